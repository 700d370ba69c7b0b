"""法定主动公开内容: the catalogue, each heading's list, and everything newest first."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gongkai.law.catalogue import for_level
from gongkai.office.portal.headings import below_of, catalogue_of, county_terms, terms_of
from gongkai.office.portal.listing import listing
from gongkai.office.portal.lists import span_of, stranger_rows
from gongkai.office.portal.pages import agency_or_404, crumbs, frame, portal_page
from gongkai.office.portal.reads import agencies
from gongkai.office.portal.views import county_frame


@portal_page
def catalogue(request: HttpRequest, slug: str) -> HttpResponse:
    """法定主动公开内容: every heading with how many and how new."""
    row = agency_or_404(slug)
    context = frame(row, "catalogue") | {
        "headings": catalogue_of(row),
        "crumbs": crumbs(row, ("法定主动公开内容", "")),
    }
    return render(request, "portal/catalogue.html", context)


@portal_page
def category(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """One heading: what is public in it and below it, newest first."""
    row = agency_or_404(slug)
    headings = catalogue_of(row)
    found = terms_of(row, headings, code)
    if found is None:
        raise Http404
    at, terms = found
    heading = headings[at]
    way = (("法定主动公开内容", reverse("portal:catalogue", args=[slug])), (heading.category.name, ""))
    context = frame(row, "catalogue") | listing(request, terms, (heading.oldest, heading.newest))
    context |= {"category": heading.category, "below": below_of(headings, at), "crumbs": crumbs(row, *way)}
    return render(request, "portal/category.html", context)


@portal_page
def newest(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything public of an agency, newest first."""
    row = agency_or_404(slug)
    rows = stranger_rows().filter(agency=row)
    context = frame(row) | listing(request, [rows], span_of([rows])) | {"crumbs": crumbs(row, ("最新公开", ""))}
    return render(request, "portal/newest.html", context)


@portal_page
def newest_of_all(request: HttpRequest) -> HttpResponse:
    """Everything public of all agencies, newest first; with `category`, of one statutory heading."""
    rows = agencies()
    if not rows:
        raise Http404
    code = request.GET.get("category", "")
    terms = county_terms(code, rows) if code else [stranger_rows()]
    if terms is None:
        raise Http404
    name = next((one.name for one in for_level("county") if one.code == code), "")
    context = county_frame(rows[0], "newest") | listing(request, terms, span_of(terms), named=True)
    way = [{"label": "首页", "url": reverse("portal:home")}, {"label": name or "最新公开", "url": ""}]
    return render(request, "portal/newest.html", context | {"crumbs": way, "category_name": name})
