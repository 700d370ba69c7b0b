"""Which column of a table is which column of the form, from its head rows.

Columns are aligned by their heads; where a head is lost or doubled, by position, with a mark saying so.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.annual.reading.figures import read_figure
from gongkai.annual.reading.folding import fold
from gongkai.annual.reading.lexicon import Entry, Lexicon
from gongkai.annual.report import CellRef, Mark
from gongkai.document.blocks import Cell
from gongkai.law.edition import Panel

Row = Sequence[Cell | None]
Spot = tuple[int, int]
"""Where a head stands: its row among the head rows and its place in it."""


STRANGE = -1
ALIKE = 0.5
"""How alike a strange head must be to the lost one at its place to be taken for it."""


@dataclass(slots=True)
class Columns:
    """The columns of one panel: where each stands in the grid, and in which order they come."""

    places: dict[int, int] = field(default_factory=dict)
    """Column of the form (its index in the panel) -> column of the grid; empty where the source tells no columns apart."""
    order: list[int] = field(default_factory=list)
    """The columns of the form from left to right, with STRANGE for a column that is none of the form's."""
    width: int = 0
    """The width of the grid the places are for."""
    sure: list[int] = field(default_factory=list)
    """Those of `order` whose heads were seen, when some were not."""
    lead: int = -1
    """In a ragged table, where in its row the first head stands; -1 where it is not known."""

    @property
    def first(self) -> int:
        """The first grid column that holds figures."""
        return min(self.places.values(), default=0)


CLEAN_MOST = 500


def _lines(entries: tuple[Entry, ...], table: int, panel: int) -> tuple[int, ...]:
    return tuple(e.line for e in entries if e.table == table and e.panel == panel and e.axis == "column")


def columns_by_head(
    heads: Sequence[Row],
    lexicon: Lexicon,
    table: int,
    panel_index: int,
    panel: Panel,
    block: int,
    first_row: int,
    ragged: bool,
) -> tuple[Columns, list[Mark]]:
    """The columns of a panel from its head rows, and the marks for heads lost, doubled, unknown or altered."""
    words = tuple(tuple((cell.text, cell.column) if cell else None for cell in row) for row in heads)
    key = (table, panel_index, ragged, words)
    known = lexicon.clean_heads.get(key)
    if isinstance(known, Columns):
        return known, []
    columns, marks = _columns(heads, lexicon, table, panel_index, panel, block, first_row, ragged)
    if not marks and len(lexicon.clean_heads) < CLEAN_MOST:
        lexicon.clean_heads[key] = columns
    return columns, marks


def _columns(
    heads: Sequence[Row],
    lexicon: Lexicon,
    table: int,
    panel_index: int,
    panel: Panel,
    block: int,
    first_row: int,
    ragged: bool,
) -> tuple[Columns, list[Mark]]:
    altered = _altered_heads(heads, lexicon, table, panel_index, panel, block, first_row)
    if ragged or _is_stacked(heads, lexicon, table, panel_index):
        columns, more = by_order(heads, lexicon, table, panel_index, panel)
    else:
        columns, more = _by_place(heads, lexicon, table, panel_index, panel)
    known = [line for line in columns.order if line != STRANGE]
    if known != sorted(known):
        names = "、".join(panel.columns[line].label for line in known)
        more.append(Mark("reordered", table, names, "", None, ""))
    return columns, altered + more


def _altered_heads(
    heads: Sequence[Row], lexicon: Lexicon, table: int, panel_index: int, panel: Panel, block: int, first_row: int
) -> list[Mark]:
    marks: list[Mark] = []
    said: set[int] = set()
    for r, row in enumerate(heads):
        for c, cell in enumerate(row):
            if cell is None or not cell.text:
                continue
            for entry in lexicon.find(cell.text):
                if (entry.table, entry.panel, entry.axis) != (table, panel_index, "column"):
                    continue
                if entry.exact or entry.line in said:
                    continue
                said.add(entry.line)
                label = panel.columns[entry.line]
                ref = CellRef(block, first_row + r, c)
                marks.append(Mark("altered_label", table, label.label, cell.text, ref, label.code))
    return marks


def _by_place(
    heads: Sequence[Row], lexicon: Lexicon, table: int, panel_index: int, panel: Panel
) -> tuple[Columns, list[Mark]]:
    width = max((len(row) for row in heads), default=0)
    found: dict[int, int] = {}
    unknown: dict[int, str] = {}
    covered: set[int] = set()
    told: Cell | None = None
    last = -1
    for c in range(width):
        stack = _stack(heads, c)
        for cell in reversed(stack):
            entries = lexicon.find(cell.text)
            lines = _lines(entries, table, panel_index)
            if lines and cell is told:
                # A head merged over several grid columns is one column of the form.
                covered.add(c)
                break
            if lines:
                told = cell
                last = _under(lines, [other.text for other in stack], panel, last)
                found[c] = last
                break
            if not entries:
                unknown.setdefault(c, cell.text)
                break
    return _settle(found, unknown, covered, width, panel, table)


