"""How well a document answers, the same on every database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gongkai.office.search.words.folding import occurrences
from gongkai.office.search.words.grams import BREAK

_TITLE, _BEGINS, _TEXT, _NEW = 3.0, 1.0, 1.0, 0.8
_HALF = 2
"""Occurrences in the text that are worth half of what any number of them is."""


def score(title: str, said: str, terms: Sequence[str], age: int) -> float:
    """The worth of a document: terms in its title, how often in the beginning of its text, and how new it is (days old)."""
    name = title.split(f" {BREAK} ", 1)[0]
    worth = 0.0
    for term in terms:
        if occurrences(title, term):
            worth += _TITLE + _BEGINS * (name.startswith(term) + (name == term))
        often = said.count(term)
        worth += _TEXT * often / (often + _HALF)
    return worth / len(terms) + _NEW / (1 + max(age, 0) / 365)


def days_between(day: date, today: date) -> int:
    """How old something of a day is."""
    return (today - day).days
