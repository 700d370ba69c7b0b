"""The list of entries: filtered, counted, newest work first."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Max, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gongkai.law.calendar import Calendar, add_working_days
from gongkai.office.agencies.service import Agency, Asker, DutyKind
from gongkai.office.agencies.web import asker_of, desk_page
from gongkai.office.catalogue.course import Public
from gongkai.office.catalogue.forms.choices import of_levels
from gongkai.office.catalogue.forms.listing import ListForm
from gongkai.office.catalogue.models import Category, Entry
from gongkai.office.catalogue.reads import SOON, entries_of_office
from gongkai.office.catalogue.views.common import READERS
from gongkai.office.catalogue.views.words import OVER, PUBLIC_TONE, due_words, stage_words
from gongkai.office.workdays.service import calendar

PAGE = 30
LONGEST = 60
"""Characters of a search that are looked for: a whole document pasted by mistake is more than a database takes."""


@desk_page(*READERS)
def entries(request: HttpRequest) -> HttpResponse:
    """The entries of the asker's offices, with the filters in force said in words."""
    asker, days = asker_of(request), calendar()
    rows = entries_of_office(asker)
    form = _form(request, asker, rows)
    wanted = form.wanted()
    rows = _filtered(rows, wanted, asker.on, days)
    newest = rows.aggregate(newest=Max("working__recorded_at"))["newest"]
    page = Paginator(rows.defer("working__body", "published__body").order_by("-pk"), PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "form": form, "page": page, "lines": [_line(entry, asker.on, days) for entry in page], "count": page.paginator.count,
        "newest": timezone.localdate(newest) if newest else None, "several": "agency" in form.fields,
        "on": _in_force(form, wanted), "filtered": bool(wanted), "may_write": bool(asker.where(DutyKind.CLERK)),
    }  # fmt: skip
    return render(request, "catalogue/entries.html", context)


def _form(request: HttpRequest, asker: Asker, rows: QuerySet[Entry]) -> ListForm:
    own = asker.offices | asker.where(DutyKind.AUDITOR)
    agencies = list(Agency.objects.filter(pk__in=own))
    categories = Category.rows.seen_by(asker).filter(Q(agency__isnull=True) | Q(agency__in=own)).order_by("order", "pk")
    years = sorted((day.year for day in rows.order_by().dates("working__formed_on", "year")), reverse=True)
    return ListForm(request.GET, agencies=agencies, categories=of_levels(categories, agencies), years=years)


def _filtered(rows: QuerySet[Entry], wanted: dict[str, str], today: date, days: Calendar) -> QuerySet[Entry]:
    for word in wanted.get("q", "")[:LONGEST].split():
        rows = rows.filter(working__title__icontains=word)
    for name in ("agency", "stage", "public"):
        if name in wanted:
            rows = rows.filter(**{name: wanted[name]})
    if "category" in wanted:
        chosen = wanted["category"]
        below = Q(working__category=chosen) | Q(working__category__parent=chosen)
        rows = rows.filter(below | Q(working__category__parent__parent=chosen))
    if "year" in wanted:
        rows = rows.filter(working__formed_on__year=wanted["year"])
    if "limit" in wanted:
        rows = rows.filter(public=Public.NONE).exclude(stage__in=OVER)
        soon = add_working_days(today, SOON, days).day
        rows = rows.filter(due_on__lt=today) if wanted["limit"] == "late" else rows.filter(due_on__range=(today, soon))
    return rows


def _in_force(form: ListForm, wanted: dict[str, str]) -> list[dict[str, str]]:
    home = reverse("catalogue:list")
    return [
        {"label": form.words_of(name, value), "clear_url": f"{home}?{urlencode({k: v for k, v in wanted.items() if k != name})}"}
        for name, value in wanted.items()
    ]  # fmt: skip


def _line(entry: Entry, today: date, days: Calendar) -> dict[str, object]:
    words, tone = stage_words(entry)
    due, late = due_words(entry, today, days)
    public = Public(entry.public)
    return {
        "entry": entry, "url": reverse("catalogue:entry", args=[entry.pk]), "title": str(entry.working),
        "stage": words, "tone": tone, "public": public.label, "public_tone": PUBLIC_TONE[public], "due": due, "late": late,
        "category": entry.working.category_id and entry.category.name if entry.working and entry.category else "",
    }  # fmt: skip
