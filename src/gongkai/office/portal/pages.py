"""What every page of the portal shares: the agency of the address, the frame around it, and how browsers may keep it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import conditional_page, require_safe

from gongkai.office.agencies.service import Agency
from gongkai.office.catalogue.service import Entry

_P = ParamSpec("_P")
Page = Callable[Concatenate[HttpRequest, _P], HttpResponse]


def portal_page(page: Page[_P]) -> Page[_P]:
    """A page that may be kept, but asked about each time: what is withdrawn is gone from the next look on."""

    @wraps(page)
    def answered(request: HttpRequest, *args: _P.args, **kwargs: _P.kwargs) -> HttpResponse:
        response = page(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "no-cache")
        return response

    return cast("Page[_P]", require_safe(conditional_page(answered)))


def agency_or_404(slug: str) -> Agency:
    """The agency of an address. An abolished one keeps its pages: what it published stays public."""
    agency = Agency.objects.filter(slug=slug).first()
    if agency is None:
        raise Http404
    return agency


def frame(agency: Agency, here: str = "") -> dict[str, object]:
    """What the frame of an agency's pages wants: its name, its telephone, its columns, the one we are in."""
    columns = (("home", "首页"), ("guide", "公开指南"), ("catalogue", "法定主动公开内容"))
    return {
        "portal_agency": agency,
        "agency": agency,
        "site": {
            "name": agency.name, "phone": agency.telephone, "address": agency.address, "hours": agency.hours,
        },
        "portal_nav": [
            {"label": label, "url": reverse(f"portal:{_NAMES[name]}", args=[agency.slug]), "current": name == here}
            for name, label in columns
        ],
    }  # fmt: skip


_NAMES = {"home": "agency", "guide": "guide", "catalogue": "catalogue"}


def crumbs(agency: Agency, *steps: tuple[str, str]) -> list[dict[str, str]]:
    """The way to a page: the agency's home, then (label, address) pairs, the last without an address."""
    home = {"label": agency.short_name, "url": reverse("portal:agency", args=[agency.slug])}
    return [home, *({"label": label, "url": url} for label, url in steps)]


def row_of(entry: Entry) -> dict[str, object]:
    """An entry as parts/entries.html shows it."""
    validity = entry.published.validity if entry.published else ""
    words = {"lapsed": "失效", "repealed": "废止", "amended": "已修改"}.get(validity, "")
    return {
        "title": entry.public_title, "url": reverse("portal:entry", args=[entry.agency.slug, entry.pk]),
        "on": entry.published_on, "number": entry.published.document_number if entry.published else "",
        "words": words, "tone": "void" if validity in {"lapsed", "repealed"} else "plain",
    }  # fmt: skip
