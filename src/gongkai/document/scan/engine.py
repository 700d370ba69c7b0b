"""The OCR engine: loaded once, when it is first needed."""

from __future__ import annotations

import functools
import logging
import threading
from collections.abc import Sequence
from typing import Any, Final

import cv2
import numpy as np

from gongkai.document.scan.picture import Picture

_ONE_AT_A_TIME: Final = threading.Lock()
_NARROWEST: Final = 96
"""The narrowest picture of a word the model is given, for 48 dots of height. The model's own 320 costs three times
the time for a single figure and reads it no better."""
_HEIGHT: Final = 48

Box = tuple[int, int, int, int]
"""A part of a picture in dots: left, top, right, bottom."""


@functools.cache
def _engine() -> Any:
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    from rapidocr_onnxruntime import RapidOCR

    engine = RapidOCR(use_cls=False)
    engine.text_rec.rec_image_shape = [3, _HEIGHT, _NARROWEST]
    return engine


def find_words(picture: Picture, scale: float) -> list[Box]:
    """Where words stand in a picture. `scale` makes it smaller for the search, which costs as much as it has dots."""
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    with _ONE_AT_A_TIME:
        boxes, _ = _engine().auto_text_det(cv2.cvtColor(small, cv2.COLOR_GRAY2BGR))
    if boxes is None:
        return []
    height, width = picture.shape
    found: list[Box] = []
    for box in boxes:
        (left, top), (right, bottom) = np.min(box, axis=0) / scale, np.max(box, axis=0) / scale
        found.append((max(0, int(left)), max(0, int(top)), min(width, int(right) + 1), min(height, int(bottom) + 1)))
    return found


def read_words(crops: Sequence[Picture]) -> list[tuple[str, float]]:
    """What stands in pictures of one line each: text and how sure it is, 0 to 1."""
    if not crops:
        return []
    with _ONE_AT_A_TIME:
        results, _ = _engine().text_rec([cv2.cvtColor(crop, cv2.COLOR_GRAY2BGR) for crop in crops])
    return [(str(result[0]), float(result[1])) for result in results]
