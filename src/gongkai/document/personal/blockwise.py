"""The blocks of a Document as passages, for formats that are searched as they are read."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.document.blocks import Document, Paragraph, Place
from gongkai.document.personal.passages import Passage, fixed


def block_passages(document: Document, reachable: bool = False) -> Iterator[Passage]:
    """Every paragraph and every cell of a table, with its page, line or number."""
    paragraphs = tables = 0
    for block in document.blocks:
        where = _place(block.place)
        if isinstance(block, Paragraph):
            paragraphs += 1
            yield fixed(block.text, where or f"正文第{paragraphs}段", reachable=reachable)
        else:
            tables += 1
            for cell in block.cells():
                yield fixed(
                    cell.text, f"{where}第{tables}个表格第{cell.row + 1}行第{cell.column + 1}列", reachable=reachable
                )


def _place(place: Place) -> str:
    return f"第{place.page}页" if place.page else f"第{place.line}行" if place.line else ""
