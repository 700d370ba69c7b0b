"""Strokes to lattices: which rulings belong to one table, where its columns and rows are, which borders are missing.

Text layer and scan share this file; it sees only lines.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from gongkai.document import limits
from gongkai.document.pdf.layout import Stroke, Strokes

_SAME_PLACE: Final = 3.0
"""Rulings this near to each other, in points, are one: double rules, and the two borders of neighbouring cells."""
_BROKEN: Final = 4.0
"""A ruling with gaps this small is whole."""
_OVERHANG: Final = 6.0
"""How far rulings must run past the last crossing one to say that the table is open on that side."""
_SMALLEST: Final = 5.0
"""The narrowest column and the lowest row."""
_CROSSINGS: Final = 1_000_000
"""The most pairs of rulings that are looked at; a page with more is a drawing."""

Span = tuple[int, int, int, int]
"""The place of a cell in a lattice: row, column, rowspan, colspan."""


@dataclass(slots=True)
class Lattice:
    """The rules of one table: borders of columns `xs`, of rows `ys`, and for each place the span that covers it."""

    xs: list[float]
    ys: list[float]
    spans: list[Span] = field(default_factory=list)
    owner: list[list[int]] = field(default_factory=list)
    open_top: bool = False
    open_bottom: bool = False
    closed: list[bool] = field(default_factory=list)
    """For each column whether a ruling closes it at the bottom."""

    def is_open_at(self, x: float) -> bool:
        """Whether a point below the table is under a column that no ruling closes."""
        if not self.xs[0] <= x <= self.xs[-1]:
            return False
        return not self.closed[min(bisect_right(self.xs, x), len(self.xs) - 1) - 1]

    def grow(self, bottom: float) -> None:
        """Let the cells that no ruling closes reach down to a place; beside them are blank cells."""
        row = len(self.ys) - 1
        self.ys.append(bottom)
        owners: list[int] = []
        for column, is_closed in enumerate(self.closed):
            above = self.owner[-1][column]
            if not is_closed:
                first, start, _, wide = self.spans[above]
                self.spans[above] = (first, start, row + 1 - first, wide)
                owners.append(above)
            else:
                self.spans.append((row, column, 1, 1))
                owners.append(len(self.spans) - 1)
        self.owner.append(owners)
        self.open_bottom = True

    def place_of(self, x: float, y: float) -> int | None:
        """The index in `spans` of the cell at a point, or None outside the table."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]):
            return None
        row = min(bisect_right(self.ys, y), len(self.ys) - 1) - 1
        column = min(bisect_right(self.xs, x), len(self.xs) - 1) - 1
        return self.owner[row][column]


def lattices_of(strokes: Strokes) -> list[Lattice]:
    """The tables that rulings draw on a page, from top to bottom. A box around nothing but text is none."""
    lying, standing = _whole(strokes.lying), _whole(strokes.standing)
    if len(lying) * len(standing) > _CROSSINGS:
        return []
    lattices = []
    for rows, columns in _components(lying, standing):
        lattice = _lattice(rows, columns)
        if lattice is not None and len(lattice.spans) > 1:
            lattices.append(lattice)
    return sorted(lattices, key=lambda lattice: lattice.ys[0])


def _whole(strokes: list[Stroke]) -> list[Stroke]:
    """Put the pieces of each ruling together."""
    out: list[Stroke] = []
    for group in _clustered(sorted(strokes)):
        group.sort(key=lambda stroke: stroke[1])
        place, start, stop = group[0]
        for other, begin, end in group[1:]:
            if begin <= stop + _BROKEN:
                stop = max(stop, end)
            else:
                out.append((place, start, stop))
                place, start, stop = other, begin, end
        out.append((place, start, stop))
    return out


def _clustered(strokes: list[Stroke]) -> list[list[Stroke]]:
    """Sorted strokes in groups whose places are the same."""
    groups: list[list[Stroke]] = []
    for stroke in strokes:
        if groups and stroke[0] - groups[-1][-1][0] <= _SAME_PLACE and stroke[0] - groups[-1][0][0] <= 2 * _SAME_PLACE:
            groups[-1].append(stroke)
        else:
            groups.append([stroke])
    return groups


