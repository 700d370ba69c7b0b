"""What a page is made of before it is blocks: runs of text, lines of text, strokes, tables with their places.

Coordinates are points from the upper left corner of the page as it is read, y downwards. A page with a
text layer and a page that OCR has read arrive here alike; everything after this does not ask which it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from gongkai.document.blocks import Cell

_NARROW: Final = re.compile(r"[\x20-\x7e]")


class Run:
    """Letters that follow each other on one line without a gap, and the box around them."""

    __slots__ = ("bottom", "text", "top", "x0", "x1")

    def __init__(self, x0: float, top: float, x1: float, bottom: float, text: str) -> None:
        self.x0 = x0
        self.top = top
        self.x1 = x1
        self.bottom = bottom
        self.text = text

    @property
    def middle(self) -> float:
        """The middle of the box from left to right."""
        return (self.x0 + self.x1) / 2

    @property
    def height(self) -> float:
        """The height of the box, which is about the size of the type."""
        return self.bottom - self.top

    def __repr__(self) -> str:
        return f"<{self.x0:.0f},{self.top:.0f} {self.text!r}>"


class Line(Run):
    """Everything on one line of the page: its text, and its chunks, which stand apart as cells of a table would.

    `size` is the width of a Chinese letter. It is told from the width of the text, because the height of a box
    depends on the font: for the same size of type it may be 0.9 or 1.5 of it.
    """

    __slots__ = ("chunks", "runs", "size")

    def __init__(self, text: str, chunks: list[Run], runs: list[Run]) -> None:
        super().__init__(
            chunks[0].x0,
            min([chunk.top for chunk in chunks]),
            max([chunk.x1 for chunk in chunks]),
            max([chunk.bottom for chunk in chunks]),
            text,
        )
        self.chunks = chunks
        self.runs = runs
        width = sum([run.x1 - run.x0 for run in runs])
        squares = squares_of("".join([run.text for run in runs]))
        self.size = min(1.1 * self.height, max(0.6 * self.height, width / max(squares, 0.5)))


def squares_of(text: str) -> float:
    """The width of a text in widths of a Chinese letter."""
    return len(text) - 0.45 * len(_NARROW.findall(text))


Stroke = tuple[float, float, float]
"""A straight ruling: (y, x from, x to) when it lies, (x, y from, y to) when it stands."""


@dataclass(slots=True)
class Strokes:
    """The rulings of one page."""

    lying: list[Stroke] = field(default_factory=list)
    standing: list[Stroke] = field(default_factory=list)


@dataclass(slots=True)
class PageTable:
    """A table on one page: the places of its rules, its cells, and what is needed to go on with it overleaf.

    `xs` and `ys` are the borders of columns and rows. `open_top` and `open_bottom` say that no rule closes the
    table there. `lines` are the lines of text of a cell, for those cells that touch the first or the last row.
    """

    xs: list[float]
    ys: list[float]
    grid: list[list[Cell | None]]
    ruled: bool = True
    ragged: bool = False
    open_top: bool = False
    open_bottom: bool = False
    lines: dict[int, list[Line]] = field(default_factory=dict)

    @property
    def top(self) -> float:
        """Where the table begins on its page."""
        return self.ys[0]

    @property
    def bottom(self) -> float:
        """Where the table ends on its page."""
        return self.ys[-1]


@dataclass(slots=True)
class Page:
    """One page taken apart: its number from 1, its size, its text and its rulings."""

    number: int
    width: float
    height: float
    runs: list[Run]
    strokes: Strokes
