"""The printed skeleton of a table of the form, worked out from its panels alone.

The look is that of the forms annexed to 国办公开办函〔2019〕60号 and 〔2021〕30号. Two shapes cover them:

- several panels stand one below the other, each with its head over the full width; a panel with fewer value
  columns than its neighbours stretches them over the same width, so the grid has a line wherever any panel
  has one (three columns beside two give four grid columns, as in the reports that Word makes);
- a single panel has its corner beside all head rows, and its head over the value columns.

No row or label is named here: a new edition is set from its data file.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from gongkai.annual.writing.skeleton import FormCell, Skeleton
from gongkai.annual.writing.words import han_numeral
from gongkai.law.edition import Label, Panel, TableForm, join_code


def _depth(labels: Sequence[Label]) -> int:
    return max(len(label.under) for label in labels) + 1


def _label_columns(panel: Panel) -> int:
    return _depth(panel.rows) if any(row.label or row.under for row in panel.rows) else 0


def _marks(panels: Sequence[Panel]) -> list[Fraction]:
    """Where a grid line stands between value columns, as parts of their width, both ends included."""
    return sorted({Fraction(i, len(panel.columns)) for panel in panels for i in range(len(panel.columns) + 1)})


def _runs(labels: Sequence[Label], level: int) -> list[tuple[int, int]]:
    """The stretches (first, past the last) of neighbours that share their heads down to `level`."""
    runs: list[tuple[int, int]] = []
    for i, label in enumerate(labels):
        key = label.under[: level + 1]
        if len(key) <= level:
            continue
        if runs and runs[-1][1] == i and labels[i - 1].under[: level + 1] == key:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return runs


def _column_heads(panel: Panel, top: int, depth: int, lines: Sequence[int]) -> list[FormCell]:
    """The heads of the value columns, from grid row `top`; `lines[i]` is the grid column where column i starts."""
    cells = [
        FormCell(panel.columns[first].under[level], top + level, lines[first], 1, lines[past] - lines[first], "column")
        for level in range(depth - 1)
        for first, past in _runs(panel.columns, level)
    ]
    for i, label in enumerate(panel.columns):
        level = len(label.under)
        cells.append(FormCell(label.label, top + level, lines[i], depth - level, lines[i + 1] - lines[i], "column"))
    return cells


def _body(panel: Panel, top: int, label_columns: int, lines: Sequence[int]) -> list[FormCell]:
    """The rows of a panel, from grid row `top`: group labels merged downwards, leaf labels to the right."""
    cells = [
        FormCell(panel.rows[first].under[level], top + first, level, past - first, 1, "group")
        for level in range(label_columns - 1)
        for first, past in _runs(panel.rows, level)
    ]
    for r, row in enumerate(panel.rows):
        if label_columns:
            level = len(row.under)
            cells.append(FormCell(row.label, top + r, level, 1, label_columns - level, "row"))
        for c, column in enumerate(panel.columns):
            code = join_code(row.code, column.code)
            cells.append(FormCell("", top + r, lines[c], 1, lines[c + 1] - lines[c], "figure", code))
    return cells


def _lines(panel: Panel, marks: Sequence[Fraction], label_columns: int) -> list[int]:
    count = len(panel.columns)
    return [label_columns + marks.index(Fraction(i, count)) for i in range(count + 1)]


def _stacked(table: TableForm) -> Skeleton:
    """Panels one below the other, each under its own head over the full width."""
    label_columns = max(_label_columns(panel) for panel in table.panels)
    marks = _marks(table.panels)
    width = label_columns + len(marks) - 1
    cells: list[FormCell] = []
    bodies: list[int] = []
    top = 0
    for panel in table.panels:
        bodies.append(top)
        lines = _lines(panel, marks, label_columns)
        if panel.head:
            cells.append(FormCell(panel.head, top, 0, 1, width, "panel"))
            top += 1
        depth = _depth(panel.columns)
        if label_columns:
            cells.append(FormCell(panel.corner, top, 0, depth, label_columns, "corner"))
        cells += _column_heads(panel, top, depth, lines)
        cells += _body(panel, top + depth, label_columns, lines)
        top += depth + len(panel.rows)
    return _skeleton(table, cells, top, 0, label_columns, marks, bodies)


def _single(table: TableForm) -> Skeleton:
    """One panel: the corner beside all head rows, the panel's head over the value columns."""
    panel = table.panels[0]
    label_columns = _label_columns(panel)
    marks = _marks(table.panels)
    lines = _lines(panel, marks, label_columns)
    top = 1 if panel.head else 0
    depth = _depth(panel.columns)
    cells: list[FormCell] = []
    if label_columns:
        cells.append(FormCell(panel.corner, 0, 0, top + depth, label_columns, "corner"))
    if panel.head:
        cells.append(FormCell(panel.head, 0, label_columns, 1, len(marks) - 1, "panel"))
    cells += _column_heads(panel, top, depth, lines)
    cells += _body(panel, top + depth, label_columns, lines)
    head_rows = top + depth
    return _skeleton(
        table, cells, head_rows + len(panel.rows), head_rows, label_columns, marks, _groups(panel, head_rows)
    )


def _groups(panel: Panel, top: int) -> list[int]:
    """The grid rows where the first label level changes; rows without a group share one with their like."""
    starts: list[int] = []
    before: tuple[str, ...] | None = None
    for r, row in enumerate(panel.rows):
        if row.under[:1] != before:
            starts.append(top + r)
            before = row.under[:1]
    return starts


def _skeleton(
    table: TableForm,
    cells: list[FormCell],
    height: int,
    head_rows: int,
    label_columns: int,
    marks: Sequence[Fraction],
    bodies: list[int],
) -> Skeleton:
    return Skeleton(
        name=f"表{han_numeral(table.number)}：{table.name}",
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
        height=height,
        head_rows=head_rows,
        label_columns=label_columns,
        shares=tuple(past - first for first, past in pairwise(marks)),
        bodies=tuple(bodies),
    )


@lru_cache(maxsize=64)
def skeleton(table: TableForm) -> Skeleton:
    """The printed form of a table, its figures still blank."""
    return _stacked(table) if len(table.panels) > 1 else _single(table)
