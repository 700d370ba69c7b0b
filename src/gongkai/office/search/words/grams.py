"""Folded text as the tokens of an index: overlapping pairs of Chinese characters, Latin words and numbers whole.

The last character of a Chinese run is a token of its own as well, so that one character can be asked for, and that a
phrase over a comma is another than one without. A change here asks for a migration that rebuilds the index: rows leave
SQLite's index by the exact tokens they came in with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.office.search.words.folding import HAN

BREAK = "\ue001"
"""Stands between two fields that must not be read on from one into the other. Private, so no text or query has it."""
SPLIT = "\ue000"
"""Marks each chunk of a document that has several."""
_GOES_ON = "\ue002"
_LONGEST_WORD = 64
"""PostgreSQL refuses a token of more than 2,046 bytes."""
_RUNS = re.compile(f"[{HAN}]+|[^ {HAN}]+")
_IS_HAN = re.compile(f"[{HAN}]")


class Phrase(NamedTuple):
    """Tokens that stand one after the other; the last may be the beginning of one."""

    tokens: tuple[str, ...]
    open_end: bool = False


def tokens(said: str) -> list[str]:
    """All tokens of folded text, in order."""
    found: list[str] = []
    for run in _RUNS.findall(said):
        found += _of_run(run)
    return found


def placed_tokens(said: str) -> Iterator[tuple[str, int]]:
    """The same, each with a place in the text up to which it is not yet in."""
    for run in _RUNS.finditer(said):
        han = bool(_IS_HAN.match(run[0]))
        for at, token in enumerate(_of_run(run[0])):
            yield token, run.start() + (at if han else 0)


def _of_run(run: str) -> list[str]:
    return [*_pairs(run), run[-1]] if _IS_HAN.match(run) else _pieces(run)


def phrase(term: str, *, typing: bool = False) -> Phrase:
    """A folded term that is not empty, as it stands in the index. While somebody is typing, its last word may go on."""
    *before, last = _RUNS.findall(term)
    found = tokens(" ".join(before)) if before else []
    if not _IS_HAN.match(last):
        return Phrase((*found, *_pieces(last)), typing)
    return Phrase((*found, last), True) if len(last) == 1 else Phrase((*found, *_pairs(last)))


def _pairs(run: str) -> list[str]:
    return [run[place : place + 2] for place in range(len(run) - 1)]


def _pieces(word: str) -> list[str]:
    """A word; one that is too long in parts that say there is more, so that none of them is found as a word."""
    if len(word) <= _LONGEST_WORD:
        return [word]
    parts = [word[place : place + _LONGEST_WORD] for place in range(0, len(word), _LONGEST_WORD)]
    return [part + _GOES_ON for part in parts[:-1]] + [parts[-1]]
