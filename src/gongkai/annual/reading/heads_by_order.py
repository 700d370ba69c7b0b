"""The columns of a table that does not tell columns apart, from the order of its heads."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.annual.reading.columns import ALIKE, STRANGE, Columns, Row, Spot, alike, column_lines
from gongkai.annual.reading.figures import read_figure
from gongkai.annual.reading.folding import fold
from gongkai.annual.reading.lexicon import Lexicon
from gongkai.annual.report import Mark
from gongkai.law.edition import Panel


def by_order(
    heads: Sequence[Row], lexicon: Lexicon, table: int, panel_index: int, panel: Panel
) -> tuple[Columns, list[Mark]]:
    """Without sure columns: heads of one row in the order found, groups in the order of the form."""
    marks: list[Mark] = []
    seen: dict[int, Spot] = {}
    strange: list[tuple[Spot, str]] = []
    lead = 1 << 30
    over = {fold(cell.text) for row in heads for cell in row if cell is not None and cell.text}
    for r, row in enumerate(heads):
        for cell in row:
            if cell is None or not cell.text:
                continue
            entries = lexicon.find(cell.text)
            lines = column_lines(entries, table, panel_index)
            fresh = _in_seen_groups([line for line in lines if line not in seen], over, panel)
            if fresh:
                seen[fresh[0]] = (r, cell.column)
                lead = min(lead, cell.column)
            elif lines:
                label = panel.columns[lines[0]]
                marks.append(Mark("doubled_head", table, label.label, cell.text, None, label.code))
            elif not entries and read_figure(cell.text).note == "cell_text":
                strange.append(((r, cell.column), cell.text))
    if not seen:
        return Columns(), marks
    marks += _take_groups(seen, strange, over, panel, table)
    marks += _take_strange(seen, strange, panel, table)
    order, sure = _ordered(seen, strange, panel)
    for line in order:
        if line not in seen and line != STRANGE:
            label = panel.columns[line]
            marks.append(Mark("missing_head", table, label.label, "", None, label.code))
    for line, label in enumerate(panel.columns):
        if line not in order:
            marks.append(Mark("absent_column", table, label.label, "", None, label.code))
    return Columns({}, order, 0, sure, lead), marks


def _in_seen_groups(lines: list[int], over: set[str], panel: Panel) -> list[int]:
    """Of columns that share a label, those whose groups are named in the head rows, where any are."""
    named = [line for line in lines if all(fold(group) in over for group in panel.columns[line].under)]
    return named or lines


def _take_groups(
    seen: dict[int, Spot], strange: list[tuple[Spot, str]], over: set[str], panel: Panel, table: int
) -> list[Mark]:
    """Take a strange head for the head of a group that is not named though its columns are there."""
    marks: list[Mark] = []
    groups = {group: None for line in sorted(seen) for group in panel.columns[line].under if fold(group) not in over}
    for group in groups:
        best = max(strange, key=lambda item: alike(item[1], group), default=None)
        if best is not None and (alike(best[1], group) >= ALIKE or len(strange) == len(groups)):
            strange.remove(best)
            marks.append(Mark("altered_label", table, group, best[1], None, ""))
    return marks


def _take_strange(seen: dict[int, Spot], strange: list[tuple[Spot, str]], panel: Panel, table: int) -> list[Mark]:
    """Give lost columns the strange heads that are like them; what is left over is a column of its own."""
    marks: list[Mark] = []
    for line, label in enumerate(panel.columns):
        if line in seen:
            continue
        best = max(strange, key=lambda item: alike(item[1], label.label), default=None)
        if best is not None and alike(best[1], label.label) >= ALIKE:
            strange.remove(best)
            seen[line] = best[0]
            marks.append(Mark("altered_label", table, label.label, best[1], None, label.code))
    return marks


def _ordered(seen: dict[int, Spot], strange: list[tuple[Spot, str]], panel: Panel) -> tuple[list[int], list[int]]:
    """All columns from left to right, and those among them whose heads were seen."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for line, label in enumerate(panel.columns):
        groups.setdefault(label.under, []).append(line)
    order: list[int] = []
    for under, members in groups.items():
        there = sorted((line for line in members if line in seen), key=lambda line: seen[line])
        if not there and len(members) > 1 and len(groups) > 1 and under:
            # No head of the whole group: its table stands elsewhere, or the group was left out.
            groups[under] = []
            continue
        same_row = len({seen[line][0] for line in there}) == 1
        if same_row and there != sorted(there):
            groups[under] = there + [line for line in members if line not in there]
    for label in panel.columns:
        if groups[label.under]:
            order.append(groups[label.under].pop(0))
    sure = [line for line in order if line in seen]
    for (r, c), _ in strange:
        # A strange head stands right after the head to its left in the same row.
        left = [line for line in seen if seen[line][0] == r and seen[line][1] < c]
        if left and (last := max(left, key=lambda line: seen[line])) in order:
            order.insert(order.index(last) + 1, STRANGE)
            sure.insert(sure.index(last) + 1, STRANGE)
    return order, sure
