"""How many cells of table 3 a reader gets right, told from its output alone.

Every cell of the document holds a number of its own. A cell is right when its number stands in a row with the label of
its row and in a column with the label of its column above it; spans are expanded where the output still has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from gongkai.annual.report import Report
from gongkai.law.edition import CellForm

Grid = list[list[str]]
"""A table as rows of texts, spans expanded."""
_FORM_TABLE = 3


def wanted_cells(report: Report) -> dict[str, CellForm]:
    """The cells of table 3 by the number that the document prints in them."""
    assert report.edition is not None
    cells = report.edition.cells.values()
    return {str(report.values[cell.code]): cell for cell in cells if cell.table == _FORM_TABLE}


def right_in_report(found: Report, written: Report) -> int:
    """The right cells of a Report."""
    return sum(found.values.get(cell.code) == written.values[cell.code] for cell in wanted_cells(written).values())


def right_in_grids(grids: Iterable[Grid], wanted: Mapping[str, CellForm]) -> int:
    """The right cells of tables. A table without a head goes on with the one before it if that is as wide."""
    right: set[str] = set()
    heads: dict[int, list[set[str]]] = {}
    for grid in grids:
        width = max((len(row) for row in grid), default=0)
        above = heads.setdefault(width, [set() for _ in range(width)])
        for row in grid:
            plain = [_plain(text) for text in row]
            for column, text in enumerate(plain):
                cell = wanted.get(text)
                if cell and _plain(cell.row_label) in plain[:column] and _plain(cell.column.label) in above[column]:
                    right.add(text)
            for column, text in enumerate(plain):
                above[column].add(text)
    return len(right)


def _plain(text: str) -> str:
    return re.sub(r"\s|\\(?=[^\w])", "", text)
