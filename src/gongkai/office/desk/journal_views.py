"""Pages of the journal, for the auditor of an agency alone: lines, the life of a thing, looks, and the chain's end."""

from __future__ import annotations

from collections import defaultdict

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gongkai.office.agencies.service import Agency, DutyKind, Person
from gongkai.office.agencies.web import asker_of, desk_page
from gongkai.office.desk.journal_forms import KnownForm, LinesFilter, LooksFilter
from gongkai.office.desk.journal_lines import Shown, shown
from gongkai.office.desk.journal_names import names_of
from gongkai.office.journal.service import end_of, life_of, looks_of, of_trace, page_of, verify

_PAGE = 50
_FAULTS = 100
"""As many faults as a page lists; one broken line alone makes several."""


@desk_page(DutyKind.AUDITOR)
def lines(request: HttpRequest) -> HttpResponse:
    """The lines of an agency, newest first, as filtered."""
    agency, agencies = _audited(request)
    form = LinesFilter({**request.GET.dict(), "agency": agency.pk})
    page = page_of(
        agency.pk, form.wanted(), before=_number(request, "before"), after=_number(request, "after"), size=_PAGE
    )
    rows = shown(page.lines, {agency.pk: agency.short_name}, asker_of(request))
    newer = _with(request, after=page.lines[0].number) if page.newer and page.lines else ""
    older = _with(request, before=page.lines[-1].number) if page.older and page.lines else ""
    context = {
        "agency": agency, "agencies": agencies, "form": form, "lines": rows, "newer": newer, "older": older,
        "end": end_of(agency.pk), "clear_url": f"{reverse('journal:lines')}?agency={agency.pk}",
        "filtered": any(request.GET.get(name) for name in ("act", "thing", "person", "since", "until")),
    }  # fmt: skip
    return render(request, "desk/journal/lines.html", context, status=422 if form.errors else 200)


@desk_page(DutyKind.AUDITOR)
def life(request: HttpRequest, thing: str, thing_id: str) -> HttpResponse:
    """All that was ever done to one thing, oldest first, with what else the same act did."""
    agencies = {agency.pk: agency.short_name for agency in _all_audited(request)}
    own = life_of(agencies, thing, thing_id)
    if not own:
        raise Http404
    beside: dict[str, list[Shown]] = defaultdict(list)
    for line in shown(of_trace(agencies, {line.trace for line in own}), agencies, asker_of(request)):
        if (line.thing, line.thing_id) != (thing, thing_id):
            beside[line.trace].append(line)
    rows = [{"line": line, "beside": beside.get(line.trace, [])} for line in shown(own, agencies, asker_of(request))]
    context = {
        "title": names_of([(thing, thing_id)], asker_of(request))[thing, thing_id],
        "rows": rows,
        "several": len(agencies) > 1,
    }
    return render(request, "desk/journal/life.html", context)


@desk_page(DutyKind.AUDITOR)
def looks(request: HttpRequest) -> HttpResponse:
    """Who was shown personal data, when and why."""
    agency, agencies = _audited(request)
    form = LooksFilter({**request.GET.dict(), "agency": agency.pk})
    page = Paginator(looks_of(agency.pk, form.wanted()), _PAGE).get_page(request.GET.get("page"))
    names = dict(Person.objects.filter(pk__in={look.actor for look in page}).values_list("pk", "name"))
    things = names_of(((look.thing, look.thing_id) for look in page), asker_of(request))
    rows = [{"look": look, "who": names.get(look.actor, ""), "of": things[look.thing, look.thing_id]} for look in page]
    context = {
        "agency": agency, "agencies": agencies, "form": form, "rows": rows, "page": page,
        "clear_url": f"{reverse('journal:looks')}?agency={agency.pk}",
    }  # fmt: skip
    return render(request, "desk/journal/looks.html", context, status=422 if form.errors else 200)


@desk_page(DutyKind.AUDITOR)
def chain(request: HttpRequest) -> HttpResponse:
    """The end of the chain to write down, and whether the chain is whole: alone, or against what was written down."""
    agency, agencies = _audited(request)
    end = end_of(agency.pk)
    form = KnownForm(request.POST if request.method == "POST" else None)
    context: dict[str, object] = {"agency": agency, "agencies": agencies, "end": end, "form": form}
    context["groups"] = [end.hash[at : at + 8] for at in range(0, len(end.hash), 8)]
    if request.method == "POST" and form.is_valid():
        faults = list(verify(agency.pk, form.known()))
        context |= {"verified": True, "against": form.known(), "faults": faults[:_FAULTS], "count": len(faults)}
    return render(request, "desk/journal/chain.html", context, status=422 if form.errors else 200)


def _all_audited(request: HttpRequest) -> list[Agency]:
    return list(Agency.objects.filter(pk__in=asker_of(request).where(DutyKind.AUDITOR)))


def _audited(request: HttpRequest) -> tuple[Agency, list[Agency]]:
    """The agency chosen (the first where none is) and all the asker audits. Raises Http404 for another's."""
    agencies = _all_audited(request)
    chosen = request.GET.get("agency", "")
    if not chosen:
        return agencies[0], agencies
    for agency in agencies:
        if str(agency.pk) == chosen:
            return agency, agencies
    raise Http404


def _number(request: HttpRequest, name: str) -> int:
    value = request.GET.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 19 else 0


def _with(request: HttpRequest, **place: int) -> str:
    query = request.GET.copy()
    for name in ("before", "after"):
        query.pop(name, None)
    query.update({name: str(number) for name, number in place.items()})
    return f"?{query.urlencode()}"
