"""A table without row labels: one row of figures under its heads, or heads with their figures behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.annual.reading.aligned import Seen, Spot, cells_after, codes_of, is_blank
from gongkai.annual.reading.columns import Columns, Row
from gongkai.annual.reading.figures import read_figure
from gongkai.annual.reading.folding import fold
from gongkai.annual.reading.lexicon import Entry
from gongkai.annual.reading.sequence import sequence
from gongkai.document.blocks import Cell
from gongkai.law.edition import Panel

if TYPE_CHECKING:
    from gongkai.annual.reading.aligner import Aligner


def take_strip(aligner: Aligner, r: int, row: Row, cells: list[tuple[int, Cell]]) -> None:
    """The one row of figures under the heads of a table that has no row labels."""
    index = aligner.strip_numbers[aligner.table]
    panel = aligner.panel(aligner.table, index)
    read = [read_figure(cell.text) for _, cell in cells]
    figures = sum(1 for value, note in read if value is not None or note is None)
    merged = len(cells) == 1 and figures == 1 and cells[0][1].colspan > 1
    if not merged and (figures < 4 or figures < len(read) - 1):
        return
    aligner.in_head = False
    columns = aligner.columns_for(aligner.table, index)
    start = next((c for c, cell in cells if read_figure(cell.text).note != "cell_text"), 0)
    if columns.places and not aligner.grid.ragged and len(row) >= max(columns.places.values()):
        spots: dict[int, Spot] = {line: (c, row[c] if c < len(row) else None) for line, c in columns.places.items()}
    else:
        spots = sequence(cells_after(row, start, aligner.grid.ragged), start, columns)
    keep_strip(aligner, r, spots, panel, columns)


def strip_of(aligner: Aligner, seen: Seen) -> int | None:
    """The table without row labels that a row's labels are heads of."""
    return next(
        (e.table for _, _, es in seen.hits for e in es if e.axis == "column" and e.table in aligner.strip_numbers),
        None,
    )


def take_pairs(aligner: Aligner, r: int, seen: Seen) -> None:
    """A head with its figure behind it, for a table without row labels that was turned to stand upright."""
    index = aligner.strip_numbers[aligner.table]
    panel = aligner.panel(aligner.table, index)
    left = {fold(cell.text) for _, cell in seen.cells if cell.text}
    for c, cell, entries in seen.hits:
        lines = [e.line for e in entries if e.axis == "column" and e.panel == index]
        after = next(((at, other) for at, other in seen.cells if at >= c + cell.colspan), None)
        if not lines or after is None:
            continue
        unread = [n for n in lines if panel.columns[n].code not in aligner.out.places] or lines
        line = max(unread, key=lambda n: sum(fold(group) in left for group in panel.columns[n].under))
        aligner.in_head = False
        keep_strip(aligner, r, {line: after}, panel, Columns())


def keep_strip(aligner: Aligner, r: int, spots: dict[int, Spot], panel: Panel, columns: Columns) -> None:
    """Keep the figures of a table without row labels; its groups may stand in tables of their own."""
    index = aligner.strip_numbers[aligner.table]
    aligner.note_block(aligner.table)
    codes = codes_of(panel.rows[0].code, panel)
    if any(codes[line] in aligner.out.places for line in spots):
        if not all(is_blank(spot) for spot in spots.values()):
            aligner.store_again(codes[0], {codes[n]: read_figure(s[1].text).value for n, s in spots.items() if s[1]})
        return
    aligner.out.seen_rows.discard((aligner.table, index, 0))
    aligner.store(r, Entry(aligner.table, "row", index, 0, True), panel.rows[0].code, columns, spots, panel)
