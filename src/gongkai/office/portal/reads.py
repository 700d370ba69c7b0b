"""What a stranger may know: every question of the portal is asked as one, whoever is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from django.db.models import QuerySet
from django.utils import timezone

from gongkai.law.catalogue import RELATIONS
from gongkai.office.agencies.service import Agency, Asker
from gongkai.office.catalogue.service import Entry, Public, PublicEvent, Version, public_entries, related

EXPLAINS = "explains"


@dataclass(frozen=True, slots=True)
class Link:
    """An entry that hangs together with another: what it is to it, and where it stands."""

    kind: str
    label: str
    entry: Entry


def agencies() -> list[Agency]:
    """The agencies that exist, in their order."""
    return list(Agency.objects.filter(abolished_on__isnull=True))


def below(agency: Agency) -> list[Agency]:
    """The agencies directly below one, in their order."""
    return list(Agency.objects.filter(parent=agency, abolished_on__isnull=True))


def above(agency: Agency) -> list[Agency]:
    """The agencies above one, the nearest first."""
    keys = [int(part) for part in agency.path.strip("/").split("/") if part.isdigit()]
    return sorted(Agency.objects.filter(pk__in=keys).exclude(pk=agency.pk), key=lambda one: -len(one.path))


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


def changed_at(entry: Entry, version: Version, events: list[PublicEvent]) -> datetime:
    """When the page of an entry last changed, for browsers that keep it.

    Told by what is public alone: the entry's own row moves with every step of a draft nobody may know of.
    """
    if events:
        return events[-1].at
    day = entry.amended_on or entry.published_on or version.recorded_at.date()
    return max(version.recorded_at, datetime.combine(day, time.min, timezone.get_current_timezone()))
