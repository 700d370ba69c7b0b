"""What a new or changed notice of holidays changes: the days of a year that become working days, and those that become free.

Shown to the clerk who enters a notice before it takes effect, since deadlines move with these days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.law.calendar import Calendar, YearPlan


@dataclass(frozen=True, slots=True)
class Differences:
    """The days of a year that change, in order. Days listed as off that are free weekends anyway change nothing."""

    year: int
    now_working: tuple[date, ...]
    now_free: tuple[date, ...]
    newly_announced: bool

    @property
    def first(self) -> date | None:
        """The first day that changes: a deadline before it stays where it was. None where no day changes."""
        return min((*self.now_working, *self.now_free), default=None)

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes, neither a day nor the certainty of the year's deadlines."""
        return self.first is None and not self.newly_announced


def differences(before: YearPlan | None, after: YearPlan) -> Differences:
    """What changes when `after` takes the place of `before`, or of what is assumed of a year not yet announced (None).

    Raises ValueError where the two are of different years.
    """
    if before is not None and before.year != after.year:
        raise ValueError(f"the plans are of different years, {before.year} and {after.year}")
    old, new = Calendar([before] if before else []), Calendar([after])
    working: list[date] = []
    free: list[date] = []
    for day in _days(after.year):
        is_working = new.is_working_day(day)
        if is_working != old.is_working_day(day):
            (working if is_working else free).append(day)
    return Differences(after.year, tuple(working), tuple(free), before is None)


def _days(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year, 12, 31) - first).days + 1)]
