"""Which column of a table is which column of the form, from its head rows.

Columns are aligned by their heads; where a head is lost or doubled, by position, with a mark saying so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.annual.reading.folding import fold
from gongkai.annual.reading.lexicon import Entry, Lexicon
from gongkai.annual.report import CellRef, Mark
from gongkai.document.blocks import Cell
from gongkai.law.edition import Panel

Row = Sequence[Cell | None]


@dataclass(slots=True)
class Columns:
    """The columns of one panel: where each stands in the grid, and in which order they come."""

    places: dict[int, int] = field(default_factory=dict)
    """Column of the form (its index in the panel) -> column of the grid; empty where the source tells no columns apart."""
    order: list[int] = field(default_factory=list)
    """The columns of the form from left to right."""
    width: int = 0
    """The width of the grid the places are for."""

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
    marks = _altered_heads(heads, lexicon, table, panel_index, panel, block, first_row)
    if ragged:
        columns, more = _by_order(heads, lexicon, table, panel_index, panel)
    else:
        columns, more = _by_place(heads, lexicon, table, panel_index, panel)
    return columns, marks + more


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
                found[c] = _under(lines, [other.text for other in stack], panel)
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


def _under(lines: tuple[int, ...], texts: list[str], panel: Panel) -> int:
    """Of the columns that share a label, the one whose group heads stand above; the first where none does."""
    if len(lines) == 1:
        return lines[0]
    keys = {fold(text) for text in texts}
    return max(lines, key=lambda line: sum(fold(group) in keys for group in panel.columns[line].under))


def _settle(
    found: dict[int, int], unknown: dict[int, str], covered: set[int], width: int, panel: Panel, table: int
) -> tuple[Columns, list[Mark]]:
    """Make each column of the form stand once: keep one of the doubled, fill the lost by position."""
    marks: list[Mark] = []
    total = len(panel.columns)
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
    free = [c for c in range(start, width) if c not in places.values() and c not in unknown and c not in covered]
    lost = [line for line in range(total) if line not in places]
    for c in doubled:
        label = panel.columns[found[c]]
        marks.append(Mark("doubled_head", table, label.label, label.label, None, label.code))
    for line in lost:
        label = panel.columns[line]
        spot = _free_spot(line, free, places)
        if spot is None:
            marks.append(Mark("absent_column", table, label.label, "", None, label.code))
        else:
            free.remove(spot)
            places[line] = spot
            marks.append(Mark("missing_head", table, label.label, "", None, label.code))
    for c, text in unknown.items():
        if start < c <= max(places.values()):
            marks.append(Mark("unknown_head", table, "", text, None, ""))
    order = sorted(places, key=lambda line: places[line])
    return Columns(places, order, width), marks


def _free_spot(line: int, free: list[int], places: dict[int, int]) -> int | None:
    """The unclaimed grid column that lies between the neighbours of a lost column of the form."""
    low = max((c for other, c in places.items() if other < line), default=-1)
    high = min((c for other, c in places.items() if other > line), default=1 << 30)
    return next((c for c in free if low < c < high), None)


def _by_order(
    heads: Sequence[Row], lexicon: Lexicon, table: int, panel_index: int, panel: Panel
) -> tuple[Columns, list[Mark]]:
    """Without sure columns: heads of one group in the order found, groups in the order of the form."""
    marks: list[Mark] = []
    seen: dict[int, int] = {}
    for r, row in enumerate(heads):
        for cell in row:
            if cell is None or not cell.text:
                continue
            lines = _lines(lexicon.find(cell.text), table, panel_index)
            fresh = [line for line in lines if line not in seen]
            if fresh:
                seen[fresh[0]] = r
            elif lines:
                label = panel.columns[lines[0]]
                marks.append(Mark("doubled_head", table, label.label, cell.text, None, label.code))
    if not seen:
        return Columns(), marks
    for line, label in enumerate(panel.columns):
        if line not in seen:
            marks.append(Mark("missing_head", table, label.label, "", None, label.code))
    groups: dict[tuple[str, ...], list[int]] = {}
    for line in [*seen, *(line for line in range(len(panel.columns)) if line not in seen)]:
        groups.setdefault(panel.columns[line].under, []).append(line)
    for members in groups.values():
        # Heads on several rows say nothing about which stands left of which.
        if len({seen[line] for line in members if line in seen}) > 1:
            members.sort()
    order = [groups[label.under].pop(0) for label in panel.columns]
    return Columns({}, order, 0), marks
