"""The rulings of a scanned page."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import cv2
import numpy as np

from gongkai.document.pdf.layout import Stroke, Strokes
from gongkai.document.scan.picture import DOTS, Picture

POINTS: Final = 72 / DOTS
"""Points in one dot."""
_LYING: Final = 60
"""The shortest lying ruling in dots; strokes of letters are shorter up to type of 20 points."""
_STANDING: Final = 32
"""The shortest standing ruling: the height of a low row. Strokes of large letters are as long, but end at no ruling."""
_FAINT: Final = 100
"""The shortest ruling that may be too faint to be ink; letters have no stroke as long."""
_THIN_INK: Final = 6
_DARKER: Final = 8
"""How much darker than what is around it such a ruling is on the average, of 255 levels."""
_BREAK: Final = 3
"""The longest break in a faint ruling that is closed; more would join the strokes of two letters."""
_THICK: Final = 10
"""The thickest ruling in dots."""
_TOUCH: Final = 4
"""How far, in dots, a ruling may be off its place."""
_REACH: Final = 12
"""How far past a standing stroke the next lying ruling is looked for."""
_LOWEST_ROW: Final = 14
_TALL_ROW: Final = 70
"""Rows higher than this are not filled by the stroke of a letter."""
_JOINED: Final = 0.06
"""The part of a standing ruling's length that other ink may touch."""
_FILLED: Final = 0.93
"""The part of the way between two lying rulings that a standing one must fill."""


_SIDES: Final = 10
"""How far, in dots, the places of crossing rulings may be off where the paper is not flat."""
_NEAR: Final = np.ones((3, 3), np.uint8)


@dataclass(slots=True)
class Piece:
    """A straight stroke: where it is, the box around it, and its number in the picture of pieces."""

    stroke: Stroke
    left: int
    top: int
    width: int
    height: int
    number: int


def rulings_of(picture: Picture, ink: Picture) -> tuple[Strokes, Picture]:
    """The rulings of a page, in points, and the ink without them.

    Letters have straight strokes too. A standing ruling fills the whole way from one lying ruling to the next, and
    goes on in another row; a lying one runs between standing ones or past one of them.
    """
    flat, steep = _straight(ink, is_lying=True), _straight(ink, is_lying=False)
    plain = _without_letters(
        picture, cv2.bitwise_and(ink, cv2.bitwise_not(cv2.dilate(cv2.bitwise_or(flat, steep), _NEAR)))
    )
    lying, level = _pieces(flat | _faint(plain, is_lying=True), is_lying=True)
    standing, upright = _pieces(steep | _faint(plain, is_lying=False), is_lying=False)
    rules = _painted(level, lying)
    sides = [side for piece in standing for side in _sides_of_rows(piece, upright, rules)]
    # What joins a stem is ink that is no straight line itself: next to a double ruling is the other one.
    known = np.asarray(np.where((upright > 0) | (rules > 0), 255, 0), np.uint8)
    other = cv2.bitwise_and(ink, cv2.bitwise_not(cv2.dilate(known, _NEAR)))
    joined = [_joined(side, upright, other) for side in sides]
    clean = [side for side, part in zip(sides, joined, strict=True) if part < _JOINED]
    sides = [side for side, part in zip(sides, joined, strict=True) if _goes_on(side, clean, part)]
    lying = [piece for piece in lying if _is_held(piece, sides)]
    rules = _painted(level, lying)
    for x, top, bottom in sides:
        band = slice(max(0, int(x) - _SIDES), int(x) + _SIDES)
        rules[int(top) : int(bottom), band] |= (upright[int(top) : int(bottom), band] > 0).astype(np.uint8) * 255
    strokes = Strokes([_in_points(piece.stroke) for piece in lying], [_in_points(side) for side in sides])
    return strokes, cv2.bitwise_and(ink, cv2.bitwise_not(cv2.dilate(rules, np.ones((5, 5), np.uint8))))


def _sides_of_rows(piece: Piece, upright: Picture, rules: Picture) -> list[Stroke]:
    """The parts of a standing stroke that fill the whole way between two lying rulings, as strokes in dots."""
    across = slice(max(0, piece.left - _TOUCH), piece.left + piece.width + _TOUCH)
    first, last = max(0, piece.top - _REACH), min(rules.shape[0], piece.top + piece.height + _REACH)
    crossed = np.flatnonzero(rules[first:last, across].any(axis=1)) + first
    filled = (upright[first:last, across] == piece.number).any(axis=1)
    found: list[Stroke] = []
    for above, below in pairwise([first - 1, *(int(y) for y in crossed), last]):
        inside = filled[above + 1 - first : below - first]
        is_end = above == first - 1 or below == last
        least = _LOWEST_ROW if found or not is_end or below != last else _LYING + _STANDING
        if len(inside) < _LOWEST_ROW or inside.sum() < (least if is_end else _FILLED * len(inside)):
            continue
        rows = np.flatnonzero(inside) + above + 1
        columns = np.flatnonzero((upright[rows[0] : rows[-1] + 1, across] == piece.number).any(axis=0))
        x = across.start + float(columns.mean())
        found.append((x, float(rows[0] - 2), float(rows[-1] + 2)))
    return found


