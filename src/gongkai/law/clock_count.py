"""Counting the answer period day by day: what is counted, what is suspended, what is skipped.

Source: 《政府信息公开条例》 art. 33; 民法典 art. 201 (the first day is the next one). The days of a consultation are those after the
day of asking, up to and including the day the answer came or the consultation lapsed; a day in two of them is left out once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Literal

from gongkai.law.calendar import Calendar

ANSWER_WORKING_DAYS = 20
Kind = Literal[
    "answer", "extension", "delay", "third_party", "comaker", "third_party_and_comaker", "correction", "fee",
    "before_restart",
]  # fmt: skip
ARTICLES: dict[Kind, str] = {
    "answer": "《条例》第三十三条第二款",
    "extension": "《条例》第三十三条第二款",
    "delay": "《条例》第三十五条",
    "third_party": "《条例》第三十二条、第三十三条第三款",
    "comaker": "《条例》第三十四条、第三十三条第三款",
    "third_party_and_comaker": "《条例》第三十二条、第三十四条、第三十三条第三款",
    "correction": "《条例》第三十条",
    "fee": "《条例》第四十二条、国办函〔2020〕109号",
    "before_restart": "《条例》第三十三条第二款",
}
LABELS: dict[Kind, str] = {
    "answer": "答复期限",
    "extension": "延长的期限",
    "delay": "延迟答复的合理期限",
    "third_party": "征求第三方意见，不计入",
    "comaker": "征求共同制作机关意见，不计入",
    "third_party_and_comaker": "同时征求第三方和共同制作机关意见，不计入（重叠的日子只扣一次）",
    "correction": "等待申请人补正，不计入",
    "fee": "等待申请人缴费，不计入",
    "before_restart": "重新计算之前的日子，作废",
}
COUNTED: frozenset[Kind] = frozenset({"answer", "extension"})
"""The kinds whose working days add up to the answer period, as extended."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of days of one kind. `until` is None while it is not known; `working_days` are those lying in it."""

    kind: Kind
    since: date
    until: date | None
    working_days: int
    article: str

    @property
    def label(self) -> str:
        """What the stretch is, in words."""
        return LABELS[self.kind]


@dataclass(frozen=True, slots=True)
class Suspension:
    """The time of one consultation: the days after `after` up to and including `until` are not counted."""

    after: date
    until: date
    kind: Literal["third_party", "comaker"]


@dataclass(frozen=True, slots=True)
class Count:
    """A count made: the last day reached, the stretches on the way, the days off, and whether a year was not announced."""

    end: date
    segments: tuple[Segment, ...]
    skipped: tuple[date, ...]
    provisional: bool


def count_period(start: date, extension: int, suspensions: Iterable[Suspension], calendar: Calendar) -> Count:
    """The answer period from the day after `start`, lengthened by `extension` working days; ends on a working day."""
    held = tuple(suspensions)
    labelled: list[tuple[date, Kind]] = []
    counted, day = 0, start
    while counted < ANSWER_WORKING_DAYS + extension:
        day += _DAY
        kind = _suspended(day, held)
        if kind is None:
            counted += calendar.is_working_day(day)
            kind = "answer" if counted <= ANSWER_WORKING_DAYS else "extension"
        labelled.append((day, kind))
    return _count(start, labelled, calendar)


def count_until(start: date, end: date, suspensions: Iterable[Suspension], calendar: Calendar) -> Count:
    """The days from the day after `start` up to `end`, where the period is to be counted anew: they are spent for nothing."""
    held = tuple(suspensions)
    days = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    return _count(start, [(day, _suspended(day, held) or "before_restart") for day in days], calendar)


def stretch(kind: Kind, after: date, until: date, calendar: Calendar) -> Count:
    """The days after `after` up to `until` as one stretch of `kind`."""
    return _count(after, [(after + timedelta(days=n), kind) for n in range(1, (until - after).days + 1)], calendar)


def _suspended(day: date, suspensions: Sequence[Suspension]) -> Kind | None:
    kinds = {held.kind for held in suspensions if held.after < day <= held.until}
    if len(kinds) > 1:
        return "third_party_and_comaker"
    return next(iter(kinds), None)


def _count(start: date, labelled: Sequence[tuple[date, Kind]], calendar: Calendar) -> Count:
    segments: list[Segment] = []
    for kind, group in groupby(labelled, key=lambda pair: pair[1]):
        days = [day for day, _ in group]
        working = [day for day in days if calendar.is_working_day(day)]
        if kind in COUNTED or kind == "before_restart":
            # A counted stretch begins with its first working day, as day one does; days off alone are no stretch.
            days = working
        if days:
            segments.append(Segment(kind, days[0], days[-1], len(working), ARTICLES[kind]))
    days = [day for day, _ in labelled]
    return Count(
        end=days[-1] if days else start,
        segments=tuple(segments),
        skipped=tuple(day for day in days if not calendar.is_working_day(day)),
        provisional=any(not calendar.is_announced(day.year) for day in days),
    )
