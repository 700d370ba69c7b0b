"""The way in: a PDF's pages are read by their text layer, or by OCR where there is none, and put together."""

from __future__ import annotations

from typing import Any

import pypdfium2.raw as pdfium

from gongkai.document.blocks import Document, Note
from gongkai.document.limits import Budget
from gongkai.document.pdf.layout import Page, Run, Strokes
from gongkai.document.pdf.opening import opened, title_of
from gongkai.document.pdf.pages import Source, take_apart
from gongkai.document.pdf.reading import assemble
from gongkai.document.refusal import Refusal
from gongkai.document.scan.door import is_installed, needs_scan, recognised_pages, scan_note


def read_pdf(data: bytes, budget: Budget) -> Document:
    """Read a PDF. In: its bytes and the time and cells it may use. Out: a Document of format "pdf", or "scan".

    Raises Refusal encrypted, truncated, damaged, too_large, too_slow; needs_scan when no page has a usable text
    layer and the extra `scan` is not installed.
    """
    document = Document("pdf")
    with opened(data) as file:
        document.title = title_of(file)
        sources = []
        for index in range(pdfium.FPDF_GetPageCount(file)):
            budget.tick()
            sources.append(take_apart(file, index))
        pages = _with_pictures(document, file, sources, budget)
    assemble(document, pages, budget)
    return document


def _with_pictures(document: Document, file: Any, sources: list[Source], budget: Budget) -> list[Page]:
    """The pages, those that are pictures read by OCR if that is installed; notes say what was done or left undone."""
    wanted = [source for source in sources if source.is_picture or source.has_picture]
    overlaid = [source for source in sources if source.is_overlaid]
    if not wanted and not overlaid:
        return [source.page for source in sources]
    if not is_installed():
        _say_unread(document, sources, wanted)
        return [source.page for source in sources if not source.is_picture]
    for source in overlaid:
        _take_rulings(file, source)
    found = recognised_pages(file, [source.page.number - 1 for source in wanted], budget)
    if wanted:
        document.notes.append(scan_note(found))
    if all(source.is_picture or source.letters == 0 for source in sources):
        document.format = "scan"
    read = {page.number: page for page in found}
    return [_joined(source, read.get(source.page.number)) for source in sources]


def _say_unread(document: Document, sources: list[Source], wanted: list[Source]) -> None:
    """Refuse a file of pictures alone, or say which pages or parts of pages were not read."""
    if all(source.is_picture or source.letters == 0 for source in sources):
        if any(source.is_damaged for source in sources):
            raise Refusal(
                "needs_scan",
                "这个 PDF 的文字编码已损坏，复制出来是乱码。请改用 Word 原稿；"
                '或者安装文字识别组件后再试：pip install "gongkai[scan]"。',
            )
        raise needs_scan()
    for source in wanted:
        where = f"第 {source.page.number} 页"
        what = "是图片，没有读取" if source.is_picture else "有图片，图中的文字和表格没有读取"
        how = '如需读取，请安装文字识别组件：pip install "gongkai[scan]"，或改用 Word 原稿。'
        document.notes.append(Note("scan_unread", f"{where}{what}。{how}", where))


def _take_rulings(file: Any, source: Source) -> None:
    """Give a page with a text layer over its picture the rulings of the picture."""
    from gongkai.document.scan.picture import rendered
    from gongkai.document.scan.reading import rulings_on

    source.page.strokes = rulings_on(rendered(file, source.page.number - 1))


def _joined(source: Source, read: Page | None) -> Page:
    """A page from its text layer and what OCR has read on it: all, or what is on its pictures."""
    if read is None:
        return source.page
    if source.is_picture:
        return read
    page = source.page
    if source.turn != 0:
        return page
    runs: list[Run] = [run for run in read.runs if _is_on(source, run.middle, (run.top + run.bottom) / 2)]
    lying = [stroke for stroke in read.strokes.lying if _is_on(source, (stroke[1] + stroke[2]) / 2, stroke[0])]
    standing = [stroke for stroke in read.strokes.standing if _is_on(source, stroke[0], (stroke[1] + stroke[2]) / 2)]
    strokes = Strokes(page.strokes.lying + lying, page.strokes.standing + standing)
    return Page(page.number, page.width, page.height, page.runs + runs, strokes)


def _is_on(source: Source, x: float, y: float) -> bool:
    """Whether a point is on one of the pictures of a page."""
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in source.pictures)
