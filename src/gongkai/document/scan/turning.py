"""Which way up a scanned page lies: sheets go into the scanner sideways and upside down."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np

from gongkai.document.scan.engine import find_words, read_words
from gongkai.document.scan.picture import Picture

_SAMPLE_SCALE: Final = 0.35
_SAMPLE: Final = 6
"""How many words are read to see whether they can be read."""
_LEVEL: Final = 0.8
"""Above this the rows of ink part more clearly than its columns, so that lines of words lie."""
_READABLE: Final = 0.7
"""How sure the reading of an upright page is at least."""


def may_lie_sideways(ink: Picture) -> bool:
    """Whether a page may have been scanned on its side. In: its ink without rulings. Tables look so upright, too."""
    small = cv2.resize(ink, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA).astype(np.float32)
    rows, columns = small.sum(axis=1), small.sum(axis=0)
    return bool((np.diff(rows) ** 2).sum() < _LEVEL * (np.diff(columns) ** 2).sum())


def is_readable(words: list[tuple[str, float]]) -> bool:
    """Whether what was read of a page, text and sureness, is what an upright page gives.

    On its side, a line of words is a column of single letters. With few words nothing can be said.
    """
    sure = [sure for text, sure in words if len(text) > 1]
    if len(words) < 4:
        return True
    return len(sure) >= 0.4 * len(words) and sum(sure) / len(sure) >= _READABLE


def best_turn(picture: Picture) -> int:
    """How many quarter turns against the clock make a page readable; 0 if it is so already or none does."""
    upright = _score(picture)
    if upright > 0.9:
        return 0
    scores = {turn: _score(np.ascontiguousarray(np.rot90(picture, turn))) for turn in (1, 3, 2)}
    turn = max(scores, key=lambda turn: scores[turn])
    return turn if scores[turn] > max(upright + 0.1, _READABLE) else 0


def _score(picture: Picture) -> float:
    """How surely the largest lying words of a picture are read."""
    boxes = [box for box in find_words(picture, _SAMPLE_SCALE) if box[2] - box[0] > 1.5 * (box[3] - box[1])]
    boxes.sort(key=lambda box: (box[0] - box[2]) * (box[3] - box[1]))
    crops = [picture[top:bottom, left : min(right, left + 12 * (bottom - top))] for left, top, right, bottom in boxes]
    found = read_words(crops[:_SAMPLE])
    return sum(sure for text, sure in found if len(text) > 1) / max(3, len(found))
