"""A long text in chunks that an index can hold, cut so that whatever may be asked for stands whole in one of them."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from gongkai.office.search.words.folding import composed, folded, folded_with_places, word_start
from gongkai.office.search.words.grams import placed_tokens, tokens

CHUNK = 4_000
"""Folded characters. PostgreSQL forgets places after the 16,383rd."""
OVERLAP = 120
"""Folded characters that two chunks share: the longest term that may be asked for."""
_SAME = 240
"""How often a token may stand in one chunk: PostgreSQL keeps 256 places of each, and the title has some."""


class Piece(NamedTuple):
    """A stretch of a text as people read it and as it is looked through."""

    text: str
    said: str


def pieces(text: str, most: int) -> tuple[list[Piece], bool]:
    """At most so many pieces of a text, and whether that was all of it. Nothing for a text without a letter."""
    text, said = composed(text), folded(text)
    if said and most and _end(said, 0) == len(said):
        # Nearly every text: it needs no places, which cost ten times what folding does.
        return [Piece(text, said)], True
    said, places = folded_with_places(text)
    found: list[Piece] = []
    start = 0
    while start < len(said) and len(found) < most:
        end = _end(said, start)
        begin = places[start] if start else 0
        found.append(Piece(text[begin : places[end] if end < len(said) else len(text)], said[start:end].strip()))
        if end == len(said):
            return found, True
        start = max(word_start(said, end - OVERLAP, OVERLAP + 1), start + 1)
    return found, start >= len(said)


def _end(said: str, start: int) -> int:
    """Where the chunk that begins at a place ends: after so many characters, or before a token comes too often."""
    end = min(start + CHUNK, len(said))
    often = Counter(tokens(said[start:end]))
    if max(often.values(), default=0) > _SAME:
        end = start + _too_often(said[start:end])
    return end if end == len(said) else word_start(said, end, OVERLAP + 1)


def _too_often(said: str) -> int:
    """The place of the first token that has been there too often before."""
    often: Counter[str] = Counter()
    for token, place in placed_tokens(said):
        often[token] += 1
        if often[token] > _SAME:
            return place
    return len(said)
