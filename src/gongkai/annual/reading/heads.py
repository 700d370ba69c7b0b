"""Which column of a table is which column of the form, from its head rows.

Columns are aligned by their heads; where a head is lost or doubled, by position, with a mark saying so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.annual.reading.columns import STRANGE, Columns, Row, column_lines, stack_over
from gongkai.annual.reading.heads_by_order import by_order
from gongkai.annual.reading.heads_by_place import by_place
from gongkai.annual.reading.lexicon import Lexicon
from gongkai.annual.report import CellRef, Mark
from gongkai.law.edition import Panel

CLEAN_MOST = 500


@dataclass(frozen=True, slots=True)
class HeadRows:
    """The head rows over a panel: where they stand, whose they are, and whether their source tells columns apart."""

    rows: Sequence[Row]
    lexicon: Lexicon
    table: int
    panel_index: int
    panel: Panel
    block: int
    first_row: int
    ragged: bool


def columns_by_head(heads: HeadRows) -> tuple[Columns, list[Mark]]:
    """The columns of a panel from its head rows, and the marks for heads lost, doubled, unknown or altered."""
    words = tuple(tuple((cell.text, cell.column) if cell else None for cell in row) for row in heads.rows)
    key = (heads.table, heads.panel_index, heads.ragged, words)
    clean = heads.lexicon.clean_heads
    known = clean.get(key)
    if isinstance(known, Columns):
        return known, []
    columns, marks = _columns(heads)
    if not marks and len(clean) < CLEAN_MOST:
        clean[key] = columns
    return columns, marks


def _columns(heads: HeadRows) -> tuple[Columns, list[Mark]]:
    rows, lexicon, table, index, panel = heads.rows, heads.lexicon, heads.table, heads.panel_index, heads.panel
    in_order = heads.ragged or _is_stacked(rows, lexicon, table, index)
    columns, marks = (by_order if in_order else by_place)(rows, lexicon, table, index, panel)
    known = [line for line in columns.order if line != STRANGE]
    if known != sorted(known):
        names = "、".join(panel.columns[line].label for line in known)
        marks.append(Mark("reordered", table, names, "", None, ""))
    return columns, _altered_heads(heads) + marks


def _altered_heads(heads: HeadRows) -> list[Mark]:
    marks: list[Mark] = []
    said: set[int] = set()
    for r, row in enumerate(heads.rows):
        for c, cell in enumerate(row):
            if cell is None or not cell.text:
                continue
            for entry in heads.lexicon.find(cell.text):
                if (entry.table, entry.panel, entry.axis) != (heads.table, heads.panel_index, "column"):
                    continue
                if entry.exact or entry.line in said:
                    continue
                said.add(entry.line)
                label = heads.panel.columns[entry.line]
                ref = CellRef(heads.block, heads.first_row + r, c)
                marks.append(Mark("altered_label", heads.table, label.label, cell.text, ref, label.code))
    return marks


def _is_stacked(heads: Sequence[Row], lexicon: Lexicon, table: int, panel: int) -> bool:
    """Whether heads of different columns stand one over the other, as when merged cells were lost on the way."""
    width = max((len(row) for row in heads), default=0)
    doubled = 0
    for c in range(width):
        lines = [
            set(found)
            for cell in stack_over(heads, c)
            if (found := column_lines(lexicon.find(cell.text), table, panel))
        ]
        if len(lines) > 1:
            doubled += 1
            if not set.intersection(*lines):
                return True
    return doubled > 1
