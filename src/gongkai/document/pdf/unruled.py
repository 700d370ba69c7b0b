"""Tables without rulings: columns from where words stand, rows from lines, merged cells from where they are centred."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from gongkai.document.blocks import Cell
from gongkai.document.pdf.columns import Columns, columns_of
from gongkai.document.pdf.groups import NUMBERED, Label, share_out
from gongkai.document.pdf.heads import Grid, head_of
from gongkai.document.pdf.layout import Line, PageTable, Run
from gongkai.document.pdf.letters import join_words
from gongkai.document.pdf.zones import FIGURE, Zone

_MOST_LINES: Final = 600
"""The most lines of a table without rulings; what is longer is no form but a list, and stays lines."""
_MOST_COLUMNS: Final = 60
_MOST_HEADS: Final = 300


@dataclass(slots=True)
class Row:
    """One row below the head: its line, the words of its label, and its cells as (first, last, text)."""

    centre: float
    bottom: float
    label: list[tuple[float, str]] = field(default_factory=list)
    first: int = 0
    cells: list[tuple[int, int, str]] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The label over all its lines."""
        return join_words([text for _, text in sorted(self.label)])


def table_of(zone: Zone) -> PageTable | None:
    """The table in a zone, or None if its words do not stand in columns."""
    if len(zone.lines) > _MOST_LINES:
        return None
    columns = columns_of(zone.lines)
    if columns is None or not 2 <= len(columns.bands) <= _MOST_COLUMNS:
        return None
    body = next((i for i, line in enumerate(zone.lines) if _has_figure(line, columns)), len(zone.lines))
    wrap = _wrap(zone.lines)
    while 0 < body < len(zone.lines) and _belongs_below(zone.lines[body - 1], zone.lines[body], columns, wrap):
        body -= 1
    head = zone.lines[:body]
    if sum(len(line.chunks) for line in head) > _MOST_HEADS:
        return None
    foot = (head[-1].bottom + zone.lines[body].top) / 2 if head and body < len(zone.lines) else zone.lines[-1].bottom
    grid = head_of(head, columns, wrap, foot)
    rows, groups = _rows(zone.lines[body:], columns, wrap)
    _write_rows(grid, rows, groups, columns)
    if len(grid) < 2:
        return None
    xs = [band.x0 for band in columns.bands] + [columns.bands[-1].x1]
    ys = [zone.lines[0].top, zone.lines[-1].bottom]
    return PageTable(xs, ys, grid, ruled=False)


def _has_figure(line: Line, columns: Columns) -> bool:
    return any(FIGURE.fullmatch(chunk.text) and columns.under(chunk)[0] >= columns.values for chunk in line.chunks)


def _belongs_below(line: Line, below: Line, columns: Columns, wrap: float) -> bool:
    """Whether a line above the first figures is the beginning of the label of their row."""
    only_label = all(columns.under(chunk)[1] < columns.values for chunk in line.chunks)
    return only_label and bool(NUMBERED.match(line.text)) and below.bottom - line.bottom <= wrap


