"""Take a published entry back, with a public reason; give up a draft; void a fact that was registered wrongly."""

from __future__ import annotations

from gongkai.office.agencies.service import IN_THE_OFFICE, Asker, DutyKind
from gongkai.office.catalogue.acts.common import locked, refuse_unless, register
from gongkai.office.catalogue.course import FactKind, Public, Stage
from gongkai.office.catalogue.models import Entry, Fact
from gongkai.office.catalogue.projection import course, save_projection
from gongkai.office.journal.service import recording
from gongkai.office.refusals import NotPossible, NotYours

VOIDABLE = frozenset(
    {FactKind.SECRECY_PASSED, FactKind.ENDORSED, FactKind.SIGNED, FactKind.ESCALATED, FactKind.RETURNED}
)
"""What may be void without a trace to the public; a publication is amended or withdrawn instead."""


def withdraw(asker: Asker, entry: Entry, *, reason: str) -> Entry:
    """The entry, no longer read by the public: its address says title, day and reason.

    Anyone who works on entries may do it, since a leak does not wait for a signature. An amendment that was set to
    appear by itself no longer is. Raises NotPossible without a reason or where nothing is public.
    """
    duty = asker.duty_in(entry.agency_id, *IN_ORDER)
    if not reason.strip():
        raise NotPossible("撤回要写明理由，理由会向公众显示。", fields={"reason": "请写明撤回理由。"})
    with recording(asker.actor(duty)) as act:
        row = locked(asker, entry)
        now = course(row)
        if now.public is not Public.PUBLISHED:
            raise NotPossible("这条信息现在没有公开，不需要撤回。")
        if now.stage is Stage.SCHEDULED:
            # What was set before the withdrawal must not bring it back by itself.
            register(act, row, FactKind.UNSCHEDULED, asker=asker, duty=duty, remark="撤回时取消定时发布。")
        register(act, row, FactKind.WITHDRAWN, asker=asker, duty=duty, remark=reason.strip(), version=row.published)
        save_projection(row)
    return row


def discard(asker: Asker, entry: Entry, *, reason: str) -> Entry:
    """The entry, given up before anything of it was public. It stays to be read by the office."""
    duty = asker.duty_in(entry.agency_id, DutyKind.CLERK)
    if not reason.strip():
        raise NotPossible("请写明弃用的原因。", fields={"reason": "请写明弃用的原因。"})
    with recording(asker.actor(duty)) as act:
        row = locked(asker, entry)
        now = course(row)
        refuse_unless(row, now, Stage.DRAFT, doing="弃用")
        if now.public is not Public.NONE:
            raise NotPossible("这条信息公开过，不能弃用。要停止公开，请用“撤回”。")
        register(act, row, FactKind.DISCARDED, asker=asker, duty=duty, remark=reason.strip())
        save_projection(row)
    return row


def void_fact(asker: Asker, fact: Fact, *, reason: str) -> Entry:
    """The entry, without a signature that was registered wrongly. The fact stays, struck out, with the reason.

    A signature given on screen is voided by its signer; one registered from paper by a clerk. Raises NotPossible once
    the version is published: then it is amended or withdrawn.
    """
    if not reason.strip():
        raise NotPossible("作废要写明理由。", fields={"reason": "请写明作废理由。"})
    with recording(asker.actor()) as act:
        row = locked(asker, fact.entry)
        held = Fact.rows.seen_by(asker).get(pk=fact.pk)
        duty = _who_may_void(asker, held)
        now = course(row)
        if held.voided_at is not None:
            raise NotPossible("这一条已经作废。")
        if held.kind not in VOIDABLE or now.published_version == held.version.number:
            raise NotPossible("已经发布的内容不能靠作废签批来改，请更正或撤回。")
        held.voided_at, held.voided_by, held.void_reason = act.at, asker.person, reason.strip()
        held.save(update_fields=["voided_at", "voided_by", "void_reason"])
        act.tell(
            row.agency_id, "entry.fact_voided", "entry", row.pk, before={"fact": held.pk, "kind": held.kind},
            remark=reason.strip(), actor=asker.actor(duty),
        )  # fmt: skip
        save_projection(row)
    return row


IN_ORDER = (DutyKind.CLERK, *sorted(IN_THE_OFFICE - {DutyKind.CLERK}))


def _who_may_void(asker: Asker, fact: Fact) -> DutyKind:
    if fact.paper:
        return asker.duty_in(fact.entry.agency_id, DutyKind.CLERK)
    if fact.by_id is None or asker.person is None or fact.by_id != asker.person.pk:
        raise NotYours("在系统里签批的，只能由签批人本人作废。")
    return asker.duty_in(fact.entry.agency_id, *IN_ORDER)
