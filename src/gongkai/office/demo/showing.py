"""The log-ins that are worth trying first, as the command prints them."""

from __future__ import annotations

from gongkai.office.agencies.service import Duty, DutyKind, Person, asker_for

_WORTH = {
    "qingxi-xinxi": "草稿、退回的、待发布的；附件里查出证件号的一条",
    "qingxi-baomi": "等保密审查的",
    "qingxi-fenguan": "等审核的，其中一条已超过20个工作日",
    "qingxi-zhuyao": "等签发的",
    "baitang-baomi": "代理分管领导，有截止日期",
    "daao-xinxi": "两个人的乡：一人起草",
    "daao-zhuyao": "两个人的乡：另一人审查、审核、签发",
    "yunling-gongkai": "各机关已公开的信息（监督台还在做）",
    "yunling-guanli": "机关资料、人员与岗位",
    "yunling-shenji": "全部留痕，只看不改",
}


def shown_logins() -> list[tuple[str, str, str, str, str]]:
    """Log-in, name, agency, duties held today, and what to look at; of the accounts that are still there."""
    people = {person.username: person for person in Person.objects.filter(username__in=_WORTH)}
    return [(*_row(people[name]), said) for name, said in _WORTH.items() if name in people]


def _row(person: Person) -> tuple[str, str, str, str]:
    asker = asker_for(person)
    first = Duty.rows.seen_by(asker).filter(person=person).select_related("agency").order_by("pk").first()
    kinds = "、".join(kind.label for kind in DutyKind if kind in asker.kinds)
    return person.username, person.name, first.agency.short_name if first else "", kinds
