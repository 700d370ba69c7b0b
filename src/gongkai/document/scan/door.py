"""The way in for scans, and what is said when the extra is missing."""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from gongkai.document import limits
from gongkai.document.blocks import Document, Note
from gongkai.document.limits import Budget
from gongkai.document.refusal import Refusal

if TYPE_CHECKING:
    from gongkai.document.pdf.layout import Page
    from gongkai.document.scan.picture import Picture


def is_installed() -> bool:
    """Whether the extra `scan` is there, without importing it."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr_onnxruntime", "cv2", "numpy", "PIL"))


def needs_scan() -> Refusal:
    """The refusal of a scan where OCR is not installed."""
    return Refusal(
        "needs_scan",
        '这个文件是扫描件或图片，没有可读取的文字。请安装文字识别组件：pip install "gongkai[scan]"；'
        "或者改用 Word 原稿、由原稿导出的 PDF。",
    )


def read_image(data: bytes, budget: Budget) -> Document:
    """Read pictures of pages. In: the bytes of a PNG, JPEG or TIFF (of one page or several). Out: a Document "scan".

    Raises Refusal needs_scan, damaged, too_large (limits.SCAN_PAGES, limits.PICTURE_PIXELS), too_slow.
    """
    if not is_installed():
        raise needs_scan()
    from gongkai.document.scan.picture import decoded

    document = Document("scan")
    _assemble(document, recognised(enumerate(decoded(data), 1), budget), budget)
    return document


def read_scanned_pdf(data: bytes, budget: Budget) -> Document:
    """Read every page of a PDF by OCR, whatever text layer it has. Errors as for `read_image`, and those of `read_pdf`."""
    if not is_installed():
        raise needs_scan()
    from gongkai.document.pdf.opening import opened, title_of

    document = Document("scan")
    with opened(data) as file:
        document.title = title_of(file)
        pages = recognised_pages(file, None, budget)
    _assemble(document, pages, budget)
    return document


def recognised_pages(file: Any, indexes: Iterable[int] | None, budget: Budget) -> list[Page]:
    """Pages of an open PDF read by OCR. In: the library's handle, and which pages, from 0; None means all."""
    import pypdfium2.raw as pdfium

    from gongkai.document.scan.picture import rendered

    chosen = list(range(pdfium.FPDF_GetPageCount(file)) if indexes is None else indexes)
    if len(chosen) > limits.SCAN_PAGES:
        raise Refusal(
            "too_large",
            f"扫描页有 {len(chosen)} 页，超过 {limits.SCAN_PAGES} 页。请只保留年度报告本身，或改用 Word 原稿。",
        )
    return recognised(((index + 1, rendered(file, index)) for index in chosen), budget)


def recognised(pictures: Iterable[tuple[int, Picture]], budget: Budget) -> list[Page]:
    """Pages from pictures. The time OCR takes has its own limit and is not taken from the budget."""
    return list(_one_by_one(iter(pictures), budget))


def _one_by_one(pictures: Iterator[tuple[int, Picture]], budget: Budget) -> Iterator[Page]:
    from gongkai.document.scan.reading import page_of

    begun = time.monotonic()
    for number, picture in pictures:
        yield page_of(picture, number, time.monotonic() + limits.SCAN_PAGE_SECONDS)
        budget.deadline += time.monotonic() - begun
        begun = time.monotonic()


def scan_note(pages: list[Page]) -> Note:
    """What must be known of figures that OCR has read."""
    where = f"第 {page_range([page.number for page in pages])} 页"
    return Note("scan_ocr", f"{where}是图片，文字和数字由识别软件读出，可能认错。请对照原件逐一核对数字。", where)


def page_range(numbers: list[int]) -> str:
    """Page numbers as they are written: 1、3—5."""
    parts: list[list[int]] = []
    for number in sorted(numbers):
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return "、".join(str(part[0]) if len(part) == 1 else f"{part[0]}—{part[-1]}" for part in parts)


def _assemble(document: Document, pages: list[Page], budget: Budget) -> None:
    from gongkai.document.pdf.reading import assemble

    assemble(document, pages, budget)
    document.notes.insert(0, scan_note(pages))
