"""Days on which offices work, by the packaged calendar."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from gongkai.law.calendar import add_working_days, seed_calendar

_DAY = timedelta(days=1)


def works(day: date) -> bool:
    """Whether offices work on a day."""
    return seed_calendar().is_working_day(day)


def working_day(day: date) -> date:
    """The day itself, or the next one on which offices work."""
    while not works(day):
        day += _DAY
    return day


def last_working_day(day: date) -> date:
    """The day itself, or the last one before it on which offices work."""
    while not works(day):
        day -= _DAY
    return day


@cache
def after(day: date, count: int) -> date:
    """The day so many working days later."""
    return add_working_days(day, count, seed_calendar()).day if count else day


def before(day: date, count: int) -> date:
    """The day so many working days earlier."""
    for _ in range(count):
        day = last_working_day(day - _DAY)
    return day
