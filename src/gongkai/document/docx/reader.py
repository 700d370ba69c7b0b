"""A .docx file to a Document."""

from __future__ import annotations

import html
import re
from typing import Final

from lxml import etree

from gongkai.document.blocks import Document, Table
from gongkai.document.container import Container, parse_xml
from gongkai.document.docx.chunks import chunk_blocks
from gongkai.document.docx.names import BODY, IMAGE, NAMESPACE, NUMBERING, STRICT, STYLE
from gongkai.document.docx.numbering import Numbering
from gongkai.document.docx.styles import Styles
from gongkai.document.docx.walk import Walk
from gongkai.document.limits import BLOCKS, CELLS, MEBIBYTE, Budget
from gongkai.document.lines import images_note, one_line
from gongkai.document.refusal import Refusal

_MAIN: Final = "word/document.xml"
_MAIN_TARGET: Final = re.compile(rb'<[^<>]*/officeDocument"[^<>]*>')
_TARGET: Final = re.compile(rb'Target="/?([^"]+)"')
_TITLE: Final = re.compile(rb"<dc:title>(.*?)</dc:title>", re.DOTALL)


def read_docx(data: bytes, budget: Budget | None = None) -> Document:
    """A Document from the bytes of a .docx file; raises Refusal as Container does, and `too_large` over the limits."""
    budget = budget or Budget()
    container = Container(data)
    main = main_part(container)
    xml = container.part(main)
    if xml is None:
        raise Refusal("damaged", "文件里没有正文，不是完整的 Word 文件。请用 Word 打开原文件，另存为 .docx 后再试。")
    root = parse_body(xml)
    document = Document("docx", title=_title(container))
    try:
        for _, block in walk_of(container, main, root, budget).blocks(_body(root)):
            document.blocks.append(block)
            if len(document.blocks) > BLOCKS:
                raise Refusal("too_large", f"文件超过 {BLOCKS} 段，不像一份年度报告。请只保留年度报告本身后再试。")
    except RecursionError:
        raise Refusal("damaged", "文件结构层层嵌套，读不下去。请用 Word 打开后另存为新的 .docx 再试。") from None
    if not document.blocks:
        document.blocks = chunk_blocks(container, main, root, budget)
    if not any(isinstance(block, Table) for block in document.blocks):
        images = sum(1 for _ in root.iter(IMAGE))
        document.notes.extend([images_note(images)] if images else [])
    return document


def main_part(container: Container) -> str:
    """The name of the part that holds the text: what the package says it is, else word/document.xml."""
    if _MAIN in container:
        return _MAIN
    found = _MAIN_TARGET.search(container.part("_rels/.rels") or b"")
    target = _TARGET.search(found[0]) if found else None
    return target[1].decode("utf-8", "replace") if target else _MAIN


def parse_body(xml: bytes) -> etree._Element:
    """The root of the main part, strict files as transitional ones; raises as `parse_xml` does."""
    if len(xml) > MEBIBYTE and xml.count(b":tc>") > 2 * CELLS:
        Budget().take_cells(CELLS + 1)
    return parse_xml(xml.replace(STRICT, NAMESPACE.encode()) if STRICT in xml else xml)


def walk_of(container: Container, main: str, root: etree._Element, budget: Budget | None = None) -> Walk:
    """The Walk that reads this file's styles and lists, each part opened only where the text refers to it."""
    folder = main.rpartition("/")[0] + "/"
    styled = next(root.iter(STYLE), None) is not None
    styles = Styles(container.part(folder + "styles.xml")) if styled else None
    numbered = styled or next(root.iter(NUMBERING), None) is not None
    xml = container.part(folder + "numbering.xml") if numbered else None
    numbering = Numbering(parse_xml(xml.replace(STRICT, NAMESPACE.encode()))) if xml else None
    return Walk(styles, numbering, budget)


def _body(root: etree._Element) -> etree._Element:
    body = root.find(BODY)
    return root if body is None else body


def _title(container: Container) -> str:
    found = _TITLE.search(container.part("docProps/core.xml") or b"")
    return one_line(html.unescape(found[1].decode("utf-8", "replace"))) if found else ""
