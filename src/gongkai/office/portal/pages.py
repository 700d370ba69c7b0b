"""What every page of the portal shares: the agency of the address, the frame around it, and how browsers may keep it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import conditional_page, require_safe

from gongkai.office.agencies.service import Agency
from gongkai.office.catalogue.service import Entry
from gongkai.office.portal.lists import Line
from gongkai.office.portal.reads import above

_P = ParamSpec("_P")
Page = Callable[Concatenate[HttpRequest, _P], HttpResponse]


def portal_page(page: Page[_P]) -> Page[_P]:
    """A page that may be kept, but asked about each time: what is withdrawn is gone from the next look on."""

    @wraps(page)
    def answered(request: HttpRequest, *args: _P.args, **kwargs: _P.kwargs) -> HttpResponse:
        response = page(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "no-cache")
        # Large type and contrast are remembered by cookies, and make another page.
        patch_vary_headers(response, ["Cookie"])
        return response

    return cast("Page[_P]", require_safe(conditional_page(answered)))


def agency_or_404(slug: str) -> Agency:
    """The agency of an address. An abolished one keeps its pages: what it published stays public."""
    agency = Agency.objects.filter(slug=slug).first()
    if agency is None:
        raise Http404
    return agency


COLUMNS = (
    ("agency", "首页"), ("guide", "公开指南"), ("rules", "公开制度"), ("catalogue", "法定主动公开内容"),
    ("annual", "公开年报"), ("ask", "依申请公开"),
)  # fmt: skip
"""The four columns that every platform has (国办公开办函〔2019〕61号), home before them and the way to ask after them."""


def frame(agency: Agency, here: str = "") -> dict[str, object]:
    """What the frame of an agency's pages wants: its name, its telephone, its columns, the one we are in."""
    here = {"home": "agency"}.get(here, here)
    return {
        "portal_agency": agency,
        "agency": agency,
        "site": site_of(agency),
        "portal_nav": [
            {"label": label, "url": reverse(f"portal:{name}", args=[agency.slug]), "current": name == here}
            for name, label in COLUMNS
        ],
        "feed": reverse("portal:feed", args=[agency.slug]),
    }


def site_of(agency: Agency) -> dict[str, str]:
    """Name, telephone, address and hours on every page; the telephone of the agency above where there is none of its own."""
    phone, hours = agency.telephone, agency.hours
    if not phone:
        nearest = next((one for one in above(agency) if one.telephone), None)
        phone, hours = (nearest.telephone, nearest.hours) if nearest else ("", hours)
    return {
        "name": agency.name, "phone": phone, "address": agency.address, "hours": hours,
        "url": reverse("portal:agency", args=[agency.slug]),
    }  # fmt: skip


def crumbs(agency: Agency, *steps: tuple[str, str]) -> list[dict[str, str]]:
    """The way to a page: the agency's home, then (label, address) pairs, the last without an address."""
    home = {"label": agency.short_name, "url": reverse("portal:agency", args=[agency.slug])}
    return [home, *({"label": label, "url": url} for label, url in steps)]


_WORDS = {"lapsed": "失效", "repealed": "废止", "amended": "已修改"}


def row_of(entry: Entry) -> dict[str, object]:
    """An entry as parts/entries.html shows it."""
    validity = entry.published.validity if entry.published else ""
    number = entry.published.document_number if entry.published else ""
    url = reverse("portal:entry", args=[entry.agency.slug, entry.pk])
    return _row(entry.public_title, url, entry.published_on, number, validity)


def rows_of(lines: list[Line], *, named: bool = False) -> list[dict[str, object]]:
    """Lines of a list as parts/entries.html shows them; with `named`, each says whose it is."""
    # Thirty addresses differ in their number alone: one is looked up for each agency.
    first = {slug: reverse("portal:entry", args=[slug, 0]).removesuffix("0/") for slug in {one.slug for one in lines}}
    return [
        _row(one.title, f"{first[one.slug]}{one.key}/", one.on, one.number, one.validity)
        | ({"agency": one.agency} if named else {})
        for one in lines
    ]


def _row(title: str, url: str, on: date | None, number: str, validity: str) -> dict[str, object]:
    return {
        "title": title, "url": url, "on": on, "number": number,
        "words": _WORDS.get(validity, ""), "tone": "void" if validity in {"lapsed", "repealed"} else "plain",
    }  # fmt: skip
