"""When each agency publishes what: days and running numbers, before a word is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from gongkai.samples.county.chance import chance
from gongkai.samples.county.days import after, before, working_day
from gongkai.samples.county.places import Place
from gongkai.samples.county.templates import Template, templates

_LATE = 0.02
_OF_A_LATE_ONE = (21, 27)


@dataclass(frozen=True, slots=True)
class Span:
    """The years shown: up to today; what was published before `opened` was so before the office existed."""

    today: date
    opened: date

    @property
    def years(self) -> tuple[int, int, int]:
        """The two full years before the current one, and this one."""
        return self.today.year - 2, self.today.year - 1, self.today.year

    def published(self, formed: date, lag: int) -> date:
        """The day of publication. Nothing is under way on the day the office opens."""
        day = after(formed, lag)
        return day if formed >= self.opened else min(day, before(self.opened, 1))


@dataclass(frozen=True, slots=True)
class Slot:
    """One item to be written: its template, its number within the year, and its days."""

    key: str
    template: Template
    number: int
    formed_on: date
    published_on: date

    @property
    def series(self) -> str:
        """The series its document number runs in, if it has one."""
        return self.template.series


def slots_of(place: Place, span: Span) -> Iterator[Slot]:
    """What an agency publishes by its templates over the years, each kind in order of days."""
    for year in span.years:
        for template in templates():
            if template.is_of(place):
                yield from _slots(place, span, template, year)


def _slots(place: Place, span: Span, template: Template, year: int) -> Iterator[Slot]:
    rng = chance("slots", place.slug, template.key, year)
    count = int(template.per_year) + (rng.random() < template.per_year % 1)
    days = sorted(_day(rng, template.months, place_of, count, year) for place_of in range(count))
    for number, day in enumerate(days, 1):
        lag = _lag(rng, template.lag)
        if day <= span.today:
            yield Slot(f"{place.slug}/{template.key}/{year}/{number}", template, number, day, span.published(day, lag))


def _day(rng: Random, months: tuple[int, ...], place: int, count: int, year: int) -> date:
    # One in each stretch of the months, so that a year is filled evenly.
    month = months[int((place + rng.random()) * len(months) / count)]
    return working_day(date(year, month, rng.randint(2, 25)))


def _lag(rng: Random, most: int) -> int:
    kind = rng.random()
    late = rng.randint(*_OF_A_LATE_ONE)
    usual = (
        rng.randint(0, min(2, most))
        if kind < 0.5
        else rng.randint(0, min(7, most))
        if kind < 0.9
        else rng.randint(0, most)
    )
    # Announcements of a set time are never late in the demonstration: whoever is told too late to store water laughs.
    return late if kind > 1 - _LATE and most >= 14 else usual
