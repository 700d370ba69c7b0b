"""The least that anybody must spend on a format: the parser alone, nothing made of what it finds."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

import pypdfium2
from lxml import etree
from selectolax.lexbor import LexborHTMLParser


def parse_html(data: bytes) -> None:
    """selectolax parses the page, made UTF-8 first where it is not: the parser knows no other encoding."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        data = data.decode("gb18030", "replace").encode()
    LexborHTMLParser(data)


def inflate_and_parse(data: bytes) -> None:
    """zip inflates document.xml and lxml parses it."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        etree.fromstring(container.read("word/document.xml"))


def take_text(data: bytes) -> None:
    """pypdfium2 gives the text of every page."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    document.close()


FLOORS: Mapping[str, tuple[str, Callable[[bytes], None]]] = {
    "html": ("selectolax parse", parse_html),
    "docx": ("inflate + lxml parse", inflate_and_parse),
    "pdf": ("pypdfium2 text", take_text),
}
