"""The working version as a citizen will see it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.office.agencies.web import desk_page
from gongkai.office.catalogue.difference import shown
from gongkai.office.catalogue.text import lines_of
from gongkai.office.catalogue.views.common import READERS, asker_and_entry, entry_url, working
from gongkai.office.catalogue.views.reading import file_rows, particulars


@desk_page(*READERS)
def preview(request: HttpRequest, number: int) -> HttpResponse:
    """The same sheet as on the portal, with a notice that it is not public."""
    _, entry = asker_and_entry(request, number)
    version = working(entry)
    hidden = (
        "normative",
        "validity",
        "title",
        "body",
        "issuer",
        "document_number",
        "disclosure",
        "ground",
        "ground_text",
        "re_review_on",
        "summary",
    )
    rows = [{"key": "索引号", "value": entry.index_number or "发布时编号"}, *particulars(version, skip=hidden)]
    context = {
        "entry": entry, "version": version, "rows": rows, "blocks": lines_of(version.body), "files": file_rows(version),
        "validity": shown("validity", version.validity), "back_url": entry_url(entry), "portal_agency": entry.agency,
    }  # fmt: skip
    return render(request, "catalogue/entry_preview.html", context)
