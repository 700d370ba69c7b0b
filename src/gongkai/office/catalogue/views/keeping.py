"""Where drafts keep themselves: what is typed goes into the writer's working copy, a moment after the last word."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from gongkai.office.agencies.service import Agency, Asker, DutyKind
from gongkai.office.agencies.web import asker_of, desk_page
from gongkai.office.catalogue.acts.keep_words import drop_words, keep_words
from gongkai.office.catalogue.acts.save_draft import make_entry
from gongkai.office.catalogue.content import FIELDS
from gongkai.office.catalogue.forms.attachments import arranged
from gongkai.office.catalogue.models import Entry
from gongkai.office.catalogue.views.common import asker_and_entry, working
from gongkai.office.catalogue.views.editing import begun_with, chosen_agency
from gongkai.office.refusals import ActRefused, NotPossible, NotYours


@desk_page(DutyKind.CLERK)
def keep(request: HttpRequest, number: int) -> HttpResponse:
    """Keep what is typed into the form of an entry."""
    asker, entry = asker_and_entry(request, number)
    if request.method != "POST":
        return _only_posted()
    return _kept(request, asker, entry, request.POST.get("seen", ""))


@desk_page(DutyKind.CLERK)
def keep_new(request: HttpRequest) -> HttpResponse:
    """Keep what is typed into the form of a new entry, which becomes a draft with the first word kept."""
    asker = asker_of(request)
    agency = chosen_agency(request, asker)
    if request.method != "POST":
        return _only_posted()
    key = request.POST.get("key", "")
    if not key or not any(request.POST.get(name, "").strip() for name in ("title", "summary", "body")):
        return HttpResponse(status=204)  # Nothing that could be lost: a draft of nothing would only be in the way.
    entry = begun_with(asker, agency, key) or _begin(request, asker, agency)
    return _kept(request, asker, entry, working(entry).hash)


def _only_posted() -> HttpResponse:
    """Answered after the gate, so that a stranger is told nothing but that he may not."""
    return HttpResponseNotAllowed(["POST"])


def _begin(request: HttpRequest, asker: Asker, agency: Agency) -> Entry:
    try:
        return make_entry(asker, agency, {"title": request.POST.get("title", "")})
    except NotPossible:  # A title too long to be saved: its words are kept all the same.
        return make_entry(asker, agency, {})


def _kept(request: HttpRequest, asker: Asker, entry: Entry, seen: str) -> HttpResponse:
    words = {name: request.POST.get(name, "") for name in FIELDS}
    files = arranged(request, asker, entry.agency).plain()
    try:
        copy = keep_words(asker, entry, words, files=files, seen=seen, key=request.POST.get("key", ""))
    except ActRefused as refusal:
        status = 403 if isinstance(refusal, NotYours) else 409
        return HttpResponse(refusal.message, status=status, content_type="text/plain; charset=utf-8")
    return JsonResponse({
        "saved_at": timezone.localtime(copy.kept_at).strftime("%H:%M"),
        "keep_url": reverse("catalogue:keep", args=[entry.pk]),
        "fields": {"seen": seen},
    })  # fmt: skip


@desk_page(DutyKind.CLERK)
def drop(request: HttpRequest, number: int) -> HttpResponse:
    """Throw the unsaved words away, and begin from the newest version."""
    asker, entry = asker_and_entry(request, number)
    if request.method != "POST":
        return _only_posted()
    drop_words(asker, entry)
    messages.success(request, "没有保存的内容已丢弃，下面是最近保存的一版。")
    return redirect("catalogue:edit", entry.pk)
