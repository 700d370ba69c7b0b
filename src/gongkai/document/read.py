"""Any file to a Document: the one door of this package."""

from __future__ import annotations

import stat
from pathlib import Path

from gongkai.document.blocks import Document
from gongkai.document.detect import Kind, kind_of
from gongkai.document.limits import FILE_BYTES, MEBIBYTE, Budget
from gongkai.document.refusal import Refusal


def read_file(path: Path, budget: Budget | None = None) -> Document:
    """A Document from a file; raises Refusal `not_found`, `too_large` or whatever `read_document` raises."""
    try:
        about = path.stat()
        # A folder has no bytes, and a pipe may never give any.
        if not stat.S_ISREG(about.st_mode):
            raise _not_found(path)
        if about.st_size > FILE_BYTES:
            raise _too_large()
        data = path.read_bytes()
    except (OSError, ValueError):
        raise _not_found(path) from None
    return read_document(data, path.name, budget)


def read_document(data: bytes, name: str = "", budget: Budget | None = None) -> Document:
    """A Document from the bytes of a file of any known format, told by its content; `name` only parts .md from .txt.

    Raises Refusal: `empty`, `too_large`, `unsupported`, and whatever the reader of the format raises.
    """
    if len(data) > FILE_BYTES:
        raise _too_large()
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise Refusal("empty", "文件是空的，没有可读的文字。请核对文件后重新选择。")
    return _read(kind_of(data, name), data, name, budget or Budget())


def _read(kind: Kind, data: bytes, name: str, budget: Budget) -> Document:
    """Hand the bytes to the reader of their format. Readers are imported when they are first needed."""
    match kind:
        case "docx":
            from gongkai.document.docx.reader import read_docx

            return read_docx(data, budget)
        case "html":
            from gongkai.document.html.reader import read_html

            return read_html(data, budget)
        case "mhtml":
            from gongkai.document.html.mhtml import read_mhtml

            return read_mhtml(data, budget)
        case "xlsx":
            from gongkai.document.sheet.reader import read_xlsx

            return read_xlsx(data, budget)
        case "csv":
            from gongkai.document.csvfile import read_csv

            return read_csv(data, budget)
        case "pdf":
            from gongkai.document.pdf import read_pdf

            return read_pdf(data, budget)
        case "image":
            from gongkai.document.scan import read_image

            return read_image(data, budget)
        case "text":
            from gongkai.document.text import read_text

            return read_text(data, name, budget)
        case _:
            from gongkai.document.legacy import read_legacy

            return read_legacy(data, kind, budget)


def _not_found(path: Path) -> Refusal:
    name = path.name.encode("utf-8", "replace").decode()
    return Refusal("not_found", f"找不到或打不开文件“{name}”。请核对文件的位置和名称后再试。")


def _too_large() -> Refusal:
    return Refusal("too_large", f"文件超过 {FILE_BYTES // MEBIBYTE} MB，不像一份年度报告。请只保留年度报告本身后再试。")
