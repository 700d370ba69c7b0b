"""Take an agency out of the tree; everything registered of it stays."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from gongkai.office.agencies.asker import Asker
from gongkai.office.agencies.duty_kinds import DutyKind
from gongkai.office.agencies.models import Agency, Duty
from gongkai.office.journal.service import recording
from gongkai.office.refusals import NotPossible, NotYours


def abolish_agency(asker: Asker, agency: Agency, *, on: date, reason: str) -> Agency:
    """The agency with its last day. An administrator of the agency above does it.

    Raises NotYours without that duty. NotPossible while agencies below still exist, or while a duty other than the
    auditor's runs beyond the day: what is under way needs somebody to hand it over, and only a person can say to whom.
    """
    if agency.parent_id is None:
        raise NotYours("最上级的机关不能在这里撤销。")
    duty = asker.duty_in(agency.parent_id, DutyKind.ADMINISTRATOR)
    if not reason.strip():
        raise NotPossible("机关没有撤销。", fields={"reason": "请写明撤销的依据，例如批复的文号。"})
    with recording(asker.actor(duty)) as act:
        row = Agency.objects.select_for_update().get(pk=agency.pk)
        if row.abolished_on is not None:
            raise NotPossible(f"{row.name}已于 {row.abolished_on} 撤销，不必重复办理。")
        _refuse_while_needed(row, on)
        row.abolished_on = on
        row.save(update_fields=["abolished_on"])
        act.tell(
            row.pk, "agency.abolished", "agency", row.pk,
            before={"abolished_on": None}, after={"abolished_on": str(on)}, remark=reason.strip(),
        )  # fmt: skip
    return row


def _refuse_while_needed(agency: Agency, on: date) -> None:
    below = Agency.objects.filter(path__startswith=agency.path, abolished_on__isnull=True).exclude(pk=agency.pk)
    if below.exists():
        names = "、".join(row.name for row in below[:5])
        raise NotPossible(f"下面还有机关没有撤销：{names}。请先撤销它们。")
    # The administrator above may not see each duty as his own; the question here is only whether any still runs.
    running = Duty._internal.filter(Q(to_on__isnull=True) | Q(to_on__gt=on), agency=agency)
    running = running.exclude(kind=DutyKind.AUDITOR).select_related("person")
    if running.exists():
        who = "、".join(f"{row.person.name}（{row.get_kind_display()}）" for row in running[:8])
        raise NotPossible(f"还有岗位在 {on} 以后继续：{who}。请先把手上的事项移交，再在“人员与岗位”里结束这些岗位。")
