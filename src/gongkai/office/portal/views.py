"""The homes of the portal, of the county and of each agency, and how a reader wants to read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from gongkai.law.catalogue import for_level
from gongkai.office.agencies.service import Agency
from gongkai.office.portal.headings import catalogue_of
from gongkai.office.portal.linked_data import of_agency
from gongkai.office.portal.lists import count_of, count_words, page_of, stranger_rows
from gongkai.office.portal.pages import COLUMNS, agency_or_404, frame, portal_page, rows_of, site_of
from gongkai.office.portal.reads import agencies, below

NEWEST = 10
A_YEAR = 365 * 24 * 3600
_READING = {"type": ("large", "normal"), "contrast": ("high", "normal")}


@portal_page
def home(request: HttpRequest) -> HttpResponse:
    """The county's home: newest of all, categories, its agencies; or the home of the only agency there is."""
    rows = agencies()
    if len(rows) == 1:
        return HttpResponseRedirect(reverse("portal:agency", args=[rows[0].slug]))
    if not rows:
        return render(request, "portal/empty_house.html", {"site": {"name": ""}})
    top = rows[0]
    page = page_of([stranger_rows()], size=NEWEST)
    context = county_frame(top, "home") | {
        "entries": rows_of(page.lines, named=True), "newest": page.lines[0].on if page.lines else None,
        "count_words": count_words(count_of([stranger_rows()])), "categories": for_level("county"),
        "groups": _groups(rows), "doors": _doors(top.slug, home=reverse("portal:home")),
        "linked_data": of_agency(request, top),
    }  # fmt: skip
    return render(request, "portal/county.html", context)


@portal_page
def agency(request: HttpRequest, slug: str) -> HttpResponse:
    """An agency's home: newest, categories, the agencies below it, how to ask."""
    row = agency_or_404(slug)
    page = page_of([stranger_rows().filter(agency=row)], size=NEWEST)
    headings = [heading for heading in catalogue_of(row) if not heading.depth]
    children = below(row)
    context = frame(row, "home") | {
        "entries": rows_of(page.lines), "newest": page.lines[0].on if page.lines else None, "headings": headings,
        "count_words": count_words(count_of([stranger_rows().filter(agency=row)])),
        "groups": _groups(children), "doors": _doors(slug), "linked_data": of_agency(request, row),
    }  # fmt: skip
    return render(request, "portal/agency.html", context)


@require_safe
def reading(request: HttpRequest) -> HttpResponse:
    """Large type or high contrast, kept for a year; back to where the reader came from, if that is an address of ours."""
    back = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None) or not back.startswith("/"):
        back = reverse("portal:home")
    response = HttpResponseRedirect(back)
    response["Cache-Control"] = "no-store"
    for name, values in _READING.items():
        value = request.GET.get(name, "")
        if value in values:
            response.set_cookie(f"gongkai_{name}", value, A_YEAR, samesite="Lax", secure=request.is_secure())
    return response


def county_frame(top: Agency, here: str = "") -> dict[str, object]:
    """The frame of the pages over all agencies: the highest agency's name and columns, with home and newest of all."""
    own = [(reverse("portal:home"), "首页", "home"), (reverse("portal:newest"), "最新公开", "newest")]
    own += [(reverse(f"portal:{name}", args=[top.slug]), label, name) for name, label in COLUMNS[1:]]
    return {
        "site": site_of(top) | {"url": reverse("portal:home")},
        "agency": top,
        "portal_nav": [{"label": label, "url": url, "current": name == here} for url, label, name in own],
        "feed": reverse("portal:feed_of_all"),
    }


def _groups(rows: list[Agency]) -> list[dict[str, object]]:
    """Agencies by kind, each kind in the order of its first."""
    groups: dict[str, list[Agency]] = {}
    for row in rows:
        groups.setdefault(row.get_kind_display(), []).append(row)
    return [{"label": label, "agencies": members} for label, members in groups.items()]


def _doors(slug: str, home: str = "") -> list[dict[str, str]]:
    home = home or reverse("portal:agency", args=[slug])
    ask = reverse("portal:ask", args=[slug])
    return [
        {
            "label": "查目录",
            "what": "政府要公开的都在这里",
            "url": reverse("portal:catalogue", args=[slug]),
            "icon": "ledger",
        },
        {"label": "看最新", "what": "最近公开的信息", "url": f"{home}#newest", "icon": "publish"},
        {"label": "要材料", "what": "目录里没有的，怎样申请", "url": ask, "icon": "request"},
        {"label": "打电话问", "what": "电话、地址、上班时间", "url": f"{ask}#office", "icon": "phone"},
    ]
