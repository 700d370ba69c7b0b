"""Where on a page a table without rulings may be: lines whose words stand apart, one under the other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Final

from gongkai.document.pdf.layout import Line
from gongkai.document.pdf.prose import Measure

FIGURE: Final = re.compile(r"[+\-−－]?[\d０-９][\d０-９,，.．]*%?|[-−－—–/／*]{1,3}|无|零")
_BETWEEN: Final = 8
"""The most lines in a row that are one piece each, inside a table: labels over several lines, names of groups."""
_ABOVE: Final = 8
"""The most lines above the first row proper that belong to the head."""


@dataclass(slots=True)
class Zone:
    """Lines that may be a table without rulings, over one page or several, one page placed under the other."""

    lines: list[Line]
    pages: list[int]
    is_sure: bool
    tail: list[Line] = field(default_factory=list)
    """Lines after the last row, at the foot of the page, that belong to the table if it goes on overleaf."""

    @property
    def top(self) -> float:
        """Where the zone begins on its first page."""
        return self.lines[0].top


def is_apart(line: Line) -> bool:
    """Whether the words of a line stand apart as cells do."""
    chunks = line.chunks
    if len(chunks) == 2:
        return chunks[1].x0 - chunks[0].x1 > 2 * line.size or bool(FIGURE.fullmatch(chunks[1].text))
    return len(chunks) > 2


def zones_of(lines: list[Line], measure: Measure, page: int) -> list[Line | Zone]:
    """Part the lines of a page into zones and other lines, in reading order.

    A zone of a single row is kept as one that is not sure: it may be the head of a table that goes on overleaf.
    """
    if not any(len(line.chunks) > 1 for line in lines):
        return list(lines)
    out: list[Line | Zone] = []
    start = 0
    while start < len(lines):
        if not is_apart(lines[start]):
            out.append(lines[start])
            start += 1
            continue
        stop, seen = _end(lines, start, measure)
        tail = lines[stop:seen] if seen == len(lines) else []
        head, taken = _begin(out, lines[start], measure)
        zone = [*head, *lines[start:stop]]
        rows = [line for line in zone if is_apart(line)]
        figures = sum(1 for line in rows for chunk in line.chunks if FIGURE.fullmatch(chunk.text))
        if (len(rows) > 1 and figures > 1) or max(len(line.chunks) for line in rows) > 2 or figures:
            del out[len(out) - taken :]
            out.append(Zone(zone, [page], is_sure=len(rows) > 1 and figures > 1, tail=tail))
        else:
            out.extend(lines[start:stop])
        start = stop
    return out


def _end(lines: list[Line], start: int, measure: Measure) -> tuple[int, int]:
    """The index after the last line of the zone that begins at `start`, and after the last that might belong to it."""
    stop = start + 1
    steps: list[float] = []
    size = lines[start].size
    index = start + 1
    while index < len(lines) and index - stop < _BETWEEN:
        line = lines[index]
        if is_apart(line):
            # A gap of four rows is more than any head or label needs.
            if line.top - lines[index - 1].bottom > 5 * size:
                break
            steps.append(line.bottom - lines[index - 1].bottom)
            stop = index + 1
        elif not _fits(line, lines[index - 1], size, steps, measure):
            break
        index += 1
    while stop < len(lines) and stop < index and _is_wrapped(lines[stop], lines[stop - 1]):
        stop += 1
    return stop, max(index, stop)


def _fits(line: Line, last: Line, size: float, steps: list[float], measure: Measure) -> bool:
    """Whether a line in one piece may stand inside a table: not prose, not a heading."""
    if abs(line.size - size) > 0.15 * size or line.x1 - line.x0 > 0.7 * (measure.right - measure.left):
        return False
    usual = 1.35 * median(steps) if len(steps) > 1 else 2.6 * size
    is_left = line.x0 - measure.left < 2.6 * size
    return not (is_left and line.bottom - last.bottom > usual)


def _is_wrapped(line: Line, last: Line) -> bool:
    """Whether a line after the last row is the rest of a label of that row."""
    under = last.chunks[0]
    step = line.bottom - last.bottom
    if FIGURE.fullmatch(under.text):
        # The figures stand between the lines of their label, or it is another line of their own cell.
        return step < 1.2 * line.size
    return step < 1.6 * line.size and abs(line.middle - under.middle) < max(2.0, 0.5 * (under.x1 - under.x0))


def _begin(above: list[Line | Zone], first: Line, measure: Measure) -> tuple[list[Line], int]:
    """The lines just above the first row that belong to the head of the table, and how many of `above` they are."""
    head: list[Line] = []
    taken = 0
    last = first
    for piece in reversed(above[-_ABOVE:]):
        lines = piece.lines if isinstance(piece, Zone) else [piece]
        if isinstance(piece, Zone) and piece.is_sure:
            break
        line = lines[-1]
        if abs(line.size - first.size) > 0.15 * first.size or last.bottom - line.bottom > 3.2 * line.size:
            break
        begins_row = last is first and FIGURE.fullmatch(first.chunks[0].text) and _is_near(line, first)
        if isinstance(piece, Line) and not begins_row and not _is_head(line, measure):
            break
        head = lines + head
        taken += 1
        last = lines[0]
    return head, taken


def _is_near(line: Line, below: Line) -> bool:
    """Whether a line is the beginning of a label whose figures stand half a line lower."""
    return below.bottom - line.bottom < 1.2 * line.size


def _is_head(line: Line, measure: Measure) -> bool:
    """Whether a line in one piece may belong to the head of a table: neither prose nor a heading."""
    is_left = line.x0 - measure.left < 2.6 * line.size
    is_other_size = abs(line.size - measure.size) > 0.12 * measure.size
    return (is_other_size or not is_left) and line.x1 - line.x0 <= 0.7 * (measure.right - measure.left)


def stack(upper: Zone, lower: Zone) -> None:
    """Place a zone at the top of a page under the zone at the foot of the page before; a repeated head is dropped."""
    upper.lines += upper.tail
    rest = list(lower.lines)
    for line in upper.lines:
        if len(rest) < 2 or line.text != rest[0].text or FIGURE.fullmatch(line.chunks[-1].text):
            break
        rest.pop(0)
    size = rest[0].size
    both = (*pairwise(upper.lines), *pairwise(rest))
    # Steps below a line of type are those of cells centred between two rows.
    steps = [step for a, b in both if (step := b.bottom - a.bottom) > 1.2 * size]
    down = upper.lines[-1].bottom + (median(steps) if steps else 2 * size) - rest[0].bottom
    for line in rest:
        for box in (line, *line.chunks, *line.runs):
            box.top += down
            box.bottom += down
    upper.lines += rest
    upper.pages += lower.pages
    upper.tail = lower.tail
    upper.is_sure = upper.is_sure or lower.is_sure or len(upper.lines) > 2
