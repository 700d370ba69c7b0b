"""Pages of the portal that are an agency's: its home, its guide, its catalogue."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from gongkai.office.portal.pages import agency_or_404, crumbs, frame, portal_page, row_of
from gongkai.office.portal.reads import agencies, catalogue_of, entries_of

NEWEST = 10
ON_A_PAGE = 30
A_YEAR = 365 * 24 * 3600
_READING = {"type": ("large", "normal"), "contrast": ("high", "normal")}


@portal_page
def home(request: HttpRequest) -> HttpResponse:
    """The agencies of this installation, or the home of the only one."""
    rows = agencies()
    if len(rows) == 1:
        return HttpResponseRedirect(reverse("portal:agency", args=[rows[0].slug]))
    top = rows[0] if rows else None
    return render(request, "portal/agencies.html", {"agencies": rows, "site": {"name": top.name if top else ""}})


@portal_page
def agency(request: HttpRequest, slug: str) -> HttpResponse:
    """An agency's home: guide, catalogue, newest."""
    row = agency_or_404(slug)
    entries = entries_of(row)
    newest = [row_of(entry) for entry in entries[:NEWEST]]
    headings = [heading for heading in catalogue_of(row) if not heading.depth]
    context = frame(row, "home") | {
        "newest": newest,
        "headings": headings,
        "total_words": f"{sum(one.count for one in headings)} 条",
    }
    return render(request, "portal/agency.html", context | {"doors": _doors(slug)})


@portal_page
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """公开指南 (art. 12): who, where, when, and how to ask."""
    row = agency_or_404(slug)
    rows = [
        {"key": str(row._meta.get_field(name).verbose_name), "value": getattr(row, name)}  # type: ignore[union-attr]
        for name in (*row.GUIDE, "head_of_office")
        if getattr(row, name)
    ]
    remedies = [
        {"key": label, "value": "，".join(part for part in (name, address) if part)}
        for label, name, address in (
            ("行政复议机关", row.review_organ, row.review_address),
            ("管辖法院", row.court, row.court_address),
        )
        if name
    ]
    context = frame(row, "guide") | {"rows": rows, "remedies": remedies, "crumbs": crumbs(row, ("公开指南", ""))}
    return render(request, "portal/guide.html", context)


@portal_page
def catalogue(request: HttpRequest, slug: str) -> HttpResponse:
    """法定主动公开内容: every heading with how many and how new."""
    row = agency_or_404(slug)
    context = frame(row, "catalogue") | {"headings": catalogue_of(row), "crumbs": crumbs(row, ("法定主动公开内容", ""))}
    return render(request, "portal/catalogue.html", context)


@portal_page
def category(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """One heading: what is public in it and below it, newest first."""
    row = agency_or_404(slug)
    headings = catalogue_of(row)
    at = next((index for index, one in enumerate(headings) if one.category.code == code), None)
    if at is None:
        raise Http404
    heading, below = headings[at], []
    for other in headings[at + 1 :]:
        if other.depth <= heading.depth:
            break
        below.append(other)
    entries = entries_of(row).filter(category__in=[heading.category.pk, *(one.category.pk for one in below)])
    page = Paginator(entries, ON_A_PAGE).get_page(request.GET.get("page"))
    way = (("法定主动公开内容", reverse("portal:catalogue", args=[slug])), (heading.category.name, ""))
    context = frame(row, "catalogue") | {
        "heading": heading, "category": heading.category, "count_words": f"{heading.count} 条", "below": below, "page": page,
        "entries": [row_of(entry) for entry in page], "crumbs": crumbs(row, *way),
    }  # fmt: skip
    return render(request, "portal/category.html", context)


@require_safe
def reading(request: HttpRequest) -> HttpResponse:
    """Large type or high contrast, kept for a year; back to where the reader came from, if that is an address of ours."""
    back = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None) or not back.startswith("/"):
        back = reverse("portal:home")
    response = HttpResponseRedirect(back)
    for name, values in _READING.items():
        value = request.GET.get(name, "")
        if value in values:
            response.set_cookie(f"gongkai_{name}", value, A_YEAR, samesite="Lax", secure=request.is_secure())
    return response


def _doors(slug: str) -> list[dict[str, str]]:
    home = reverse("portal:agency", args=[slug])
    guide = reverse("portal:guide", args=[slug])
    return [
        {
            "label": "查目录",
            "what": "政府要公开的都在这里",
            "url": reverse("portal:catalogue", args=[slug]),
            "icon": "ledger",
        },
        {"label": "看最新", "what": "最近公开的信息", "url": f"{home}#newest", "icon": "publish"},
        {"label": "公开指南", "what": "怎样申请、怎样投诉", "url": guide, "icon": "info"},
        {"label": "打电话问", "what": "电话、地址、上班时间", "url": f"{guide}#office", "icon": "phone"},
    ]
