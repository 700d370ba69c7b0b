"""Word files kept as one XML text: Word 2003 XML and the flat package of later Words. Both are often named .doc."""

from __future__ import annotations

from typing import Final

from lxml import etree

from gongkai.document.blocks import Document
from gongkai.document.container import parse_xml
from gongkai.document.docx.names import BODY, NAMESPACE
from gongkai.document.docx.walk import Walk
from gongkai.document.limits import PART_BYTES, Budget
from gongkai.document.refusal import Refusal

_OLD: Final = b"http://schemas.microsoft.com/office/word/2003/wordml"
_OLD_MERGE: Final = (b"<w:vmerge", b"<w:vMerge")


def read_flat_word(data: bytes, budget: Budget | None = None) -> Document:
    """A Document, of format doc, from the bytes of a flat Word file.

    Headings and automatic numbers are not read from it. Raises Refusal `too_large`, `damaged` or `entities`.
    """
    if len(data) > PART_BYTES:
        raise Refusal("too_large", "文件过大，不像一份年度报告。请用 Word 打开后另存为 .docx 再试。")
    root = parse_xml(data.replace(_OLD, NAMESPACE.encode()).replace(*_OLD_MERGE))
    body: etree._Element | None = next(root.iter(BODY), None)
    if body is None:
        raise Refusal("damaged", "文件里没有正文。请用 Word 打开原文件，另存为 .docx 后再试。")
    try:
        return Document("doc", [block for _, block in Walk(budget=budget).blocks(body)])
    except RecursionError:
        raise Refusal("damaged", "文件结构层层嵌套，读不下去。请用 Word 打开后另存为 .docx 再试。") from None
