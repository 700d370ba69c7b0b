"""The versions of an entry: the list, one as it was, and the readable difference between any two."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.office.agencies.service import Asker
from gongkai.office.agencies.web import desk_page
from gongkai.office.catalogue.content import short_code
from gongkai.office.catalogue.difference import difference
from gongkai.office.catalogue.models import Entry, Version
from gongkai.office.catalogue.projection import course
from gongkai.office.catalogue.text import lines_of
from gongkai.office.catalogue.views.common import READERS, asker_and_entry, crumbs
from gongkai.office.catalogue.views.detail import versions_of
from gongkai.office.catalogue.views.reading import file_rows, particulars


@desk_page(*READERS)
def versions(request: HttpRequest, number: int) -> HttpResponse:
    """All versions, and what changed between the two chosen: at first the newest and the one that was public, or before it."""
    asker, row = asker_and_entry(request, number)
    listed, now = versions_of(asker, row), course(row)
    public = now.published_version
    newest = listed[-1].number
    before = public if public is not None and public != newest else max(1, newest - 1)
    old, new = _number(request, "old", before), _number(request, "new", newest)
    one, other = _version(asker, row, old), _version(asker, row, new)
    lines = [
        {"version": version, "code": short_code(version.hash), "public": version.number == public, "new": version.number == newest}
        for version in reversed(listed)
    ]  # fmt: skip
    context = {
        "entry": row, "crumbs": crumbs(row, "版本"), "lines": lines, "old": one, "new": other,
        "changed": difference(one, other) if one.pk != other.pk else [], "several": len(listed) > 1,
    }  # fmt: skip
    return render(request, "catalogue/entry_versions.html", context)


@desk_page(*READERS)
def version(request: HttpRequest, number: int, which: int) -> HttpResponse:
    """One version as it was."""
    asker, row = asker_and_entry(request, number)
    one = _version(asker, row, which)
    context = {
        "entry": row, "version": one, "crumbs": crumbs(row, f"第 {which} 版"), "blocks": lines_of(one.body), "rows": particulars(one),
        "files": file_rows(one), "code": short_code(one.hash),
    }  # fmt: skip
    return render(request, "catalogue/entry_version.html", context)


def _number(request: HttpRequest, name: str, otherwise: int) -> int:
    said = request.GET.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 9 else otherwise


def _version(asker: Asker, row: Entry, number: int) -> Version:
    rows = Version.rows.seen_by(asker).select_related("made_by", "category")
    found = rows.filter(entry=row, number=number).first()
    if found is None:
        raise Http404
    return found
