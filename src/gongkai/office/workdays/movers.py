"""Who has dates that hang on the calendar: each app says what a change would move, before it is applied."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from gongkai.law.calendar import Calendar
from gongkai.office.agencies.service import Asker


@dataclass(frozen=True, slots=True)
class Moved:
    """A due date that a change of the calendar moves."""

    what: str
    agency: str
    before: date
    after: date
    url: str = ""


Mover = Callable[[Asker, Calendar, Calendar], Iterable[Moved]]
_movers: list[Mover] = []
_followers: list[Callable[[], object]] = []


def register_mover(mover: Mover) -> None:
    """Have a function asked for the dates of its app; called once, when the app is ready."""
    if mover not in _movers:
        _movers.append(mover)


def register_follower(follower: Callable[[], object]) -> None:
    """Have a function called, in the same transaction, when another calendar is in force: to keep what it derived true."""
    if follower not in _followers:
        _followers.append(follower)


def follow() -> None:
    """Tell every app that another calendar is in force."""
    for follower in _followers:
        follower()


def what_would_move(asker: Asker, before: Calendar, after: Calendar) -> list[Moved]:
    """All due dates the asker may see that differ between two calendars."""
    return [moved for mover in _movers for moved in mover(asker, before, after)]
