"""Pages of the working days that everyone of the desk may read: the years, a year, a plan of the past."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.law.calendar import YearPlan, seed_calendar
from gongkai.law.calendar_change import Differences, differences
from gongkai.office.agencies.service import Asker
from gongkai.office.agencies.web import asker_of, desk_page
from gongkai.office.refusals import NotYours
from gongkai.office.workdays.acts.apply_plan import top_of
from gongkai.office.workdays.months import WEEKDAYS, months_of
from gongkai.office.workdays.proposals import FIRST_YEAR, LAST_YEAR
from gongkai.office.workdays.reads import history_of, in_force, year_plan


@desk_page()
def years(request: HttpRequest) -> HttpResponse:
    """The years with a plan in force, and the next that waits for its notice."""
    asker = asker_of(request)
    plans = in_force()
    waiting = [year for year in (asker.on.year, asker.on.year + 1) if year not in plans]
    newest_first = [plans[year] for year in sorted(plans, reverse=True)]
    context = {"plans": newest_first, "waiting": waiting, "may_change": may_change(asker), "today": asker.on}
    return render(request, "workdays/years.html", context)


@desk_page()
def year(request: HttpRequest, year: int) -> HttpResponse:
    """Twelve months of a year as they count now, and the plans it has had."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    asker = asker_of(request)
    history = history_of(year)
    newest = history[0] if history else None
    plan = year_plan(newest) if newest else None
    context = {
        "year": year, "plan": newest, "provisional": newest is None, "history": history, "weekdays": WEEKDAYS,
        "months": months_of(year, plan), "may_change": may_change(asker), "package": _package_differs(year, plan),
        "neighbours": [other for other in (year - 1, year + 1) if FIRST_YEAR <= other <= LAST_YEAR],
    }  # fmt: skip
    return render(request, "workdays/year.html", context)


@desk_page()
def past(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """A plan of a year as it was entered, beside the one in force."""
    history = history_of(year)
    plan = next((row for row in history if row.pk == number), None)
    if plan is None:
        raise Http404
    shown = year_plan(plan)
    change = differences(shown, year_plan(history[0]))
    context = {
        "year": year, "plan": plan, "in_force": plan == history[0], "change": change, "weekdays": WEEKDAYS,
        "months": months_of(year, shown, changed_days(change)),
    }  # fmt: skip
    return render(request, "workdays/past.html", context)


def may_change(asker: Asker) -> bool:
    """Whether the asker may put a plan in force."""
    try:
        top_of(asker)
    except NotYours:
        return False
    return True


def changed_days(change: Differences) -> frozenset[date]:
    """The days that a change marks in the months."""
    return frozenset((*change.now_working, *change.now_free))


def _package_differs(year: int, plan: YearPlan | None) -> bool:
    packaged = next((row for row in seed_calendar().plans if row.year == year), None)
    return packaged is not None and (plan is None or not differences(plan, packaged).is_empty)
