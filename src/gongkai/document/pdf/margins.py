"""What stands in the margins of every page: page numbers, running heads, running feet. It is not part of the text."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from gongkai.document.pdf.layout import Line, Page

PAGE_NUMBER: Final = re.compile(
    r"[-—–―－~·•\s]*(?:第\s*)?\d{1,3}\s*(?:页)?(?:\s*[/／,，共]\s*(?:共\s*)?\d{1,3}\s*页?)?[-—–―－~·•\s]*"
)
_MARGIN: Final = 0.12
"""The part of a page's height, above and below, in which such lines stand."""
_EACH_SIDE: Final = 3
"""How many lines from the edge are looked at."""


def without_margins(pages: list[Page], lines: list[list[Line]]) -> list[list[Line]]:
    """The lines of all pages without those of the margins. In: pages, and for each its lines outside tables."""
    edges = [_edge_lines(page, found) for page, found in zip(pages, lines, strict=True)]
    seen = Counter(key for edge in edges for key in {_key(line) for line in edge})
    often = max(2, round(0.6 * len(pages)))
    kept: list[list[Line]] = []
    for found, edge in zip(lines, edges, strict=True):
        gone = {id(line) for line in edge if PAGE_NUMBER.fullmatch(line.text) or seen[_key(line)] >= often}
        kept.append([line for line in found if id(line) not in gone])
    return kept


def _edge_lines(page: Page, lines: list[Line]) -> list[Line]:
    """The outermost lines of a page that stand in its margins."""
    upper, lower = _MARGIN * page.height, (1 - _MARGIN) * page.height
    above = [line for line in lines[:_EACH_SIDE] if line.bottom < upper]
    below = [line for line in lines[-_EACH_SIDE:] if line.top > lower]
    return above + below


def _key(line: Line) -> tuple[str, int]:
    """What is the same for a running line on every page: its words with numbers masked, and about where it stands."""
    return re.sub(r"\d+", "0", line.text), round(line.top / 3)
