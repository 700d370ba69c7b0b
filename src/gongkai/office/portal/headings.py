"""The catalogue of an agency: headings of articles 20 and 21 with its own below them, how many and how new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import IntegerField, OuterRef, Q, QuerySet, Subquery

from gongkai.law.catalogue import for_level
from gongkai.office.agencies.service import Agency, Asker
from gongkai.office.catalogue.service import Category, Entry
from gongkai.office.portal.lists import MOST, count_words, stranger_rows

_LEVELS = {"county", "department", "township", "street"}
MOST_TERMS = 400
"""SQLite joins at most 500 questions into one; a county with more categories below a heading is searched along its list."""


@dataclass(slots=True)
class Heading:
    """A category in the catalogue with what is public in it and below it; counted to `MOST`."""

    category: Category
    depth: int
    count: int = 0
    newest: date | None = None
    oldest: date | None = None

    @property
    def count_words(self) -> str:
        """How many, as people read it."""
        return count_words(self.count)


class _Capped(Subquery):
    """How many rows a limited question gives."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS capped)"
    output_field = IntegerField()


def catalogue_of(agency: Agency) -> list[Heading]:
    """The headings of articles 20 and 21 that concern the agency, its own below them: one question, no full count."""
    law = for_level(agency.kind if agency.kind in _LEVELS else "institution")  # type: ignore[arg-type]
    public = stranger_rows().filter(agency=agency, category=OuterRef("pk"))
    rows = Category.rows.seen_by(Asker.stranger()).filter(
        Q(agency=None, code__in=[row.code for row in law]) | Q(agency=agency)
    )
    rows = rows.annotate(
        held=_Capped(public.order_by().values("pk")[: MOST + 1]),
        newest=Subquery(public.values("published_on")[:1]),
        oldest=Subquery(public.order_by("published_on", "pk").values("published_on")[:1]),
    )
    statutory: list[Category] = []
    below: dict[int, list[Category]] = {}
    for row in rows.order_by("order", "pk"):
        if row.agency_id is None:
            statutory.append(row)
        else:
            below.setdefault(row.parent_id or 0, []).append(row)
    return [heading for row in statutory for heading in _grown(row, 0, below)]


def _grown(category: Category, depth: int, below: dict[int, list[Category]]) -> list[Heading]:
    held, newest, oldest = category.held, category.newest, category.oldest  # type: ignore[attr-defined]
    own = Heading(category, depth, held, newest, oldest)
    found = [own]
    for child in below.get(category.pk, []):
        grown = _grown(child, depth + 1, below)
        own.count += grown[0].count
        own.newest = max((day for day in (own.newest, grown[0].newest) if day), default=None)
        own.oldest = min((day for day in (own.oldest, grown[0].oldest) if day), default=None)
        # A category that is closed and empty is of no use to a reader.
        if grown[0].count or (category.closed_on is None and child.closed_on is None):
            found += grown
    return found


def terms_of(agency: Agency, headings: list[Heading], code: str) -> tuple[int, list[QuerySet[Entry]]] | None:
    """Where a code stands among the headings, and the questions its list is made of: it and all below it, or None."""
    at = next((index for index, one in enumerate(headings) if one.category.code == code), None)
    if at is None:
        return None
    within = [headings[at], *below_of(headings, at)]
    return at, [stranger_rows().filter(agency=agency, category=one.category) for one in within if one.count] or [
        stranger_rows().none()
    ]


def below_of(headings: list[Heading], at: int) -> list[Heading]:
    """The headings below one of them."""
    found = []
    for other in headings[at + 1 :]:
        if other.depth <= headings[at].depth:
            break
        found.append(other)
    return found


def county_terms(code: str, agencies: list[Agency]) -> list[QuerySet[Entry]] | None:
    """The questions that make the list of a statutory heading over all agencies, or None where there is no such heading."""
    rows = Category.rows.seen_by(Asker.stranger())
    top = rows.filter(agency=None, code=code).first()
    if top is None:
        return None
    known: dict[int, int | None] = {top.pk: None}
    level = {top.pk}
    while level:
        below = list(rows.filter(parent__in=level).values_list("pk", "agency"))
        known.update(below)
        level = {key for key, _ in below}
    pairs = [(agency.pk, key) for key, owner in known.items() for agency in agencies if owner in {None, agency.pk}]
    if len(pairs) > MOST_TERMS:
        return [stranger_rows().filter(category__in=list(known))]
    return [stranger_rows().filter(agency=agency, category=key) for agency, key in pairs]
