"""Figures of a row when the source does not say which column each stands in."""

from __future__ import annotations

from gongkai.annual.reading.aligned import Spot, is_blank
from gongkai.annual.reading.columns import STRANGE, Columns, Row
from gongkai.annual.reading.figures import read_figure


def sequence(after: list[Spot], start: int, columns: Columns) -> dict[int, Spot]:
    """The columns of the form with the places behind the label, in order.

    `after` are the places from the grid column `start` on. Too many: blanks that merged cells left behind are
    dropped, first those up to where the heads begin. As many as heads were seen: these are the columns there are.
    Too few: the last is the last column, since what is missing was merged away before it.
    """
    order = columns.order
    after = _trim(list(after), start, columns)
    if len(after) < len(order) and columns.sure and len(after) == len(columns.sure):
        order = columns.sure
    elif len(after) < len(order) and after and len(order) > 3:
        gap: list[Spot] = [(-1, None)] * (len(order) - len(after))
        after = gap + after
    return {line: spot for line, spot in zip(order, after, strict=False) if line != STRANGE}


def _trim(after: list[Spot], start: int, columns: Columns) -> list[Spot]:
    wanted = len(columns.order)
    extra = len(after) - wanted
    lead = columns.lead - start
    if 0 < lead <= extra and all(is_blank(spot) for spot in after[:lead]):
        after = after[lead:]
    from_front = lead > 0 or columns.lead < 0 or columns.lead < start
    while len(after) > wanted:
        if is_blank(after[-1]) and (not from_front or not is_blank(after[0])):
            after.pop()
        elif is_blank(after[0]) and from_front:
            after.pop(0)
        elif is_blank(after[-1]):
            after.pop()
        else:
            break
    return after


def short_row(row: Row, end: int, columns: Columns) -> dict[int, Spot]:
    """A row of a span grid with cells dropped: where the last figure is the sum of those before it, it is the total."""
    cells: list[Spot] = [(c, row[c]) for c in range(end, len(row))]
    figures = [read_figure(cell.text).value or 0 for _, cell in cells if cell is not None]
    order = sorted(columns.places, key=lambda line: columns.places[line])
    if len(cells) > 1 and sum(figures[:-1]) == figures[-1]:
        spots: dict[int, Spot] = dict(zip(order, cells[:-1], strict=False))
        spots[order[-1]] = cells[-1]
        return spots
    return dict(zip(order, cells, strict=False))
