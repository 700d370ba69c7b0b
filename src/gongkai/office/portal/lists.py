"""Lists of what is public, paged by key: a page costs the same at its beginning, deep below, and in a large office.

A list is one or more ordered questions (a category with those below it is several), merged newest first. Nothing is
counted to its end: beyond `MOST` a count says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, Q, QuerySet

from gongkai.office.agencies.service import Asker
from gongkai.office.catalogue.service import Entry, public_entries

ON_A_PAGE = 30
MOST = 1000
"""How far is counted; one more is looked for, to know that there is more."""
_CURSOR = re.compile(r"(\d{4}-\d{2}-\d{2})\.(\d{1,18})", re.ASCII)
_COLUMNS = (
    "pk", "public_title", "published_on", "amended_on", "agency__slug", "agency__short_name",
    "published__document_number", "published__validity",
)  # fmt: skip


class Line(NamedTuple):
    """An entry as a list shows it."""

    key: int
    title: str
    on: date
    amended: date | None
    slug: str
    agency: str
    number: str
    validity: str

    @property
    def cursor(self) -> str:
        """Where the line stands in its list."""
        return f"{self.on.isoformat()}.{self.key}"


@dataclass(frozen=True, slots=True)
class Place:
    """Which page of a list is wanted: what follows a cursor, or what stands before it, or the first."""

    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a list is narrowed to."""

    year: int | None = None
    validity: str = ""
    genre: str = ""

    def of(self, rows: QuerySet[Entry]) -> QuerySet[Entry]:
        """Those of the rows that are wished for."""
        if self.year is not None:
            rows = rows.filter(published_on__range=(date(self.year, 1, 1), date(self.year, 12, 31)))
        if self.validity:
            rows = rows.filter(published__validity=self.validity)
        return rows.filter(published__genre=self.genre) if self.genre else rows


@dataclass(slots=True)
class ListPage:
    """One page of a list, and the cursors of its neighbours ("" where there is none)."""

    lines: list[Line] = field(default_factory=list)
    previous: str = ""
    next: str = ""
    first: bool = True


def stranger_rows() -> QuerySet[Entry]:
    """Everything public, as anybody sees it, newest first."""
    return public_entries(Asker.stranger())


def page_of(terms: Sequence[QuerySet[Entry]], place: Place | None = None, size: int = ON_A_PAGE) -> ListPage:
    """A page of the list these questions make together. A cursor that is none of ours gives the first page."""
    place = place or Place()
    at = _cursor_of(place.after)
    if at is not None:
        lines = _lines([_beyond(term, at, newer=True) for term in terms], size + 1, newer=True)
        if len(lines) >= size:
            shown = lines[:size][::-1]
            more = len(lines) > size
            return ListPage(shown, shown[0].cursor if more else "", shown[-1].cursor, first=not more)
        # Less than a page stands before it: that is the first page.
        return page_of(terms, size=size)
    at = _cursor_of(place.before)
    lines = _lines([_beyond(term, at) for term in terms] if at else terms, size + 1)
    shown = lines[:size]
    following = shown[-1].cursor if len(lines) > size else ""
    return ListPage(shown, shown[0].cursor if at and shown else "", following, first=at is None)


def count_of(terms: Sequence[QuerySet[Entry]]) -> int:
    """How many there are, at most `MOST` + 1."""
    if len(terms) == 1:
        return terms[0].order_by()[: MOST + 1].count()
    parts, given = _united([term.order_by() for term in terms], MOST + 1)
    if not parts:
        return 0
    with connection.cursor() as cursor:
        capped = f"SELECT number FROM ({parts}) AS united LIMIT {MOST + 1}"  # noqa: S608
        cursor.execute(f"SELECT COUNT(*) FROM ({capped}) AS capped", given)  # noqa: S608
        return int(cursor.fetchone()[0])


def span_of(terms: Sequence[QuerySet[Entry]]) -> tuple[date | None, date | None]:
    """The days of the oldest and the newest entry of a list: a look at each end of it."""
    oldest, newest = places_of(terms, 1, newer=True), places_of(terms, 1)
    return oldest[0][0] if oldest else None, newest[0][0] if newest else None


def count_words(count: int) -> str:
    """A count as people read it."""
    return f"{MOST} 条以上" if count > MOST else f"{count} 条"


def _cursor_of(said: str) -> tuple[date, int] | None:
    match = _CURSOR.fullmatch(said)
    if match is None:
        return None
    try:
        return date.fromisoformat(match[1]), int(match[2])
    except ValueError:
        return None


def _beyond(rows: QuerySet[Entry], at: tuple[date, int], *, newer: bool = False) -> QuerySet[Entry]:
    """What follows a line in the list, or stands before it; said so that the index of the list is walked from there."""
    day, key = at
    if newer:
        return rows.filter(Q(published_on__gt=day) | Q(pk__gt=key), published_on__gte=day)
    return rows.filter(Q(published_on__lt=day) | Q(pk__lt=key), published_on__lte=day)


def _lines(terms: Sequence[QuerySet[Entry]], most: int, *, newer: bool = False) -> list[Line]:
    """The newest lines of all the questions; with `newer`, the oldest ones, oldest first."""
    order = ("published_on", "pk") if newer else ("-published_on", "-pk")
    # First the numbers alone, which the index of the list gives in order; joined to its agency at once, a database
    # with few agencies begins at the agency and sorts a million entries.
    keys = [key for _, key in places_of(terms, most, newer=newer)]
    rows = stranger_rows().filter(pk__in=keys).order_by(*order)
    return [Line(*row) for row in rows.values_list(*_COLUMNS)]


def places_of(terms: Sequence[QuerySet[Entry]], most: int, *, newer: bool = False) -> list[tuple[date, int]]:
    """Day and number of the newest lines of all the questions, or with `newer` of the oldest ones."""
    order = ("published_on", "pk") if newer else ("-published_on", "-pk")
    if len(terms) == 1:
        rows = terms[0].select_related(None).order_by(*order).values_list("published_on", "pk")[:most]
        return [(day, key) for day, key in rows if day is not None]
    parts, given = _united([term.order_by(*order) for term in terms], most)
    if not parts:
        return []
    way = "ASC" if newer else "DESC"
    with connection.cursor() as cursor:
        united = f"SELECT day, number FROM ({parts}) AS united"  # noqa: S608
        cursor.execute(f"{united} ORDER BY day {way}, number {way} LIMIT {most}", given)
        # SQLite keeps a day as its text.
        return [(date.fromisoformat(str(day)), int(key)) for day, key in cursor.fetchall()]


def _united(terms: Sequence[QuerySet[Entry]], most: int) -> tuple[str, tuple[Any, ...]]:
    """The first numbers and days of every question in one; Django writes each, SQLite alone cannot join limited ones."""
    parts: list[str] = []
    given: list[Any] = []
    for term in terms:
        rows = term.select_related(None).annotate(day=F("published_on"), number=F("pk")).values_list("day", "number")
        try:
            sql, values = rows[:most].query.sql_with_params()
        except EmptyResultSet:
            continue
        parts.append(f"SELECT day, number FROM ({sql}) AS part")  # noqa: S608
        given += values
    return " UNION ALL ".join(parts), tuple(given)