def _joined(side: Stroke, upright: Picture, other: Picture) -> float:
    """The part of a stroke's length where other ink joins it: there is paper beside a ruling, strokes beside a stem."""
    x, top, bottom = int(side[0]), int(side[1]) + 4, int(side[2]) - 4
    if bottom <= top:
        return 1.0
    # Words may stand a few dots from a ruling; what joins a stem is there already next to it.
    thick = np.count_nonzero(upright[top:bottom, max(0, x - _TOUCH) : x + _TOUCH + 1], axis=1)
    off = int(np.median(thick)) // 2 + 2
    beside = [slice(max(0, x - off - 1), max(1, x - off + 1)), slice(x + off, x + off + 2)]
    left, right = [(other[top:bottom, band] > 0).any(axis=1) for band in beside]
    return float((left | right).mean())


def _goes_on(side: Stroke, clean: list[Stroke], joined: float) -> bool:
    """Whether the side of a low row is one of a column: clean there and in another row, or beside a row where it is."""
    x, top, bottom = side
    near = [other for other in clean if abs(other[0] - x) <= _TOUCH and other != side]
    if side in clean:
        beside = [other for other in clean if abs(other[1] - top) < _REACH and abs(other[2] - bottom) < _REACH]
        return bottom - top > _TALL_ROW or bool(near) or len(beside) > 2
    if bottom - top > 2 * _TALL_ROW:
        return True
    return joined < 4 * _JOINED and any(
        abs(other[1] - bottom) < _REACH or abs(other[2] - top) < _REACH for other in near
    )


def _in_points(stroke: Stroke) -> Stroke:
    place, start, stop = stroke
    return (place * POINTS, start * POINTS, stop * POINTS)


def _straight(ink: Picture, is_lying: bool) -> Picture:
    """The ink that is part of a straight line of some length; small breaks are closed first."""
    size, gap = ((_LYING, 1), (_BREAK, 1)) if is_lying else ((1, _STANDING), (1, _BREAK))
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, gap))
    return np.asarray(cv2.morphologyEx(closed, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, size)))


def _pieces(kept: Picture, is_lying: bool) -> tuple[list[Piece], Picture]:
    """The straight strokes of one direction, and the picture that has the number of each."""
    count, labels, stats, centres = cv2.connectedComponentsWithStats(kept, connectivity=8)
    found: list[Piece] = []
    for number in range(1, count):
        left, top, width, height, area = (int(value) for value in stats[number])
        along, across = (width, height) if is_lying else (height, width)
        if area > _THICK * along or across > _THICK + 0.02 * along:
            continue
        x, y = float(centres[number][0]), float(centres[number][1])
        stroke = (y, float(left), float(left + width)) if is_lying else (x, float(top), float(top + height))
        found.append(Piece(stroke, left, top, width, height, number))
    return found, labels


def _without_letters(picture: Picture, ink: Picture) -> Picture:
    """The picture with letters painted over in the colour of the paper; thin ink stays, it may be a broken line."""
    small = cv2.resize(picture, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    paper = cv2.resize(cv2.blur(paper, (9, 9)), (picture.shape[1], picture.shape[0]))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    letters = np.minimum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) > _THIN_INK
    letters[0] = False
    mask = cv2.dilate(np.asarray(letters[labels], np.uint8), np.ones((5, 5), np.uint8)) > 0
    return np.where(mask, paper, picture)


def _faint(picture: Picture, is_lying: bool) -> Picture:
    """Long thin lines a little darker than the paper, which are too faint to count as ink."""
    across, along, size = ((1, 9), (31, 1), (_FAINT, 1)) if is_lying else ((9, 1), (1, 31), (1, _FAINT))
    thin = cv2.morphologyEx(picture, cv2.MORPH_BLACKHAT, cv2.getStructuringElement(cv2.MORPH_RECT, across))
    even = cv2.blur(thin, along)
    usual = cv2.blur(even, (61, 61))
    dark = np.where(even.astype(np.int16) - usual >= _DARKER, 255, 0).astype(np.uint8)
    found = cv2.morphologyEx(dark, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, size))
    # The average reaches past the ends of a line by a third of its length.
    ends = (21, 1) if is_lying else (1, 21)
    return np.asarray(cv2.erode(found, np.ones(ends[::-1], np.uint8)))


def _painted(labels: Picture, pieces: list[Piece]) -> Picture:
    """A picture of some pieces."""
    good = np.zeros(int(labels.max()) + 1, dtype=np.uint8)
    good[[piece.number for piece in pieces]] = 255
    return np.asarray(good[labels])


def _is_held(piece: Piece, sides: list[Stroke]) -> bool:
    """Whether a lying ruling meets two standing ones, or meets one and is long."""
    y, left, right = piece.stroke
    slack = _SIDES + piece.height / 2
    met = {
        round(x / _SIDES)
        for x, top, bottom in sides
        if left - _SIDES <= x <= right + _SIDES and top - slack <= y <= bottom + slack
    }
    return len(met) > 1 or (len(met) == 1 and right - left > 3 * _LYING)
