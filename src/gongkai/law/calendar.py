"""Working days 工作日: which day is one, and the day that is so many working days after another.

Weekends are free unless a notice of the State Council makes them working days, and the days its notices name are
free. The law gets its calendar as a value: the packaged seed here, or the rows an office keeps. Sources:
《全国年节及纪念日放假办法》 and the yearly notices; 民法典 arts. 201 and 203 for counting (the first day is the next one).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources

_DAY = timedelta(days=1)
_SATURDAY = 5
FIXED_HOLIDAYS = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})
"""The legal holidays whose dates need no notice: 元旦, 劳动节, 国庆节 (month, day)."""
LONGEST_COUNT = 2_000
"""More working days than this no deadline of this law has."""


@dataclass(frozen=True, slots=True)
class YearPlan:
    """One announced year: the notices it rests on, the days off, and the weekend days worked."""

    year: int
    notices: tuple[str, ...]
    off: frozenset[date]
    work: frozenset[date]


@dataclass(frozen=True, slots=True)
class Counted:
    """A day reached by counting: whether an unannounced year took part, and the days on the way that did not count."""

    day: date
    provisional: bool
    skipped: tuple[date, ...]


class Calendar:
    """The announced years, and what is assumed of others: weekends and the holidays of fixed date.

    Fewer days off are assumed than will be announced, so a provisional deadline is mostly the stricter one. It may be later
    than the true one where a shifted Saturday will be worked: that is why it is called provisional and counted anew.
    """

    __slots__ = ("_years",)

    def __init__(self, years: Iterable[YearPlan]) -> None:
        self._years: Mapping[int, YearPlan] = {plan.year: plan for plan in years}

    @property
    def plans(self) -> tuple[YearPlan, ...]:
        """The announced years' plans, by year."""
        return tuple(self._years[year] for year in sorted(self._years))

    def is_announced(self, year: int) -> bool:
        """Whether the notice for a year is known."""
        return year in self._years

    def is_working_day(self, day: date) -> bool:
        """Whether a day is a working day; for an unannounced year, as far as can be said without its notice."""
        plan = self._years.get(day.year)
        if plan is None:
            return day.weekday() < _SATURDAY and (day.month, day.day) not in FIXED_HOLIDAYS
        if day in plan.work:
            return True
        return day.weekday() < _SATURDAY and day not in plan.off

    def with_year(self, plan: YearPlan) -> Calendar:
        """The same calendar with a year announced, or announced anew."""
        return Calendar([*(other for year, other in self._years.items() if year != plan.year), plan])


def add_working_days(start: date, count: int, calendar: Calendar) -> Counted:
    """The day `count` working days after `start`; `start` itself is not counted (民法典 art. 201).

    Raises ValueError for a count below 1 or beyond any deadline.
    """
    if not 1 <= count <= LONGEST_COUNT:
        raise ValueError(f"a deadline has 1 to {LONGEST_COUNT} working days, not {count}")
    day, left, skipped = start, count, []
    provisional = False
    while left:
        day += _DAY
        provisional = provisional or not calendar.is_announced(day.year)
        if calendar.is_working_day(day):
            left -= 1
        else:
            skipped.append(day)
    return Counted(day, provisional, tuple(skipped))


def working_days_between(start: date, end: date, calendar: Calendar) -> int:
    """How many working days follow `start` up to and including `end`; 0 where `end` is not after `start`."""
    days = (end - start).days
    return sum(calendar.is_working_day(start + timedelta(days=n)) for n in range(1, days + 1))


def calendar_from(text: str) -> Calendar:
    """A calendar from the text of a seed file. Raises ValueError or KeyError where the file is wrong."""
    return Calendar(_plan(year) for year in tomllib.loads(text)["years"])


def _plan(data: Mapping[str, object]) -> YearPlan:
    year, notices, off, work = data["year"], data["notices"], data["off"], data["work"]
    if not (isinstance(year, int) and isinstance(notices, list) and isinstance(off, list) and isinstance(work, list)):
        raise ValueError(f"the year {year!r} is not written as year, notices, off and work")
    days: set[date] = set()
    for span in off:
        first, last = span["from"], span["to"]
        days |= {first + timedelta(days=n) for n in range((last - first).days + 1)}
    strangers = [day for day in [*days, *work] if day.year != year]
    if strangers or any(day.weekday() < _SATURDAY for day in work):
        raise ValueError(f"a day of the year {year} stands in another year, or a shifted working day is no weekend day")
    return YearPlan(year, tuple(notices), frozenset(days), frozenset(work))


@cache
def seed_calendar() -> Calendar:
    """The calendar the package ships: the years announced when it was made."""
    return calendar_from((resources.files("gongkai.law") / "working_days.toml").read_text(encoding="utf-8"))
