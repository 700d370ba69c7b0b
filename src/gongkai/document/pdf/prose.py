"""Lines to paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from gongkai.document.blocks import Paragraph, Place
from gongkai.document.pdf.layout import Line, Page
from gongkai.document.pdf.letters import first_word_width, join_words

_NUMBERED: Final = re.compile(
    r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．](?!\d)|第[一二三四五六七八九十]{1,3}[章条部]"
)
_SENTENCE_END: Final = frozenset("。！？；：…!?;:")
_INDENT: Final = 1.2
"""How far in, in sizes of the type, the first line of a paragraph begins."""
_HEADING_ROOM: Final = 0.3
"""The part of a line that is left empty after something that ends without a full stop, as a heading does."""


@dataclass(slots=True)
class Measure:
    """The left and right edge of the text of a page; the usual size of type and distance of lines of the document."""

    left: float
    right: float
    size: float
    pitch: float


def measures_of(pages: list[Page], lines: list[list[Line]]) -> list[Measure]:
    """Where the text of each page begins and ends; a page with few lines takes it from pages of its width."""
    size, pitch = _usual(lines)
    by_width: dict[int, list[Line]] = {}
    for page, found in zip(pages, lines, strict=True):
        by_width.setdefault(round(page.width), []).extend(found)
    whole = {width: _edges(found) for width, found in by_width.items() if found}
    measures = []
    for page, found in zip(pages, lines, strict=True):
        left, right = whole.get(round(page.width), (0.0, page.width))
        own = _edges(found) if len(found) > 5 else (left, right)
        # Opposite pages may stand apart by their binding margin, but their text is equally wide.
        if abs((own[1] - own[0]) - (right - left)) < 3.0:
            left, right = own
        measures.append(Measure(left, right, size, pitch))
    return measures


def _usual(lines: list[list[Line]]) -> tuple[float, float]:
    """The size of type in which most letters are, and the distance of lines that is the middle one of all."""
    sizes = sorted((line.size, len(line.text)) for found in lines for line in found)
    half, seen = sum(count for _, count in sizes) / 2, 0
    middle = 0.0
    for size, count in sizes:
        middle = size
        seen += count
        if seen >= half:
            break
    steps = sorted(b.bottom - a.bottom for found in lines for a, b in pairwise(found))
    return middle, (steps[len(steps) // 2] if steps else 0.0)


def _edges(lines: list[Line]) -> tuple[float, float]:
    """The left edge most lines share, or one further left that several do, and the furthest right edge."""
    lefts = Counter(round(line.x0 / 2) for line in lines)
    common = lefts.most_common(1)[0][1]
    left = 2.0 * min(place for place, count in lefts.items() if count >= max(1, 0.25 * common))
    rights = sorted(line.x1 for line in lines)
    return left, rights[-1]


class ProseWriter:
    """Takes lines in reading order and gives paragraphs."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self._lines: list[Line] = []
        self._centred = False
        self._page = 0
        self._last_page = 0
        self._step = 0.0
        self._measure = Measure(0.0, 0.0, 0.0, 0.0)

    def take(self, line: Line, page: int, measure: Measure) -> None:
        """Add a line: to the paragraph before it, or as a new one."""
        centred = _is_centred(line, measure)
        if self._lines and not self._begins(line, page, measure, centred):
            last = self._lines[-1]
            if line.top > last.top:
                self._step = max(self._step, line.bottom - last.bottom)
            self._lines.append(line)
        else:
            self.close()
            self._lines = [line]
            self._step = 0.0
            self._page = page
        self._centred = centred
        self._last_page = page
        self._measure = measure

    def close(self) -> None:
        """End the paragraph that is open."""
        if self._lines:
            text = join_words([line.text for line in self._lines]).strip()
            if text:
                self.paragraphs.append(Paragraph(text, 0, Place(page=self._page), self._centred))
        self._lines = []

    def _begins(self, line: Line, page: int, measure: Measure, centred: bool) -> bool:
        """Whether a line begins a new paragraph."""
        last = self._lines[-1]
        size = line.size
        if abs(size - last.size) > 0.25 * max(size, last.size):
            return True
        is_large = size > 1.2 * measure.size
        if page == self._last_page and line.bottom - last.bottom > self._most_step(size, is_large):
            return True
        room = self._measure.right - last.x1
        if centred:
            # A title is wrapped, lines of ordinary size in the middle stand each for itself.
            return not (is_large and (self._centred or room < 2 * size))
        if self._centred or line.x0 - measure.left > _INDENT * size:
            return True
        has_ended = last.text.rstrip("”’）)》")[-1:] in _SENTENCE_END
        if room > first_word_width(line.text, size) + 0.4 * size and (
            has_ended or room > _HEADING_ROOM * (self._measure.right - self._measure.left)
        ):
            return True
        return has_ended and bool(_NUMBERED.match(line.text))

    def _most_step(self, size: float, is_large: bool) -> float:
        """How far below the last line the next line of the same paragraph may be."""
        return max(self._measure.pitch + 0.5 * size, 2.2 * size * is_large, self._step)


def _is_centred(line: Line, measure: Measure) -> bool:
    """Whether a line stands in the middle with room on both sides."""
    before, after = line.x0 - measure.left, measure.right - line.x1
    return min(before, after) > 2 * line.size and abs(before - after) < 1.2 * line.size
