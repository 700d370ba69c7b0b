"""Give a person a duty from a day to a day, or end one."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from gongkai.office.agencies.asker import Asker
from gongkai.office.agencies.duty_kinds import REACH_DOWN, DutyKind
from gongkai.office.agencies.models import Agency, Duty, Person
from gongkai.office.journal.service import recording
from gongkai.office.refusals import NotPossible, NotYours


def assign_duty(
    asker: Asker, agency: Agency, person: Person, kind: DutyKind, *,
    from_on: date, to_on: date | None = None, acting: bool = False, remark: str = "",
) -> Duty:  # fmt: skip
    """The duty given. Raises NotYours, or NotPossible where days overlap or duties exclude each other.

    An auditor holds no other duty in his agency, nor one above that reaches down to it: he would read the trace of his own acts. A person of another agency is
    lent by the administrator of both, or either could take the other's account into his hands.
    """
    own = asker.duty_in(agency.pk, DutyKind.ADMINISTRATOR)
    elsewhere = Duty._internal.filter(person=person).exclude(agency__in=asker.where(DutyKind.ADMINISTRATOR))
    if elsewhere.exists() and not asker.is_program:
        raise NotYours(f"{person.name}在您管理之外的机关有过岗位，请由同时管理两个机关的上级管理员登记。")
    if agency.abolished_on is not None and (to_on is None or to_on > agency.abolished_on):
        raise NotPossible(f"{agency.name}已于 {agency.abolished_on} 撤销，不能再登记这一天以后的岗位。")
    duty = Duty(person=person, agency=agency, kind=kind, from_on=from_on, to_on=to_on, acting=acting, remark=remark)
    try:
        duty.full_clean()
    except ValidationError as error:
        raise NotPossible(" ".join(error.messages)) from None
    with recording(asker.actor(own)) as act:
        # The agency's row is what two administrators queue for, so that no overlap slips in between look and save.
        Agency.objects.select_for_update().get(pk=agency.pk)
        _refuse_clash(duty)
        duty.save()
        after = {
            "person": person.pk,
            "name": person.name,
            "kind": kind.value,
            "from": str(from_on),
            "to": str(to_on or ""),
            "acting": acting,
        }
        act.tell(agency.pk, "duty.assigned", "duty", duty.pk, after=after, remark=remark)
    return duty


def end_duty(asker: Asker, duty: Duty, *, to_on: date, reason: str) -> Duty:
    """End a duty with a day, its last. Raises NotYours; NotPossible for a day before it began or after its end."""
    own = asker.duty_in(duty.agency_id, DutyKind.ADMINISTRATOR)
    with recording(asker.actor(own)) as act:
        row = Duty.rows.seen_by(asker).select_for_update().get(pk=duty.pk)
        if to_on < row.from_on:
            raise NotPossible(f"截止日期不能早于起始日期 {row.from_on}。", fields={"to_on": "请改截止日期。"})
        if row.to_on is not None and to_on > row.to_on:
            raise NotPossible(
                "要延长岗位请另行登记一段，已登记的截止日期不能后移。", fields={"to_on": "请改截止日期。"}
            )
        _refuse_last_administrator(row, to_on)
        before, row.to_on = row.to_on, to_on
        row.save(update_fields=["to_on"])
        act.tell(
            row.agency_id, "duty.ended", "duty", row.pk,
            before={"to": str(before or "")}, after={"to": str(to_on)}, remark=reason,
        )  # fmt: skip
    return row


def _refuse_last_administrator(duty: Duty, to_on: date) -> None:
    """An agency at the top without an administrator could be helped by nobody but whoever installed the program."""
    if duty.kind != DutyKind.ADMINISTRATOR or duty.agency.parent_id is not None:
        return
    later = Q(to_on__isnull=True) | Q(to_on__gt=to_on)
    others = Duty._internal.filter(later, agency=duty.agency_id, kind=duty.kind, person__is_active=True)
    if not others.exclude(pk=duty.pk).exists():
        raise NotPossible("这是最上级机关唯一的管理员，结束以后就没有人能管理。请先登记另一位管理员，或者用“交接”。")


def _reaching(duty: Duty) -> QuerySet[Duty]:
    """What the same person holds at that time above or below, where one of the two reaches down to the other's agency."""
    same_time = Q(to_on__isnull=True) | Q(to_on__gte=duty.from_on)
    rows = Duty._internal.filter(same_time, person=duty.person)
    if duty.to_on is not None:
        rows = rows.filter(from_on__lte=duty.to_on)
    if duty.kind in REACH_DOWN:
        return rows.filter(kind=DutyKind.AUDITOR, agency__path__startswith=duty.agency.path)
    above = [int(number) for number in duty.agency.path.split("/") if number]
    return rows.filter(kind__in=REACH_DOWN, agency__in=above)


def _refuse_clash(duty: Duty) -> None:
    same_time = Q(to_on__isnull=True) | Q(to_on__gte=duty.from_on)
    others = Duty._internal.filter(same_time, person=duty.person, agency=duty.agency)
    if duty.to_on is not None:
        others = others.filter(from_on__lte=duty.to_on)
    if others.filter(kind=duty.kind).exists():
        raise NotPossible(f"{duty.person.name}在这段时间已有“{duty.get_kind_display()}”岗位，不必重复登记。")
    auditor = DutyKind.AUDITOR
    others |= _reaching(duty)
    if others.filter(kind=auditor).exists() if duty.kind != auditor else others.exists():
        raise NotPossible(
            "审计员不能兼任本机关的其他岗位，也不能兼任管到本机关的上级岗位，否则会审计自己的操作。请另选一人，或先结束原岗位。"
        )
