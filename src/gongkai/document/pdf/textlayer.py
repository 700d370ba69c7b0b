"""The text layer of one page: every letter with its box, put together to runs.

The library is called once for the text of the page and once a letter for its box; that and the few steps
a letter takes here are most of what reading a PDF costs, so this loop is kept bare.
"""

from __future__ import annotations

import ctypes
import math
from typing import Any, Final

import pypdfium2.raw as pdfium

from gongkai.document.pdf.layout import Run

_RUN_GAP: Final = 0.15
"""The gap, in sizes of the type, that ends a run. Lines join runs again; but a run must not reach over a letter
that the file draws later, nor from one narrow cell to the next."""

_FAR: Final = 1e6
"""Points from the corner of the page at which no letter can be."""
_SPACES: Final = frozenset(" \r\n\t\xa0\u3000\u2002\u2003\u200b\ufeff\0\x02\xad")

Frame = tuple[float, float, float, float]
"""The visible part of a page in the file's own coordinates: left, bottom, right, top."""


def frame_of(page: Any) -> Frame:
    """The visible part of a page."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box)):
        return (0.0, 0.0, pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page))
    return (box.left, box.bottom, box.right, box.top)


def letters_of(text_page: Any, count: int) -> str:
    """The letters of a page, one for each index the library counts."""
    buffer = ctypes.create_string_buffer(2 * count + 2)
    pdfium.FPDFText_GetText(text_page, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    letters = buffer.raw[: 2 * count].decode("utf-16-le", "replace")
    if len(letters) == count and "\0" not in letters:
        return letters
    # Letters without a meaning are left out of the bulk text, and rare ones take two places in it: ask one by one.
    codes = (pdfium.FPDFText_GetUnicode(text_page, index) for index in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes)


def turn_of(text_page: Any, count: int) -> int:
    """How far the text of a page is turned, in quarter turns with the clock, as most of a sample of letters is."""
    votes = [0, 0, 0, 0]
    for index in range(0, count, max(1, count // 9)):
        angle = pdfium.FPDFText_GetCharAngle(text_page, index)
        if angle >= 0:
            votes[round(angle / (math.pi / 2)) % 4] += 1
    return votes.index(max(votes))


def turned(frame: Frame, turn: int, left: float, bottom: float, right: float, top: float) -> Frame:
    """A box of the file as (x0, top, x1, bottom) on the page as it is read, y downwards."""
    if turn == 0:
        return (left - frame[0], frame[3] - top, right - frame[0], frame[3] - bottom)
    if turn == 1:
        return (frame[3] - top, frame[2] - right, frame[3] - bottom, frame[2] - left)
    if turn == 2:
        return (frame[2] - right, bottom - frame[1], frame[2] - left, top - frame[1])
    return (bottom - frame[1], left - frame[0], top - frame[1], right - frame[0])


def runs_of(text_page: Any, letters: str, frame: Frame, turn: int) -> list[Run]:
    """The runs of a page in the order of the file. In: its letters by index, see `letters_of`."""
    box = pdfium.FS_RECTF()
    box_reference = ctypes.byref(box)
    box_of_letter = pdfium.FPDFText_GetLooseCharBox
    left_edge, head = frame[0], frame[3]
    right_edge, foot = frame[2] - frame[0], frame[3] - frame[1]
    if turn % 2:
        right_edge, foot = foot, right_edge
    runs: list[Run] = []
    run = Run(0.0, 0.0, -1e9, 0.0, "")
    for index, letter in enumerate(letters):
        if letter in _SPACES:
            continue
        box_of_letter(text_page, index, box_reference)
        if turn:
            x0, top, x1, bottom = turned(frame, turn, box.left, box.bottom, box.right, box.top)
        else:
            x0, top, x1, bottom = box.left - left_edge, head - box.top, box.right - left_edge, head - box.bottom
        size = bottom - top
        if -0.5 * size < x0 - run.x1 < _RUN_GAP * size and -0.35 * size < bottom - run.bottom < 0.35 * size:
            run.text += letter
            run.x1 = x1
            if top < run.top:
                run.top = top
            if bottom > run.bottom:
                run.bottom = bottom
        elif x1 > 0 and bottom > 0 and x0 < right_edge and top < foot:
            run = Run(x0, top, x1, bottom, letter)
            runs.append(run)
    # A damaged font may give corners that are infinite or no numbers at all; comparing drops both.
    return [run for run in runs if run.x0 > -_FAR and run.x1 < _FAR and run.top > -_FAR and run.bottom < _FAR]
