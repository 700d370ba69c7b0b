"""A text as somebody pasted it, and the same text in one plain spelling: full-width digits narrowed, line breaks dropped.

Rules read the plain text; what is quoted back to a clerk is the text as it was pasted.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plain:
    """A pasted text in plain spelling, and for each of its characters the place in the pasted text."""

    text: str
    places: tuple[int, ...]
    pasted: str

    def quote(self, start: int, end: int) -> str:
        """The pasted words of a stretch of the plain text, on one line."""
        if end <= start:
            return ""
        return " ".join(self.pasted[self.places[start] : self.places[end - 1] + 1].split())


def plain(pasted: str) -> Plain:
    """The pasted text in plain spelling."""
    text, places = [], []
    for place, sign in enumerate(pasted):
        for letter in unicodedata.normalize("NFKC", sign):
            if not letter.isspace() and unicodedata.category(letter) not in ("Cc", "Cf"):
                text.append(letter)
                places.append(place)
    return Plain("".join(text), tuple(places), pasted)
