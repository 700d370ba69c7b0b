"""A table broken over pages is put together again.

What breaks: the head is printed again, a row is cut in two, the label of a group stands on one of the pages only.
Everything here needs the same columns on both pages; when that is not sure the tables are left as two.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from gongkai.document.blocks import Cell
from gongkai.document.pdf.layout import PageTable
from gongkai.document.pdf.letters import first_word_width, join_words

_SAME_COLUMN: Final = 4.0
_PADDING: Final = 1.4
"""The white on both sides of a cell's text, in sizes of the type."""
_HEAD_ROWS: Final = 6
"""The most rows of a head that is printed again."""
_NUMBERED: Final = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[①-⑳]|第[一二三四五六七八九十]")
_FIGURE: Final = re.compile(r"[\d０-９.,，+\-−－—–/／*%\s]+|无")


def join(upper: PageTable, lower: PageTable) -> bool:
    """Put `lower` under `upper` if it is the same table going on. Out: whether it was; then `upper` holds all rows."""
    if not _same_columns(upper, lower):
        return False
    _drop_head(upper, lower)
    above, below = _row(upper, -1), _row(lower, 0)
    places = [(cell.column, cell.colspan) for cell in above]
    if places == [(cell.column, cell.colspan) for cell in below] and _is_cut(upper, above, below):
        _sew(lower, above, below)
    else:
        _carry_labels(upper, lower, above, below)
    _append(upper, lower)
    return True


def _row(table: PageTable, index: int) -> list[Cell]:
    """The cells of a row from left to right, each once."""
    return list({id(cell): cell for cell in table.grid[index] if cell is not None}.values())


def _same_columns(upper: PageTable, lower: PageTable) -> bool:
    """Whether the columns of two tables are the same, one of them perhaps with fewer; then they are made equal.

    The lower one may stand further left or right, as on the other side of a sheet.
    """
    if upper.ragged or lower.ragged:
        return False
    if abs(upper.xs[-1] - lower.xs[-1]) <= _SAME_COLUMN and _within(lower.xs, upper.xs):
        _close_left(lower, upper.xs)
    shift = upper.xs[0] - lower.xs[0]
    if abs(upper.xs[-1] - lower.xs[-1] - shift) > _SAME_COLUMN:
        return False
    moved = [x + shift for x in lower.xs]
    if upper.ruled is lower.ruled and len(moved) == len(upper.xs):
        return all(abs(a - b) <= _SAME_COLUMN for a, b in zip(moved, upper.xs, strict=True))
    if _within(moved, upper.xs):
        _widen(lower, moved, upper.xs)
    elif _within(upper.xs, moved):
        _widen(upper, upper.xs, moved)
        upper.xs = moved
    else:
        return False
    return True


def _close_left(table: PageTable, wanted: list[float]) -> None:
    """Give a table the columns to the left that it has on the page before.

    Some programs draw no rules around the rest of a merged cell whose text stands on the page before.
    """
    missing = [x for x in wanted if x < table.xs[0] - _SAME_COLUMN]
    for x in reversed(missing):
        for cell in _cells(table):
            cell.column += 1
        blank = Cell("", 0, 0, rowspan=len(table.grid))
        table.grid = [[blank, *row] for row in table.grid]
        table.xs = [x, *table.xs]


def _within(few: list[float], many: list[float]) -> bool:
    return all(any(abs(a - b) <= _SAME_COLUMN for b in many) for a in few)


def _widen(table: PageTable, xs: list[float], wanted: list[float]) -> None:
    """Give a table the borders `wanted`, of which its own are a part."""
    middles = [(left + right) / 2 for left, right in pairwise(wanted)]
    source = [max(i for i, x in enumerate(xs[:-1]) if i == 0 or x <= middle) for middle in middles]
    table.grid = [[row[index] for index in source] for row in table.grid]
    for cell in {id(cell): cell for row in table.grid for cell in row if cell is not None}.values():
        covered = [i for i, index in enumerate(source) if cell.column <= index < cell.column + cell.colspan]
        cell.column, cell.colspan = covered[0], len(covered)


