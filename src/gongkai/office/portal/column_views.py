"""The columns beside the catalogue: 公开指南, 公开制度, 公开年报, and how to ask for what is not there."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.office.agencies.service import Agency
from gongkai.office.portal.columns import annual_of, rules_of
from gongkai.office.portal.headings import catalogue_of
from gongkai.office.portal.listing import listing
from gongkai.office.portal.pages import agency_or_404, crumbs, frame, portal_page
from gongkai.office.portal.reads import above


@portal_page
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """公开指南 (art. 12): how it is arranged and found, who, where, when, how to ask, and where to complain."""
    row = agency_or_404(slug)
    context = frame(row, "guide") | {
        "rows": _office_rows(row), "remedies": _remedies(row), "crumbs": crumbs(row, ("公开指南", "")),
        "headings": [one for one in catalogue_of(row) if not one.depth], "over": next(iter(above(row)), None),
    }  # fmt: skip
    return render(request, "portal/guide.html", context)


@portal_page
def rules(request: HttpRequest, slug: str) -> HttpResponse:
    """公开制度: the agency's own and those of the agencies above it."""
    row = agency_or_404(slug)
    rows = rules_of([row, *above(row)])
    context = frame(row, "rules") | listing(request, [rows], (None, None), named=True)
    return render(request, "portal/rules.html", context | {"crumbs": crumbs(row, ("公开制度", ""))})


@portal_page
def annual(request: HttpRequest, slug: str) -> HttpResponse:
    """公开年报: the annual reports that were published."""
    row = agency_or_404(slug)
    context = frame(row, "annual") | listing(request, [annual_of(row)], (None, None))
    return render(request, "portal/annual.html", context | {"crumbs": crumbs(row, ("公开年报", ""))})


@portal_page
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """依申请公开: how to ask at the counter, by post, by mail or by telephone (arts. 27 to 29, 33, 42)."""
    row = agency_or_404(slug)
    context = frame(row, "ask") | {"rows": _office_rows(row), "crumbs": crumbs(row, ("依申请公开", ""))}
    return render(request, "portal/ask.html", context)


def _office_rows(row: Agency) -> list[dict[str, object]]:
    """The particulars of the office that art. 12 wants, as far as they are known."""
    said = {str(row._meta.get_field(name).verbose_name): getattr(row, name) for name in (*row.GUIDE, "head_of_office")}  # type: ignore[union-attr]
    if row.address:
        said["通信地址"] = "，".join(part for part in (row.address, row.office_name or row.name) if part)
    return [{"key": key, "value": value} for key, value in said.items() if value]


def _remedies(row: Agency) -> list[dict[str, object]]:
    said = (("行政复议机关", row.review_organ, row.review_address), ("管辖法院", row.court, row.court_address))
    return [
        {"key": label, "value": "，".join(part for part in (name, address) if part)}
        for label, name, address in said
        if name
    ]
