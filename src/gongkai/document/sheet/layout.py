"""Rows of cells to paragraphs and tables: where on a sheet a table begins and ends, and what is a heading or prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from gongkai.document.blocks import Block, Cell, Paragraph, Place, Table
from gongkai.document.limits import Budget
from gongkai.document.lines import join_lines, one_line

_HEADING: Final = re.compile(r"[一二三四五六七八九十]{1,3}、")
_ARTICLE: Final = re.compile(r"第[一二三四五六七八九十百〇零\d]{1,5}[条项款]")
_NUMBER: Final = re.compile(r"[-+－]?[\d０-９][\d０-９,，.．]*%?$")
_PROSE: Final = 60
"""A row whose one cell is longer than this is prose, even between the rows of tables."""
_ALIKE: Final = 3


class Merge(NamedTuple):
    """A merged range, rows and columns from 0, last ones included."""

    top: int
    left: int
    bottom: int
    right: int


Rows = dict[int, dict[int, str]]
"""The filled cells of a sheet: row number to column number to text."""


def lay_out(rows: Rows, merges: list[Merge], sheet: str, budget: Budget, ragged: bool = False) -> Iterator[Block]:
    """The blocks of one sheet, top to bottom.

    Blank rows part blocks. A row with one filled cell is a paragraph, unless it stands between the rows of a table
    (第二十条第（一）项 over its whole width); a numbered heading or a long text between rows parts the tables.
    """
    anchors = {(merge.top, merge.left): merge for merge in merges}
    for run in _runs(rows, anchors):
        for piece in _cut_at_headings(run, rows):
            yield from _piece(piece, rows, anchors, sheet, budget, ragged)


def _runs(rows: Rows, anchors: dict[tuple[int, int], Merge]) -> Iterator[list[int]]:
    """Runs of rows that follow each other; a row that is blank but for a cell merged down into it goes on."""
    run: list[int] = []
    reach = -1
    for row in sorted(rows):
        if run and row > max(run[-1], reach) + 1:
            yield run
            run, reach = [], -1
        run.extend(range(run[-1] + 1 if run else row, row + 1))
        for column in rows[row]:
            merge = anchors.get((row, column))
            if merge is not None:
                reach = max(reach, merge.bottom)
    if run:
        yield run


def _cut_at_headings(run: list[int], rows: Rows) -> Iterator[list[int]]:
    """The run cut before and after each heading or long text, which come as pieces of one row."""
    piece: list[int] = []
    for index, row in enumerate(run):
        if _is_heading(run, index, rows):
            if piece:
                yield piece
            yield [row]
            piece = []
        else:
            piece.append(row)
    if piece:
        yield piece


def _is_heading(run: list[int], index: int, rows: Rows) -> bool:
    """Whether a row is a heading or prose: alone in its row and long, or numbered and followed by no figures.

    A row of the form whose figures are all blank (一、本年新收…) is numbered and alone too, but figures or
    the next label follow it, never the head of a table.
    """
    text = _only(rows.get(run[index]))
    if text is None:
        return False
    if len(text) > _PROSE:
        return True
    if not _HEADING.match(text) or index + 1 == len(run):
        return False
    following = rows.get(run[index + 1]) or {}
    below = _only(following)
    if below is not None:
        return not _HEADING.match(below)
    return not any(_NUMBER.match(cell) for cell in following.values())


def _only(cells: dict[int, str] | None) -> str | None:
    """The text of a row's only filled cell, None where there are more or none."""
    return next(iter(cells.values())) if cells and len(cells) == 1 else None


def _piece(
    piece: list[int], rows: Rows, anchors: dict[tuple[int, int], Merge], sheet: str, budget: Budget, ragged: bool
) -> Iterator[Block]:
    """A table with the rows of one cell that belong to it, and paragraphs before and after."""
    several = [index for index, row in enumerate(piece) if len(rows.get(row, ())) > 1]
    if not several:
        yield from _paragraphs(piece, rows, sheet)
        return
    first, last = several[0], several[-1]
    inner = {text[:_ALIKE] for row in piece[first:last] if (text := _only(rows.get(row)))}
    while first and (text := _only(rows.get(piece[first - 1]))) and (_ARTICLE.match(text) or text[:_ALIKE] in inner):
        first -= 1
    labels = [rows.get(row, {}) for row in piece[first : last + 1]]
    numbered = any(_HEADING.match(cells[min(cells)]) for cells in labels if cells)
    # A last row such as 四、结转下年度 whose figures are blank belongs to a table with rows numbered like it; so
    # does a row that only a cell merged down reaches.
    while last + 1 < len(piece):
        text = _only(rows.get(piece[last + 1]))
        if text is not None and not (numbered and _HEADING.match(text)):
            break
        last += 1
    yield from _paragraphs(piece[:first], rows, sheet)
    yield _table(piece[first : last + 1], rows, anchors, sheet, budget, ragged)
    yield from _paragraphs(piece[last + 1 :], rows, sheet)


def _paragraphs(piece: list[int], rows: Rows, sheet: str) -> Iterator[Block]:
    for row in piece:
        for text in rows.get(row, {}).values():
            for line in map(one_line, text.split("\n")):
                if line:
                    yield Paragraph(line, 0, Place(line=row + 1, sheet=sheet))


def _table(
    piece: list[int], rows: Rows, anchors: dict[tuple[int, int], Merge], sheet: str, budget: Budget, ragged: bool
) -> Table:
    """The rows as a span grid from the leftmost filled column to the rightmost one that is filled or merged over."""
    filled = [(row, column) for row in piece for column in rows.get(row, ())]
    left = min(column for _, column in filled)
    right = max(column for _, column in filled)
    for place in filled:
        merge = anchors.get(place)
        # One title merged over the whole sheet does not make a narrow table below it wide.
        if merge is not None and len(rows[place[0]]) > 1:
            right = max(right, merge.right)
    height, width = len(piece), right - left + 1
    budget.take_cells(height * width)
    grid: list[list[Cell | None]] = [[None] * width for _ in piece]
    for r, row in enumerate(piece):
        cells = rows.get(row, {})
        for c in range(width):
            if grid[r][c] is not None:
                continue
            text = join_lines(map(one_line, cells.get(left + c, "").split("\n")))
            merge = anchors.get((row, left + c))
            down = min(merge.bottom - merge.top + 1, height - r) if merge else 1
            across = min(merge.right - merge.left + 1, width - c) if merge else 1
            cell = Cell(text, r, c, down, across)
            for line in grid[r : r + down]:
                for at in range(c, c + across):
                    if line[at] is None:
                        line[at] = cell
    return Table(grid, ragged, Place(line=piece[0] + 1, sheet=sheet))
