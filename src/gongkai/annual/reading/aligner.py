"""Rows of tables to cells of the form.

The rows of all tables of a document are taken as one stream, so a table broken by a page, split in two, or
standing with others on one sheet reads the same. A row is told by its label, never by its number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.annual.reading.figures import read_figure
from gongkai.annual.reading.folding import fold
from gongkai.annual.reading.heads import Columns, Row, columns_by_head
from gongkai.annual.reading.lexicon import Entry, Lexicon
from gongkai.annual.report import CellRef, Figure, Mark
from gongkai.document.blocks import Cell, Note, Table
from gongkai.law.edition import Panel, join_code

Spot = tuple[int, Cell | None]
"""A place in a row and the cell there."""


@dataclass(slots=True)
class Pending:
    """A row of a table of the form whose label is none of the form's."""

    text: str
    block: int
    row: int
    spots: list[Spot]
    before: int
    """The index among the panel's rows of the last row recognised above it, -1 for none."""


@dataclass(slots=True)
class Seen:
    """A row looked at once: its cells, its labels, and how many figures it holds."""

    cells: list[tuple[int, Cell]] = field(default_factory=list)
    hits: list[tuple[int, Cell, list[Entry]]] = field(default_factory=list)
    labels: list[tuple[int, Cell, list[Entry]]] = field(default_factory=list)
    column_cells: int = 0
    named: bool = False
    figures: int = 0

    def add(self, column: int, cell: Cell, entries: list[Entry]) -> None:
        """Take note of a cell that is a label of some kind."""
        if not entries:
            return
        hit = (column, cell, entries)
        self.hits.append(hit)
        axes = {entry.axis for entry in entries}
        if "row" in axes:
            self.labels.append(hit)
        if "column" in axes:
            self.column_cells += 1
        if "head" in axes or "group" in axes:
            self.named = True

    def is_head(self) -> bool:
        """A head row has labels of columns, or of what stands over them, and no figures."""
        if self.figures or not self.hits:
            return False
        if self.column_cells >= 2:
            return True
        if not self.labels:
            return bool(self.column_cells) or self.named
        return bool(self.column_cells) and self.named


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
    ragged: set[int] = field(default_factory=set)
    seen_rows: set[tuple[int, int, int]] = field(default_factory=set)


