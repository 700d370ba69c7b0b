"""The text of a version: a paragraph a line, lines that begin with # as headings."""

from __future__ import annotations

import re
from typing import NamedTuple

_HEADING = re.compile(r"(#{1,3})\s*(.+)")


class Line(NamedTuple):
    """A paragraph (level 0) or a heading (1 to 3) of a text."""

    level: int
    text: str


def lines_of(body: str) -> list[Line]:
    """The paragraphs and headings of a text as a writer typed it, blank lines left out."""
    lines: list[Line] = []
    for raw in body.split("\n"):
        text = raw.strip()
        if heading := _HEADING.match(text):
            lines.append(Line(len(heading[1]), heading[2]))
        elif text:
            lines.append(Line(0, text))
    return lines
