"""An entry's own page, its files, and what stands there once it is withdrawn."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe

from gongkai.office.agencies.service import Asker, PublicPlace
from gongkai.office.catalogue.service import Attachment, Entry, Public, Version, lines_of, public_history
from gongkai.office.files.service import path_of
from gongkai.office.portal.linked_data import of_entry
from gongkai.office.portal.pages import agency_or_404, crumbs, frame, portal_page
from gongkai.office.portal.reads import EXPLAINS, changed_at, entry_of, links_of, version_of
from gongkai.office.portal.sheet import file_name, file_rows, history_rows, particulars, signed, validity_of


@portal_page
def entry(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What is public under a number: the document; or, once withdrawn, title, day and reason with 410."""
    row = _entry_or_404(slug, pk)
    version = version_of(row)
    if row.public == Public.WITHDRAWN or version is None:
        return _withdrawn(request, row)
    words, tone = validity_of(version)
    links, attached, events = links_of(row), _attachments(version), public_history(row)
    canonical = _canonical(request, row)
    blocks, signature = signed(lines_of(version.body), version)
    context = frame(row.agency) | {
        "entry": row, "version": version, "rows": particulars(row, version), "blocks": blocks, "signed": signature,
        "files": file_rows(row, attached), "words": words, "tone": tone, "canonical": canonical, "crumbs": _crumbs(row),
        "explained": [one for one in links if one.kind == EXPLAINS], "history": history_rows(events),
        "related": [one for one in links if one.kind != EXPLAINS],
        "source": row.public_link if _stands_elsewhere(row) else "",
        "linked_data": of_entry(request, row, version, attached, canonical),
    }  # fmt: skip
    on_paper = "print" in request.GET
    response = render(request, "portal/print.html" if on_paper else "portal/entry.html", context)
    response["Last-Modified"] = http_date(changed_at(row, version, events).timestamp())
    return response


@require_safe
def file(request: HttpRequest, slug: str, pk: int, order: int, name: str) -> HttpResponseBase:
    """A file of the version that is public now, always as a download; 410 once the entry is withdrawn.

    Its name is the attachment's own: one from the address would let a stranger's link call it anything.
    """
    row = _entry_or_404(slug, pk)
    version = version_of(row)
    if row.public == Public.WITHDRAWN or version is None:
        return _withdrawn(request, row)
    attached = next((one for one in _attachments(version) if one.order == order), None)
    if attached is None or not path_of(attached.file.hash).is_file():
        raise Http404
    tag = quote_etag(attached.file.hash)
    if tag in request.headers.get("If-None-Match", ""):
        answer: HttpResponseBase = HttpResponse(status=304)
    else:
        answer = FileResponse(
            path_of(attached.file.hash).open("rb"),
            as_attachment=True,
            filename=file_name(attached),
            content_type=attached.file.media_type,
        )
    answer["ETag"] = tag
    # Asked about each time: a file that is withdrawn must not come from a cache.
    answer["Cache-Control"] = "no-cache"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def _entry_or_404(slug: str, pk: int) -> Entry:
    row = entry_of(agency_or_404(slug), pk)
    if row is None:
        raise Http404
    return row


def _attachments(version: Version) -> list[Attachment]:
    return list(Attachment.rows.seen_by(Asker.stranger()).filter(version=version).select_related("file"))


def _withdrawn(request: HttpRequest, row: Entry) -> HttpResponse:
    context = frame(row.agency) | {"entry": row, "crumbs": _crumbs(row), "history": history_rows(public_history(row))}
    response = render(request, "portal/withdrawn.html", context, status=410)
    response["Cache-Control"] = "no-cache"
    return response


def _stands_elsewhere(row: Entry) -> bool:
    return row.agency.public_place == PublicPlace.COUNTY_SITE and bool(row.public_link)


def _canonical(request: HttpRequest, row: Entry) -> str:
    """Where the entry is at home: the county's page where the agency publishes there, else here."""
    return row.public_link if _stands_elsewhere(row) else request.build_absolute_uri(request.path)


def _crumbs(row: Entry) -> list[dict[str, str]]:
    slug = row.agency.slug
    steps = [("法定主动公开内容", reverse("portal:catalogue", args=[slug]))]
    if row.category is not None:
        steps.append((row.category.name, reverse("portal:category", args=[slug, row.category.code])))
    return crumbs(row.agency, *steps)
