"""Columns of a panel found in a table, and how labels are compared."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.annual.reading.folding import fold
from gongkai.annual.reading.lexicon import Entry
from gongkai.document.blocks import Cell

Row = Sequence[Cell | None]
Spot = tuple[int, int]
"""Where a head stands: its row among the head rows and its place in it."""


STRANGE = -1
ALIKE = 0.5
"""How alike a strange head must be to the lost one at its place to be taken for it."""


@dataclass(slots=True)
class Columns:
    """The columns of one panel: where each stands in the grid, and in which order they come."""

    places: dict[int, int] = field(default_factory=dict)
    """Column of the form (its index in the panel) -> column of the grid; empty where the source tells no columns apart."""
    order: list[int] = field(default_factory=list)
    """The columns of the form from left to right, with STRANGE for a column that is none of the form's."""
    width: int = 0
    """The width of the grid the places are for."""
    sure: list[int] = field(default_factory=list)
    """Those of `order` whose heads were seen, when some were not."""
    lead: int = -1
    """In a ragged table, where in its row the first head stands; -1 where it is not known."""

    @property
    def first(self) -> int:
        """The first grid column that holds figures."""
        return min(self.places.values(), default=0)


def column_lines(entries: tuple[Entry, ...], table: int, panel: int) -> tuple[int, ...]:
    """The columns of a panel that a label may mean."""
    return tuple(e.line for e in entries if e.table == table and e.panel == panel and e.axis == "column")


def stack_over(heads: Sequence[Row], column: int) -> list[Cell]:
    """The head cells over a column from top to bottom, each once, blank ones left out."""
    stack: list[Cell] = []
    for row in heads:
        cell = row[column] if column < len(row) else None
        if cell is not None and cell.text.strip() and (not stack or stack[-1] is not cell):
            stack.append(cell)
    return stack


def alike(one: str, other: str) -> float:
    """How alike two labels are, from 0 to 1."""
    return difflib.SequenceMatcher(None, fold(one), fold(other)).ratio()
