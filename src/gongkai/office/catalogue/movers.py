"""The due dates of the catalogue that a change of the working-day calendar would move."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.law.calendar import Calendar
from gongkai.law.timeliness import timeliness
from gongkai.office.agencies.service import Asker
from gongkai.office.catalogue.course import Public
from gongkai.office.catalogue.models import Entry
from gongkai.office.catalogue.projection import limits_of
from gongkai.office.workdays.service import Moved


def moved_entries(asker: Asker, before: Calendar, after: Calendar) -> Iterator[Moved]:
    """Entries still to be published whose last day in time differs between two calendars."""
    waiting = Entry.rows.seen_by(asker).filter(
        public=Public.NONE, working__formed_on__isnull=False, due_on__isnull=False
    )
    for entry in waiting.select_related("agency", "working__category"):
        version = entry.working
        assert version is not None
        assert version.formed_on is not None
        limits = limits_of(version.category)
        old = timeliness(version.formed_on, None, version.formed_on, calendar=before, **limits).due
        new = timeliness(version.formed_on, None, version.formed_on, calendar=after, **limits).due
        if old != new:
            yield Moved(f"“{version}”的公开时限", entry.agency.short_name, old, new, f"/desk/entries/{entry.pk}/")