class Aligner:
    """One pass over the tables of a document, for one edition."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.edition = lexicon.edition
        self.out = Aligned()
        self.heads: list[Row] = []
        self.head_block = -1
        self.head_row = 0
        self.in_head = False
        self.table = 0
        self.columns: dict[tuple[int, int], Columns] = {}
        self.pending: dict[int, list[Pending]] = {}
        self.last_line: dict[int, int] = {}
        self.group: str = ""
        self.block = -1
        self.grid: Table = Table([])
        self.strip_numbers = {
            (t.number): index
            for t in self.edition.tables
            for index, p in enumerate(t.panels)
            if len(p.rows) == 1 and not p.rows[0].label
        }

    # Rows

    def take(self, block: int, table: Table, numbers: set[int]) -> None:
        """Read one table block that may hold the form's tables `numbers`."""
        self.block, self.grid = block, table
        self.in_head = False
        for r, row in enumerate(table.grid):
            self.take_row(r, row, numbers)

    def take_row(self, r: int, row: Row, numbers: set[int]) -> None:
        seen = self.look(row, numbers)
        if seen.is_head():
            self.take_head(r, row, seen)
        elif seen.labels:
            self.take_labelled(r, row, seen)
        elif self.table in self.strip_numbers and self.heads and self.table in numbers:
            self.take_strip(r, row, seen.cells)
        elif self.table in numbers and seen.cells:
            self.take_unknown(r, row, seen.cells)

    def look(self, row: Row, numbers: set[int]) -> Seen:
        """What is in a row: its cells, each once, and what those that are labels may mean."""
        seen = Seen()
        find = self.lexicon.find
        last: Cell | None = None
        for c, cell in enumerate(row):
            if cell is None or cell is last:
                continue
            last = cell
            seen.cells.append((c, cell))
            text = cell.text
            if not text:
                continue
            if text.isdigit():
                seen.figures += 1
                continue
            entries = find(text)
            if entries:
                seen.add(c, cell, [e for e in entries if e.table in numbers])
            elif read_figure(text).value is not None:
                seen.figures += 1
        return seen

    def take_head(self, r: int, row: Row, seen: Seen) -> None:
        if not self.in_head or self.head_block != self.block:
            self.heads, self.head_block, self.head_row = [], self.block, r
            self.in_head = True
        tables = [e.table for _, _, es in seen.hits for e in es if e.axis != "row"]
        table = max(set(tables), key=tables.count) if tables else self.table
        if table != self.table and table in self.strip_numbers:
            self.out.seen_rows = {seen for seen in self.out.seen_rows if seen[0] != table}
        self.table = table
        self.heads.append(row)
        self.columns = {key: columns for key, columns in self.columns.items() if key[0] != table}
        self.note_block(table)

    def note_block(self, table: int) -> None:
        blocks = self.out.tables.setdefault(table, [])
        if self.block not in blocks:
            blocks.append(self.block)
        if self.grid.ragged:
            self.out.ragged.add(table)

    def columns_for(self, table: int, panel_index: int) -> Columns:
        """The columns of a panel under the head rows last seen."""
        key = (table, panel_index)
        found = self.columns.get(key)
        if found is None:
            panel = self.panel(table, panel_index)
            found = Columns()
            if self.heads:
                found, marks = columns_by_head(
                    self.heads, self.lexicon, table, panel_index, panel, self.head_block, self.head_row, self.grid.ragged
                )
                self.out.marks += marks
            if not found.order:
                found = Columns({}, list(range(len(panel.columns))), 0)
                self.out.marks.append(Mark("headless", table, panel.head, "", CellRef(self.block, 0, 0), ""))
            self.columns[key] = found
        return found

    def table_of_block(self, block: int) -> int:
        """The table of the form that a block was found to hold; the last one where it holds several."""
        return next((n for n, blocks in reversed(self.out.tables.items()) if block in blocks), self.table)

    def panel(self, table: int, index: int) -> Panel:
        return self.edition.table(table).panels[index]

    def take_labelled(self, r: int, row: Row, seen: Seen) -> None:
        self.in_head = False
        labels = seen.labels
        c, cell, entries = labels[-1] if len(labels) == 1 else self.deepest(labels)
        entry = self.choose(seen.cells, c, [e for e in entries if e.axis == "row"])
        if entry is None:
            return
        self.table = entry.table
        self.note_block(entry.table)
        panel = self.panel(entry.table, entry.panel)
        label = panel.rows[entry.line]
        if not entry.exact:
            self.out.marks.append(
                Mark("altered_label", entry.table, label.label, cell.text, CellRef(self.block, r, c), label.code)
            )
        self.last_line[entry.table] = entry.line
        columns = self.columns_for(entry.table, entry.panel)
        spots = self.spots(row, cell, columns, panel)
        self.store(r, entry, label.code, columns, spots, panel)

    def deepest(self, labels: list[tuple[int, Cell, list[Entry]]]) -> tuple[int, Cell, list[Entry]]:
        """The label of the row itself: the last one to the left of the figures."""
        rows = [hit for hit in labels if not any(e.axis == "column" for e in hit[2])]
        return (rows or labels)[-1]

    def choose(self, cells: list[tuple[int, Cell]], column: int, entries: list[Entry]) -> Entry | None:
        """Of the rows that share a label, the one whose group stands to the left, else the first not yet read."""
        if len(entries) == 1:
            return entries[0]
        left = {fold(cell.text) for c, cell in cells if c < column and cell.text}

        def rank(entry: Entry) -> tuple[bool, bool, bool]:
            under = self.panel(entry.table, entry.panel).rows[entry.line].under
            return (
                not any(fold(group) in left for group in under[-1:]),
                (entry.table, entry.panel, entry.line) in self.out.seen_rows,
                entry.table != self.table,
            )

        return min(entries, key=rank) if entries else None

    # Figures

    def spots(self, row: Row, label: Cell, columns: Columns, panel: Panel) -> dict[int, Spot]:
        """For each column of the form, the place in the row that holds its figure."""
        end = label.column + label.colspan
        by_place = (
            columns.places
            and not self.grid.ragged
            and (end == columns.first or (len(row) == columns.width and end <= columns.first))
            and not _labels_between(row, end, columns.first)
        )
        if by_place:
            return {
                line: (c, row[c] if c < len(row) and row[c] is not label else None)
                for line, c in columns.places.items()
            }
        after = [(c, cell) for c, cell in _after(row, end, self.grid.ragged)]
        return self.by_sequence(after, columns.order, panel)

    def by_sequence(self, after: list[Spot], order: list[int], panel: Panel) -> dict[int, Spot]:
        """Figures in the order of the columns, when the source does not say which column each stands in."""
        wanted = len(order)
        after = list(after)
        while len(after) > wanted:
            if _blank(after[0]):
                after.pop(0)
            elif _blank(after[-1]):
                after.pop()
            else:
                break
        if len(after) < wanted and len(after) > 0 and wanted > 3:
            # What is missing was merged away; the last column of the form is the total, and it is printed last.
            last: list[Spot] = [(-1, None)] * (wanted - len(after))
            after = last + after
        return {line: spot for line, spot in zip(order, after, strict=False)}

    def store(
        self, r: int, entry: Entry, row_code: str, columns: Columns, spots: dict[int, Spot], panel: Panel
    ) -> None:
        key = (entry.table, entry.panel, entry.line)
        codes = _codes(row_code, panel)
        if key in self.out.seen_rows:
            figures = {codes[line]: read_figure(cell.text).value for line, (_, cell) in spots.items() if cell}
            self.store_again(row_code, figures)
            return
        self.out.seen_rows.add(key)
        values, places, block = self.out.values, self.out.places, self.block
        for line, (c, cell) in spots.items():
            code = codes[line]
            if c >= 0:
                places[code] = CellRef(block, r, c)
            if cell is None:
                values[code] = None
                continue
            values[code], note = read_figure(cell.text)
            if note:
                self.out.notes.append(_cell_note(note, code, cell.text))
        self.mark_length(r, row_code, columns, entry.table)

    def store_again(self, row_code: str, figures: dict[str, Figure | None]) -> None:
        if all(value is None for value in figures.values()):
            return
        if all(self.out.values.get(code) == value for code, value in figures.items()):
            self.out.repeated += 1
        else:
            self.out.doubled[row_code] = self.out.doubled.get(row_code, 0) + 1

    def mark_length(self, r: int, row_code: str, columns: Columns, table: int) -> None:
        """A figure beyond the last column of the form was pushed out of its place."""
        row = self.grid.grid[r]
        if not columns.places:
            return
        last = max(columns.places.values())
        if len(row) <= last + 1:
            return
        for c in range(last + 1, len(row)):
            cell = row[c]
            if cell is not None and cell.column == c and read_figure(cell.text).value is not None:
                self.out.marks.append(Mark("long_row", table, "", cell.text, CellRef(self.block, r, c), row_code))
                return

    def take_strip(self, r: int, row: Row, cells: list[tuple[int, Cell]]) -> None:
        """The one row of figures under the heads of a table that has no row labels."""
        index = self.strip_numbers[self.table]
        panel = self.panel(self.table, index)
        numbers = [cell for _, cell in cells if read_figure(cell.text).note is None]
        if len(numbers) < len(panel.columns) // 2:
            return
        self.in_head = False
        columns = self.columns_for(self.table, index)
        if columns.places and not self.grid.ragged and len(row) >= max(columns.places.values()):
            spots: dict[int, Spot] = {
                line: (c, row[c] if c < len(row) else None) for line, c in columns.places.items()
            }
        else:
            spots = self.by_sequence(_after(row, 0, self.grid.ragged), columns.order, panel)
        if (self.table, index, 0) in self.out.seen_rows and all(_blank(spot) for spot in spots.values()):
            return
        self.note_block(self.table)
        self.store(r, Entry(self.table, "row", index, 0, True), panel.rows[0].code, columns, spots, panel)

    def take_unknown(self, r: int, row: Row, cells: list[tuple[int, Cell]]) -> None:
        """A row between rows of the form whose label the form does not know is kept for later."""
        texts = [(c, cell) for c, cell in cells if cell.text and read_figure(cell.text).note == "cell_text"]
        if not texts or self.in_head:
            return
        label = texts[-1][1]
        table = self.edition.table(self.table)
        panel = table.panels[0]
        if len(table.panels) > 1:
            panel_index = next((p for (t, p) in self.columns if t == self.table), 0)
            panel = table.panels[panel_index]
        columns = self.columns.get((self.table, table.panels.index(panel)))
        if columns is None:
            return
        spots = self.spots(row, label, columns, panel)
        pending = Pending(
            label.text, self.block, r, [spots.get(i, (-1, None)) for i in range(len(panel.columns))],
            self.last_line.get(self.table, -1),
        )
        self.pending.setdefault(self.table, []).append(pending)


