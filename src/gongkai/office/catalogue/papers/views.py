"""Downloads of an entry's papers: the approval form, and the package for the county's site."""

from __future__ import annotations

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gongkai.office.agencies.service import IN_THE_OFFICE, DutyKind
from gongkai.office.agencies.web import asker_of, desk_page
from gongkai.office.catalogue.models import Entry, Version
from gongkai.office.catalogue.papers.form import NAME, approval_form
from gongkai.office.catalogue.papers.form_docx import form_docx
from gongkai.office.catalogue.papers.form_pdf import form_pdf
from gongkai.office.catalogue.papers.paste import paste_package
from gongkai.office.catalogue.reads import entries_of_office
from gongkai.office.refusals import NotPossible

_WHO = (*sorted(IN_THE_OFFICE), DutyKind.AUDITOR)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@never_cache
@desk_page(*_WHO)
def form_as_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The approval form of the working version, to be printed and signed."""
    entry, version = _of_office(request, pk)
    try:
        data = form_pdf(approval_form(asker_of(request), entry, version))
    except NotPossible as refusal:
        context = {"message": refusal.message, "back": reverse("catalogue:entry", args=[pk])}
        return render(request, "catalogue/papers/refused.html", context, status=422)
    return _file(data, f"{NAME}_{version}.pdf", "application/pdf", inline=True)


@require_safe
@never_cache
@desk_page(*_WHO)
def form_as_docx(request: HttpRequest, pk: int) -> HttpResponse:
    """The same form as a Word file."""
    entry, version = _of_office(request, pk)
    return _file(form_docx(approval_form(asker_of(request), entry, version)), f"{NAME}_{version}.docx", _WORD)


@require_safe
@never_cache
@desk_page(*_WHO)
def paste(request: HttpRequest, pk: int) -> HttpResponse:
    """What is pasted into the county's site: the working version."""
    entry, version = _of_office(request, pk)
    return _file(paste_package(entry, version), f"{version}.zip", "application/zip")


def _of_office(request: HttpRequest, pk: int) -> tuple[Entry, Version]:
    entry = entries_of_office(asker_of(request)).filter(pk=pk).first()
    if entry is None or entry.working is None:
        raise Http404
    return entry, entry.working


def _file(data: bytes, name: str, kind: str, *, inline: bool = False) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    how = "inline" if inline else "attachment"
    response["Content-Disposition"] = (
        f"{how}; filename*=UTF-8''{quote(name[:90] if len(name) < 90 else name[:80] + name[-5:], safe='')}"
    )
    return response
