"""The columns of a table without rulings, told from where its words stand."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final, Literal

from gongkai.document.pdf.groups import NUMBERED
from gongkai.document.pdf.layout import Line, Run
from gongkai.document.pdf.lines import WORD_GAP
from gongkai.document.pdf.zones import FIGURE

Alignment = Literal["left", "middle", "right"]
_TOUCH: Final = 1.0
"""How far two boxes must overlap, in points, to be in one column."""
_SAME_EDGE: Final = 2.5
"""How far the edges or middles of words of one column may differ."""


@dataclass(slots=True)
class Band:
    """One column: from where to where its words reach."""

    x0: float
    x1: float

    def holds(self, run: Run) -> bool:
        """Whether a run reaches into the column."""
        over = (self.x1 if self.x1 < run.x1 else run.x1) - (self.x0 if self.x0 > run.x0 else run.x0)
        return over > _TOUCH or over > 0.5 * (run.x1 - run.x0)


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
            return (first if low >= self.values else low), high
        best = (low, high)
        best_miss = self._miss(run, low, high)
        for a in range(first, low + 1):
            for b in range(high, last + 1):
                miss = self._miss(run, a, b)
                if miss < best_miss - 0.5 or (miss <= best_miss + 0.6 * run.height and b - a > best[1] - best[0]):
                    best, best_miss = (a, b), min(miss, best_miss)
        return best

    def _miss(self, run: Run, first: int, last: int) -> float:
        """How far the middle of some columns is from the middle of a run.

        Where the borders of the columns are is not known: their words may end there, or be in the middle of them.
        """
        a, b = self.bands[first], self.bands[last]
        by_words, by_middles = (a.x0 + b.x1) / 2, (a.x0 + a.x1 + b.x0 + b.x1) / 4
        return min(abs(by_words - run.middle), abs(by_middles - run.middle))


def columns_of(lines: list[Line]) -> Columns | None:
    """The columns of a zone, or None if it has no two columns of figures or heads.

    On the way, words of two columns that stand so near that they were taken for one are parted in `lines`.
    """
    rows = [line for line in lines if len(line.chunks) > 1]
    values = _merged([chunk for line in rows for chunk in line.chunks if FIGURE.fullmatch(chunk.text)])
    _part(lines, values)
    _add_heads(values, rows)
    if not values:
        return None
    values.sort(key=lambda band: band.x0)
    edge = values[0].x0
    _part_numbered(lines, edge)
    labels = _label_bands(lines, edge)
    _part(lines, labels)
    bands = labels + values
    if len(bands) < 2:
        return None
    chunks = [chunk for line in lines for chunk in line.chunks]
    alignment = _alignment(values, chunks, "middle")
    leaves = [chunk for chunk in chunks if not any(band.holds(chunk) for band in labels[:-1])]
    return Columns(bands, len(labels), alignment, _alignment(labels[-1:], leaves, alignment))


def _part(lines: list[Line], bands: list[Band]) -> None:
    """Part chunks whose runs stand each in a column of its own."""
    for line in lines:
        if len(line.runs) == len(line.chunks):
            continue
        parted: list[Run] = []
        for chunk in line.chunks:
            inside = [run for run in line.runs if chunk.x0 - 0.5 <= run.x0 and run.x1 <= chunk.x1 + 0.5]
            parted += _parts(chunk, inside, bands)
        line.chunks = parted


def _parts(chunk: Run, runs: list[Run], bands: list[Band]) -> list[Run]:
    """A chunk parted where its runs change from one column to another, or the chunk as it is."""
    held = [{index for index, band in enumerate(bands) if band.holds(run)} for run in runs]
    if len(runs) < 2 or any(len(places) > 1 for places in held) or not any(held):
        return [chunk]
    cuts = [False] * len(runs)
    last: set[int] = set()
    for index, (run, places) in enumerate(zip(runs, held, strict=True)):
        near = index > 0 and run.x0 - runs[index - 1].x1 < WORD_GAP * run.height
        cuts[index] = bool(places) and places != last and not near
        last = places or last
    return _cut(runs, cuts)


def _part_numbered(lines: list[Line], edge: float) -> None:
    """Part labels before runs that begin with a number of their own: they stand in the next column."""
    for line in lines:
        parted: list[Run] = []
        for chunk in line.chunks:
            inside = [run for run in line.runs if chunk.x0 - 0.5 <= run.x0 and run.x1 <= chunk.x1 + 0.5]
            cuts = [bool(NUMBERED.match(run.text)) for run in inside]
            gaps = [right.x0 - left.x1 > WORD_GAP * left.height for left, right in pairwise(inside)]
            if chunk.x0 < edge and any(cut and gap for cut, gap in zip(cuts[1:], gaps, strict=True)):
                parted += _cut(inside, [False, *(cut and gap for cut, gap in zip(cuts[1:], gaps, strict=True))])
            else:
                parted.append(chunk)
        line.chunks = parted


def _cut(runs: list[Run], cuts: list[bool]) -> list[Run]:
    """Join runs again but where there is a cut before one."""
    parts: list[Run] = []
    for run, cut in zip(runs, cuts, strict=True):
        if parts and not cut:
            part = parts[-1]
            part.text += run.text
            part.x1, part.top, part.bottom = run.x1, min(part.top, run.top), max(part.bottom, run.bottom)
        else:
            parts.append(Run(run.x0, run.top, run.x1, run.bottom, run.text))
    return parts


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
    """The columns of labels, left of the figures: one of the labels of rows, and before it those of groups.

    Where most labels begin, or have their middle, is the column of those of rows; others are merged cells that
    reach further left. What stands left of that column, and not alone before figures, is the label of a group.
    """
    last: list[Run] = []
    others: list[Run] = []
    for line in lines:
        labels = [chunk for chunk in line.chunks if chunk.middle < edge and chunk.x1 < edge + 3 * line.size]
        if labels and len(labels) < len(line.chunks):
            last.append(labels.pop())
        others += labels
    if not last:
        return [Band(run.x0, run.x1) for run in others[:1]]
    every = last + others
    begins = _agreeing(every, [run.x0 for run in every])
    centred = _agreeing(every, [run.middle for run in every])
    leaves = centred if len(centred) > len(begins) else begins
    leaf = Band(min(run.x0 for run in leaves), max(run.x1 for run in leaves))
    return [*_merged([run for run in others if run.x1 < leaf.x0 + 0.5 * run.height]), leaf]


def _agreeing(runs: list[Run], places: list[float]) -> list[Run]:
    """The largest group of runs whose places are the same."""
    best: list[Run] = []
    for place in places:
        group = [run for run, other in zip(runs, places, strict=True) if abs(other - place) < _SAME_EDGE]
        if len(group) > len(best):
            best = group
    return best


def _alignment(bands: list[Band], runs: list[Run], otherwise: Alignment) -> Alignment:
    """How words stand in their columns, where they are not all equally long."""
    inside: list[list[Run]] = [[] for _ in bands]
    for run in runs:
        held = [index for index, band in enumerate(bands) if band.holds(run)]
        if len(held) == 1:
            inside[held[0]].append(run)
    spread = {"left": 0.0, "middle": 0.0, "right": 0.0}
    seen = False
    for members in inside:
        if len({len(run.text) for run in members}) < 2:
            continue
        seen = True
        spread["left"] += _scatter([run.x0 for run in members])
        spread["middle"] += _scatter([run.middle for run in members])
        spread["right"] += _scatter([run.x1 for run in members])
    if not seen:
        return otherwise
    if spread["middle"] <= min(spread.values()) + 0.1:
        return "middle"
    return "left" if spread["left"] < spread["right"] else "right"


def _scatter(places: list[float]) -> float:
    """How far places usually are from the middle one; a few that are far off do not count."""
    centre = median(places)
    return median([abs(place - centre) for place in places]) + 0.1 * sum(abs(p - centre) for p in places) / len(places)
