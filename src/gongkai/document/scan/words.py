"""The words of a scanned page: where lines of them stand, in cells and outside, and what they say."""

from __future__ import annotations

import time
from typing import Final

import cv2
import numpy as np

from gongkai.document.pdf.lattice import Lattice
from gongkai.document.pdf.layout import Run
from gongkai.document.refusal import Refusal
from gongkai.document.scan.engine import Box, read_words
from gongkai.document.scan.picture import Picture
from gongkai.document.scan.places import Word, words_in_cells, words_outside
from gongkai.document.scan.rulings import POINTS

_LEAST_SURE: Final = 0.45
_LONGEST_PIECE: Final = 14
"""The longest part of a line that is read at once, in heights of the line; longer ones cost more than they have letters."""
_BATCH: Final = 24
_ROOM: Final = 0.5
"""The white around a word, in heights of it; with less, small marks beside letters are overlooked."""
_MANY: Final = 12
_OTHER_ROOMS: Final = (0.15, 0.3, 1.0)
_LIKE_ZERO: Final = frozenset("OoＯ〇○。°Q口D")


def words_of(picture: Picture, ink: Picture, lattices: list[Lattice], deadline: float) -> list[Word]:
    """Everything written on a page. In: the level picture, its ink without rulings, its tables. Out: words, read."""
    words = [word for lattice in lattices for word in words_in_cells(ink, lattice)]
    words += words_outside(picture, ink, lattices)
    _read(words, picture, deadline)
    return words


def run_of(word: Word) -> Run:
    """A word as a run, in points."""
    left, top, right, bottom = (side * POINTS for side in word.box)
    return Run(left, top, right, bottom, word.text)


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
    if len(words) > _MANY and sum(word.sure for word in words) < 0.6 * len(words):
        # Most likely the page lies the wrong way up; it will be turned and read anew.
        return
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
