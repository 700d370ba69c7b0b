"""The rows of an html table and how far their cells reach."""

from __future__ import annotations

import re
from typing import Final

from selectolax.lexbor import LexborNode

from gongkai.document.html.tree import IDS
from gongkai.document.limits import SPAN

Row = list[tuple[str, int, int]]
"""The cells of a row as text, rowspan, colspan."""

_ROW: Final = IDS["tr"]
_FOOT: Final = IDS["tfoot"]
_GROUPS: Final = frozenset((IDS["thead"], IDS["tbody"], IDS["tfoot"]))
_SPAN: Final = re.compile(r"\s*\+?(\d{1,9})")
WIDE: Final = 30
"""No form has more columns; a colspan above it says `the whole width` and is cut to that."""


def row_nodes(table: LexborNode) -> list[LexborNode]:
    """The rows of a table; those of its foot come last wherever they stand in the source."""
    rows: list[LexborNode] = []
    foot: list[LexborNode] = []
    node = table.first_child
    while node is not None:
        tag = node.tag_id
        if tag in _GROUPS:
            (foot if tag == _FOOT else rows).extend(children(node, _ROW))
        elif tag == _ROW:
            rows.append(node)
        node = node.next
    return rows + foot


def children(parent: LexborNode, tag: int) -> list[LexborNode]:
    """The children of one name."""
    found: list[LexborNode] = []
    node = parent.first_child
    while node is not None:
        if node.tag_id == tag:
            found.append(node)
        node = node.next
    return found


def spans(attributes: dict[str, str | None]) -> tuple[int, int]:
    """The rowspan and colspan of a cell; what is no number counts as 1, and 0 rows run to the end of the table."""
    if not attributes:
        return 1, 1
    rows, columns = attributes.get("rowspan"), attributes.get("colspan")
    rowspan = _SPAN.match(rows) if rows else None
    colspan = _SPAN.match(columns) if columns else None
    down = int(rowspan[1]) if rowspan else 1
    return min(down, SPAN) if down else SPAN, min(max(int(colspan[1]), 1), SPAN) if colspan else 1


def cut(rows: list[Row]) -> list[Row]:
    """The rows with each colspan that means `the whole width` cut to the width that the other rows have."""
    width = max((sum(c for *_, c in row) for row in rows if all(c <= WIDE for *_, c in row)), default=WIDE)
    return [
        [(text, down, across if across <= WIDE else max(width - len(row) + 1, 1)) for text, down, across in row]
        for row in rows
    ]


def places(rows: list[Row]) -> int:
    """How many places of the grid the cells take, spans laid out."""
    count = 0
    for left, row in zip(range(len(rows), 0, -1), rows, strict=True):
        for _, down, across in row:
            count += across if down == 1 else min(down, left) * across
    return count
