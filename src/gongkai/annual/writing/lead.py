"""The faces of a paragraph: what of it is a heading of a lower level, run in or standing alone.

Source: GB/T 9704-2012, 7.3.3: （一） in 楷体, 1. in 仿宋 (set bold by custom), the rest in 仿宋.
"""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

Face = Literal["body", "kai", "bold"]

LEAD_LENGTH: Final = 40
"""A longer first sentence is text, not a heading."""

_SECOND = re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]")
_THIRD = re.compile(r"\d{1,2}[.．、](?!\d)")
_END = re.compile(r"[。：:；;！？]")


class Run(NamedTuple):
    """Some words of a paragraph in one face."""

    text: str
    face: Face


def runs_of(text: str) -> tuple[Run, ...]:
    """The runs of a paragraph: a numbered first sentence in the face of its level, the rest in that of the body."""
    face: Face
    if _SECOND.match(text):
        face = "kai"
    elif _THIRD.match(text):
        face = "bold"
    else:
        return (Run(text, "body"),)
    end = _END.search(text)
    cut = end.end() if end else len(text)
    # A line that is one whole sentence is an item of a list, not a heading.
    if cut > LEAD_LENGTH or (end and cut == len(text)):
        return (Run(text, "body"),)
    lead = Run(text[:cut], face)
    return (lead, Run(text[cut:], "body")) if end else (lead,)
