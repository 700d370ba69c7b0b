"""A file of any format opened for the scan: its passages, what it hides, the files in it, what could not be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gongkai.document.detect import Kind, kind_of
from gongkai.document.limits import FILE_BYTES
from gongkai.document.personal.archive import members
from gongkai.document.personal.open_office import open_book, open_flat, open_legacy, open_word
from gongkai.document.personal.opened import Opened
from gongkai.document.personal.passages import Passage, fixed
from gongkai.document.personal.source import Source, line_passages
from gongkai.document.refusal import Refusal

MASKABLE: Final = frozenset(("docx", "xlsx", "html", "csv", "text"))
"""The kinds of file of which a masked copy is made."""


def open_file(data: bytes, name: str) -> Opened:
    """Open the bytes of a file for the scan.

    Raises Refusal `empty`, `too_large`, `encrypted`, `needs_libreoffice`, `unsupported` and what the reader of the
    format raises, some of it only when the passages are read.
    """
    if len(data) > FILE_BYTES:
        raise Refusal("too_large", "文件过大。")
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise Refusal("empty", "文件是空的。")
    try:
        kind = kind_of(data, name)
    except Refusal as refusal:
        if refusal.code != "unsupported" or not data.startswith(b"PK") or b"OFD.xml" in data:
            raise
        return _archive(data)
    return _opened(data, name, kind)


def _opened(data: bytes, name: str, kind: Kind) -> Opened:
    from gongkai.document.personal.open_pages import open_image, open_page, open_pdf, open_web_archive

    match kind:
        case "docx":
            return open_word(data)
        case "xlsx":
            return open_book(data)
        case "html":
            return open_page(data, name)
        case "csv" | "text":
            return Opened(line_passages(Source(data, False).text, ""), maskable=True)
        case "pdf":
            return open_pdf(data, name)
        case "image":
            return open_image(data, name)
        case "mhtml":
            return open_web_archive(data, name)
        case "wordml":
            return open_flat(data)
        case _:
            return open_legacy(data, kind)


def _archive(data: bytes) -> Opened:
    opened = Opened()

    def passages() -> Iterator[Passage]:
        for name, held in members(data):
            opened.within.append(("压缩包中的", name, held))
            yield fixed(name, "压缩包中的文件名")

    opened.passages = passages()
    return opened