_CODES: dict[tuple[str, int], list[str]] = {}


def _codes(row_code: str, panel: Panel) -> list[str]:
    """The codes of a row's cells in the order of the panel's columns, put together once."""
    key = (row_code, id(panel))
    found = _CODES.get(key)
    if found is None:
        found = _CODES[key] = [join_code(row_code, column.code) for column in panel.columns]
    return found


def _cell_note(note: str, code: str, text: str) -> Note:
    if note == "cell_text":
        return Note(note, f"单元格里写的是“{text.strip()}”，不是数字，按空白处理。", code)
    return Note(note, f"单元格里写的是“{text.strip()}”，已去掉单位或括号，只取数字。", code)


def _distinct(row: Row) -> list[tuple[int, Cell]]:
    """The cells of a row, each once, with the first column each takes in it."""
    found: list[tuple[int, Cell]] = []
    last: Cell | None = None
    for c, cell in enumerate(row):
        if cell is not None and cell is not last:
            found.append((c, cell))
            last = cell
    return found


def _after(row: Row, start: int, ragged: bool) -> list[Spot]:
    """The cells from a column on; in a span grid each merged cell once."""
    if ragged:
        return [(c, row[c]) for c in range(start, len(row))]
    return [(c, cell) for c, cell in _distinct(row[start:] if start else row) for c in (c + start,)]


def _blank(spot: Spot) -> bool:
    return spot[1] is None or not spot[1].text.strip() or read_figure(spot[1].text) == (None, None)


def _labels_between(row: Row, start: int, first: int) -> bool:
    """Whether figures stand between the label and the first column of figures, as when merged cells were lost."""
    return any(
        cell is not None and read_figure(cell.text).value is not None for cell in row[start : min(first, len(row))]
    )


def texts_of(row: Sequence[Cell | None]) -> list[str]:
    """The texts of a row's cells, each merged cell once."""
    return [cell.text for _, cell in _distinct(list(row))]
