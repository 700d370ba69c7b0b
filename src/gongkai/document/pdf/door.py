"""The way in: a PDF's pages are taken apart, by text layer or by OCR, and put together to a Document."""

from __future__ import annotations

from typing import Any

import pypdfium2.raw as pdfium

from gongkai.document.blocks import Document
from gongkai.document.limits import Budget
from gongkai.document.pdf.layout import Page
from gongkai.document.pdf.opening import opened, title_of
from gongkai.document.pdf.reading import assemble
from gongkai.document.pdf.rulings import RulingReader
from gongkai.document.pdf.textlayer import frame_of, letters_of, runs_of, turn_of


def read_pdf(data: bytes, budget: Budget) -> Document:
    """Read a PDF. In: its bytes and the time and cells it may use. Out: a Document of format "pdf", or "scan".

    Raises Refusal encrypted, truncated, damaged, too_large, too_slow; needs_scan when there is no text layer
    and the extra `scan` is not installed.
    """
    document = Document("pdf")
    with opened(data) as file:
        document.title = title_of(file)
        pages = []
        for index in range(pdfium.FPDF_GetPageCount(file)):
            budget.tick()
            pages.append(_page(file, index))
    assemble(document, pages, budget)
    return document


def _page(file: Any, index: int) -> Page:
    """Take one page apart."""
    page = pdfium.FPDF_LoadPage(file, index)
    text = pdfium.FPDFText_LoadPage(page)
    try:
        frame = frame_of(page)
        count = max(0, pdfium.FPDFText_CountChars(text))
        letters = letters_of(text, count) if count else ""
        turn = turn_of(text, count)
        rulings = RulingReader(frame, turn)
        rulings.read(page)
        runs = runs_of(text, letters, frame, turn)
    finally:
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
    width, height = frame[2] - frame[0], frame[3] - frame[1]
    if turn % 2:
        width, height = height, width
    return Page(index + 1, width, height, runs, rulings.strokes)
