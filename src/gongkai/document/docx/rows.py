"""The rows and cells of a Word table, wrapped or not, and what their marks say of spans."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from gongkai.document.docx.names import (
    CELL,
    CELL_DELETED,
    CELL_MARKS,
    DELETED,
    GONE,
    GRID_AFTER,
    GRID_BEFORE,
    GRID_SPAN,
    HORIZONTAL_MERGE,
    NOT_ROWS,
    PARAGRAPH,
    ROW,
    ROW_MARKS,
    VAL,
    VERTICAL_MERGE,
)
from gongkai.document.limits import SPAN
from gongkai.document.lines import whole_number

_ONE: Final = (1, False, False)


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """The w:tr of a table, also those wrapped in content controls, insertions or custom XML."""
    for child in table:
        tag = child.tag
        if tag == ROW:
            yield child
        elif tag not in NOT_ROWS and tag not in GONE and len(child):
            yield from rows_of(child)


def cells_of(row: etree._Element) -> Iterator[etree._Element]:
    """The w:tc of a row, wrapped or not, those deleted by a tracked change left out."""
    for child in row:
        tag = child.tag
        if tag == CELL:
            yield child
        elif tag not in NOT_ROWS and tag not in GONE and len(child):
            yield from cells_of(child)


def cells_within(table: etree._Element) -> Iterator[etree._Element]:
    """The w:tc of a table, row by row."""
    for row in rows_of(table):
        yield from cells_of(row)


def row_marks(row: etree._Element) -> tuple[int, int, bool]:
    """Grid columns left free before and after the cells of a row, and whether the row is deleted."""
    before = after = 0
    for marks in row.iterchildren(ROW_MARKS):
        for mark in marks:
            tag = mark.tag
            if tag == GRID_BEFORE:
                before = width_of(mark)
            elif tag == GRID_AFTER:
                after = width_of(mark)
            elif tag == DELETED:
                return 0, 0, True
    return before, after, False


def spans(tc: etree._Element) -> tuple[int, bool, bool]:
    """Columns covered (0 for a deleted cell), whether the cell continues the one above, or the one to the left."""
    for marks in tc:
        if marks.tag != CELL_MARKS:
            if marks.tag == PARAGRAPH:
                break
            continue
        width, merged, leftwards = _ONE
        for mark in marks:
            tag = mark.tag
            if tag == GRID_SPAN:
                width = width_of(mark) or 1
            elif tag == VERTICAL_MERGE:
                merged = mark.get(VAL) != "restart"
            elif tag == HORIZONTAL_MERGE:
                leftwards = mark.get(VAL) != "restart"
            elif tag == CELL_DELETED:
                return 0, False, False
        return width, merged, leftwards
    return _ONE


def width_of(mark: etree._Element) -> int:
    """A number of grid columns, within the limit; 0 for what is no number."""
    return min(whole_number(mark.get(VAL)), SPAN)
