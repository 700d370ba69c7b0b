"""Runs to lines: what stands beside each other on one line of the page or of a cell."""

from __future__ import annotations

from typing import Final

from gongkai.document.pdf.layout import Line, Run
from gongkai.document.pdf.letters import SAME_LETTERS, join_words

WORD_GAP: Final = 0.18
"""The gap, in sizes of the type, that is a space between two words of letters or digits."""
_SENTENCE_GAP: Final = 0.9
"""The gap that is written as a space even in Chinese, as between a name and a telephone number."""
_SAME_LINE: Final = 0.75
"""How far the middles of two runs on one line may be apart: twice, in heights of the upper one. Words centred between
two rows stand half a row lower and are on a line of their own."""
_CHUNK_GAP: Final = 0.7
"""The gap that may be the border of two columns."""

_OPENING: Final = frozenset("（“‘《〈【〔［「『")
_CLOSING: Final = frozenset("，。、；：？！）”’》〉】〕］」』")
_MARK_ROOM: Final = 0.6
"""The empty part of the square of such a mark, which is not in its box where boxes are bare outlines."""


def lines_of(runs: list[Run]) -> list[Line]:
    """Sort runs into lines from top to bottom, each from left to right. A run drawn twice, as false bold is, counts once.

    Some files give the bare outline of a letter for its box, so that 一 is a point high; such thin runs do not
    make lines but go to the line they stand in.
    """
    if not runs:
        return []
    heights = sorted([run.bottom - run.top for run in runs])
    least = 0.55 * heights[len(heights) // 2]
    groups: list[list[Run]] = []
    centre, reach = -1e9, 0.0
    for run in sorted(runs, key=_centre):
        if run.bottom - run.top < least:
            continue
        if not groups or _centre(run) - centre > reach:
            groups.append([])
            centre = _centre(run)
            reach = _SAME_LINE * (run.bottom - run.top)
        groups[-1].append(run)
    if heights[0] < least:
        for run in runs:
            if run.bottom - run.top < least:
                _place_thin(run, groups)
        groups.sort(key=lambda group: _centre(group[0]))
    return [_line(group) for group in groups]


def _place_thin(run: Run, groups: list[list[Run]]) -> None:
    """Put a thin run on the line it stands in, beside the nearest run there, or on a line of its own."""
    centre = _centre(run) / 2
    best: list[Run] | None = None
    least = 1e9
    for group in groups:
        for other in group:
            if other.top <= centre <= other.bottom:
                gap = max(other.x0 - run.x1, run.x0 - other.x1)
                if gap < least:
                    best, least = group, gap
    if best is None:
        groups.append([run])
    else:
        best.append(run)


def _centre(run: Run) -> float:
    """Twice the middle of a run from top to bottom."""
    return run.top + run.bottom


def _line(runs: list[Run]) -> Line:
    """One line from the runs on it."""
    runs.sort(key=lambda run: run.x0)
    chunks: list[Run] = []
    words: list[str] = []
    for run in runs:
        text = run.text.translate(SAME_LETTERS)
        if not chunks:
            chunks.append(Run(run.x0, run.top, run.x1, run.bottom, text))
            continue
        last = chunks[-1]
        size = max(run.bottom - run.top, last.bottom - last.top)
        gap = run.x0 - last.x1
        if gap < -0.5 * size and text and last.text.endswith(text):
            continue
        if gap > WORD_GAP * size and (text[0] in _OPENING or last.text[-1] in _CLOSING):
            gap -= _MARK_ROOM * size
        if gap > _CHUNK_GAP * size or (gap > 1.4 * WORD_GAP * size and text[0].isdigit() and last.text[-1].isdigit()):
            words.append(last.text)
            words.append(
                " " if gap > _SENTENCE_GAP * size or text[0].isascii() is last.text[-1].isascii() is True else ""
            )
            chunks.append(Run(run.x0, run.top, run.x1, run.bottom, text))
            continue
        if gap > WORD_GAP * size and text[0].isascii() and last.text[-1].isascii():
            last.text += " "
        last.text += text
        last.x1 = max(last.x1, run.x1)
        last.top = min(last.top, run.top)
        last.bottom = max(last.bottom, run.bottom)
    words.append(chunks[-1].text)
    return Line("".join(words), chunks, runs)


def text_of(lines: list[Line]) -> str:
    """The text of a cell or a paragraph over all its lines."""
    return join_words([line.text for line in lines])
