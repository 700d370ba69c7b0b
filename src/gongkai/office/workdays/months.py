"""A year as twelve small tables, each day marked in a word: what a page shows of a plan. Pure."""

from __future__ import annotations

import calendar as weeks
from dataclasses import dataclass
from datetime import date

from gongkai.law.calendar import Calendar, YearPlan

WEEKDAYS = ("一", "二", "三", "四", "五", "六", "日")
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the table; `word` is 休 for a day off by notice, 班 for a weekend day worked, else empty."""

    day: date
    word: str
    works: bool
    changed: bool

    @property
    def said(self) -> str:
        """The mark as it is read aloud."""
        if self.word:
            return "放假" if self.word == "休" else "调休上班"
        return "" if self.works else "周末"


@dataclass(frozen=True, slots=True)
class Month:
    """A month: its weeks from Monday, empty places as None, and how many working days it has."""

    number: int
    weeks: tuple[tuple[Day | None, ...], ...]
    working_days: int


def months_of(year: int, plan: YearPlan | None, changed: frozenset[date] = frozenset()) -> tuple[Month, ...]:
    """The twelve months of a year under a plan, or as assumed where there is none."""
    calendar = Calendar([plan] if plan else [])
    return tuple(_month(year, number, plan, calendar, changed) for number in range(1, 13))


def _month(year: int, number: int, plan: YearPlan | None, calendar: Calendar, changed: frozenset[date]) -> Month:
    rows = []
    working = 0
    for week in weeks.Calendar().monthdatescalendar(year, number):
        row: list[Day | None] = []
        for day in week:
            if day.month != number:
                row.append(None)
                continue
            works = calendar.is_working_day(day)
            working += works
            row.append(Day(day, _word(day, plan, works), works, day in changed))
        rows.append(tuple(row))
    return Month(number, tuple(rows), working)


def _word(day: date, plan: YearPlan | None, works: bool) -> str:
    if works:
        return "班" if day.weekday() >= _SATURDAY else ""
    if day.weekday() < _SATURDAY or (plan is not None and day in plan.off):
        return "休"
    return ""
