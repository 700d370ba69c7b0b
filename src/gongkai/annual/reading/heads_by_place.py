"""The columns of a span grid, from what stands over each."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.annual.reading.columns import ALIKE, Columns, Row, alike, column_lines, stack_over
from gongkai.annual.reading.folding import fold
from gongkai.annual.reading.lexicon import Lexicon
from gongkai.annual.report import Mark
from gongkai.document.blocks import Cell
from gongkai.law.edition import Panel


def by_place(
    heads: Sequence[Row], lexicon: Lexicon, table: int, panel_index: int, panel: Panel
) -> tuple[Columns, list[Mark]]:
    """The columns of a panel by what stands over them, and the marks for heads lost, doubled, strange or unknown."""
    width = max((len(row) for row in heads), default=0)
    found: dict[int, int] = {}
    unknown: dict[int, str] = {}
    covered: set[int] = set()
    told: Cell | None = None
    last = -1
    for c in range(width):
        stack = stack_over(heads, c)
        for cell in reversed(stack):
            entries = lexicon.find(cell.text)
            lines = column_lines(entries, table, panel_index)
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


def _under(lines: tuple[int, ...], texts: list[str], panel: Panel, last: int) -> int:
    """Of the columns that share a label, those whose groups stand above; of these the next one to the right."""
    if len(lines) == 1:
        return lines[0]
    keys = {fold(text) for text in texts}
    named = {line: sum(fold(group) in keys for group in panel.columns[line].under) for line in lines}
    best = [line for line in lines if named[line] == max(named.values())]
    return next((line for line in best if line > last), best[0])


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
