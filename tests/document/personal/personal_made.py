"""Invented numbers of nobody, and small files that hold them."""

from __future__ import annotations

import io
import zipfile

import docx
import openpyxl
from docx.document import Document

from gongkai.document.personal.cards import luhn
from gongkai.document.personal.identity import check_digit


def identity(place: str = "330106", born: str = "19900101", order: str = "123") -> str:
    """An identity number with its check digit."""
    return place + born + order + check_digit(place + born + order)


def card(first: str = "622202120200123456") -> str:
    """A card number with its check digit."""
    return first + str(-luhn(first + "0") % 10)


NUMBER = identity()
OTHER = identity(order="455")
THIRD = identity(born="19550203")
MOBILE = "13812345678"
CARD = card()


def word_bytes(document: Document) -> bytes:
    """A Word file saved."""
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def word_of(*paragraphs: str) -> bytes:
    """A Word file of these paragraphs."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return word_bytes(document)


def reopened_word(data: bytes | None) -> Document:
    """A Word file opened by another program's library."""
    assert data is not None
    return docx.Document(io.BytesIO(data))


def book_bytes(book: openpyxl.Workbook) -> bytes:
    """A workbook saved."""
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def book_of(*rows: list[object], title: str = "名单") -> bytes:
    """A workbook with one sheet of these rows."""
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return book_bytes(book)


def reopened_book(data: bytes | None) -> openpyxl.Workbook:
    """A workbook opened by another program's library."""
    assert data is not None
    return openpyxl.load_workbook(io.BytesIO(data))


def zip_of(**files: bytes) -> bytes:
    """A zip archive; in the names two underscores stand for a dot."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "."), data)
    return held.getvalue()
