"""Questions to the journal. Which agencies may be asked about is the caller's to say: nothing lies below this app."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.utils import timezone

from gongkai.office.journal.models import Head, Line, Look
from gongkai.office.journal.verify import Known

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
_R = TypeVar("_R", Line, Look)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines are asked for: an act, a kind of thing, one thing, some people (None: anybody), days from and to."""

    act: str = ""
    thing: str = ""
    thing_id: str = ""
    actors: frozenset[int | None] | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines, newest first, and whether there are newer and older ones."""

    lines: list[Line]
    newer: bool
    older: bool


def page_of(agency: int, wanted: Wanted, *, before: int = 0, after: int = 0, size: int = 50) -> Page:
    """A page of an agency's lines, newest first: those before a number, those just after one, or the newest.

    Pages go by number, so that one deep in a journal of years costs what the first costs.
    """
    rows = _wanted(Line.objects.filter(agency=agency), wanted)
    if after:
        found = list(rows.filter(number__gt=after).order_by("number")[: size + 1])
        return Page(found[:size][::-1], newer=len(found) > size, older=rows.filter(number__lte=after).exists())
    older = rows.filter(number__lt=before) if before else rows
    found = list(older.order_by("-number")[: size + 1])
    newer = bool(before) and rows.filter(number__gte=before).exists()
    return Page(found[:size], newer=newer, older=len(found) > size)


def life_of(agencies: Collection[int], thing: str, thing_id: str) -> list[Line]:
    """All lines of one thing in these agencies, oldest first."""
    return list(
        Line.objects.filter(agency__in=agencies, thing=thing, thing_id=thing_id).order_by(
            "recorded_at", "agency", "number"
        )
    )


def of_trace(agencies: Collection[int], traces: Collection[str]) -> list[Line]:
    """All lines of some acts in these agencies, oldest first. A journal has no index by trace: ask for few, and by time."""
    known = Line.objects.filter(agency__in=agencies, trace__in=set(traces))
    return list(known.order_by("recorded_at", "agency", "number"))


def looks_of(agency: int, wanted: Wanted) -> QuerySet[Look]:
    """Who looked at personal data in an agency, newest first."""
    rows = Look.objects.filter(agency=agency)
    if wanted.thing:
        rows = rows.filter(thing=wanted.thing)
    if wanted.actors is not None:
        rows = rows.filter(actor__in=[actor for actor in wanted.actors if actor is not None])
    return _within(rows, wanted).order_by("-recorded_at", "-pk")


def end_of(agency: int) -> Known:
    """The end of an agency's chain: the number and hash of its last line, to be written down elsewhere."""
    head = Head.objects.filter(agency=agency).first()
    return Known(head.number, head.hash) if head else Known(0, "")


def said(line: Line) -> dict[str, Any]:
    """What a line says, from its text. A text that was damaged says nothing; verification finds it."""
    try:
        body = json.loads(line.text)
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _wanted(rows: QuerySet[Line], wanted: Wanted) -> QuerySet[Line]:
    for name in ("act", "thing", "thing_id"):
        value = getattr(wanted, name)
        if value:
            rows = rows.filter(**{name: value})
    if wanted.actors is not None:
        people = [actor for actor in wanted.actors if actor is not None]
        rows = rows.filter(actor__isnull=True) if None in wanted.actors else rows.filter(actor__in=people)
    return _within(rows, wanted)


def _within(rows: QuerySet[_R], wanted: Wanted) -> QuerySet[_R]:
    # No line is older than a life, nor younger than this: days beyond are slips of the finger that no database can hold.
    if wanted.since and wanted.since > EARLIEST:
        rows = rows.filter(recorded_at__gte=_start(min(wanted.since, LATEST)))
    if wanted.until and wanted.until < LATEST:
        if wanted.until < EARLIEST:
            return rows.none()
        rows = rows.filter(recorded_at__lt=_start(wanted.until + timedelta(days=1)))
    return rows


def _start(day: date) -> datetime:
    """The first moment of a day where the office is."""
    return timezone.make_aware(datetime.combine(day, time.min))
