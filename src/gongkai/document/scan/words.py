"""The words of a scanned page: where lines of them stand, in cells and outside, and what they say."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from gongkai.document.pdf.lattice import Lattice
from gongkai.document.pdf.layout import Run
from gongkai.document.refusal import Refusal
from gongkai.document.scan.engine import Box, find_words, read_words
from gongkai.document.scan.picture import Picture
from gongkai.document.scan.rulings import POINTS

_SEARCH_SCALE: Final = 0.5
_LEAST_WIDTH: Final = 4
_LEAST_HEIGHT: Final = 8
"""The lowest line of text in dots, but for marks like — and 一."""
_LEAST_SURE: Final = 0.45
_UNSURE: Final = 0.8
"""Below this a word is looked at again in another way."""
_LONGEST_PIECE: Final = 14
"""The longest part of a line that is read at once, in heights of the line; longer ones cost more than they have letters."""
_BATCH: Final = 24
_ROOM: Final = 0.5
"""The white around a word, in heights of it; with less, small marks beside letters are overlooked."""
_OTHER_ROOMS: Final = (0.15, 0.3, 1.0)
_DIGITS: Final = frozenset("0123456789.,")
_APART: Final = 0.75
"""The white, in heights of a line, that parts two words of a line."""
_LIKE_ZERO: Final = frozenset("OoＯ〇○。°Q口D")


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


def runs_of(picture: Picture, ink: Picture, lattices: list[Lattice], deadline: float) -> list[Run]:
    """Everything written on a page. In: the level picture, its ink without rulings, its tables. Out: runs in points."""
    words = [word for lattice in lattices for word in _in_cells(ink, lattice)]
    words += _outside(picture, ink, lattices)
    _read(words, picture, deadline)
    return [_run(word) for word in words if word.text]


def _run(word: Word) -> Run:
    left, top, right, bottom = (side * POINTS for side in word.box)
    return Run(left, top, right, bottom, word.text)


def _in_cells(ink: Picture, lattice: Lattice) -> list[Word]:
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
    for first, last in _stretches(part.any(axis=1), 3):
        across = np.flatnonzero(part[first:last].any(axis=0))
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
    return sum(1 for a, b in _stretches(part.any(axis=0), 1) if part[:, a:b].any(axis=1).sum() > 0.7 * height)


def _stretches(marks: Picture, gap: int) -> list[tuple[int, int]]:
    """The stretches of a row of marks, smaller gaps taken in."""
    places = np.flatnonzero(marks)
    if places.size == 0:
        return []
    breaks = np.flatnonzero(np.diff(places) > gap)
    starts = [int(places[0]), *(int(places[i + 1]) for i in breaks)]
    stops = [*(int(places[i]) + 1 for i in breaks), int(places[-1]) + 1]
    return list(zip(starts, stops, strict=True))


def _outside(picture: Picture, ink: Picture, lattices: list[Lattice]) -> list[Word]:
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
    rows = np.flatnonzero(part.any(axis=1))
    if rows.size == 0:
        return []
    first, last = int(rows[0]), int(rows[-1]) + 1
    height = last - first
    found: list[Box] = []
    for start, stop in _stretches(part[first:last].any(axis=0), max(4, round(_APART * height))):
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
    start, stop = _stretches(part.any(axis=0), 0)[-1]
    high = np.flatnonzero(part[:, start:stop].any(axis=1))
    return int(high[-1] - high[0]) + 1 < 0.6 * part.shape[0]


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


def _read(words: list[Word], picture: Picture, deadline: float) -> None:
    """Read all words; those that are unsure are tried again with more or less white around them."""
    for word in words:
        if word.is_dash:
            word.text, word.sure = "—", 1.0
    words = [word for word in words if not word.is_dash]
    pieces = [(word, piece) for word in words for piece in _cut(_crop(picture, word.box, _room(word.box)))]
    results = _read_in_batches([piece for _, piece in pieces], deadline)
    parts: dict[int, list[tuple[str, float]]] = {}
    for (word, _), result in zip(pieces, results, strict=True):
        parts.setdefault(id(word), []).append(result)
    for word in words:
        found = parts[id(word)]
        word.text, word.sure = "".join(text for text, _ in found), min(sure for _, sure in found)
    for room in _OTHER_ROOMS:
        again = [word for word in words if word.is_doubtful]
        crops = [_crop(picture, word.box, room) for word in again]
        for word, (text, sure) in zip(again, _read_in_batches(crops, deadline), strict=True):
            word.hear(text, sure)
    for word in words:
        _settle(word)


def _room(box: Box) -> float:
    """The white to leave around a word: little for a single figure, which is else taken for a mark."""
    left, top, right, bottom = box
    return _ROOM if right - left > 1.5 * (bottom - top) else _OTHER_ROOMS[0]


def _settle(word: Word) -> None:
    """Take back what is too unsure; a lone ring is a zero."""
    text = word.text.strip()
    is_alone = word.box[2] - word.box[0] < 1.3 * (word.box[3] - word.box[1])
    if word.in_cell:
        text = text.strip("|丨")
    if (word.in_cell or is_alone) and text in _LIKE_ZERO:
        text = "0"
    if word.sure < _LEAST_SURE and not word.in_cell and not is_alone:
        text = ""
    word.text = text


def _read_in_batches(crops: list[Picture], deadline: float) -> list[tuple[str, float]]:
    """Read crops, the narrow ones together and the wide ones together, while there is time."""
    order = sorted(range(len(crops)), key=lambda index: crops[index].shape[1] / crops[index].shape[0])
    results: list[tuple[str, float]] = [("", 0.0)] * len(crops)
    for start in range(0, len(order), _BATCH):
        if time.monotonic() > deadline:
            raise Refusal("too_slow", "扫描页文字识别用时过长。请以 200 DPI 黑白重新扫描，或改用 Word 原稿。")
        chosen = order[start : start + _BATCH]
        for index, result in zip(chosen, read_words([crops[index] for index in chosen]), strict=True):
            results[index] = result
    return results


def _crop(picture: Picture, box: Box, room: float) -> Picture:
    """A part of a picture with some white around it; marks that are low, as — and 一, get the height of a letter."""
    left, top, right, bottom = box
    part = picture[top:bottom, left:right]
    above = max(2, round(room * (bottom - top)))
    short = max(0, min(28, right - left) - (bottom - top))
    above += short // 2
    beside = max(3, round(room * (bottom - top + short)))
    return cv2.copyMakeBorder(part, above, above, beside, beside, cv2.BORDER_CONSTANT, value=(255,))


def _cut(crop: Picture) -> list[Picture]:
    """A long line in pieces, cut where there is most white."""
    height, width = crop.shape
    longest = _LONGEST_PIECE * height
    if width <= 1.2 * longest:
        return [crop]
    dark = (255 - crop.astype(np.int32)).sum(axis=0)
    smooth = np.convolve(dark, np.ones(max(3, height // 5)), mode="same")
    count = -(-width // longest)
    cuts = [0]
    for number in range(1, count):
        middle = number * width // count
        low = max(cuts[-1] + height, middle - height)
        cuts.append(low + int(np.argmin(smooth[low : middle + height])))
    return [crop[:, a:b] for a, b in zip(cuts, [*cuts[1:], width], strict=True)]
