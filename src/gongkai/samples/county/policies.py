"""规范性文件 of a township over three years: made, explained, replaced, lapsed and repealed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, Literal

from gongkai.samples.county.chance import chance
from gongkai.samples.county.days import working_day
from gongkai.samples.county.places import Place
from gongkai.samples.county.slots import Span

Kind = Literal["policy", "explanation", "repeal"]
_TRIAL_YEARS, _FULL_YEARS = 1, 5


@dataclass(frozen=True, slots=True)
class PolicySlot:
    """A policy, its explanation or a repeal, with its days. `other` is the key of what it explains, replaces or repeals."""

    key: str
    kind: Kind
    subject: Mapping[str, Any]
    trial: bool
    formed_on: date
    published_on: date
    other: str = ""
    effective_on: date | None = None
    expires_on: date | None = None
    validity: str = ""
    ended_on: date | None = None

    @property
    def series(self) -> str:
        """The series its document number runs in; an explanation has none."""
        return "" if self.kind == "explanation" else "发"


@cache
def subjects() -> tuple[Mapping[str, Any], ...]:
    """The subjects on which townships make rules."""
    text = (resources.files("gongkai.samples.county") / "policies.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["policies"])


_COURSE: tuple[tuple[int, int, int, bool, str], ...] = (
    # Year from the first, month, which of the chosen subjects, on trial, and which earlier policy it replaces.
    (0, 3, 0, False, ""),
    (0, 5, 1, True, ""),
    (0, 7, 2, False, ""),
    (0, 10, 3, False, ""),
    (1, 4, 0, False, "0.0"),
    (1, 6, 4, False, ""),
    (2, 3, 5, False, ""),
    (2, 5, 1, False, "0.1"),
    (2, 7, 3, False, "0.3"),
)
_REPEAL = (1, 9, "0.2")


def policies_of(place: Place, span: Span) -> Iterator[PolicySlot]:
    """The policies of a township, each with its explanation, and one repeal.

    What replaces another is shown only where that was before the office opened: later, it would be an act of its own.
    """
    rng = chance("policies", place.slug)
    chosen = rng.sample(range(len(subjects())), 6)
    made, ended = list[PolicySlot](), dict[str, date]()
    for year, month, which, trial, replaces in _COURSE:
        day = working_day(date(span.years[year], month, rng.randint(3, 22)))
        if day > span.today or (replaces and day >= span.opened):
            continue
        slot = _policy(place, span, day, subjects()[chosen[which]], f"{year}.{which}", trial=trial, replaces=replaces)
        made.append(slot)
        if replaces and slot.effective_on:
            ended[slot.other] = slot.effective_on
    day = working_day(date(span.years[_REPEAL[0]], _REPEAL[1], rng.randint(3, 22)))
    repealed = f"{place.slug}/policy/{_REPEAL[2]}"
    if day < span.opened:
        ended[repealed] = day
        subject = subjects()[chosen[2]]
        days = day, span.published(day, 1)
        yield PolicySlot(f"{place.slug}/repeal/1", "repeal", subject, False, *days, other=repealed)
    for slot in made:
        yield _with_end(slot, span, ended.get(slot.key))
        days = slot.formed_on, span.published(slot.formed_on, 3)
        yield PolicySlot(f"{slot.key}/explained", "explanation", slot.subject, slot.trial, *days, other=slot.key)


def _policy(
    place: Place, span: Span, day: date, subject: Mapping[str, Any], key: str, *, trial: bool, replaces: str
) -> PolicySlot:
    month = day.year * 12 + day.month
    effective = date(month // 12, month % 12 + 1, 1)
    years = _TRIAL_YEARS if trial else _FULL_YEARS
    expires = date.fromordinal(effective.replace(year=effective.year + years).toordinal() - 1)
    return PolicySlot(
        f"{place.slug}/policy/{key}", "policy", subject, trial, day, span.published(day, 2),
        other=f"{place.slug}/policy/{replaces}" if replaces else "", effective_on=effective, expires_on=expires,
        validity="valid",
    )  # fmt: skip


def _with_end(slot: PolicySlot, span: Span, repealed_on: date | None) -> PolicySlot:
    if slot.expires_on and slot.expires_on < min(span.today, repealed_on or span.today):
        return replace(slot, validity="lapsed", ended_on=slot.expires_on)
    if repealed_on and repealed_on <= span.today:
        return replace(slot, validity="repealed", ended_on=repealed_on)
    return slot
