"""The calendar in force, from the database."""

from __future__ import annotations

from django.db.models import Max

from gongkai.law.calendar import Calendar, YearPlan
from gongkai.office.workdays.models import Plan

_known: dict[int, Calendar] = {}


def calendar() -> Calendar:
    """The working-day calendar of this installation as the newest plan of each year says.

    A process keeps the last one it built; the number of the newest plan tells whether that is still right.
    """
    newest = Plan.objects.aggregate(newest=Max("pk"))["newest"] or 0
    if newest not in _known:
        _known.clear()
        _known[newest] = Calendar(year_plan(plan) for plan in in_force().values())
    return _known[newest]


def in_force() -> dict[int, Plan]:
    """For each year the plan in force."""
    plans = Plan.objects.prefetch_related("days").order_by("pk")
    return {plan.year: plan for plan in plans}


def history_of(year: int) -> list[Plan]:
    """All plans a year has had, the one in force first."""
    return list(Plan.objects.filter(year=year).select_related("by").prefetch_related("days").order_by("-pk"))


def plans_in_force() -> dict[int, YearPlan]:
    """The same as the law's values."""
    return {year: year_plan(plan) for year, plan in in_force().items()}


def year_plan(plan: Plan) -> YearPlan:
    """A plan as the law's value."""
    days = list(plan.days.all())
    return YearPlan(
        plan.year,
        tuple(filter(None, plan.notices.split("、"))),
        frozenset(row.day for row in days if not row.works),
        frozenset(row.day for row in days if row.works),
    )
