"""What is the same for the span grids of every format."""

from __future__ import annotations

from gongkai.document.blocks import Cell


def squeeze(grid: list[list[Cell | None]]) -> None:
    """Take out the columns in which no cell begins, and correct the cells for it.

    Word processors draw one table over another's column lines and leave columns that only wide cells cross.
    """
    width = max(map(len, grid), default=0)
    begun = {cell.column for row in grid for cell in row if cell is not None}
    if len(begun) == width:
        return
    kept = [column for column in range(width) if column in begun or _is_open(grid, column)]
    if len(kept) == width:
        return
    new = {column: index for index, column in enumerate(kept)}
    seen: set[int] = set()
    for r, row in enumerate(grid):
        for cell in row:
            if cell is not None and id(cell) not in seen:
                seen.add(id(cell))
                covered = range(cell.column, cell.column + cell.colspan)
                cell.column, cell.colspan = new[cell.column], sum(column in new for column in covered)
        grid[r] = [row[column] for column in kept if column < len(row)]


def _is_open(grid: list[list[Cell | None]], column: int) -> bool:
    """Whether some row has an end of a cell, or of nothing, just before the column."""
    return any(column < len(row) and row[column] is not row[column - 1] for row in grid) if column else True
