"""Publish a signed entry, at once or at a set time; on this portal or, with its link, on the county's site."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone

from gongkai.office.agencies.service import Asker, DutyKind, PublicPlace
from gongkai.office.catalogue.acts.common import locked, refuse_other_version, refuse_unless, register, working_of
from gongkai.office.catalogue.acts.number import next_index_number
from gongkai.office.catalogue.course import Course, FactKind, Public, Stage
from gongkai.office.catalogue.models import Entry
from gongkai.office.catalogue.projection import course, save_projection
from gongkai.office.files.service import StoredFile
from gongkai.office.journal.service import Act, recording
from gongkai.office.refusals import ActRefused, NotPossible

FARTHEST = timedelta(days=366)
"""How far ahead a time may be set."""
PUBLISHERS = (DutyKind.CLERK, DutyKind.SIGNATORY)


def publish(
    asker: Asker, entry: Entry, *, seen: str, reason: str = "", on: date | None = None, link: str = "",
    proof: StoredFile | None = None,
) -> Entry:  # fmt: skip
    """The entry, published; where a published one is amended, `reason` is what the public reads as why.

    On the county's site the day it appeared and its link are registered; on this portal the day is today, never
    another. Raises NotYours, or NotPossible where it is not signed, or link or reason is missing.
    """
    duty = asker.duty_in(entry.agency_id, *PUBLISHERS)
    with recording(asker.actor(duty)) as act:
        row = locked(asker, entry)
        refuse_other_version(row, seen)
        refuse_unless(row, course(row), Stage.SIGNED, doing="发布")
        _publish(act, asker, row, duty=duty, reason=reason, on=on, link=link, proof=proof)
    return row


def schedule(asker: Asker, entry: Entry, *, seen: str, moment: datetime, reason: str = "") -> Entry:
    """The entry, to be published at a moment by the program. It says so itself when that fails."""
    duty = asker.duty_in(entry.agency_id, *PUBLISHERS)
    with recording(asker.actor(duty)) as act:
        row = locked(asker, entry)
        refuse_other_version(row, seen)
        now = course(row)
        refuse_unless(row, now, Stage.SIGNED, doing="定时发布")
        if row.agency.public_place != PublicPlace.PORTAL:
            raise NotPossible("本机关在县政府网站公开，本系统不能代为定时发布。请在县网站定时，发布后登记链接。")
        if moment <= timezone.now():
            raise NotPossible(
                "定时发布的时间已过，请选择以后的时间，或直接发布。", fields={"moment": "请选择以后的时间。"}
            )
        if moment > timezone.now() + FARTHEST:
            raise NotPossible("定时最多定到一年以内，请核对年份。", fields={"moment": "请核对年份。"})
        _reason_wanted(now, reason)
        register(act, row, FactKind.SCHEDULED, asker=asker, duty=duty, moment=moment, remark=reason)
        save_projection(row)
    return row


def unschedule(asker: Asker, entry: Entry, *, remark: str = "") -> Entry:
    """The entry, signed and no longer scheduled."""
    duty = asker.duty_in(entry.agency_id, *PUBLISHERS)
    with recording(asker.actor(duty)) as act:
        row = locked(asker, entry)
        refuse_unless(row, course(row), Stage.SCHEDULED, doing="取消定时")
        register(act, row, FactKind.UNSCHEDULED, asker=asker, duty=duty, remark=remark)
        save_projection(row)
    return row


def publish_due(now: datetime) -> tuple[int, int]:
    """Publish what was scheduled up to a moment; how many were published, and how many failed and say so."""
    done = failed = 0
    program = Asker(on=timezone.localdate(now), is_program=True)
    due = Entry._internal.filter(stage=Stage.SCHEDULED, scheduled_for__lte=now).order_by("scheduled_for", "pk")
    for key in list(due.values_list("pk", flat=True)):
        try:
            done += _publish_scheduled(program, key, now)
        except Exception as error:
            _announce_failure(program, key, error)
            failed += 1
    return done, failed


def _publish_scheduled(program: Asker, key: int, moment: datetime) -> int:
    with recording(program.actor()) as act:
        row = Entry._internal.select_for_update(of=("self",)).get(pk=key)
        now = course(row)
        if now.stage is not Stage.SCHEDULED or now.moment is None or now.moment > moment:
            return 0  # Somebody was faster: published, unscheduled or moved it.
        fact = row.facts.filter(kind=FactKind.SCHEDULED, voided_at__isnull=True).latest("pk")
        _publish(act, program, row, duty=None, reason=fact.remark, on=None, link="", proof=None)
    return 1


def _announce_failure(program: Asker, key: int, error: Exception) -> None:
    said = (
        error.message
        if isinstance(error, ActRefused)
        else f"程序出错（{type(error).__name__}），请告知管理员查看日志。"
    )
    with recording(program.actor()) as act:
        row = Entry._internal.select_for_update(of=("self",)).get(pk=key)
        if course(row).stage is Stage.SCHEDULED:
            register(act, row, FactKind.SCHEDULE_FAILED, asker=program, duty=None, remark=said[:500])
            save_projection(row)


def _publish(
    act: Act, asker: Asker, row: Entry, *, duty: DutyKind | None, reason: str, on: date | None, link: str,
    proof: StoredFile | None,
) -> None:  # fmt: skip
    version, now = working_of(row), course(row)
    if not version.complete:
        raise NotPossible("这一版内容不完整，不能发布。")
    _reason_wanted(now, reason)
    day, place, where = _place(asker, row, now, on, link)
    if not row.index_number:
        row.index_number = next_index_number(row, version, day)
    register(
        act, row, FactKind.PUBLISHED, asker=asker, duty=duty, on=day, remark=reason, place=place, link=where, scan=proof
    )
    save_projection(row)


def _reason_wanted(now: Course, reason: str) -> None:
    if now.public is not Public.NONE and not reason.strip():
        raise NotPossible("更正已公开的信息要写明理由，理由会向公众显示。", fields={"reason": "请写明更正理由。"})


def _place(asker: Asker, row: Entry, now: Course, on: date | None, link: str) -> tuple[date, str, str]:
    if row.agency.public_place == PublicPlace.PORTAL:
        if on not in {None, asker.on}:
            raise NotPossible("在本系统公开的，发布日期就是今天，不能改动。", fields={"on": "发布日期不能倒签。"})
        return asker.on, PublicPlace.PORTAL.value, ""
    try:
        URLValidator(schemes=["http", "https"])(link)
    except ValidationError:
        raise NotPossible(
            "请把信息在县政府网站发布后，把网页链接登记在这里。", fields={"link": "请填写以 http 开头的完整链接。"}
        ) from None
    day = on or asker.on
    signed = row.facts.filter(kind=FactKind.SIGNED, voided_at__isnull=True, version=row.working).latest("pk").on
    if not signed <= day <= asker.on:
        raise NotPossible(f"发布日期应在签发（{signed}）之后、今天之前。", fields={"on": "请核对发布日期。"})
    return day, PublicPlace.COUNTY_SITE.value, link
