"""A picture to a Page: level it, find its rulings and tables, read its words."""

from __future__ import annotations

from typing import Final

import numpy as np

from gongkai.document.pdf.lattice import Lattice, lattices_of
from gongkai.document.pdf.layout import Page, Strokes
from gongkai.document.scan.picture import Picture, ink_of, levelled
from gongkai.document.scan.rulings import POINTS, rulings_of
from gongkai.document.scan.turning import best_turn, is_readable, may_lie_sideways
from gongkai.document.scan.words import run_of, words_of

_SMALLEST_TABLE: Final = 72.0
"""The narrowest table in points: the strokes of large letters cross each other too."""


def page_of(picture: Picture, number: int, deadline: float) -> Page:
    """Read one page. In: its picture at the known scale, its number, and when to give up. Raises Refusal too_slow."""
    level = levelled(picture)
    strokes, ink = rulings_of(level, ink_of(level))
    if may_lie_sideways(ink) and (turn := best_turn(level)):
        return _page(*_turned(level, turn), number, deadline)[0]
    page, words = _page(level, strokes, ink, number, deadline)
    if not is_readable(words) and (turn := best_turn(level)):
        return _page(*_turned(level, turn), number, deadline)[0]
    return page


def _turned(level: Picture, turn: int) -> tuple[Picture, Strokes, Picture]:
    """A level picture turned by quarters, its rulings, and its ink without them."""
    turned = np.ascontiguousarray(np.rot90(level, turn))
    return turned, *rulings_of(turned, ink_of(turned))


def _page(
    level: Picture, strokes: Strokes, ink: Picture, number: int, deadline: float
) -> tuple[Page, list[tuple[str, float]]]:
    """The page in an upright picture, and its words with how sure each is."""
    lattices = [lattice for lattice in lattices_of(strokes) if _is_table(lattice)]
    kept = Strokes(
        [stroke for stroke in strokes.lying if _is_near(lattices, (stroke[1] + stroke[2]) / 2, stroke[0])],
        [stroke for stroke in strokes.standing if _is_near(lattices, stroke[0], (stroke[1] + stroke[2]) / 2)],
    )
    words = words_of(level, ink, lattices, deadline)
    height, width = level.shape
    page = Page(number, width * POINTS, height * POINTS, [run_of(word) for word in words if word.text], kept)
    return page, [(word.text, word.sure) for word in words]


def _is_table(lattice: Lattice) -> bool:
    return lattice.xs[-1] - lattice.xs[0] > _SMALLEST_TABLE


def _is_near(lattices: list[Lattice], x: float, y: float) -> bool:
    """Whether a point lies in one of the tables or on its edge."""
    slack = 4.0
    return any(
        lattice.xs[0] - slack <= x <= lattice.xs[-1] + slack and lattice.ys[0] - slack <= y <= lattice.ys[-1] + slack
        for lattice in lattices
    )


def rulings_on(picture: Picture) -> Strokes:
    """The rulings of a picture as it lies, in points; for a page whose words are known already."""
    return rulings_of(picture, ink_of(picture))[0]
