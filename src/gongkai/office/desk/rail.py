"""The rail of duties: which areas an asker has, how much waits in each, and where he is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from gongkai.office.agencies.service import IN_THE_OFFICE, Asker, DutyKind
from gongkai.office.agencies.web import asker_of
from gongkai.office.desk.home import waiting_on

_WORKS = frozenset(IN_THE_OFFICE)
_READS = _WORKS | {DutyKind.AUDITOR}


@dataclass(frozen=True, slots=True)
class Area:
    """An area of the desk: its name in addresses, the word people see, whose it is, and what of 待办 counts here."""

    name: str
    label: str
    icon: str
    duties: frozenset[DutyKind]
    counts: str = ""


AREAS = (
    Area("catalogue:list", "公开", "publish", _READS, "catalogue"),
    Area("categories:index", "目录", "ledger", _READS | {DutyKind.ADMINISTRATOR}),
    Area("channels:index", "渠道", "speak", _READS, "channels"),
    Area("workdays:years", "工作日", "calendar", frozenset(DutyKind)),
    Area("journal:lines", "留痕", "search", frozenset({DutyKind.AUDITOR})),
    Area("agencies:tree", "机关与人员", "person", frozenset({DutyKind.ADMINISTRATOR}), "settings"),
)


def rail_of(request: HttpRequest) -> list[dict[str, object]]:
    """The items of the rail as the part `rail.html` wants them; none for a stranger."""
    asker: Asker = asker_of(request)
    if asker.person is None or not asker.held:
        return []
    waiting = Counter(thing.area for thing in waiting_on(request))
    home = reverse("desk:home")
    items: list[dict[str, object]] = [
        {"label": "待办", "url": home, "icon": "todo", "count": sum(waiting.values()), "count_words": "件待办", "current": request.path == home}
    ]  # fmt: skip
    for area in AREAS:
        if asker.kinds & area.duties and (url := _address(area.name)):
            count = waiting[area.counts] if area.counts else 0
            items.append({"label": area.label, "url": url, "icon": area.icon, "count": count, "count_words": "件待办", "current": request.path.startswith(url)})  # fmt: skip
    return items


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:  # An area that this installation does not have.
        return ""
