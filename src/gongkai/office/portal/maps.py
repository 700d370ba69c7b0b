"""What search engines are told: every public entry once, under the month it was published in, or why it is left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q, QuerySet

from gongkai.office.agencies.service import Agency, PublicPlace
from gongkai.office.catalogue.service import Entry
from gongkai.office.portal.lists import stranger_rows

ON_A_MAP = 40_000
"""The protocol allows 50,000 addresses a file."""
ELSEWHERE = "正式发布在县政府网站，那里的网页才是正本"


def _away(rows: QuerySet[Entry]) -> QuerySet[Entry]:
    """Those of a county-site agency's entries that stand there: one published here before it moved stays here."""
    return rows.exclude(public_link="")


@dataclass(frozen=True, slots=True)
class Account:
    """How many entries are public, how many of them each month's map holds, and how many are left out for which reason."""

    published: int = 0
    months: dict[tuple[int, int], int] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)

    @property
    def exported(self) -> int:
        """How many addresses the maps hold."""
        return sum(self.months.values())


def account() -> Account:
    """The account of all maps, months in order. Walks the whole list once, grouped by day: robots ask for it, people do not."""
    kept = dict(Agency.objects.values_list("pk", "public_place"))
    # Said with the agencies, for then the index of their lists answers alone.
    rows = stranger_rows().select_related(None).order_by().filter(agency__in=kept)
    away = [key for key, place in kept.items() if place == PublicPlace.COUNTY_SITE]
    months: Counter[tuple[int, int]] = Counter()
    left_out: Counter[str] = Counter()
    published = 0
    for day, count in rows.values_list("published_on").annotate(count=Count("pk")):
        assert day is not None, "what is public has a day"
        published += count
        months[day.year, day.month] += count
    for day, count in _away(rows.filter(agency__in=away)).values_list("published_on").annotate(count=Count("pk")):
        assert day is not None, "what is public has a day"
        left_out[ELSEWHERE] += count
        months[day.year, day.month] -= count
    months = +months
    return Account(published, dict(sorted(months.items())), dict(left_out))


def entries_on(year: int, month: int, part: int = 1) -> QuerySet[Entry, tuple[str, int, date | None, date | None]]:
    """What stands on a month's map (slug, number, published, amended): `ON_A_MAP` of them from the part's first on."""
    until = date(year + month // 12, month % 12 + 1, 1)
    rows = (
        stranger_rows()
        .exclude(~Q(public_link=""), agency__public_place=PublicPlace.COUNTY_SITE)
        .filter(published_on__gte=date(year, month, 1), published_on__lt=until)
    )
    start = (part - 1) * ON_A_MAP
    return rows.values_list("agency__slug", "pk", "published_on", "amended_on")[start : start + ON_A_MAP]