def _wrap(lines: list[Line]) -> float:
    """The greatest step between two lines of one cell: less than from row to row."""
    size = sorted(line.size for line in lines)[len(lines) // 2]
    figured = [sum(1 for chunk in line.chunks if FIGURE.fullmatch(chunk.text)) > 1 for line in lines]
    steps = sorted(
        below.bottom - above.bottom
        for above, below, first, second in zip(lines, lines[1:], figured, figured[1:], strict=False)
        if second and (first or len(above.chunks) > 3)
    )
    if not steps:
        return 1.8 * size
    return min(1.8 * size, 0.92 * steps[len(steps) // 4])


def _rows(lines: list[Line], columns: Columns, wrap: float) -> tuple[list[Row], list[Label]]:
    """The rows below the head, and the labels of groups among them."""
    rows: list[Row] = []
    loose: list[Run] = []
    beside: list[Run] = []
    spans: list[tuple[int, int]] = []
    parts = [_sides(line, columns) for line in lines]
    for labels, values in parts:
        if not values:
            loose += labels
    for line, (labels, values) in zip(lines, parts, strict=True):
        if values:
            row = Row((line.top + line.bottom) / 2, line.bottom)
            _place_values(row, values, bool(labels), columns, spans)
            beside += _place_labels(row, labels, columns, _has_label_around(row, loose, columns, wrap))
            rows.append(row)
    groups = _settle(loose, rows, columns, wrap)
    groups += [Label(run.text, columns.under(run)[0], (run.top + run.bottom) / 2, run.bottom) for run in beside]
    return rows, _merged(groups, wrap)


def _sides(line: Line, columns: Columns) -> tuple[list[Run], list[Run]]:
    """The chunks of a line that are labels, and those that are figures or heads."""
    labels = [chunk for chunk in line.chunks if columns.under(chunk)[1] < columns.values]
    return labels, [chunk for chunk in line.chunks if columns.under(chunk)[1] >= columns.values]


def _has_label_around(row: Row, loose: list[Run], columns: Columns, wrap: float) -> bool:
    """Whether the label of a row stands on the lines above and below it."""
    near = [run for run in loose if columns.under(run)[1] == columns.values - 1]
    return any(abs((run.top + run.bottom) / 2 - row.centre) <= wrap for run in near)


def _place_values(row: Row, values: list[Run], has_label: bool, columns: Columns, spans: list[tuple[int, int]]) -> None:
    """Put the chunks right of the labels in their columns; a figure takes the columns of the words over it."""
    taken = [columns.under(chunk) for chunk in values]
    is_head = not any(FIGURE.fullmatch(chunk.text) for chunk in values)
    if is_head:
        spans.clear()
    if is_head and len(values) == 1 and not has_label:
        row.cells.append((0, columns.last, values[0].text))
        return
    for index, chunk in enumerate(values):
        if is_head:
            low = taken[index - 1][1] + 1 if index else (columns.values if has_label else 0)
            high = taken[index + 1][0] - 1 if index + 1 < len(values) else columns.last
            first, last = columns.spanned(chunk, low, high)
            spans.append((first, last))
        else:
            place = taken[index][0]
            first, last = next((span for span in spans if span[0] <= place <= span[1]), (place, place))
            if len(values) > 1:
                first = last = place
        row.cells.append((first, last, chunk.text))


def _place_labels(row: Row, labels: list[Run], columns: Columns, is_around: bool) -> list[Run]:
    """Put the last label of a line to the row. Out: what stands left of it, the labels of groups."""
    row.first = columns.values
    if not labels or (is_around and columns.under(labels[-1])[1] < columns.values - 1):
        return labels
    low = columns.under(labels[-2])[1] + 1 if len(labels) > 1 else 0
    _take_label(row, labels[-1], low, columns)
    return labels[:-1]


def _take_label(row: Row, run: Run, low: int, columns: Columns) -> None:
    row.label.append((run.bottom, run.text))
    row.first = min(row.first, columns.spanned(run, low, columns.values - 1)[0])


def _settle(loose: list[Run], rows: list[Row], columns: Columns, wrap: float) -> list[Label]:
    """Give the words that stand on lines without figures to the rows whose labels they are part of.

    Out: those that are labels of groups. A row with nothing but words in one line is added to `rows`.
    """
    groups: list[Label] = []
    own: list[Run] = []
    for run in loose:
        first, last = columns.under(run)
        if last < columns.values - 1:
            groups.append(Label(run.text, first, (run.top + run.bottom) / 2, run.bottom))
        else:
            own.append(run)
    labels = [row.words for row in rows if row.label] + [run.text for run in own]
    is_numbered = sum(1 for text in labels if NUMBERED.match(text)) > 0.4 * len(labels)
    added: list[Row] = []
    for block in _blocks(own, rows, 1.75 * own[0].height if is_numbered and own else wrap):
        row = _nearest(block, rows, wrap, is_numbered)
        if row is None:
            row = Row((block[0].top + block[-1].bottom) / 2, block[-1].bottom, first=columns.values)
            added.append(row)
        for run in block:
            _take_label(row, run, 0, columns)
    rows += added
    rows.sort(key=lambda row: row.centre)
    return groups


def _blocks(runs: list[Run], rows: list[Row], wrap: float) -> list[list[Run]]:
    """Lines of words that follow each other, with no line of figures between; one that has a number begins anew."""
    blocks: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.bottom):
        last = blocks[-1][-1] if blocks else None
        if (
            last is None
            or NUMBERED.match(run.text)
            or run.bottom - last.bottom > wrap
            or any(last.bottom <= row.bottom <= run.bottom for row in rows)
        ):
            blocks.append([run])
        else:
            blocks[-1].append(run)
    return blocks


def _nearest(block: list[Run], rows: list[Row], wrap: float, is_numbered: bool) -> Row | None:
    """The row that words on lines of their own belong to, or None if they are a row of their own.

    Where labels are numbered, a number begins the label of the row below, and no number goes on with the row above.
    """
    first, last = block[0], block[-1]
    centre = (first.top + last.bottom) / 2
    above = next((row for row in reversed(rows) if row.centre <= centre), None)
    below = next((row for row in rows if row.centre > centre), None)
    begins = bool(NUMBERED.match(first.text))
    up = first.bottom - max([above.bottom, *(y for y, _ in above.label)]) if above else 1e9
    down = below.bottom - last.bottom if below else 1e9
    reach = max(wrap, 1.75 * first.height) if is_numbered else wrap
    if is_numbered and begins:
        takes = below is not None and not (below.label and NUMBERED.match(sorted(below.label)[0][1]))
        return below if takes and down <= reach else None
    if below and not below.label and down <= 1.3 * wrap and (above is None or above.label):
        return below if not (is_numbered and above and up <= reach) else above
    if above and up <= reach:
        return above if is_numbered or not below or up <= down + 0.5 or below.label else below
    if below and down <= wrap and not (below.label and NUMBERED.match(sorted(below.label)[0][1])):
        return below
    return None


def _merged(labels: list[Label], wrap: float) -> list[Label]:
    """Labels of groups that are written over several lines."""
    out: list[Label] = []
    for label in sorted(labels, key=lambda label: (label.column, label.bottom)):
        last = out[-1] if out else None
        if (
            last
            and last.column == label.column
            and label.bottom - last.bottom <= max(1.25 * wrap, 3.5 * (label.bottom - label.centre))
            and not NUMBERED.match(label.text)
        ):
            last.text = join_words([last.text, label.text])
            last.centre += (label.bottom - last.bottom) / 2
            last.bottom = label.bottom
        else:
            out.append(label)
    return out


def _write_rows(grid: Grid, rows: list[Row], groups: list[Label], columns: Columns) -> None:
    """Write the rows under the head."""
    start = len(grid)
    for index, row in enumerate(rows, start):
        line: list[Cell | None] = [None] * len(columns.bands)
        for first, last, text in row.cells:
            _write(line, Cell(text, index, first, 1, last - first + 1))
        text = row.words
        if text and row.first < columns.values:
            _write(line, Cell(text, index, row.first, 1, columns.values - row.first))
        grid.append(line)
    for label, first_row, last_row in share_out(groups, rows, columns.values):
        cell = Cell(label.text, start + first_row, label.column, last_row - first_row + 1, 1)
        for number in range(cell.row, cell.row + cell.rowspan):
            if grid[number][label.column] is None:
                grid[number][label.column] = cell
            else:
                cell.rowspan = max(1, number - cell.row)
                break
    for index, line in enumerate(grid[start:], start):
        for column, place in enumerate(line):
            if place is None:
                line[column] = Cell("", index, column)


def _write(line: list[Cell | None], cell: Cell) -> None:
    """Put a cell in its places; where another is, both texts stand in that one."""
    if cell.column >= len(line) or cell.colspan < 1:
        # Boxes with impossible corners can claim a column beyond the last; their text has no place in the table.
        return
    there = line[cell.column]
    if there is not None:
        there.text = join_words([there.text, " ", cell.text])
        return
    for column in range(cell.column, min(cell.column + cell.colspan, len(line))):
        if line[column] is not None:
            cell.colspan = column - cell.column
            return
        line[column] = cell