def _components(lying: list[Stroke], standing: list[Stroke]) -> list[tuple[list[Stroke], list[Stroke]]]:
    """Rulings that touch each other, directly or through others."""
    parent = list(range(len(lying) + len(standing)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    slack = _SAME_PLACE + 1.0
    for i, (y, left, right) in enumerate(lying):
        for j, (x, top, bottom) in enumerate(standing, len(lying)):
            if left - slack <= x <= right + slack and top - slack <= y <= bottom + slack:
                parent[root(i)] = root(j)
    found: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for i, stroke in enumerate(lying):
        found.setdefault(root(i), ([], []))[0].append(stroke)
    for j, stroke in enumerate(standing, len(lying)):
        found.setdefault(root(j), ([], []))[1].append(stroke)
    return [pair for pair in found.values() if pair[0] and pair[1]]


def _places(strokes: list[Stroke]) -> list[float]:
    """The distinct places of rulings; ones nearer than a row can be low are one."""
    places: list[list[float]] = []
    for stroke in sorted(strokes):
        if places and stroke[0] - places[-1][-1] < _SMALLEST and stroke[0] - places[-1][0] < 1.5 * _SMALLEST:
            places[-1].append(stroke[0])
        else:
            places.append([stroke[0]])
    return [sum(group) / len(group) for group in places]


def _lattice(lying: list[Stroke], standing: list[Stroke]) -> Lattice | None:
    """The lattice of one component, closed where it is open, or None if it encloses nothing."""
    xs, ys = _places(standing), _places(lying)
    left, right = min(stroke[1] for stroke in lying), max(stroke[2] for stroke in lying)
    top, bottom = min(stroke[1] for stroke in standing), max(stroke[2] for stroke in standing)
    open_left, open_right = left < xs[0] - _OVERHANG, right > xs[-1] + _OVERHANG
    open_top, open_bottom = top < ys[0] - _OVERHANG, bottom > ys[-1] + _OVERHANG
    xs = [left] * open_left + xs + [right] * open_right
    ys = [top] * open_top + ys + [bottom] * open_bottom
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > limits.CELLS:
        return None
    lattice = Lattice(xs, ys, open_top=open_top, open_bottom=open_bottom)
    lines = _borders(ys, xs, lying)
    _span(lattice, _borders(xs, ys, standing), lines)
    # A merged cell is closed as a whole or not at all.
    foot = lattice.owner[-1]
    closed = {owner for owner, is_closed in zip(foot, lines[-1], strict=True) if is_closed}
    lattice.closed = [owner in closed for owner in foot]
    return lattice


def _borders(places: list[float], across: list[float], strokes: list[Stroke]) -> list[list[bool]]:
    """`borders[i][j]`: whether a ruling stands at place i over the middle of the interval j of the other direction."""
    middles = [(start + stop) / 2 for start, stop in pairwise(across)]
    borders = [[False] * len(middles) for _ in places]
    for place, start, stop in strokes:
        nearest = min(range(len(places)), key=lambda i: abs(places[i] - place))
        for j, middle in enumerate(middles):
            if start <= middle <= stop:
                borders[nearest][j] = True
    return borders


def _span(lattice: Lattice, standing: list[list[bool]], lying: list[list[bool]]) -> None:
    """Fill in spans and owners: places with no border between them are one cell, if together they are a rectangle."""
    height, width = len(lattice.ys) - 1, len(lattice.xs) - 1
    owner = [[-1] * width for _ in range(height)]
    for row in range(height):
        for column in range(width):
            if owner[row][column] >= 0:
                continue
            wide = 1
            while column + wide < width and owner[row][column + wide] < 0 and not standing[column + wide][row]:
                wide += 1
            high = 1
            while row + high < height and _goes_on(owner[row + high], row + high, column, wide, standing, lying):
                high += 1
            for r in range(row, row + high):
                owner[r][column : column + wide] = [len(lattice.spans)] * wide
            lattice.spans.append((row, column, high, wide))
    lattice.owner = owner


def _goes_on(
    owners: list[int], row: int, column: int, wide: int, standing: list[list[bool]], lying: list[list[bool]]
) -> bool:
    """Whether a cell as wide as this goes on into a row below: no rule above it there, none inside, its sides as before."""
    if any(lying[row][column : column + wide]) or any(owner >= 0 for owner in owners[column : column + wide]):
        return False
    return not any(standing[inner][row] for inner in range(column + 1, column + wide))
