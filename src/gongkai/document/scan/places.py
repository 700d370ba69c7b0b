"""Where words stand on a scanned page: in the cells of its tables, and outside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from gongkai.document.pdf.lattice import Lattice
from gongkai.document.scan.engine import Box, find_words
from gongkai.document.scan.picture import Picture
from gongkai.document.scan.rulings import POINTS

_SEARCH_SCALE: Final = 0.5
_LEAST_WIDTH: Final = 4
_LEAST_HEIGHT: Final = 8
"""The lowest line of text in dots, but for marks like — and 一."""
_APART: Final = 0.75
"""The white, in heights of a line, that parts two words of a line."""
_UNSURE: Final = 0.8
"""Below this a word is looked at again in another way."""
_DIGITS: Final = frozenset("0123456789.,")


@dataclass(slots=True)
class Word:
    """A line of text, or a part of one, in a picture."""

    box: Box
    in_cell: bool
    letters: int = 0
    """How many separate pieces of ink there are from left to right, each at least a figure; 0 where not counted."""
    text: str = ""
    sure: float = 0.0

    @property
    def is_dash(self) -> bool:
        """Whether it is one low stroke, alone in its cell. The model reads that as all sorts of things, also as 1."""
        left, top, right, bottom = self.box
        return self.in_cell and self.letters < 2 and bottom - top <= _LEAST_HEIGHT and right - left > 2 * (bottom - top)

    @property
    def is_doubtful(self) -> bool:
        """Whether it should be looked at again: unsure, nothing, or a figure with fewer digits than there is ink for."""
        if not self.text or self.sure < _UNSURE:
            return len(self.text) < 8
        return self._is_short(self.text)

    def _is_short(self, text: str) -> bool:
        return len(text) < self.letters and all(letter in _DIGITS for letter in text)

    def hear(self, text: str, sure: float) -> None:
        """Take another reading if it is better than what there is."""
        if not text or (self._is_short(text) and not self._is_short(self.text) and self.text):
            return
        if not self.text or sure > self.sure or (self._is_short(self.text) and not self._is_short(text)):
            self.text, self.sure = text, sure


def words_in_cells(ink: Picture, lattice: Lattice) -> list[Word]:
    """The lines of text in the cells of a table. A cell without ink has none, and stays blank."""
    words: list[Word] = []
    for row, column, high, wide in lattice.spans:
        left, right = lattice.xs[column] / POINTS, lattice.xs[column + wide] / POINTS
        top, bottom = lattice.ys[row] / POINTS, lattice.ys[row + high] / POINTS
        boxes = _lines(ink, (int(left), int(top), int(right), int(bottom)))
        words += [Word(box, in_cell=True, letters=_count(ink, box)) for box in boxes]
    return words


def _lines(ink: Picture, area: Box) -> list[Box]:
    """The lines of ink in a part of a page."""
    left, top, right, bottom = (max(0, area[0]), max(0, area[1]), area[2], area[3])
    part = ink[top:bottom, left:right]
    if part.size == 0:
        return []
    found: list[Box] = []
    for first, last in _stretches(_down(part), 3):
        across = np.flatnonzero(_across(part[first:last]))
        width = int(across[-1] - across[0]) + 1
        if (last - first < _LEAST_HEIGHT and width < _LEAST_HEIGHT) or width < _LEAST_WIDTH:
            continue
        # What is left of a ruling at the edge of the cell is thin and long.
        is_edge = last - first <= 4 and (first <= 4 or last >= part.shape[0] - 4)
        if not is_edge:
            found.append((left + int(across[0]), top + first, left + int(across[-1]) + 1, top + last))
    return found


def _count(ink: Picture, box: Box) -> int:
    """How many pieces of ink stand beside each other that are as high as a figure; none for long lines of words."""
    left, top, right, bottom = box
    height = bottom - top
    if right - left > 8 * height:
        return 0
    part = ink[top:bottom, left:right]
    return sum(1 for a, b in _stretches(_across(part), 1) if _down(part[:, a:b]).sum() > 0.7 * height)


def _across(part: Picture) -> Picture:
    """The columns of a picture that have ink."""
    return np.asarray(part.any(axis=0))


def _down(part: Picture) -> Picture:
    """The rows of a picture that have ink."""
    return np.asarray(part.any(axis=1))


def _stretches(marks: Picture, gap: int) -> list[tuple[int, int]]:
    """The stretches of a row of marks, smaller gaps taken in."""
    places = np.flatnonzero(marks)
    if places.size == 0:
        return []
    breaks = np.flatnonzero(np.diff(places) > gap)
    starts = [int(places[0]), *(int(places[i + 1]) for i in breaks)]
    stops = [*(int(places[i]) + 1 for i in breaks), int(places[-1]) + 1]
    return list(zip(starts, stops, strict=True))


def words_outside(picture: Picture, ink: Picture, lattices: list[Lattice]) -> list[Word]:
    """The words outside tables: where the model sees them, and where ink is left that it has not seen."""
    rest, paper = ink.copy(), picture.copy()
    for lattice in lattices:
        left, top = int(lattice.xs[0] / POINTS) - 6, int(lattice.ys[0] / POINTS) - 6
        right, bottom = int(lattice.xs[-1] / POINTS) + 6, int(lattice.ys[-1] / POINTS) + 6
        rest[max(0, top) : bottom, max(0, left) : right] = 0
        paper[max(0, top) : bottom, max(0, left) : right] = 255
    if not rest.any():
        return []
    boxes = find_words(paper, _SEARCH_SCALE)
    for left, top, right, bottom in boxes:
        rest[top:bottom, left:right] = 0
    parts = [part for box in boxes + _overlooked(rest, boxes) for part in _parts(ink, box)]
    return [Word(part, in_cell=False, letters=_count(ink, part)) for part in parts]


def _parts(ink: Picture, box: Box) -> list[Box]:
    """The ink in a box, in parts where there is much white between: words that stand apart are seen as one line."""
    left, top, right, bottom = box
    part = ink[top:bottom, left:right]
    rows = np.flatnonzero(_down(part))
    if rows.size == 0:
        return []
    first, last = int(rows[0]), int(rows[-1]) + 1
    height = last - first
    found: list[Box] = []
    for start, stop in _stretches(_across(part[first:last]), max(4, round(_APART * height))):
        gap = left + start - found[-1][2] if found else 0
        # There is white behind a mark too, and before one; only more of it parts words.
        is_mark = found and (_is_mark(part[first:last, :start]) or _is_mark(part[first:last, start:stop][:, ::-1]))
        if is_mark and gap < 2 * _APART * height:
            found[-1] = (found[-1][0], top + first, left + stop, top + last)
        else:
            found.append((left + start, top + first, left + stop, top + last))
    return found


def _is_mark(part: Picture) -> bool:
    """Whether the last piece of ink from the left is low, as a comma is."""
    start, stop = _stretches(_across(part), 0)[-1]
    high = np.flatnonzero(_down(part[:, start:stop]))
    return bool(high[-1] - high[0] + 1 < 0.6 * part.shape[0])


def _overlooked(rest: Picture, boxes: list[Box]) -> list[Box]:
    """Single figures and short words that the model has not seen, about as high as the others."""
    if not boxes:
        return []
    usual = sorted(bottom - top for _, top, _, bottom in boxes)[len(boxes) // 2]
    joined = cv2.dilate(rest, np.ones((3, 15), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found: list[Box] = []
    for index in range(1, count):
        left, top, width, height, _ = (int(value) for value in stats[index])
        if 0.4 * usual < height < 1.6 * usual and width < 20 * usual:
            found.append((left + 5, top, left + width - 5, top + height))
    return found
