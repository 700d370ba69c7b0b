"""The rulings of a scanned page."""

from __future__ import annotations

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
_BREAK: Final = 3
"""The longest break in a faint ruling that is closed; more would join the strokes of two letters."""
_THICK: Final = 10
"""The thickest ruling in dots."""
_TOUCH: Final = 4
"""How near, in dots, a standing ruling must come to the lying ones at which it ends."""


def rulings_of(ink: Picture) -> tuple[Strokes, Picture]:
    """The rulings of a page, in points, and the ink without them."""
    rules = np.zeros_like(ink)
    lying = _pieces(ink, is_lying=True, rules=rules, ends=[])
    standing = _pieces(ink, is_lying=False, rules=rules, ends=lying)
    wide = cv2.dilate(rules, np.ones((5, 5), np.uint8))
    strokes = Strokes([_in_points(stroke) for stroke in lying], [_in_points(stroke) for stroke in standing])
    return strokes, cv2.bitwise_and(ink, cv2.bitwise_not(wide))


def _in_points(stroke: Stroke) -> Stroke:
    return (stroke[0] * POINTS, stroke[1] * POINTS, stroke[2] * POINTS)


def _pieces(ink: Picture, is_lying: bool, rules: Picture, ends: list[Stroke]) -> list[Stroke]:
    """The straight strokes of one direction, in dots; they are painted into `rules`.

    Standing ones must end at the lying ones given as `ends`: letters have upright strokes too.
    """
    length = _LYING if is_lying else _STANDING
    size, gap = ((length, 1), (_BREAK, 1)) if is_lying else ((1, length), (1, _BREAK))
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, gap))
    kept = cv2.morphologyEx(closed, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, size))
    count, labels, stats, centres = cv2.connectedComponentsWithStats(kept, connectivity=8)
    found: list[Stroke] = []
    good = np.zeros(count, dtype=bool)
    for index in range(1, count):
        left, top, width, height, area = (int(value) for value in stats[index])
        along, across = (width, height) if is_lying else (height, width)
        if area > _THICK * along or across > _THICK + 0.02 * along:
            continue
        x, y = float(centres[index][0]), float(centres[index][1])
        if is_lying:
            found.append((y, float(left), float(left + width)))
        elif _ends_at(x, top, ends) and _ends_at(x, top + height, ends):
            found.append((x, float(top), float(top + height)))
        else:
            continue
        good[index] = True
    rules[good[labels]] = 255
    return found


def _ends_at(x: float, y: float, lying: list[Stroke]) -> bool:
    """Whether there is a lying ruling where a standing one ends."""
    return any(abs(place - y) <= _TOUCH and left - 8 <= x <= right + 8 for place, left, right in lying)
