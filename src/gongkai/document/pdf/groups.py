"""Labels of groups in tables without rulings: which rows each one stands beside."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

NUMBERED: Final = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．](?!\d)|[①-⑳]")
_NUMBER: Final = re.compile(r"[（(]?(\d{1,2})[）)、.．](?!\d)")


@dataclass(slots=True)
class Label:
    """The label of a group: its words, its column, and where its words stand."""

    text: str
    column: int
    centre: float
    bottom: float


class Placed(Protocol):
    """What is needed of a row: where it stands, and in which column its own label begins."""

    centre: float
    first: int

    @property
    def words(self) -> str:
        """The label of the row."""


def share_out(labels: list[Label], rows: Sequence[Placed], values: int) -> list[tuple[Label, int, int]]:
    """For each label the first and last row of its group, counted from 0.

    A label stands in the middle of its rows, or beside the first of them; what fits better holds.
    """
    shared: list[tuple[Label, int, int]] = []
    for column in range(values):
        own = sorted((label for label in labels if label.column == column), key=lambda label: label.centre)
        for first, last in _stretches(rows, column):
            inside = [label for label in own if _is_beside(label, rows, first, last)]
            if inside:
                shared += _share(inside, rows, first, last)
    return shared


def _stretches(rows: Sequence[Placed], column: int) -> list[tuple[int, int]]:
    """Rows that follow each other and leave a column to a group."""
    found: list[tuple[int, int]] = []
    for index, row in enumerate(rows):
        if row.first <= column:
            continue
        if found and found[-1][1] == index - 1:
            found[-1] = (found[-1][0], index)
        else:
            found.append((index, index))
    return found


def _is_beside(label: Label, rows: Sequence[Placed], first: int, last: int) -> bool:
    """Whether a label stands at the height of some rows, half a row more allowed."""
    slack = (rows[last].centre - rows[first].centre) / (last - first) / 2 if last > first else 12.0
    return rows[first].centre - slack <= label.centre <= rows[last].centre + slack


def _share(labels: list[Label], rows: Sequence[Placed], first: int, last: int) -> list[tuple[Label, int, int]]:
    """Part a stretch of rows among its labels."""
    if len(labels) == 1:
        return [(labels[0], first, last)]
    starts = _restarts(rows, first, last)
    if len(starts) != len(labels):
        centres = [row.centre for row in rows[first : last + 1]]
        own = [label.centre for label in labels]

        def from_middle(start: int, stop: int, label: float) -> float:
            return abs((centres[start] + centres[stop]) / 2 - label)

        def from_top(start: int, _: int, label: float) -> float:
            return abs(centres[start] - label)

        cost, starts = _parted(own, centres, from_middle)
        top_cost, tops = _parted(own, centres, from_top)
        pitch = (centres[-1] - centres[0]) / max(1, len(centres) - 1)
        if min(cost, top_cost) > 0.75 * max(pitch, 1.0) * len(labels):
            # Neither in the middle nor at the top: only the nearest row is sure.
            nearest = [first + min((abs(centre - c), row) for row, centre in enumerate(centres))[1] for c in own]
            return [(label, row, row) for label, row in zip(labels, nearest, strict=True)]
        starts = [first + start for start in (starts if cost <= top_cost + 1.0 else tops)]
    return [(label, a, b - 1) for label, a, b in zip(labels, starts, [*starts[1:], last + 1], strict=True)]


def _restarts(rows: Sequence[Placed], first: int, last: int) -> list[int]:
    """The rows where the numbers of labels begin again with 1."""
    numbers = [_NUMBER.match(row.words) for row in rows[first : last + 1]]
    if not all(numbers):
        return []
    return [first + i for i, match in enumerate(numbers) if match and match.group(1) == "1"]


def _parted(
    labels: list[float], centres: list[float], cost: Callable[[int, int, float], float]
) -> tuple[float, list[int]]:
    """The cheapest way to part rows in as many runs as there are labels: its cost, and the first row of each run."""
    size = len(centres)
    if len(labels) > size:
        return float("inf"), []
    best: list[tuple[float, list[int]]] = [(0.0 if i == 0 else float("inf"), []) for i in range(size + 1)]
    for label in labels:
        best = [
            min(
                ((best[a][0] + cost(a, b - 1, label), [*best[a][1], a]) for a in range(b)),
                default=(float("inf"), []),
            )
            for b in range(size + 1)
        ]
    return best[size]
