"""Pages of the search. A stranger and a person signed in find the same: what the public reads now."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gongkai.office.agencies.service import Agency
from gongkai.office.portal.pages import agency_or_404, crumbs, frame, portal_page, row_of, site_of
from gongkai.office.portal.reads import agencies
from gongkai.office.portal.search_form import LAST_PAGE, SearchForm, address, chosen, page_of
from gongkai.office.search.service import ON_A_PAGE, Asked, Filters, Found, Hit, asked, find, suggest


@portal_page
def search_all(request: HttpRequest) -> HttpResponse:
    """The search over all agencies of the installation."""
    rows = agencies()
    top = rows[0] if rows else None
    site = site_of(top) if top else {}
    form = SearchForm(request.GET, None, rows)
    return _page(request, form, {"site": site, "action": reverse("portal:search"), "guide_of": top})


@portal_page
def search_agency(request: HttpRequest, slug: str) -> HttpResponse:
    """The search within one agency."""
    row = agency_or_404(slug)
    rows = agencies()
    form = SearchForm(request.GET, row, rows)
    context = frame(row) | {
        "action": reverse("portal:agency_search", args=[slug]), "crumbs": crumbs(row, ("查找", "")), "guide_of": row,
        "wider": f"{reverse('portal:search')}{address(form, category='')}" if len(rows) > 1 else "",
    }  # fmt: skip
    return _page(request, form, context)


@portal_page
def suggestions(request: HttpRequest) -> HttpResponse:
    """Titles and document numbers with the words typed so far: a fragment, or JSON where that is wanted."""
    agency = Agency.objects.filter(slug=request.GET.get("agency", "")).first()
    wanted = asked(request.GET.get("q", ""))
    found = suggest(wanted, Filters(agency=agency.pk if agency else None))
    rows = [
        {"title": one.title, "number": one.number, "url": _url(one.entry.agency.slug, one.entry.pk)} for one in found
    ]
    if request.accepts("text/html"):
        response = render(request, "portal/search_suggest.html", {"rows": rows, "asked": bool(wanted.terms)})
    else:
        plain = [{"title": one.entry.public_title, "number": one.number, "url": row["url"]} for one, row in zip(found, rows, strict=True)]  # fmt: skip
        response = JsonResponse({"suggestions": plain})
    return _unlisted(response)


def _page(request: HttpRequest, form: SearchForm, context: dict[str, object]) -> HttpResponse:
    wanted, filters, page = asked(form.said("q")), form.filters(), page_of(request.GET)
    asks = bool(wanted.terms) or (filters.narrowed() and not wanted.without)
    order = "newest" if form.said("order") == "newest" else "best"
    today = timezone.localdate()
    found = find(wanted, filters, today=today, page=page, order=order) if asks else Found()  # type: ignore[arg-type]
    on = chosen(form)
    context |= {
        "form": form, "q": form.said("q"), "order": form.said("order"), "asks": asks, "wanted": wanted, "found": found, "on": on,
        "suggest": f"{reverse('portal:suggest')}{f'?agency={form.one.slug}' if form.one else ''}",
        "none_on": address(form, **dict.fromkeys(form.fields, "") | {"q": form.said("q")}) if on else "",
        "hits": [_row(hit, named=form.one is None) for hit in found.hits], "looser": _looser(form, wanted, found),
    } | _places(form, found, page, order)  # fmt: skip
    return _unlisted(render(request, "portal/search.html", context))


def _places(form: SearchForm, found: Found, page: int, order: str) -> dict[str, object]:
    """How many there are, in words, and where the pages around this one are."""
    pages = max(1, -(-found.count // ON_A_PAGE))
    words = f"{found.count} 条{'以上' if found.more else ''}"
    return {
        "count_words": words, "position_words": f"第 {page} 页",
        "order_words": "新的在前" if order == "newest" else "最相关的在前",
        "other_order": address(form, order="" if order == "newest" else "newest"),
        "other_order_words": "最相关的在前" if order == "newest" else "新的在前",
        "previous_url": address(form, page=str(page - 1)) if page > 1 else "",
        "next_url": address(form, page=str(page + 1)) if page < pages else "",
        "ends_here": found.more and page == LAST_PAGE,
    }  # fmt: skip


def _row(hit: Hit, *, named: bool) -> dict[str, object]:
    return row_of(hit.entry) | {
        "segments": hit.title, "snippet": hit.snippet, "file": hit.file,
        "agency": hit.entry.agency.short_name if named else "",
    }  # fmt: skip


def _looser(form: SearchForm, wanted: Asked, found: Found) -> dict[str, str]:
    """Where nothing was found for words with signs between them: the same words one by one."""
    words = " ".join(re.findall(r"\w+", form.said("q")))
    if found.count or asked(words).terms == wanted.terms:
        return {}
    return {"words": words, "url": address(form, q=words)}


def _url(slug: str, pk: int) -> str:
    return reverse("portal:entry", args=[slug, pk])


def _unlisted(response: HttpResponse) -> HttpResponse:
    """Other people's search machines are to list the entries, not every question that can be asked."""
    response["X-Robots-Tag"] = "noindex"
    return response
