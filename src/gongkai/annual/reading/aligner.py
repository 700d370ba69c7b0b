"""Rows of tables to cells of the form.

The rows of all tables of a document are taken as one stream, so a table broken by a page, split in two, or
standing with others on one sheet reads the same. A row is told by its label, never by its number.
"""

from __future__ import annotations

from gongkai.annual.reading.aligned import (
    Aligned,
    Hit,
    Pending,
    Seen,
    Spot,
    cell_note,
    cells_after,
    codes_of,
    figures_between,
)
from gongkai.annual.reading.columns import Columns, Row, alike
from gongkai.annual.reading.figures import read_figure
from gongkai.annual.reading.folding import fold
from gongkai.annual.reading.heads import HeadRows, columns_by_head
from gongkai.annual.reading.lexicon import Entry, Lexicon
from gongkai.annual.reading.sequence import sequence, short_row
from gongkai.annual.reading.strips import strip_of, take_pairs, take_strip
from gongkai.annual.report import CellRef, Figure, Mark
from gongkai.document.blocks import Cell, Table
from gongkai.law.edition import Panel


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
        self.former: dict[tuple[int, int], Columns] = {}
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
        those = frozenset(numbers)
        for r, row in enumerate(table.grid):
            self.take_row(r, row, those)

    def take_row(self, r: int, row: Row, numbers: frozenset[int]) -> None:
        """Read one row: a head, a row of the form, the figures of a table without row labels, or none of these."""
        seen = self.look(row, numbers)
        if seen.is_head():
            self.take_head(r, row, seen)
        elif seen.labels:
            self.take_labelled(r, row, seen)
        elif seen.column_cells and seen.figures and (upright := strip_of(self, seen)) is not None:
            self.table = upright
            take_pairs(self, r, seen)
        elif self.table in self.strip_numbers and self.heads and self.table in numbers:
            take_strip(self, r, row, seen.cells)
        elif self.table in numbers:
            self.take_unknown(r, row, seen)

    def look(self, row: Row, numbers: frozenset[int]) -> Seen:
        """What is in a row: its cells, each once, and what those that are labels may mean."""
        seen = Seen()
        known = self.lexicon.known(numbers)
        last: Cell | None = None
        for c, cell in enumerate(row):
            if cell is None or cell is last:
                continue
            last = cell
            seen.cells.append((c, cell))
            text = cell.text
            if not text:
                continue
            meaning = known.get(text) or self.lexicon.meaning(text, numbers)
            if meaning.entries:
                seen.add(c, cell, meaning)
            elif meaning.figure:
                seen.figures += 1
        return seen

    def take_head(self, r: int, row: Row, seen: Seen) -> None:
        """Add a head row; one after rows of figures begins a new head."""
        if not self.in_head or self.head_block != self.block:
            self.heads, self.head_block, self.head_row = [], self.block, r
            self.in_head = True
        tables = [e.table for _, _, es in seen.hits for e in es if e.axis not in ("row", "branch")]
        table = max(set(tables), key=tables.count) if tables else self.table
        self.table = table
        self.heads.append(row)
        self.former |= {key: columns for key, columns in self.columns.items() if key[0] == table}
        self.columns = {key: columns for key, columns in self.columns.items() if key[0] != table}
        self.note_block(table)

    def note_block(self, table: int) -> None:
        """Remember that this block holds rows of `table`."""
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
                    HeadRows(
                        self.heads,
                        self.lexicon,
                        table,
                        panel_index,
                        panel,
                        self.head_block,
                        self.head_row,
                        self.grid.ragged,
                    )
                )
                before = self.former.get(key)
                if before is not None and _is_poorer(found, before):
                    # A head repeated after a page break may come without its lower rows.
                    found, marks = before, []
                self.out.marks += marks
            if not found.order:
                found = Columns({}, list(range(len(panel.columns))), 0)
                self.out.marks.append(Mark("headless", table, panel.head, "", CellRef(self.block, 0, 0), ""))
            self.columns[key] = found
        return found

    def panel(self, table: int, index: int) -> Panel:
        """A panel of a table of the edition."""
        return self.edition.table(table).panels[index]

    def take_labelled(self, r: int, row: Row, seen: Seen) -> None:
        """Read a row that has a label of the form."""
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
        spots = self.spots(row, cell, columns)
        self.store(r, entry, label.code, columns, spots, panel)

    def deepest(self, labels: list[Hit]) -> Hit:
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

    def spots(self, row: Row, label: Cell, columns: Columns) -> dict[int, Spot]:
        """For each column of the form, the place in the row that holds its figure."""
        end = label.column + label.colspan
        if end == columns.first and len(row) == columns.width and columns.places and not self.grid.ragged:
            return {line: (c, row[c]) for line, c in columns.places.items()}
        by_place = (
            columns.places
            and not self.grid.ragged
            and (end == columns.first or (len(row) == columns.width and end <= columns.first))
            and not figures_between(row, end, columns.first)
        )
        if by_place:
            if len(row) <= columns.width - 2:
                return short_row(row, end, columns)
            return {
                line: (c, row[c] if c < len(row) and row[c] is not label else None)
                for line, c in columns.places.items()
            }
        return sequence(cells_after(row, end, self.grid.ragged), end, columns)

    def store(
        self, r: int, entry: Entry, row_code: str, columns: Columns, spots: dict[int, Spot], panel: Panel
    ) -> None:
        """Keep the figures of a row with their places, and what the cells call for being said."""
        key = (entry.table, entry.panel, entry.line)
        codes = codes_of(row_code, panel)
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
                self.out.notes.append(cell_note(note, code, cell.text))
        self.mark_length(r, row_code, columns, entry.table)

    def store_again(self, row_code: str, figures: dict[str, Figure | None]) -> None:
        """A row found a second time is a copy, or a sign of a second report."""
        if all(value is None for value in figures.values()):
            return
        self.out.repeated_figures |= any(figures.values())
        if all(self.out.values.get(code) == value for code, value in figures.items()):
            self.out.repeated += 1
        else:
            self.out.doubled[row_code] = self.out.doubled.get(row_code, 0) + 1

    def mark_length(self, r: int, row_code: str, columns: Columns, table: int) -> None:
        """A figure beyond the last column of the form was pushed out of its place."""
        row = self.grid.grid[r]
        if not columns.places or len(row) <= columns.width:
            return
        for c in range(max(columns.places.values()) + 1, len(row)):
            cell = row[c]
            if cell is not None and cell.column == c and read_figure(cell.text).value is not None:
                self.out.marks.append(Mark("long_row", table, "", cell.text, CellRef(self.block, r, c), row_code))
                return

    def take_unknown(self, r: int, row: Row, seen: Seen) -> None:
        """A row between rows of the form whose label the form does not know is kept for later."""
        known = {id(cell) for _, cell, _ in seen.hits}
        texts = [
            cell
            for _, cell in seen.cells
            if id(cell) not in known and cell.text and read_figure(cell.text).note == "cell_text"
        ]
        if not texts or (self.in_head and not seen.figures) or self.table in self.strip_numbers:
            return
        label = texts[-1]
        index = self.panel_of(label.text)
        panel = self.panel(self.table, index)
        columns = self.columns_for(self.table, index)
        self.in_head = False
        spots = self.spots(row, label, columns)
        pending = Pending(
            label.text,
            self.block,
            r,
            index,
            [spots.get(i, (-1, None)) for i in range(len(panel.columns))],
            self.last_line.get(self.table, -1),
        )
        self.pending.setdefault(self.table, []).append(pending)

    def panel_of(self, text: str) -> int:
        """The panel of the present table whose rows a strange label is most like."""
        panels = self.edition.table(self.table).panels
        if len(panels) == 1:
            return 0
        return max(range(len(panels)), key=lambda i: max(alike(text, row.label) for row in panels[i].rows))


def _is_poorer(found: Columns, before: Columns) -> bool:
    """Whether heads name some of the columns named before and none beside them."""
    return set(found.sure or found.order) < set(before.sure or before.order)
