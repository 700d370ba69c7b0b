"""Files whose text is all in a web page packed inside (w:altChunk), as some office systems and browsers export them."""

from __future__ import annotations

import posixpath
import re
from typing import Final

from lxml import etree

from gongkai.document.blocks import Block
from gongkai.document.container import Container
from gongkai.document.docx.names import CHUNK
from gongkai.document.limits import Budget

_LINK: Final = re.compile(rb"<Relationship\b[^>]*>")
_ID: Final = re.compile(rb'\bId="([^"]*)"')
_TARGET: Final = re.compile(rb'\bTarget="([^"]*)"')
_MOST: Final = 20


def chunk_blocks(container: Container, main: str, root: etree._Element, budget: Budget) -> list[Block]:
    """The blocks of the pages packed in a Word file, in their order; [] where there are none."""
    folder, _, name = main.rpartition("/")
    links = container.part(f"{folder}/_rels/{name}.rels") or b""
    targets = {
        key[1].decode("utf-8", "replace"): posixpath.normpath(
            posixpath.join("/", folder, at[1].decode("utf-8", "replace"))
        )
        for link in _LINK.findall(links)
        if (key := _ID.search(link)) and (at := _TARGET.search(link))
    }
    blocks: list[Block] = []
    for chunk in list(root.iter(CHUNK))[:_MOST]:
        wanted = next((value for key, value in chunk.attrib.items() if str(key).endswith("}id")), "")
        data = container.part(targets.get(str(wanted), "").lstrip("/"))
        if data:
            blocks.extend(_page(data, budget))
    return blocks


def _page(data: bytes, budget: Budget) -> list[Block]:
    from gongkai.document.detect import kind_of
    from gongkai.document.html.mhtml import read_mhtml
    from gongkai.document.html.reader import read_html

    kind = kind_of(data, "chunk.html")
    if kind == "html":
        return read_html(data, budget).blocks
    return read_mhtml(data, budget).blocks if kind == "mhtml" else []