def _drop_head(upper: PageTable, lower: PageTable) -> None:
    """Take the rows from the top of `lower` that repeat the top rows of `upper`."""
    same = 0
    for first, second in zip(upper.grid[:_HEAD_ROWS], lower.grid, strict=False):
        words = [cell.text for cell in second if cell is not None]
        if not any(words) or words != [cell.text for cell in first if cell is not None]:
            break
        same += 1
    if same == len(lower.grid):
        return
    cells = {id(cell): cell for row in lower.grid for cell in row if cell is not None}.values()
    while same and any(cell.row < same < cell.row + cell.rowspan for cell in cells):
        same -= 1
    if same == 0 or all(_FIGURE.fullmatch(cell.text) for cell in _row(lower, 0)[1:] if cell.text):
        return
    del lower.grid[:same], lower.ys[:same]
    lower.open_top = False
    for cell in cells:
        cell.row -= same


def _is_cut(upper: PageTable, above: list[Cell], below: list[Cell]) -> bool:
    """Whether the last row above and the first below are two parts of one row."""
    own = [(a, b) for a, b in zip(above, below, strict=True) if a.rowspan == 1 and b.rowspan == 1]
    doubled = [(a, b) for a, b in zip(above, below, strict=True) if a.text and b.text]
    if not own or any(not _goes_on(upper, a, b) for a, b in doubled):
        return False
    words_above, figures_above = _kinds([a for a, _ in own])
    words_below, figures_below = _kinds([b for _, b in own])
    if not words_below and not figures_below:
        return True
    if any(a.text and b.text for a, b in own):
        return not (figures_above and figures_below)
    # One part has the label, the other the figures: a row whose cells are set from the top, the middle or the foot.
    return (words_above, figures_above) == (figures_below, words_below) and words_above != figures_above


def _kinds(cells: list[Cell]) -> tuple[bool, bool]:
    """Whether there are words among cells, and figures."""
    texts = [cell.text for cell in cells if cell.text]
    figures = [text for text in texts if _FIGURE.fullmatch(text)]
    return len(figures) < len(texts), bool(figures)


def _goes_on(upper: PageTable, above: Cell, below: Cell) -> bool:
    """Whether words go on in a cell overleaf: the last line had no room for what follows, and that is not numbered."""
    lines = upper.lines.get(id(above))
    if not lines or _NUMBERED.match(below.text) or _FIGURE.fullmatch(above.text) or _FIGURE.fullmatch(below.text):
        return False
    last = lines[-1]
    room = upper.xs[above.column + above.colspan] - upper.xs[above.column] - (last.x1 - last.x0)
    return room < first_word_width(below.text, last.size) + _PADDING * last.size


def _sew(lower: PageTable, above: list[Cell], below: list[Cell]) -> None:
    """Make one row of the last row above and the first below."""
    for a, b in zip(above, below, strict=True):
        a.text = join_words([a.text, b.text])
        a.rowspan += b.rowspan - 1
        _replace(lower, b, a)
    del lower.grid[0]
    for cell in _cells(lower):
        if not any(cell is a for a in above):
            cell.row -= 1


def _carry_labels(upper: PageTable, lower: PageTable, above: list[Cell], below: list[Cell]) -> None:
    """Let the cells to the left, the labels of groups, go on where the page breaks inside the group."""
    places = {(cell.column, cell.colspan): cell for cell in above}
    for b in below:
        a = places.get((b.column, b.colspan))
        right = b.column + b.colspan
        if a is None or not any(cell.text for cell in below if cell.column >= right):
            return
        if not any(cell.text for cell in above if cell.column >= right):
            return
        is_group = a.rowspan > 1 or b.rowspan > 1
        if b.text and (a.text or not is_group) and not (is_group and (a.text == b.text or _goes_on(upper, a, b))):
            return
        if a.text != b.text:
            a.text = join_words([a.text, b.text])
        a.rowspan += b.rowspan
        _replace(lower, b, a)


def _cells(table: PageTable) -> list[Cell]:
    return list({id(cell): cell for row in table.grid for cell in row if cell is not None}.values())


def _replace(table: PageTable, old: Cell, new: Cell) -> None:
    for row in table.grid[old.row : old.row + old.rowspan]:
        for index, cell in enumerate(row):
            if cell is old:
                row[index] = new
    if id(old) in table.lines:
        table.lines[id(new)] = table.lines[id(old)]


def _append(upper: PageTable, lower: PageTable) -> None:
    """Hang the rows of `lower` under `upper`."""
    height = len(upper.grid)
    shared = {id(cell) for cell in upper.grid[-1]}
    for cell in _cells(lower):
        if id(cell) not in shared:
            cell.row += height
    upper.grid += lower.grid
    upper.lines = lower.lines
    upper.open_bottom = lower.open_bottom
