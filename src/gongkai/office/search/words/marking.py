"""A text with the terms that were found in it, as segments that a template writes: never as markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from gongkai.office.search.words.folding import composed, folded, folded_with_places, occurrences

BEFORE, LENGTH = 24, 110
_WINDOW, _MARGIN = 400, 300
_BLANKS = re.compile(r"\s+")
_HEADING = re.compile(r"^#{1,3}\s*", re.MULTILINE)


class Segment(NamedTuple):
    """A stretch of text, and whether it is what was asked for."""

    text: str
    hit: bool


def marked(text: str, terms: Sequence[str]) -> list[Segment]:
    """The whole text in segments."""
    text = composed(text)
    return _segments(text, _ranges(text, terms), 0, len(text))


def snippet(text: str, terms: Sequence[str]) -> list[Segment]:
    """A line of the text around the first term found in it; its beginning where none is."""
    whole = _BLANKS.sub(" ", _HEADING.sub("", composed(text))).strip()
    begin = _near(whole, terms)
    text = whole[begin : begin + _WINDOW + 2 * _MARGIN]
    ranges = _ranges(text, terms)
    start = max(0, ranges[0][0] - BEFORE) if ranges else 0
    # The beginning is shown where it is near: a sentence reads better from its first word.
    start = 0 if begin + start < BEFORE else start
    end = min(len(text), max(start + LENGTH, ranges[0][1] + BEFORE if ranges else 0))
    found = _segments(text, ranges, start, end)
    if begin + start:
        found.insert(0, Segment("…", False))
    if begin + end < len(whole):
        found.append(Segment("…", False))
    return found


def _near(text: str, terms: Sequence[str]) -> int:
    """A little before the first stretch of the text with a term in it: places are told there alone, since that is slow."""
    for start in range(0, len(text), _WINDOW):
        said = folded(text[start : start + _WINDOW + _MARGIN])
        if any(occurrences(said, term) for term in terms):
            return max(0, start - BEFORE)
    return 0


def _ranges(text: str, terms: Sequence[str]) -> list[tuple[int, int]]:
    """Where terms stand in the text, in order, those that touch or overlap as one."""
    said, places = folded_with_places(text)
    found = sorted((places[a], places[b - 1] + 1) for term in terms for a, b in occurrences(said, term))
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _segments(text: str, ranges: Sequence[tuple[int, int]], start: int, end: int) -> list[Segment]:
    found: list[Segment] = []
    at = start
    for a, b in ranges:
        a, b = max(a, start), min(b, end)
        if a >= b:
            continue
        if at < a:
            found.append(Segment(text[at:a], False))
        found.append(Segment(text[a:b], True))
        at = b
    if at < end:
        found.append(Segment(text[at:end], False))
    return found
