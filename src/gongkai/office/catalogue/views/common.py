"""What the pages of one entry share: getting it, and a page that asks before an act is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from gongkai.office.agencies.service import IN_THE_OFFICE, Asker, DutyKind
from gongkai.office.agencies.web import asker_of
from gongkai.office.catalogue.models import Entry, Version
from gongkai.office.catalogue.reads import entries_of_office
from gongkai.office.refusals import NotPossible

READERS = (*sorted(IN_THE_OFFICE), DutyKind.AUDITOR)
"""Who may open pages of entries at all; which entries is the gate's to say."""


def office_entry(asker: Asker, number: int) -> Entry:
    """An entry of the asker's office. Raises Http404 for any other, whether it exists or not."""
    rows = entries_of_office(asker).select_related("working__category__parent", "working__made_by", "agency__parent")
    entry = rows.filter(pk=number).first()
    if entry is None or entry.working is None:
        raise Http404
    return entry


def working(entry: Entry) -> Version:
    """The newest version; `office_entry` gives no entry without one."""
    assert entry.working is not None
    return entry.working


def seen_of(request: HttpRequest, entry: Entry) -> str:
    """The hash of the version before the asker's eyes: what his form carried, or on a fresh page the newest."""
    return request.POST.get("seen", "") if request.method == "POST" else working(entry).hash


def entry_url(entry: Entry) -> str:
    """The page of an entry."""
    return reverse("catalogue:entry", args=[entry.pk])


def crumbs(entry: Entry, here: str = "") -> list[dict[str, str]]:
    """The way down to an entry, and to a page below it."""
    way = [{"label": "公开", "url": reverse("catalogue:list")}, {"label": str(entry.working), "url": entry_url(entry)}]
    if here:
        way.append({"label": here, "url": ""})
    else:
        way[-1]["url"] = ""
    return way


def say_refusal(form: forms.Form, refusal: NotPossible) -> None:
    """Put a refusal into a form: its sentence on top, and beside each field that the form has."""
    basis = f"（依据：{refusal.basis}）" if refusal.basis else ""
    form.add_error(None, refusal.message + basis)
    for name, sentence in refusal.fields.items():
        form.add_error(name if name in form.fields else None, sentence)


@dataclass(frozen=True)
class Question:
    """What is asked before an act: what will happen, where it will be seen, what cannot be undone."""

    title: str
    label: str
    """The words of the button: the act's verb."""
    will: Sequence[str]
    where: Sequence[str] = ()
    final: str = ""
    official: bool = False
    asked: str = ""
    """The heading of the form, where it is not the title as a question."""
    template: str = "catalogue/entry_act.html"
    context: Mapping[str, object] = field(default_factory=dict)


def act_page(
    request: HttpRequest, entry: Entry, question: Question, form: forms.Form, do: Callable[[forms.Form], object], *, done: str
) -> HttpResponse:  # fmt: skip
    """Ask on GET, do on POST and go back to the entry; a NotPossible is said on the same page with status 422."""
    status = 200
    if request.method == "POST":
        if form.is_valid():
            try:
                do(form)
            except NotPossible as refusal:
                say_refusal(form, refusal)
            else:
                messages.success(request, done)
                return HttpResponseRedirect(entry_url(entry))
        status = 422
    seen = seen_of(request, entry)
    context = {
        "entry": entry, "version": entry.working, "question": question, "form": form, "seen": seen,
        "changed_since": seen != working(entry).hash, "crumbs": crumbs(entry, question.title), "back_url": entry_url(entry),
        **question.context,
    }  # fmt: skip
    return render(request, question.template, context, status=status)


def bound(request: HttpRequest, form: Callable[..., forms.Form], **kwargs: object) -> forms.Form:
    """The form, bound to what was posted where something was."""
    if request.method == "POST":
        return form(request.POST, request.FILES, **kwargs)
    return form(**kwargs)


def asker_and_entry(request: HttpRequest, number: int) -> tuple[Asker, Entry]:
    """Who asks, and the entry he asks for."""
    asker = asker_of(request)
    return asker, office_entry(asker, number)
