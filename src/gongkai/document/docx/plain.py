"""The quick way through a Word table that has nothing unusual in it: five kinds of elements, in one sweep.

It gives what the careful way in `walk` gives, at a third of the time; `is_plain` says when it may be taken.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from lxml import etree

from gongkai.document.docx.names import (
    ALTERNATIVE,
    BOX,
    BREAKS,
    CELL,
    CELL_DELETED,
    DELETED,
    GRID_AFTER,
    GRID_BEFORE,
    GRID_SPAN,
    HIDDEN,
    HORIZONTAL_MERGE,
    HYPHEN,
    MATH_TEXT,
    MOVED_AWAY,
    NUMBERING,
    PARAGRAPH,
    ROW,
    RUBY,
    SPACES,
    TABLE,
    TEXT,
    VAL,
    VERTICAL_MERGE,
)
from gongkai.document.docx.rows import width_of
from gongkai.document.lines import one_line

_UNUSUAL: Final = (
    *HIDDEN, *BREAKS, *SPACES, DELETED, MOVED_AWAY, CELL_DELETED, NUMBERING, ALTERNATIVE, BOX, HYPHEN, RUBY, MATH_TEXT,
    HORIZONTAL_MERGE, GRID_BEFORE, GRID_AFTER,
)  # fmt: skip


class Source(NamedTuple):
    """One w:tc: columns covered, whether it continues the cell above or to the left, its lines, a table in it or not."""

    element: etree._Element
    width: int
    merged: bool
    leftwards: bool
    lines: list[str]
    nested: bool


class RowSource(NamedTuple):
    """One w:tr: grid columns left free before and after its cells, and the cells."""

    before: int
    after: int
    cells: list[Source]


def is_plain(table: etree._Element) -> bool:
    """Whether a table holds no other table and nothing else that needs care (automatic numbers by style apart)."""
    found = table.iter(TABLE, *_UNUSUAL)
    next(found)
    return next(found, None) is None


def plain_rows(table: etree._Element) -> list[RowSource]:
    """The rows of a plain table."""
    rows: list[RowSource] = []
    cells: list[Source] = []
    lines: list[str] = []
    open_cell: etree._Element | None = None
    width, merged, held = 1, False, ""
    for element in table.iter(ROW, CELL, PARAGRAPH, TEXT, GRID_SPAN, VERTICAL_MERGE):
        piece = element.text
        # Only w:t has words; the name of an element is dear to ask for, so it is asked for last.
        if piece and not piece.isspace():
            held += piece
            continue
        tag = element.tag
        if tag == TEXT:
            held += piece or ""
            continue
        if held:
            line = one_line(held)
            if line:
                lines.append(line)
            held = ""
        if tag == PARAGRAPH:
            continue
        if tag == GRID_SPAN:
            width = width_of(element) or 1
        elif tag == VERTICAL_MERGE:
            merged = element.get(VAL) != "restart"
        else:
            if open_cell is not None:
                cells.append(Source(open_cell, width, merged, False, lines, False))
                open_cell = None
            if tag == CELL:
                open_cell, width, merged, lines = element, 1, False, []
            else:
                cells = []
                rows.append(RowSource(0, 0, cells))
    if held and (line := one_line(held)):
        lines.append(line)
    if open_cell is not None:
        cells.append(Source(open_cell, width, merged, False, lines, False))
    return rows
