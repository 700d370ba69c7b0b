"""What a stranger may know: every question of the portal is asked as one, whoever is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, Max, QuerySet
from django.utils import timezone

from gongkai.law.catalogue import RELATIONS, for_level
from gongkai.office.agencies.service import Agency, Asker
from gongkai.office.catalogue.service import Category, Entry, Public, Version, public_entries, related

_LEVELS = {"county", "department", "township", "street"}
EXPLAINS = "explains"


@dataclass(slots=True)
class Heading:
    """A category in the catalogue with what is public in it and below it."""

    category: Category
    depth: int
    count: int = 0
    newest: date | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """An entry that hangs together with another: what it is to it, and where it stands."""

    kind: str
    label: str
    entry: Entry


def agencies() -> list[Agency]:
    """The agencies that exist, in their order."""
    return list(Agency.objects.filter(abolished_on__isnull=True))


def entries_of(agency: Agency) -> QuerySet[Entry]:
    """What is public of an agency, newest first."""
    return public_entries(Asker.stranger()).filter(agency=agency)


def entry_of(agency: Agency, pk: int) -> Entry | None:
    """An entry that is or was public, or None."""
    rows = Entry.rows.seen_by(Asker.stranger()).exclude(public=Public.NONE)
    return rows.filter(agency=agency, pk=pk).select_related("agency", "category", "category__parent").first()


def version_of(entry: Entry) -> Version | None:
    """The version the public reads now, or None where nothing is."""
    return Version.rows.seen_by(Asker.stranger()).filter(entry=entry, entry__published_id=entry.published_id).first()


def links_of(entry: Entry) -> list[Link]:
    """What is public and hangs together with an entry, seen from either end; explanations first."""
    out, into = related(Asker.stranger(), entry)
    links = [Link(row.kind, RELATIONS[row.kind].forward, row.other) for row in out if row.kind in RELATIONS]
    links += [Link(row.kind, RELATIONS[row.kind].backward, row.one) for row in into if row.kind in RELATIONS]
    # The rows of the relation bring drafts' titles along, so each end is asked for anew as a stranger.
    known = public_entries(Asker.stranger()).in_bulk([link.entry.pk for link in links])
    shown = [Link(link.kind, link.label, known[link.entry.pk]) for link in links if link.entry.pk in known]
    return sorted(shown, key=lambda link: link.kind != EXPLAINS)


def changed_at(entry: Entry, version: Version) -> datetime:
    """When the page of an entry last changed, for browsers that keep it.

    Told by what is public alone: the entry's own row moves with every step of a draft nobody may know of.
    """
    day = entry.amended_on or entry.published_on or version.recorded_at.date()
    return max(version.recorded_at, datetime.combine(day, time.min, timezone.get_current_timezone()))


def catalogue_of(agency: Agency) -> list[Heading]:
    """The headings of articles 20 and 21 with the agency's own below them, each with its count; three questions in all."""
    law = for_level(agency.kind if agency.kind in _LEVELS else "institution")  # type: ignore[arg-type]
    rows = Category.rows.seen_by(Asker.stranger())
    statutory = rows.filter(agency=None, code__in=[row.code for row in law]).order_by("order")
    below: dict[int, list[Category]] = {}
    for row in rows.filter(agency=agency).order_by("order", "pk"):
        below.setdefault(row.parent_id or 0, []).append(row)
    said = entries_of(agency).order_by().values("category").annotate(count=Count("pk"), newest=Max("published_on"))
    counts = {row["category"]: (row["count"], row["newest"]) for row in said}
    return [heading for row in statutory for heading in _grown(row, 0, below, counts)]


def _grown(
    category: Category, depth: int, below: dict[int, list[Category]], counts: dict[int, tuple[int, date]]
) -> list[Heading]:
    count, newest = counts.get(category.pk, (0, None))
    own = Heading(category, depth, count, newest)
    found = [own]
    for child in below.get(category.pk, []):
        grown = _grown(child, depth + 1, below, counts)
        own.count += grown[0].count
        own.newest = max((day for day in (own.newest, grown[0].newest) if day), default=None)
        # A category that is closed and empty is of no use to a reader.
        if grown[0].count or (category.closed_on is None and child.closed_on is None):
            found += grown
    return found
