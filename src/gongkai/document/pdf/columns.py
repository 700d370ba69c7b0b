"""The columns of a table without rulings, told from where its words stand."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import pstdev
from typing import Final, Literal

from gongkai.document.pdf.layout import Line, Run
from gongkai.document.pdf.zones import FIGURE

Alignment = Literal["left", "middle", "right"]
_TOUCH: Final = 1.0
"""How far two boxes must overlap, in points, to be in one column."""


@dataclass(slots=True)
class Band:
    """One column: from where to where its words reach."""

    x0: float
    x1: float

    def holds(self, run: Run) -> bool:
        """Whether a run reaches into the column."""
        return min(self.x1, run.x1) - max(self.x0, run.x0) > min(_TOUCH, 0.5 * (run.x1 - run.x0))


@dataclass(slots=True)
class Columns:
    """The columns from left to right; those before `values` hold labels, the others figures."""

    bands: list[Band]
    values: int
    alignment: Alignment
    label_alignment: Alignment

    def under(self, run: Run) -> tuple[int, int]:
        """The columns a run reaches into, as (first, last); the nearest one if it is in none."""
        held = [index for index, band in enumerate(self.bands) if band.holds(run)]
        if held:
            return held[0], held[-1]
        nearest = min(range(len(self.bands)), key=lambda i: abs(self.bands[i].x0 + self.bands[i].x1 - 2 * run.middle))
        return nearest, nearest

    @property
    def last(self) -> int:
        """The index of the last column."""
        return len(self.bands) - 1

    def spanned(self, run: Run, first: int, last: int) -> tuple[int, int]:
        """The columns a merged cell most likely covers, within first..last, given where its words stand."""
        low, high = self.under(run)
        low, high = max(low, first), min(high, last)
        if low > high:
            low = high = min(max(low, first), last)
        alignment = self.alignment if low >= self.values else self.label_alignment
        if alignment == "left":
            return low, last
        if alignment == "right":
            return first, high
        best = (low, high)
        best_miss = self._miss(run, low, high)
        for a in range(first, low + 1):
            for b in range(high, last + 1):
                miss = self._miss(run, a, b)
                if miss < best_miss - 0.5 or (miss <= best_miss + 2.0 and b - a > best[1] - best[0]):
                    best, best_miss = (a, b), min(miss, best_miss)
        return best

    def _miss(self, run: Run, first: int, last: int) -> float:
        """How far the middle of some columns is from the middle of a run."""
        return abs((self.bands[first].x0 + self.bands[last].x1) / 2 - run.middle)


def columns_of(lines: list[Line]) -> Columns | None:
    """The columns of a zone, or None if it has no two columns of figures or heads."""
    rows = [line for line in lines if len(line.chunks) > 1]
    figures = [chunk for line in rows for chunk in line.chunks if FIGURE.fullmatch(chunk.text)]
    values = _merged(figures)
    _add_heads(values, rows)
    if not values:
        return None
    values.sort(key=lambda band: band.x0)
    edge = values[0].x0
    labels = _label_bands(lines, edge)
    labels.sort(key=lambda band: band.x0)
    bands = labels + values
    if len(bands) < 2:
        return None
    alignment = _alignment(values, figures, "middle")
    inside = [chunk for line in lines for chunk in line.chunks if labels and labels[-1].holds(chunk)]
    return Columns(bands, len(labels), alignment, _alignment(labels[-1:], inside, alignment))


def _merged(runs: list[Run]) -> list[Band]:
    """Bands of runs that lie over each other."""
    bands: list[Band] = []
    for run in sorted(runs, key=lambda run: run.x0):
        if bands and run.x0 < bands[-1].x1 - _TOUCH:
            bands[-1].x1 = max(bands[-1].x1, run.x1)
        else:
            bands.append(Band(run.x0, run.x1))
    return bands


def _add_heads(values: list[Band], rows: list[Line]) -> None:
    """Widen columns by their heads, and add columns that have a head and no figure in them."""
    edge = min((band.x0 for band in values), default=0.0)
    for line in sorted(rows, key=lambda line: -len(line.chunks)):
        words = [chunk for chunk in line.chunks if not FIGURE.fullmatch(chunk.text)]
        if len(words) < 3:
            continue
        for chunk in words:
            held = [band for band in values if band.holds(chunk)]
            if not held and chunk.x0 > edge:
                values.append(Band(chunk.x0, chunk.x1))
            elif len(held) == 1:
                _widen(held[0], chunk, values)


def _widen(band: Band, run: Run, others: list[Band]) -> None:
    """Widen a column to hold a run, unless it would run into another."""
    wide = Run(min(band.x0, run.x0), 0.0, max(band.x1, run.x1), 0.0, "")
    if not any(other is not band and other.holds(wide) for other in others):
        band.x0, band.x1 = wide.x0, wide.x1


def _label_bands(lines: list[Line], edge: float) -> list[Band]:
    """The columns of labels, left of the figures. Narrow labels come first; one that reaches into two is merged cells."""
    labels = [chunk for line in lines for chunk in line.chunks if chunk.middle < edge and chunk.x0 < edge]
    labels = [chunk for chunk in labels if chunk.x1 < edge + 3 * chunk.height]
    bands: list[Band] = []
    for chunk in sorted(labels, key=lambda chunk: chunk.x1 - chunk.x0):
        held = [band for band in bands if band.holds(chunk)]
        if not held:
            bands.append(Band(chunk.x0, chunk.x1))
        elif len(held) == 1:
            _widen(held[0], chunk, bands)
    return bands


def _alignment(bands: list[Band], runs: list[Run], otherwise: Alignment) -> Alignment:
    """How words stand in their columns, where they are not all equally long."""
    spread = {"left": 0.0, "middle": 0.0, "right": 0.0}
    seen = False
    for band in bands:
        inside = [run for run in runs if sum(other.holds(run) for other in bands) == 1 and band.holds(run)]
        if len({len(run.text) for run in inside}) < 2:
            continue
        seen = True
        spread["left"] += pstdev([run.x0 for run in inside])
        spread["middle"] += pstdev([run.middle for run in inside])
        spread["right"] += pstdev([run.x1 for run in inside])
    if not seen:
        return otherwise
    if spread["middle"] <= min(spread.values()) + 0.1:
        return "middle"
    return "left" if spread["left"] < spread["right"] else "right"
