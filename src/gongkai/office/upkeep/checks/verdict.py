"""What a check of an installation says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """`bad` keeps the office from working rightly, `warn` will or may."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One check: its name, its state, and a sentence saying what is and, where it is not well, how to mend it."""

    check: str
    state: State
    sentence: str


def ok(check: str, sentence: str) -> Verdict:
    """All is well."""
    return Verdict(check, State.OK, sentence)


def warn(check: str, sentence: str) -> Verdict:
    """Something will go wrong, or is left out."""
    return Verdict(check, State.WARN, sentence)


def bad(check: str, sentence: str) -> Verdict:
    """Something is wrong."""
    return Verdict(check, State.BAD, sentence)
