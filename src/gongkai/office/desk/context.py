"""What every page knows of its surroundings."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from gongkai.office.agencies.service import Agency, Asker
from gongkai.office.desk.rail import rail_of


def surroundings(request: HttpRequest) -> dict[str, object]:
    """The asker, his agency and his rail, for the frame of a page. Both are asked for only where a page shows them."""
    asker: Asker | None = getattr(request, "asker", None)
    if asker is None or asker.person is None:
        return {"asker": asker}
    return {
        "asker": asker,
        "rail": SimpleLazyObject(lambda: rail_of(request)),
        "desk_agency": SimpleLazyObject(lambda: first_agency(asker)),
    }


def first_agency(asker: Asker) -> Agency | None:
    """The agency named on top of the desk: the highest where the asker holds a duty."""
    return Agency.objects.filter(pk__in={agency for agency, _ in asker.held}).order_by("path").first()
