"""待办: what waits for a person over all apps, in order. Each app gives its own; here they are put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from django.http import HttpRequest

from gongkai.office.agencies.service import Asker
from gongkai.office.agencies.web import asker_of
from gongkai.office.catalogue.service import waiting_for as waiting_entries
from gongkai.office.channels.service import waiting_for as waiting_postings
from gongkai.office.waiting import Waiting

Provider = Callable[[Asker], Iterable[Waiting]]
_providers: list[Provider] = []
_KEPT = "_waiting_of_the_asker"


def register_waiting(provider: Provider) -> Provider:
    """Let an app say what waits for an asker. Called once when the app is ready; the provider itself is given back."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def all_waiting(asker: Asker) -> list[Waiting]:
    """Everything that waits for an asker: urgent things, then late ones, then by the day they are due, oldest first."""
    if asker.person is None:
        return []
    return sorted((thing for provider in _providers for thing in provider(asker)), key=_order)


def waiting_on(request: HttpRequest) -> list[Waiting]:
    """The same for a request, asked once however many parts of its page want it."""
    kept: list[Waiting] | None = getattr(request, _KEPT, None)
    if kept is None:
        kept = all_waiting(asker_of(request))
        setattr(request, _KEPT, kept)
    return kept


def _order(thing: Waiting) -> tuple[bool, bool, date, str]:
    since = thing.since.isoformat() if thing.since else ""
    return (not thing.urgent, not thing.late, thing.until or date.max, since)


register_waiting(waiting_entries)
register_waiting(waiting_postings)
