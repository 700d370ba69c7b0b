"""Tables beside the form: local supplementary tables, kept as found."""

from __future__ import annotations

from gongkai.annual.reading.aligner import texts_of
from gongkai.annual.report import Supplement
from gongkai.document.blocks import Document, Paragraph, Table

LEAST_CELLS = 4


def find_supplements(document: Document, used: set[int], start: int, end: int) -> list[Supplement]:
    """Every table between the blocks `start` and `end` that is no table of the form, with the caption above it."""
    found: list[Supplement] = []
    for index in range(max(start, 0), end):
        block = document.blocks[index]
        if index in used or not isinstance(block, Table):
            continue
        rows = [[text.strip() for text in texts_of(row)] for row in block.grid]
        rows = [row for row in rows if any(row)]
        if len(rows) < 2 or sum(1 for row in rows for text in row if text) < LEAST_CELLS:
            continue
        if max(len(row) for row in rows) < 2:
            continue
        found.append(Supplement(_caption(document, index), rows[0], rows[1:], index))
    return found


def _caption(document: Document, index: int) -> str | None:
    """The heading or caption right above a table."""
    for back in range(index - 1, max(index - 3, -1), -1):
        block = document.blocks[back]
        if not isinstance(block, Paragraph):
            return None
        text = block.text.strip()
        if text and len(text) <= 40 and not text.endswith("。"):
            if text.startswith("表") and len(text) <= 3:
                continue
            return text
        return None
    return None
