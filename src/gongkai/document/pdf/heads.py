"""The head of a table without rulings: which columns each word of it stands over."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.document.blocks import Cell
from gongkai.document.pdf.columns import Columns
from gongkai.document.pdf.layout import Line, Run
from gongkai.document.pdf.letters import join_words

Grid = list[list[Cell | None]]


@dataclass(slots=True)
class Block:
    """Words of one cell over one or more lines: their box, and the columns they stand over."""

    box: Run
    first: int
    last: int

    def add(self, run: Run) -> None:
        """Take the next line of the cell."""
        box = self.box
        box.text = join_words([box.text, run.text])
        box.x0, box.x1 = min(box.x0, run.x0), max(box.x1, run.x1)
        box.bottom = max(box.bottom, run.bottom)

    @property
    def centre(self) -> float:
        """The middle of the words from top to bottom."""
        return (self.box.top + self.box.bottom) / 2


def head_of(lines: list[Line], columns: Columns, wrap: float, foot: float) -> Grid:
    """The rows of a head. In: its lines, the greatest step between two lines of one cell, and where the head ends."""
    blocks = _blocks(lines, columns, wrap)
    blocks.sort(key=lambda block: -block.centre)
    tops = {
        id(block): _cell_top(block, [b for b in blocks if _is_label(b, columns) is _is_label(block, columns)], foot)
        for block in blocks
    }
    for index, block in enumerate(blocks):
        _spread(block, blocks[:index], blocks, columns, tops)
    rows = _levels(blocks)
    grid: Grid = [[None] * len(columns.bands) for _ in rows]
    lowest: list[tuple[Cell, float]] = []
    for row, members in enumerate(rows):
        for block in sorted(members, key=lambda block: block.first):
            cell = Cell(block.box.text, row, block.first, 1, block.last - block.first + 1)
            for column in range(block.first, block.last + 1):
                if grid[row][column] is None:
                    grid[row][column] = cell
            if not _has_heads_below(block, blocks):
                lowest.append((cell, tops[id(block)]))
    centres = [members[0].centre for members in rows]
    for cell, top in lowest:
        _reach_up(grid, cell, sum(1 for centre in centres[: cell.row] if centre < top))
    _stretch(grid)
    _drop_empty_rows(grid)
    return grid


def _blocks(lines: list[Line], columns: Columns, wrap: float) -> list[Block]:
    """The words of the head, those of one cell together."""
    blocks: list[Block] = []
    for line in lines:
        for chunk in line.chunks:
            first, last = columns.under(chunk)
            for block in blocks:
                # Over the labels there is one cell as a rule; its lines may be as far apart as rows are.
                reach = max(wrap, 1.75 * chunk.height) if last < columns.values else wrap
                if 1.0 < chunk.bottom - block.box.bottom <= reach:
                    over = _overlap(chunk, block.box)
                    stands_over = sum(1 for other in line.chunks if _overlap(other, block.box) > 0) > 1
                    if over > 0.5 * min(chunk.x1 - chunk.x0, block.box.x1 - block.box.x0) and not stands_over:
                        block.add(chunk)
                        block.first, block.last = columns.under(block.box)
                        break
            else:
                blocks.append(Block(Run(chunk.x0, chunk.top, chunk.x1, chunk.bottom, chunk.text), first, last))
    return blocks


def _is_label(block: Block, columns: Columns) -> bool:
    """Whether words of the head stand over the columns of labels."""
    return block.first < columns.values


def _overlap(one: Run, other: Run) -> float:
    return min(one.x1, other.x1) - max(one.x0, other.x0)


def _spread(
    block: Block, below: list[Block], everything: list[Block], columns: Columns, tops: dict[int, float]
) -> None:
    """Find the columns a word of the head stands over: only ones whose own heads are lower, and no neighbour's.

    `tops` says for each word where its cell begins.
    """
    height = block.box.bottom - block.box.top
    beside = [other for other in everything if other is not block and abs(other.centre - block.centre) < 0.8 * height]
    taken = {column for other in beside for column in range(other.first, other.last + 1)}
    for other in below:
        if other not in beside and tops[id(other)] < block.centre:
            taken.update(range(other.first, other.last + 1))
    taken -= set(range(block.first, block.last + 1))
    low, high = block.first, block.last
    is_label = _is_label(block, columns)
    while low > 0 and low - 1 not in taken and (not beside or (low - 1 < columns.values) is is_label):
        low -= 1
    while high < columns.last and high + 1 not in taken and (not beside or (high + 1 < columns.values) is is_label):
        high += 1
    covered = {column for other in below for column in range(other.first, other.last + 1)}
    if covered & set(range(low, high + 1)) or block.first < columns.values:
        block.first, block.last = columns.spanned(block.box, low, high)


def _cell_top(block: Block, others: list[Block], foot: float) -> float:
    """Where the cell of a head begins, as far as it can be told: as far above its words as the foot is below them.

    That does not hold for words with other heads below them, nor on one line with such: then it begins there.
    """
    if _has_heads_below(block, others):
        return block.box.top
    slack = 0.3 * (block.box.bottom - block.box.top)
    level = [other for other in others if other is not block and abs(other.centre - block.centre) < slack]
    if any(_has_heads_below(other, others) for other in level):
        return block.box.top
    return 2 * block.centre - foot


def _has_heads_below(block: Block, others: list[Block]) -> bool:
    return any(_overlap(block.box, other.box) > 0 and other.centre > block.centre + 1.0 for other in others)


def _levels(blocks: list[Block]) -> list[list[Block]]:
    """The words of the head in rows, from top to bottom."""
    rows: list[list[Block]] = []
    for block in sorted(blocks, key=lambda block: block.centre):
        if rows and block.centre - rows[-1][0].centre < 0.45 * (block.box.bottom - block.box.top):
            rows[-1].append(block)
        else:
            rows.append([block])
    return rows


def _stretch(grid: Grid) -> None:
    """Let every cell of the head reach down and up over the empty places of its columns."""
    cells = {id(cell): cell for row in grid for cell in row if cell is not None}.values()
    for cell in sorted(cells, key=lambda cell: -cell.row):
        span = range(cell.column, cell.column + cell.colspan)
        for row in range(cell.row + cell.rowspan, len(grid)):
            if any(grid[row][column] is not None for column in span):
                break
            cell.rowspan += 1
            for column in span:
                grid[row][column] = cell
    for cell in sorted(cells, key=lambda cell: cell.row):
        _reach_up(grid, cell, 0)


def _reach_up(grid: Grid, cell: Cell, first: int) -> None:
    """Let a cell reach up over empty places, no further than row `first`."""
    span = range(cell.column, cell.column + cell.colspan)
    while cell.row > first and all(grid[cell.row - 1][column] is None for column in span):
        cell.row -= 1
        cell.rowspan += 1
        for column in span:
            grid[cell.row][column] = cell


def _drop_empty_rows(grid: Grid) -> None:
    """Take out rows in which no cell begins, as words centred between two rows leave them."""
    cells = {id(cell): cell for row in grid for cell in row if cell is not None}.values()
    for row in range(len(grid) - 1, -1, -1):
        if any(cell.row == row for cell in cells):
            continue
        del grid[row]
        for cell in cells:
            if cell.row > row:
                cell.row -= 1
            elif cell.row + cell.rowspan > row:
                cell.rowspan -= 1
