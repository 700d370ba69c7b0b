"""The pages of a PDF taken apart: text layer, rulings, and what else shows how to read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import pypdfium2.raw as pdfium

from gongkai.document import limits
from gongkai.document.pdf.layout import Page
from gongkai.document.pdf.letters import is_damaged
from gongkai.document.pdf.rulings import RulingReader
from gongkai.document.pdf.textlayer import Frame, frame_of, letters_of, runs_of, turn_of
from gongkai.document.refusal import Refusal

_FULL: Final = 0.6
"""The part of a page a picture must cover to be the page itself."""
_LARGE: Final = 0.12
"""The part of a page from which a picture may hold a table; seals and signatures are smaller."""
_FEW_LETTERS: Final = 20
"""Letters that a running head or a page number may have on a page that is otherwise a picture."""
_OUTLINES: Final = 150
"""Drawn things on a page without letters from which they are most likely letters drawn as outlines."""


@dataclass(slots=True)
class Source:
    """One page as the file has it, and how its text may be had."""

    page: Page
    letters: int
    is_damaged: bool
    pictures: list[Frame]
    covered: float
    drawn: int
    turn: int

    @property
    def is_picture(self) -> bool:
        """Whether the page can only be read by OCR: a picture, letters drawn as outlines, or an unreadable text layer."""
        if self.is_damaged:
            return True
        if self.letters > _FEW_LETTERS:
            return False
        return self.covered > _FULL or (self.letters == 0 and (self.covered > _LARGE or self.drawn > _OUTLINES))

    @property
    def is_overlaid(self) -> bool:
        """Whether the text layer lies over a picture of the page, as scanners that read their own scans leave it."""
        return not self.is_picture and self.covered > _FULL and not self.page.strokes.standing and self.turn == 0

    @property
    def has_picture(self) -> bool:
        """Whether there is a picture beside the text that is large enough for a table."""
        return not self.is_picture and _LARGE < self.covered <= _FULL


def take_apart(file: Any, index: int) -> Source:
    """Take one page apart. In: the library's handle of an open PDF, and the page from 0. Raises Refusal damaged."""
    page = pdfium.FPDF_LoadPage(file, index)
    text = pdfium.FPDFText_LoadPage(page) if page else None
    if not text:
        raise Refusal("damaged", f"PDF 的第 {index + 1} 页已损坏，读不出来。请由原稿重新导出 PDF 后再试。")
    try:
        frame = frame_of(page)
        count = max(0, pdfium.FPDFText_CountChars(text))
        if max(count, pdfium.FPDFPage_CountObjects(page)) > limits.PAGE_LETTERS:
            raise Refusal("too_large", f"PDF 的第 {index + 1} 页内容过多，不像一页公文。请由 Word 原稿重新导出后再试。")
        letters = letters_of(text, count) if count else ""
        turn = turn_of(text, count)
        rulings = RulingReader(frame, turn)
        rulings.read(page)
        runs = runs_of(text, letters, frame, turn)
    finally:
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
    width, height = frame[2] - frame[0], frame[3] - frame[1]
    area = max(1.0, width * height)
    if turn % 2:
        width, height = height, width
    solid = "".join(letters.split())
    taken = Page(index + 1, width, height, runs, rulings.strokes)
    covered = sum((right - left) * (bottom - top) for left, top, right, bottom in rulings.pictures) / area
    return Source(taken, len(solid), is_damaged(solid), rulings.pictures, covered, rulings.drawn, turn)
