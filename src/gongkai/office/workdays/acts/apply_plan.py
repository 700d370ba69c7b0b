"""Put a year's plan of working days in force; the plans before it stay to be seen."""

from __future__ import annotations

from django.db.models import Max

from gongkai.law.calendar import YearPlan
from gongkai.law.calendar_change import differences
from gongkai.office.agencies.service import Agency, Asker, DutyKind, Person
from gongkai.office.journal.service import recording
from gongkai.office.refusals import NotPossible, NotYours
from gongkai.office.workdays.models import Plan, ShiftedDay
from gongkai.office.workdays.movers import follow
from gongkai.office.workdays.proposals import Proposal
from gongkai.office.workdays.reads import plans_in_force


def apply_plan(asker: Asker, proposal: Proposal, *, seen: int) -> list[Plan]:
    """The plans now in force, one a year the proposal changes. `seen` is the newest plan when it was looked at.

    Raises NotYours for whoever is not administrator of the agency at the top, since every agency counts by these days;
    NotPossible where the proposal has problems, changes nothing, or the plans changed since it was looked at.
    """
    root = top_of(asker)
    if not proposal.is_sound:
        raise NotPossible("工作日安排没有更新：" + "；".join(proposal.problems))
    with recording(asker.actor(DutyKind.ADMINISTRATOR)) as act:
        # The agency's row is what two administrators queue for, so that the second looks at what the first did.
        Agency.objects.select_for_update().get(pk=root.pk)
        if newest_plan() != seen:
            raise NotPossible("在您预览之后，工作日安排已被更新。请重新预览，看清变动以后再启用。")
        before = plans_in_force()
        changed = [plan for plan in proposal.plans if plan != before.get(plan.year)]
        if not changed:
            raise NotPossible("与现行安排完全相同，不必更新。")
        rows = []
        for plan in changed:
            row = store(plan, proposal.source, text=proposal.text, remark=proposal.remark, by=asker.person)
            act.tell(
                root.pk, "workdays.plan_applied", "plan", row.pk,
                before=_told(before.get(plan.year)), after=_told(plan, before.get(plan.year)), remark=proposal.remark,
            )  # fmt: skip
            rows.append(row)
        follow()
    return rows


def top_of(asker: Asker) -> Agency:
    """The agency at the top whose administrator the asker is. Raises NotYours with whom to turn to."""
    root = Agency.objects.filter(parent__isnull=True, pk__in=asker.where(DutyKind.ADMINISTRATOR)).order_by("pk").first()
    if root is None:
        raise NotYours("工作日安排全县共用，由最上级机关的“管理员”更新。请把通知转给他。")
    return root


def newest_plan() -> int:
    """The number of the newest plan: tells whether anything changed since."""
    newest: int | None = Plan.objects.aggregate(newest=Max("pk"))["newest"]
    return newest or 0


def store(
    plan: YearPlan, source: Plan.Source, *, text: str = "", remark: str = "", by: Person | None = None
) -> Plan:  # fmt: skip
    """A plan as rows. For the acts of this folder, which check and tell."""
    row = Plan.objects.create(
        year=plan.year, notices="、".join(plan.notices), source=source, text=text, remark=remark, by=by
    )
    ShiftedDay.objects.bulk_create(
        [ShiftedDay(plan=row, day=day, works=day in plan.work) for day in sorted(plan.off | plan.work)]
    )
    return row


def _told(plan: YearPlan | None, before: YearPlan | None = None) -> dict[str, object] | None:
    if plan is None:
        return None
    told: dict[str, object] = {
        "year": plan.year,
        "notices": list(plan.notices),
        "off": [str(day) for day in sorted(plan.off)],
        "work": [str(day) for day in sorted(plan.work)],
    }
    if before is not None:
        change = differences(before, plan)
        told["now_working"] = [str(day) for day in change.now_working]
        told["now_free"] = [str(day) for day in change.now_free]
    return told
