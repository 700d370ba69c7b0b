"""Entering a notice: the words or days are read, what would change is shown, and a second, confirming post applies it.

The confirming page carries what was entered and not what was understood: it is read again, by the same rules, when it is
applied, and refused where the plans have changed since it was looked at.
"""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse

from gongkai.law.calendar import YearPlan
from gongkai.law.calendar_change import differences
from gongkai.office.agencies.service import Asker, DutyKind
from gongkai.office.agencies.web import asker_of, desk_page
from gongkai.office.refusals import NotPossible
from gongkai.office.workdays.acts.apply_plan import apply_plan, newest_plan, top_of
from gongkai.office.workdays.forms import DaysForm, PasteForm
from gongkai.office.workdays.months import WEEKDAYS, months_of
from gongkai.office.workdays.movers import what_would_move
from gongkai.office.workdays.proposals import Proposal, from_days, from_notice, from_package
from gongkai.office.workdays.reads import calendar, plans_in_force
from gongkai.office.workdays.typed_days import write_days
from gongkai.office.workdays.views import changed_days

Propose = Callable[[forms.Form], Proposal]
_MANY = 200
"""As many moved dates as a page lists; the count is said in full."""


@desk_page(DutyKind.ADMINISTRATOR)
def paste(request: HttpRequest) -> HttpResponse:
    """Enter a notice by pasting its text."""

    def propose(form: forms.Form) -> Proposal:
        data = form.cleaned_data
        return from_notice(data["text"], plans_in_force(), number=data["number"], remark=data["remark"])

    return _entered(request, PasteForm, propose, "workdays/paste.html", {})


@desk_page(DutyKind.ADMINISTRATOR)
def typed(request: HttpRequest) -> HttpResponse:
    """Enter a year day by day, beginning with what is in force."""

    def propose(form: forms.Form) -> Proposal:
        data = form.cleaned_data
        return from_days(data["year"], data["notices"], data["off"], data["work"], remark=data["remark"])

    return _entered(request, DaysForm, propose, "workdays/typed.html", _as_in_force(request.GET.get("year", "")))


@desk_page(DutyKind.ADMINISTRATOR)
def packaged(request: HttpRequest, year: int) -> HttpResponse:
    """Take the program's own table of a year in place of the plan in force."""
    return _entered(request, forms.Form, lambda _: from_package(year), "workdays/paste.html", {}, at_once=True)


def _entered(
    request: HttpRequest, kind: type[forms.Form], propose: Propose, page: str, initial: dict[str, object],
    *, at_once: bool = False,
) -> HttpResponse:  # fmt: skip
    asker = asker_of(request)
    top_of(asker)  # Refused before anything is shown: only the administrator at the top may go further.
    step = request.POST.get("step", "")
    if not at_once and (request.method != "POST" or step == "edit"):
        form = kind(initial=_given(request.POST, kind) if step else initial)
        return render(request, page, {"form": form})
    form = kind(request.POST)
    if not form.is_valid():
        return render(request, page, {"form": form}, status=422)
    proposal = propose(form)
    if step == "apply":
        try:
            rows = apply_plan(asker, proposal, seen=int(request.POST.get("seen", "0") or 0))
        except NotPossible as refusal:
            return _shown(request, asker, form, proposal, refusal.message)
        messages.success(request, "、".join(f"{row.year}年" for row in rows) + "的工作日安排已启用。")
        return HttpResponseRedirect(reverse("workdays:year", args=[rows[0].year]))
    return _shown(request, asker, form, proposal)


def _shown(
    request: HttpRequest, asker: Asker, form: forms.Form, proposal: Proposal, refused: str = ""
) -> HttpResponse:  # fmt: skip
    before = plans_in_force()
    after = calendar()
    for plan in proposal.plans:
        after = after.with_year(plan)
    moved = what_would_move(asker, calendar(), after) if proposal.is_sound else []
    faults = [refused] if refused else list(proposal.problems)
    context = {
        "form": form, "proposal": proposal, "errors": [{"message": fault} for fault in faults],
        "years": [_year(before.get(plan.year), plan) for plan in proposal.plans],
        "moved": moved[:_MANY], "moved_count": len(moved), "seen": newest_plan(), "weekdays": WEEKDAYS,
        "entered": [{"name": name, "value": form.data.get(name, "")} for name in form.fields],
    }  # fmt: skip
    return render(request, "workdays/preview.html", context, status=422 if faults else 200)


def _year(before: YearPlan | None, after: YearPlan) -> dict[str, object]:
    change = differences(before, after)
    return {
        "plan": after,
        "change": change,
        "same": before == after,
        "months": months_of(after.year, after, changed_days(change)),
        "working_days": sum(month.working_days for month in months_of(after.year, after)),
        "before_days": sum(month.working_days for month in months_of(after.year, before)),
    }


def _as_in_force(year: str) -> dict[str, object]:
    plan = plans_in_force().get(int(year)) if year.isascii() and year.isdigit() and len(year) == 4 else None
    if plan is None:
        return {"year": year}
    return {
        "year": plan.year,
        "notices": "、".join(plan.notices),
        "off": write_days(plan.off),
        "work": write_days(plan.work),
    }


def _given(post: QueryDict, kind: type[forms.Form]) -> dict[str, object]:
    return {name: post.get(name, "") for name in kind.base_fields}
