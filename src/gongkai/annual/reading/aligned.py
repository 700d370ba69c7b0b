"""What the aligner gathers: cells placed, rows seen, rows it could not name; and small questions about a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.annual.reading.columns import Row
from gongkai.annual.reading.figures import read_figure
from gongkai.annual.reading.lexicon import Entry, Meaning
from gongkai.annual.report import CellRef, Figure, Mark
from gongkai.document.blocks import Cell, Note
from gongkai.law.edition import Panel, join_code

Spot = tuple[int, Cell | None]
"""A place in a row and the cell there."""
Hit = tuple[int, Cell, tuple[Entry, ...]]
"""A label in a row: its place, its cell, and what it may mean."""


@dataclass(slots=True)
class Pending:
    """A row of a table of the form whose label is none of the form's."""

    text: str
    block: int
    row: int
    panel: int
    spots: list[Spot]
    before: int
    """The index among the panel's rows of the last row recognised above it, -1 for none."""


@dataclass(slots=True)
class Seen:
    """A row looked at once: its cells, its labels, and how many figures it holds."""

    cells: list[tuple[int, Cell]] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    labels: list[Hit] = field(default_factory=list)
    column_cells: int = 0
    over: bool = False
    figures: int = 0

    def add(self, column: int, cell: Cell, meaning: Meaning) -> None:
        """Take note of a cell that is a label of some kind."""
        hit = (column, cell, meaning.entries)
        self.hits.append(hit)
        if meaning.row:
            self.labels.append(hit)
        if meaning.column:
            self.column_cells += 1
        if meaning.over:
            self.over = True

    def is_head(self) -> bool:
        """A head row has labels of columns, or of what stands over them, and no figures."""
        if self.figures or not self.hits:
            return False
        if self.column_cells >= 2:
            return True
        if not self.labels:
            return bool(self.column_cells) or self.over
        return bool(self.column_cells) and self.over


@dataclass(slots=True)
class Aligned:
    """What the tables of a document say in one edition."""

    values: dict[str, Figure | None] = field(default_factory=dict)
    places: dict[str, CellRef] = field(default_factory=dict)
    tables: dict[int, list[int]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    doubled: dict[str, int] = field(default_factory=dict)
    """Rows found again with other figures, and how often."""
    repeated: int = 0
    """Rows found again with the same figures."""
    repeated_figures: bool = False
    """Whether any of those figures was not 0; two reports of a quiet year repeat their zeros."""
    ragged: set[int] = field(default_factory=set)
    seen_rows: set[tuple[int, int, int]] = field(default_factory=set)


_CODES: dict[tuple[str, int], tuple[Panel, list[str]]] = {}
"""By row and panel, told by which object it is; the panel is kept with its codes, so that no other can take its place."""


def codes_of(row_code: str, panel: Panel) -> list[str]:
    """The codes of a row's cells in the order of the panel's columns, put together once."""
    key = (row_code, id(panel))
    found = _CODES.get(key)
    if found is None:
        found = _CODES[key] = (panel, [join_code(row_code, column.code) for column in panel.columns])
    return found[1]


def cell_note(note: str, code: str, text: str) -> Note:
    """What to say of a cell that held words, or a figure with words around it."""
    if note == "cell_text":
        return Note(note, f"单元格里写的是“{text.strip()}”，不是数字，按空白处理。", code)
    return Note(note, f"单元格里写的是“{text.strip()}”，已去掉单位或括号，只取数字。", code)


def distinct(row: Row) -> list[tuple[int, Cell]]:
    """The cells of a row, each once, with the first column each takes in it."""
    found: list[tuple[int, Cell]] = []
    last: Cell | None = None
    for c, cell in enumerate(row):
        if cell is not None and cell is not last:
            found.append((c, cell))
            last = cell
    return found


def cells_after(row: Row, start: int, ragged: bool) -> list[Spot]:
    """The cells from a column on; in a span grid each merged cell once."""
    if ragged:
        return [(c, row[c]) for c in range(start, len(row))]
    return [(c, cell) for c, cell in distinct(row[start:] if start else row) for c in (c + start,)]


def is_blank(spot: Spot) -> bool:
    """Whether a place holds nothing, or only a mark such as —."""
    return spot[1] is None or not spot[1].text.strip() or read_figure(spot[1].text) == (None, None)


def figures_between(row: Row, start: int, first: int) -> bool:
    """Whether figures stand between the label and the first column of figures, as when merged cells were lost."""
    return any(
        cell is not None and read_figure(cell.text).value is not None for cell in row[start : min(first, len(row))]
    )


def texts_of(row: Sequence[Cell | None]) -> list[str]:
    """The texts of a row's cells, each merged cell once."""
    return [cell.text for _, cell in distinct(list(row))]
