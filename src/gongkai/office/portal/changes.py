"""What is new of an agency or of all: the newest entries, those amended of late, and what was taken away."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time

from django.utils import timezone

from gongkai.office.agencies.service import Agency, Asker
from gongkai.office.catalogue.service import Entry, Public, lately_changed, public_moments
from gongkai.office.portal.lists import places_of, stranger_rows

NEWEST = 50


@dataclass(slots=True)
class News:
    """Entries with the moment each last changed, the latest first; and those no longer there."""

    entries: list[tuple[Entry, datetime]] = field(default_factory=list)
    gone: list[tuple[Entry, datetime]] = field(default_factory=list)

    @property
    def at(self) -> datetime | None:
        """When anything of this last changed."""
        return max((moment for _, moment in (*self.entries, *self.gone)), default=None)


def news_of(agency: Agency | None) -> News:
    """The news of an agency, or of all: at most `NEWEST` new ones and as many changed ones; four questions."""
    rows = stranger_rows() if agency is None else stranger_rows().filter(agency=agency)
    keys = {key for _, key in places_of([rows], NEWEST)} | set(lately_changed(agency, NEWEST))
    kept = Entry.rows.seen_by(Asker.stranger()).exclude(public=Public.NONE).filter(pk__in=keys)
    found = list(kept.select_related("agency", "published").defer("published__body"))
    moments = public_moments(keys)
    news = News()
    for row in found:
        pair = (row, moments.get(row.pk) or _midnight(row))
        (news.entries if row.public == Public.PUBLISHED else news.gone).append(pair)
    for pairs in (news.entries, news.gone):
        pairs.sort(key=lambda pair: (pair[1], pair[0].pk), reverse=True)
    return news


def _midnight(row: Entry) -> datetime:
    day = row.withdrawn_on or row.amended_on or row.published_on
    assert day is not None, "what is public has a day"
    return datetime.combine(day, time.min, timezone.get_current_timezone())
