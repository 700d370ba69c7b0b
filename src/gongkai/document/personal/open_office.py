"""Office files opened for the scan: Word and Excel of today, flat Word, and older formats by way of LibreOffice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from gongkai.document.container import parse_xml
from gongkai.document.detect import Kind
from gongkai.document.legacy import converted
from gongkai.document.limits import PART_BYTES
from gongkai.document.personal.book import Book
from gongkai.document.personal.book_hidden import book_hidden
from gongkai.document.personal.findings import Hidden
from gongkai.document.personal.office import is_picture, office_hidden
from gongkai.document.personal.opened import Opened
from gongkai.document.personal.package import Package
from gongkai.document.personal.passages import Passage, fixed
from gongkai.document.personal.pictures import picture_words
from gongkai.document.personal.sweep import tree_passages
from gongkai.document.personal.word import word_hidden, word_passages
from gongkai.document.refusal import Refusal

_READ_WITHIN: Final = (
    ".xlsx",
    ".docx",
    ".doc",
    ".xls",
    ".pdf",
    ".rtf",
    ".htm",
    ".html",
    ".mht",
    ".txt",
    ".csv",
    ".zip",
)


def open_word(data: bytes) -> Opened:
    """A Word file; raises Refusal as Container does."""
    package = Package(data)
    opened = Opened(maskable=True, unread=package.unread)
    opened.passages = chain(word_passages(package), _parts(package, opened))
    opened.hidden = chain(office_hidden(package), word_hidden(package))
    return opened


def open_book(data: bytes) -> Opened:
    """A workbook; raises Refusal as Container does, `unsupported` for a binary one."""
    package = Package(data)
    if "xl/workbook.xml" not in package.names():
        raise Refusal("unsupported", "不是能读取的 Excel 文件（可能是 .xlsb）。")
    book = Book(package)
    opened = Opened(maskable=True, unread=package.unread)
    opened.passages = chain(book.passages(), _parts(package, opened))
    opened.hidden = chain(office_hidden(package), book_hidden(book))
    return opened


def open_legacy(data: bytes, kind: Kind) -> Opened:
    """The older formats, as LibreOffice saves them; the copy is searched, so the file itself cannot be masked."""
    made, is_sheet = converted(data, kind)
    opened = (open_book if is_sheet else open_word)(made)
    hidden = opened.hidden
    opened.hidden = (Hidden(item.kind, item.where, item.excerpt, False) for item in hidden)
    opened.maskable = False
    return opened


def open_flat(data: bytes) -> Opened:
    """Word 2003 XML and the flat package: one tree, searched whole."""
    if len(data) > PART_BYTES:
        raise Refusal("too_large", "文件过大。")
    return Opened(tree_passages(parse_xml(data), "", "正文"))


def _parts(package: Package, opened: Opened) -> Iterator[Passage]:
    """The parts of an Office file that are no XML: files to be read for themselves, pictures to be looked at."""
    pictures = 0
    for name in package.names():
        short = name.rpartition("/")[2]
        if is_picture(name):
            pictures += 1
            for words in picture_words(package.data(name)):
                yield fixed(words, f"图片 {short}", "图片属性", True)
        elif name.endswith(_READ_WITHIN):
            opened.within.append(("嵌入的文件", short, package.data(name)))
        elif "/embeddings/" in name:
            opened.unread.append(f"嵌入的对象 {short} 没有检查")
    if pictures:
        opened.unread.append(f"文件里有 {pictures} 幅图片，图中的文字没有检查")
