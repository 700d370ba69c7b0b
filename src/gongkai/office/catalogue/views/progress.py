"""The sign-off in four steps, and everything that happened in one timeline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils import timezone

from gongkai.office.agencies.service import Asker, DutyKind, Person, holders
from gongkai.office.catalogue.acts.sign_off import DUTY_OF
from gongkai.office.catalogue.acts.withdraw import VOIDABLE
from gongkai.office.catalogue.course import STEP_OF, Course, FactKind, Stage
from gongkai.office.catalogue.models import Entry, Fact, Version
from gongkai.office.catalogue.views.common import working

NAMES = {Stage.SECRECY: "保密审查", Stage.ENDORSEMENT: "审核", Stage.SIGNATURE: "签发"}


def facts_of(asker: Asker, entry: Entry) -> list[Fact]:
    """All that happened to an entry, in the order registered."""
    rows = Fact.rows.seen_by(asker).filter(entry=entry)
    return list(
        rows.select_related("version", "by", "registered_by", "voided_by", "scan").defer("version__body").order_by("pk")
    )


def waits_for(entry: Entry, now: Course, asker: Asker) -> list[Person]:
    """Who holds the duty of the step the entry waits at."""
    duty = DUTY_OF.get(now.stage)
    return holders(entry.agency, duty, asker.on) if duty else []


def steps(entry: Entry, now: Course, facts: Iterable[Fact], waiting: Sequence[Person]) -> list[dict[str, object]]:
    """The four steps as the part `signoff.html` wants them."""
    by_key = {fact.pk: fact for fact in facts}
    version = working(entry)
    drafted: dict[str, object] = {
        "name": "起草", "by": version.made_by.name if version.made_by else "系统", "duty": f"第 {version.number} 版",
        "on": timezone.localdate(version.recorded_at), "words": "已送审", "tone": "done",
    }  # fmt: skip
    if now.stage is Stage.DRAFT:
        drafted |= {
            "words": "被退回" if now.returned else "起草中",
            "tone": "returned" if now.returned else "draft",
            "now": True,
        }
        drafted["remark"] = now.returned.remark if now.returned else ""
    elif now.stage is Stage.DISCARDED:
        drafted |= {"words": "已弃用", "tone": "void"}
    return [drafted, *(_step(stage, now, by_key, waiting) for stage in DUTY_OF)]


def _step(stage: Stage, now: Course, facts: dict[int, Fact], waiting: Sequence[Person]) -> dict[str, object]:
    step: dict[str, object] = {"name": NAMES[stage], "words": "未到", "tone": "draft"}
    key = now.given.get(STEP_OF[stage])
    if key is not None and key in facts:
        fact = facts[key]
        step |= {
            "words": fact.get_kind_display(), "tone": "signed", "by": fact.by.name if fact.by else "",
            "duty": _duty(fact), "on": fact.on, "paper": fact.paper, "remark": fact.remark,
        }  # fmt: skip
    elif now.stage is stage:
        names = "、".join(person.name for person in waiting) or "没有人担任这个岗位，请管理员登记"
        step |= {"words": "等待办理", "tone": "waiting", "now": True, "by": names, "duty": DUTY_OF[stage].label}
        if now.escalated and stage is Stage.SECRECY:
            step |= {"words": "已报请确定", "remark": now.escalated.remark}
    return step


def timeline(
    asker: Asker, entry: Entry, now: Course, facts: Iterable[Fact], versions: Iterable[Version]
) -> list[dict[str, object]]:
    """Versions saved and facts registered, oldest first, as the part `timeline.html` wants them."""
    lines = [(version.recorded_at, 0, version.pk, _saved(version)) for version in versions]
    lines += [(fact.recorded_at, 1, fact.pk, _happened(asker, entry, now, fact)) for fact in facts]
    shown = [line for _, _, _, line in sorted(lines, key=lambda row: row[:3])]
    if now.stage is Stage.SCHEDULED and now.moment:
        moment = timezone.localtime(now.moment)
        shown.append({"title": f"{moment:%H:%M} 自动发布", "on": moment.date(), "coming": True})
    return shown


def _saved(version: Version) -> dict[str, object]:
    words = "起草" if version.number == 1 else f"保存第 {version.number} 版"
    return {
        "title": words, "on": timezone.localdate(version.recorded_at), "recorded_at": timezone.localtime(version.recorded_at),
        "by": version.made_by.name if version.made_by else "系统",
    }  # fmt: skip


def _happened(asker: Asker, entry: Entry, now: Course, fact: Fact) -> dict[str, object]:
    details = [fact.remark.rstrip("。")] if fact.remark else []
    if fact.link:
        details.append(fact.link)
    if fact.moment:
        details.append(f"定于 {timezone.localtime(fact.moment):%Y-%m-%d %H:%M}")
    if fact.pk in now.lapsed and fact.voided_at is None:
        details.append(_why_lapsed(working(entry), fact))
    who = (fact.by.name + (f"（{_duty(fact)}）" if _duty(fact) else "")) if fact.by else "系统"
    if fact.paper and fact.registered_by:
        who += f"，纸面签批，{fact.registered_by.name}登记"
    line: dict[str, object] = {
        "title": f"{fact.get_kind_display()}（第 {fact.version.number} 版）", "on": fact.on, "by": who,
        "recorded_at": timezone.localtime(fact.recorded_at), "detail": "；".join(details), "voided": fact.voided_at is not None,
    }  # fmt: skip
    if fact.voided_at is not None:
        line |= {
            "voided_on": timezone.localdate(fact.voided_at), "voided_reason": fact.void_reason,
            "voided_by": fact.voided_by.name if fact.voided_by else "系统",
        }  # fmt: skip
    elif may_void(asker, entry, now, fact):
        line |= {"url": reverse("catalogue:void", args=[entry.pk, fact.pk]), "url_words": "登记错了，作废这一条"}
    return line


def _why_lapsed(newest: Version, fact: Fact) -> str:
    if fact.version.number != newest.number:
        return f"签的是第 {fact.version.number} 版，对现在的第 {newest.number} 版不算数"
    return "后来退回，或者前一步作废，这次签批不再算数"


def _duty(fact: Fact) -> str:
    return DutyKind(fact.duty).label if fact.duty else ""


def may_void(asker: Asker, entry: Entry, now: Course, fact: Fact) -> bool:
    """Whether the page offers the asker to void a fact; the act asks again."""
    if (
        FactKind(fact.kind) not in VOIDABLE
        or fact.voided_at is not None
        or now.published_version == fact.version.number
    ):
        return False
    if fact.paper:
        return asker.holds(DutyKind.CLERK, entry.agency_id)
    return asker.person is not None and fact.by_id == asker.person.pk and entry.agency_id in asker.offices
