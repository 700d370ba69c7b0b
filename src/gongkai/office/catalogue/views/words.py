"""How things stand, in words a person reads, with the tone of their sign."""

from __future__ import annotations

from datetime import date

from gongkai.law.calendar import Calendar, working_days_between
from gongkai.law.catalogue import PUBLISHING_LIMIT
from gongkai.law.catalogue import category as heading
from gongkai.law.timeliness import Timeliness
from gongkai.office.catalogue.course import Public, Stage
from gongkai.office.catalogue.models import Category, Entry

TONE = {
    Stage.DRAFT: "draft", Stage.SECRECY: "waiting", Stage.ENDORSEMENT: "waiting", Stage.SIGNATURE: "waiting",
    Stage.SIGNED: "signed", Stage.SCHEDULED: "signed", Stage.PUBLISHED: "published", Stage.SETTLED: "done",
    Stage.WITHDRAWN: "withdrawn", Stage.DISCARDED: "void",
}  # fmt: skip
PUBLIC_TONE = {Public.NONE: "plain", Public.PUBLISHED: "published", Public.WITHDRAWN: "withdrawn"}
OVER = (Stage.SETTLED, Stage.DISCARDED)
"""Stages at which no limit runs any more, though nothing was published."""


def stage_words(entry: Entry) -> tuple[str, str]:
    """The stage of the working version, and its tone."""
    stage = Stage(entry.stage)
    if stage is Stage.DRAFT and entry.returned_remark:
        return "被退回", "returned"
    if stage is Stage.DRAFT and entry.public != Public.NONE:
        return "更正稿", "draft"
    return stage.label, TONE[stage]


def due_words(entry: Entry, today: date, calendar: Calendar) -> tuple[str, bool]:
    """How long an unpublished entry still has, and whether it is late; empty where no limit runs."""
    if entry.due_on is None or entry.stage in OVER:
        return "", False
    provisional = "" if calendar.is_announced(entry.due_on.year) else "（暂定）"
    if entry.due_on < today:
        return f"已逾期 {max(1, working_days_between(entry.due_on, today, calendar))} 个工作日{provisional}", True
    left = working_days_between(today, entry.due_on, calendar)
    return (f"还剩 {left} 个工作日" if left else "今天到期") + provisional, False


def timeliness_words(found: Timeliness | None) -> str:
    """Whether an entry was published in time, as a sentence."""
    if found is None:
        return "不主动公开的，或者没有填写成文日期的，不计算公开时限。"
    provisional = "（期限落在放假安排未公布的年份，暂定）" if found.provisional else ""
    last = f"应在{_day(found.due)}前公开{provisional}"
    if found.is_late:
        how = "至今没有公开，已逾期" if found.open else "公开时逾期"
        return (
            f"{last}，{how} {found.late_by} 个{found.unit}。"
            if found.unit == "工作日"
            else f"{last}，{how} {found.late_by} 日。"
        )
    return (
        f"{last}，形成以来已过 {found.used} 个工作日，没有逾期。"
        if found.open
        else f"{last}，实际用了 {found.used} 个工作日，按时公开。"
    )


def limit_words(category: Category | None) -> str:
    """The limit that holds for a category and the article it comes from."""
    row = category
    while row is not None:
        if row.limit_working_days or row.limit_days:
            days = f"{row.limit_working_days} 个工作日" if row.limit_working_days else f"{row.limit_days} 日"
            return f"自形成或者变更之日起 {days}内（{_limit_basis(row)}）"
        row = row.parent
    return f"自形成或者变更之日起 {PUBLISHING_LIMIT} 个工作日内（《条例》第二十六条）"


def _limit_basis(row: Category) -> str:
    if row.agency_id is not None:
        return row.basis or f"本机关对“{row.name}”的规定"
    try:
        return heading(row.code).limit_basis
    except KeyError:  # A heading that the law's table no longer has.
        return row.basis


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
