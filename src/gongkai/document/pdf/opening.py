"""A PDF from bytes to an open file of pypdfium2's, or a refusal that says what to do."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import pypdfium2.raw as pdfium

from gongkai.document import limits
from gongkai.document.refusal import Refusal

_ONE_AT_A_TIME: Final = threading.RLock()
"""The library keeps its state in globals and must not be entered by two threads."""


def _refusal(data: bytes) -> Refusal:
    """Why the library did not open the file."""
    if not data:
        return Refusal("empty", "文件是空的，没有内容。请重新下载或重新导出后再试。")
    if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD:
        return Refusal("encrypted", "这个 PDF 文件设有打开密码。请去掉密码另存一份，再重新读取。")
    if b"%PDF-" not in data[:1024]:
        return Refusal("damaged", "文件内容不是有效的 PDF。请用 Word 或 WPS 打开原稿，重新导出 PDF 后再试。")
    if b"%%EOF" not in data[-2048:]:
        return Refusal("truncated", "这个 PDF 文件不完整，可能没有下载或传送完。请重新下载或重新导出后再试。")
    return Refusal("damaged", "这个 PDF 文件已损坏，打不开。请用 Word 或 WPS 打开原稿，重新导出 PDF 后再试。")


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """Open a PDF for as long as the block lasts. In: the bytes. Out: the library's document handle.

    Raises Refusal encrypted, truncated, damaged or too_large (limits.PAGES).
    """
    with _ONE_AT_A_TIME:
        document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            raise _refusal(data)
        try:
            pages = pdfium.FPDF_GetPageCount(document)
            if pages > limits.PAGES:
                raise Refusal(
                    "too_large",
                    f"这个 PDF 有 {pages} 页，超过 {limits.PAGES} 页，不像一份年度报告。请只保留年度报告本身后再试。",
                )
            if pages < 1:
                raise Refusal("damaged", "这个 PDF 文件里没有页面。请用 Word 或 WPS 打开原稿，重新导出 PDF 后再试。")
            yield document
        finally:
            pdfium.FPDF_CloseDocument(document)


def title_of(document: Any) -> str:
    """The title the file itself gives, without the name of the program that some write before it."""
    size = pdfium.FPDF_GetMetaText(document, b"Title", None, 0)
    if not 2 < size < 4096:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_GetMetaText(document, b"Title", buffer, size)
    title = buffer.raw[: size - 2].decode("utf-16-le", "replace")
    return " ".join(title.removeprefix("Microsoft Word - ").split())
