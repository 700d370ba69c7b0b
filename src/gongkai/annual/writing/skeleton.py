"""A table to be set: its cells with their spans, and what the writers need to lay it out."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal, NamedTuple

from gongkai.annual.report import Figure

Role = Literal["panel", "corner", "column", "group", "row", "figure", "words"]
"""panel: head of a whole panel. column, row: what names a line. group: what stands over several. words: free text."""

SHORT: Final = 6
"""A table of up to this many rows is kept on one page."""
HELD: Final = 12
"""A group of up to this many rows is."""
_HEADS: Final = frozenset(("panel", "corner", "column"))


class FormCell(NamedTuple):
    """A cell once, where it starts. `code` is the cell of the form it holds, for figures alone."""

    text: str
    row: int
    column: int
    rowspan: int
    colspan: int
    role: Role
    code: str | None = None
    value: Figure | None = None


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A table to be set: its cells in reading order, and what the writers need to lay it out."""

    name: str
    """What the table is called where it needs a name: a caption for a screen reader, a sheet of a book."""
    cells: tuple[FormCell, ...]
    height: int
    head_rows: int
    """How many rows on top are printed again on each page; 0 where every panel has its own head."""
    label_columns: int
    shares: tuple[Fraction, ...]
    """For each value column of the grid, its part of the width that all of them have together."""
    bodies: tuple[int, ...]
    """The rows on which a new group of rows begins, below the head."""

    @property
    def width(self) -> int:
        """The number of grid columns."""
        return self.label_columns + len(self.shares)

    def is_held(self, cell: FormCell) -> bool:
        """Whether a cell that covers several rows keeps them on one page: group labels next to the leaf labels."""
        return cell.role == "group" and cell.column == self.label_columns - 2 and cell.rowspan <= HELD

    def held_rows(self) -> frozenset[int]:
        """The rows that stand on the page of the row below: heads, all but the last of a group, and short tables."""
        if self.height <= SHORT:
            return frozenset(range(self.height - 1))
        held = {r for cell in self.cells if cell.role in _HEADS for r in range(cell.row, cell.row + cell.rowspan)}
        for cell in self.cells:
            if self.is_held(cell):
                held.update(range(cell.row, cell.row + cell.rowspan - 1))
        # A last row alone on a page, under a repeated head, reads like a table of its own.
        return frozenset(held | {self.height - 2})

    def stands_left(self, cell: FormCell) -> bool:
        """Whether the cell's text begins at the left edge: leaf labels beside group labels, and words; else centred."""
        return cell.role == "words" or (cell.role == "row" and self.label_columns > 1)

    def rows(self) -> list[list[FormCell]]:
        """The cells by the row they start in; a row wholly covered from above is an empty list."""
        rows: list[list[FormCell]] = [[] for _ in range(self.height)]
        for cell in self.cells:
            rows[cell.row].append(cell)
        return rows
