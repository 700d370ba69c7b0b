"""Labels of groups in tables without rulings: which rows each one stands beside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

NUMBERED: Final = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．](?!\d)|[①-⑳]")


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
    centres = [row.centre for row in rows]
    middle = _by_middle(labels, centres, first, last)
    if middle is not None:
        return middle
    starts = [min(range(first, last + 1), key=lambda i, c=label.centre: abs(centres[i] - c)) for label in labels]
    if starts[0] != first or sorted(set(starts)) != starts:
        # Neither in the middle nor at the top: only the nearest row is sure.
        return [(label, start, start) for label, start in zip(labels, starts, strict=True)]
    return [(label, a, b - 1) for label, a, b in zip(labels, starts, [*starts[1:], last + 1], strict=True)]


def _by_middle(
    labels: list[Label], centres: list[float], first: int, last: int
) -> list[tuple[Label, int, int]] | None:
    """Part rows so that each label stands in the middle of its own, or None if they do not come out even."""
    shared: list[tuple[Label, int, int]] = []
    start = first
    pitch = (centres[last] - centres[first]) / max(1, last - first)
    for label in labels:
        if start > last:
            return None
        wanted = 2 * label.centre - centres[start]
        stop = min(range(start, last + 1), key=lambda i, w=wanted: abs(centres[i] - w))
        if abs((centres[start] + centres[stop]) / 2 - label.centre) > 0.75 * max(pitch, 1.0):
            return None
        shared.append((label, start, stop))
        start = stop + 1
    return shared if start == last + 1 else None
