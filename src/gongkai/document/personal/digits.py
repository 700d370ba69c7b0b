"""Text with its digits straightened, and the chains that digits make across spaces and hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

_UNSEEN: Final = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufe0e\ufe0f\u20e3\ufeff"
)
_SPACES: Final = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_BREAKS: Final = "\r\v\f\u0085\u2028\u2029"
_HYPHENS: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\u30fc\ufe58\ufe63\uff0d\uff5e~"
_DOTS: Final = "\u00b7\u2022\u2027\u30fb\uff0e"
_TENS: Final = "\u2169\u2179\u0425\u0445\u00d7\u2715\u2573\uff38\uff58"
"""What is written for the X of an identity number: the Roman ten, look-alikes, the sign of multiplication."""
_TABLE: Final[dict[int, str | None]] = {
    **{0xFF01 + at: chr(0x21 + at) for at in range(94)},
    **{0x1D7CE + at: str(at % 10) for at in range(50)},
    **dict.fromkeys(map(ord, _UNSEEN)),
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, _BREAKS), "\n"),
    **dict.fromkeys(map(ord, _HYPHENS), "-"),
    **dict.fromkeys(map(ord, _DOTS), "."),
    **dict.fromkeys(map(ord, _TENS), "X"),
    ord("￥"): "¥",
}
"""Every character stands for one other or for none, so that places are easily told back."""
_DROPPED: Final = frozenset(_UNSEEN)
_GAP: Final = r"[ \-._\t\n]"
_CHAIN: Final = re.compile(
    rf"[0-9]+(?:{_GAP}{{1,3}}[0-9]+)*(?:{_GAP}{{0,3}}[Xx](?![A-Za-z0-9])|(?<=[0-9]{{17}})[Xx](?![A-Za-z]))?"
)
_GROUP: Final = re.compile(r"[0-9]+|[Xx]")


class Group(NamedTuple):
    """Digits that stand together (or the X at the end): where, what, and what parts them from the group before."""

    start: int
    end: int
    text: str
    gap: str


class Straight:
    """A text with digits, spaces and hyphens of every width made plain, and characters without a width left out."""

    def __init__(self, text: str) -> None:
        self.text = text.translate(_TABLE)
        self._source = text

    @cached_property
    def _places(self) -> Sequence[int]:
        if len(self.text) == len(self._source):
            return range(len(self._source))
        return [at for at, mark in enumerate(self._source) if mark not in _DROPPED]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the straightened text begins and ends in the text as it was given."""
        return self._places[start], self._places[end - 1] + 1

    def chains(self) -> Iterator[list[Group]]:
        """The chains of groups of digits, each group parted from the next by at most three spaces or marks."""
        for chain in _CHAIN.finditer(self.text):
            groups: list[Group] = []
            end = chain.start()
            for found in _GROUP.finditer(self.text, chain.start(), chain.end()):
                groups.append(Group(found.start(), found.end(), found[0].upper(), self.text[end : found.start()]))
                end = found.end()
            yield groups


def significant(text: str, start: int, end: int) -> list[int]:
    """The places between `start` and `end` of `text` where a digit or letter stands, in any width."""
    return [at for at in range(start, end) if (text[at].translate(_TABLE) or " ").isalnum()]
