"""Ruled tables: the text of a page goes into the cells of its lattices."""

from __future__ import annotations

from gongkai.document.blocks import Cell
from gongkai.document.pdf.lattice import Lattice
from gongkai.document.pdf.layout import Line, PageTable, Run
from gongkai.document.pdf.lines import lines_of, text_of
from gongkai.document.pdf.margins import PAGE_NUMBER


def fill(lattices: list[Lattice], runs: list[Run]) -> tuple[list[PageTable], list[Run]]:
    """Put runs into the lattices they lie in. Out: the tables, and the runs that lie in none."""
    if lattices:
        _grow(max(lattices, key=lambda lattice: lattice.ys[-1]), runs)
    inside: list[dict[int, list[Run]]] = [{} for _ in lattices]
    outside: list[Run] = []
    # The smallest table that holds a point has it: a table drawn inside the cell of another comes first.
    order = sorted(range(len(lattices)), key=lambda index: _area(lattices[index]))
    for run in runs:
        x, y = (run.x0 + run.x1) / 2, (run.top + run.bottom) / 2
        for index in order:
            place = lattices[index].place_of(x, y)
            if place is not None:
                inside[index].setdefault(place, []).append(run)
                break
        else:
            outside.append(run)
    tables = [_table(lattice, found) for lattice, found in zip(lattices, inside, strict=True) if found]
    return tables, outside


def _grow(lattice: Lattice, runs: list[Run]) -> None:
    """Let the last table of a page hold the rest of a cell that the page cuts.

    Some programs draw no rulings around the last lines of such a cell. They are told by what is below the table:
    nothing but words under columns that no ruling closes, line upon line.
    """
    bottom = lattice.ys[-1]
    lower = [run for run in runs if (run.top + run.bottom) / 2 > bottom and not PAGE_NUMBER.fullmatch(run.text)]
    below = sorted(lower, key=lambda run: run.top)
    if not below or all(lattice.closed) or not any(lattice.closed):
        return
    for run in below:
        if run.top - bottom > 0.9 * (run.bottom - run.top) or not lattice.is_open_at((run.x0 + run.x1) / 2):
            return
        bottom = max(bottom, run.bottom)
    lattice.grow(bottom + 1.0)


def _area(lattice: Lattice) -> float:
    return (lattice.xs[-1] - lattice.xs[0]) * (lattice.ys[-1] - lattice.ys[0])


def _table(lattice: Lattice, found: dict[int, list[Run]]) -> PageTable:
    """One table with its text."""
    last = len(lattice.ys) - 1
    cells: list[Cell] = []
    edge_lines: dict[int, list[Line]] = {}
    for index, (row, column, high, wide) in enumerate(lattice.spans):
        lines = lines_of(found.get(index, []))
        cell = Cell(text_of(lines), row, column, high, wide)
        cells.append(cell)
        if row == 0 or row + high == last:
            edge_lines[id(cell)] = lines
    grid: list[list[Cell | None]] = [[cells[owner] for owner in owners] for owners in lattice.owner]
    table = PageTable(lattice.xs, lattice.ys, grid, lines=edge_lines)
    table.open_top, table.open_bottom = lattice.open_top, lattice.open_bottom
    _drop_strips(table)
    return table


def _drop_strips(table: PageTable) -> None:
    """Take out rows that are no rows.

    Where a table is broken over pages, some programs run the upright rules past the last row, or end a merged
    cell a little above or below the row it ends with. Such a strip has no text of its own.
    """
    for row in range(len(table.grid) - 1, -1, -1):
        own = {id(cell): cell for cell in table.grid[row] if cell is not None and cell.row == row}
        if len(table.grid) == 1 or any(cell.text for cell in own.values()):
            continue
        is_end = (row == len(table.grid) - 1 and table.open_bottom) or (row == 0 and table.open_top)
        covered = any(cell is not None and cell.row < row for cell in table.grid[row])
        if (is_end and all(cell.rowspan == 1 for cell in own.values())) or covered:
            _drop_row(table, row)


def _drop_row(table: PageTable, row: int) -> None:
    """Take out one row whose own cells are blank; the cells above take its place, higher blank ones begin below."""
    # The border above goes, so that the row above grows down to the border below; the first row just ends.
    del table.ys[row]
    del table.grid[row]
    for cell in {id(cell): cell for line in table.grid for cell in line if cell is not None}.values():
        if cell.row > row:
            cell.row -= 1
        elif cell.row <= row < cell.row + cell.rowspan:
            cell.rowspan -= 1