def _stack(heads: Sequence[Row], column: int) -> list[Cell]:
    """The head cells over a column from top to bottom, each once, blank ones left out."""
    stack: list[Cell] = []
    for row in heads:
        cell = row[column] if column < len(row) else None
        if cell is not None and cell.text.strip() and (not stack or stack[-1] is not cell):
            stack.append(cell)
    return stack


def _under(lines: tuple[int, ...], texts: list[str], panel: Panel, last: int) -> int:
    """Of the columns that share a label, those whose groups stand above; of these the next one to the right."""
    if len(lines) == 1:
        return lines[0]
    keys = {fold(text) for text in texts}
    named = {line: sum(fold(group) in keys for group in panel.columns[line].under) for line in lines}
    best = [line for line in lines if named[line] == max(named.values())]
    return next((line for line in best if line > last), best[0])


def _is_stacked(heads: Sequence[Row], lexicon: Lexicon, table: int, panel: int) -> bool:
    """Whether heads of different columns stand one over the other, as when merged cells were lost on the way."""
    width = max((len(row) for row in heads), default=0)
    doubled = 0
    for c in range(width):
        lines = [set(found) for cell in _stack(heads, c) if (found := _lines(lexicon.find(cell.text), table, panel))]
        if len(lines) > 1:
            doubled += 1
            if not set.intersection(*lines):
                return True
    return doubled > 1


def _settle(
    found: dict[int, int], unknown: dict[int, str], covered: set[int], width: int, panel: Panel, table: int
) -> tuple[Columns, list[Mark]]:
    """Make each column of the form stand once: keep one of the doubled, fill the lost by position."""
    marks: list[Mark] = []
    places: dict[int, int] = {}
    if not found:
        return Columns({}, [], width), marks
    start = min(found)
    doubled: list[int] = []
    for line in dict.fromkeys(found.values()):
        spots = [c for c, other in found.items() if other == line]
        best = min(spots, key=lambda c: abs((c - start) - line))
        places[line] = best
        doubled += [c for c in spots if c != best]
    for c in doubled:
        label = panel.columns[found[c]]
        marks.append(Mark("doubled_head", table, label.label, label.label, None, label.code))
    marks += _fill_strange(places, unknown, panel, table)
    free = [c for c in range(start, width) if c not in places.values() and c not in unknown and c not in covered]
    marks += _fill_lost(places, free, panel, table)
    for c, text in unknown.items():
        if start < c <= max(places.values()) and c not in places.values():
            marks.append(Mark("unknown_head", table, "", text, None, ""))
    order = sorted(places, key=lambda line: places[line])
    return Columns(places, order, width), marks


def _fill_strange(places: dict[int, int], unknown: dict[int, str], panel: Panel, table: int) -> list[Mark]:
    """Give a lost column the strange head at its place, where the two are alike."""
    marks: list[Mark] = []
    for line, label in enumerate(panel.columns):
        if line in places:
            continue
        low, high = _bounds(line, places)
        near = [c for c in unknown if low < c < high and c not in places.values()]
        best = max(near, key=lambda c: alike(unknown[c], label.label), default=None)
        if best is not None and alike(unknown[best], label.label) >= ALIKE:
            places[line] = best
            marks.append(Mark("altered_label", table, label.label, unknown[best], None, label.code))
    return marks


def _fill_lost(places: dict[int, int], free: list[int], panel: Panel, table: int) -> list[Mark]:
    """Give a lost column the unclaimed grid column between its neighbours."""
    marks: list[Mark] = []
    for line, label in enumerate(panel.columns):
        if line in places:
            continue
        low, high = _bounds(line, places)
        spot = next((c for c in free if low < c < high), None)
        if spot is None:
            marks.append(Mark("absent_column", table, label.label, "", None, label.code))
        else:
            free.remove(spot)
            places[line] = spot
            marks.append(Mark("missing_head", table, label.label, "", None, label.code))
    return marks


def _bounds(line: int, places: dict[int, int]) -> tuple[int, int]:
    """The grid columns of the neighbours of a column of the form."""
    low = max((c for other, c in places.items() if other < line), default=-1)
    high = min((c for other, c in places.items() if other > line), default=1 << 30)
    return low, high


def alike(one: str, other: str) -> float:
    """How alike two labels are, from 0 to 1."""
    return difflib.SequenceMatcher(None, fold(one), fold(other)).ratio()


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
            lines = _lines(entries, table, panel_index)
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
