"""What happened in a case, as the clock takes it: one fact an event, with its day. Reads and writes the facts as JSON values.

The events are those a file of an application can show (《政府信息公开条例》 arts. 30 to 36, 国办函〔2020〕109号). The order in which
facts are listed matters only among facts of one day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Literal, cast, get_args

Event = Literal[
    "received", "correction_asked", "corrected", "third_party_asked", "third_party_answered", "comaker_asked",
    "comaker_answered", "extended", "fee_noticed", "fee_paid", "decided", "served", "withdrawn", "transferred",
    "reasons_asked", "reasons_given", "delayed", "lapsed",
]  # fmt: skip
EVENTS: tuple[Event, ...] = get_args(Event)
MOST_FACTS = 100
"""More facts than this no case has."""
FIRST_DAY = date(2019, 5, 15)
"""The day the regulation came into force in its present text; before it the period was another."""
LAST_YEAR = 2099

FEE_RULES = "《条例》第四十二条、国办函〔2020〕109号"


@dataclass(frozen=True, slots=True)
class EventKind:
    """How an event is called in a file, the article it rests on, and what else than its day may be said of it."""

    label: str
    article: str
    extras: tuple[str, ...] = ()


_CONSULTED = ("received_on", "party")
KINDS: Mapping[Event, EventKind] = MappingProxyType(
    {
        "received": EventKind("收到申请", "《条例》第三十一条"),
        "correction_asked": EventKind("告知补正", "《条例》第三十条", ("until",)),
        "corrected": EventKind("收到补正的申请", "《条例》第三十条"),
        "third_party_asked": EventKind("书面征求第三方意见", "《条例》第三十二条", _CONSULTED),
        "third_party_answered": EventKind("收到第三方意见", "《条例》第三十二条", _CONSULTED),
        "comaker_asked": EventKind("征求共同制作机关意见", "《条例》第三十四条", _CONSULTED),
        "comaker_answered": EventKind("收到共同制作机关意见", "《条例》第三十四条", _CONSULTED),
        "extended": EventKind("延长答复期限", "《条例》第三十三条第二款", ("working_days", "approver")),
        "fee_noticed": EventKind("发出收费通知", FEE_RULES, ("received_on",)),
        "fee_paid": EventKind("申请人缴清费用", FEE_RULES),
        "decided": EventKind("作出答复决定", "《条例》第三十六条"),
        "served": EventKind("送达（邮寄以交邮日为准）", "《条例》第三十三条、国办公开办函〔2016〕235号"),
        "withdrawn": EventKind("申请人撤回申请", "《条例》第二十七条"),
        "transferred": EventKind("申请转由其他机关办理", "《条例》第三十六条第（五）项"),
        "reasons_asked": EventKind("要求说明理由", "《条例》第三十五条"),
        "reasons_given": EventKind("申请人说明理由", "《条例》第三十五条"),
        "delayed": EventKind("确定延迟答复的合理期限", "《条例》第三十五条", ("until",)),
        "lapsed": EventKind("逾期（补正、缴费或者征求意见期满）", "《条例》第三十条、第三十二条"),
    }
)
"""Every event with its words."""
_NOTES = ("note", "备注")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class FactsRefused(ValueError):
    """Facts that no clock can be set by. `code` is stable, `message` tells a clerk which fact, why, and what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that happened on a day.

    `received_on`: the day a consultation's letter, or the fee notice, reached its addressee. `party` tells one third party
    from another. `working_days`: by how much an answer is extended, with its `approver`. `until`: the day a delay runs to,
    or the day given for a correction.
    """

    event: Event
    on: date
    received_on: date | None = None
    until: date | None = None
    working_days: int | None = None
    approver: str = ""
    party: str = ""

    @property
    def label(self) -> str:
        """The event's name in a file."""
        return KINDS[self.event].label

    @property
    def article(self) -> str:
        """The article it rests on."""
        return KINDS[self.event].article

    def refused(self, code: str, problem: str, article: str = "") -> FactsRefused:
        """The refusal of this fact, in one form: which fact, what is wrong and what to do, which article."""
        lead = f"{self.on.isoformat()}“{self.label}”（{self.event}）"
        return FactsRefused(code, f"{lead}：{problem}依据：{article or self.article}。")


def facts_from(value: object) -> tuple[tuple[Fact, ...], tuple[str, ...]]:
    """The facts of a case from a decoded JSON list, by day, and what in them was not used, in words.

    Facts of one day keep the order of the list. Raises FactsRefused.
    """
    if not isinstance(value, list) or not value:
        raise FactsRefused(
            "not_a_list",
            '事实应当是一个列表，每件事一项，例如 [{"event": "received", "on": "2026-02-10"}]。请照此改写。',
        )
    if len(value) > MOST_FACTS:
        raise FactsRefused("too_many", f"一个申请的事实不会超过{MOST_FACTS}项，这里有{len(value)}项。请核对文件。")
    unused: list[str] = []
    facts = [_fact(number, item, unused) for number, item in enumerate(value, start=1)]
    return in_order(facts), tuple(unused)


def facts_as_json(facts: Iterable[Fact]) -> list[dict[str, str | int]]:
    """The facts as values for JSON; `facts_from` reads them back as they were."""
    return [_as_json(fact) for fact in facts]


def _as_json(fact: Fact) -> dict[str, str | int]:
    told: dict[str, str | int] = {"event": fact.event, "on": fact.on.isoformat()}
    for name in KINDS[fact.event].extras:
        value = getattr(fact, name)
        if value not in (None, ""):
            told[name] = value.isoformat() if isinstance(value, date) else value
    return told


def _fact(number: int, item: object, unused: list[str]) -> Fact:
    if not isinstance(item, Mapping):
        raise FactsRefused("not_a_fact", f"第{number}项不是一件事实：每项要有 event（事项）和 on（日期）两个内容。")
    event = item.get("event")
    if event not in EVENTS:
        raise FactsRefused(
            "unknown_event", f"第{number}项的事项“{str(event)[:40]}”不认识。请从这些里选：{'、'.join(EVENTS)}。"
        )
    known = KINDS[cast(Event, event)].extras
    unused += [
        f"第{number}项（{event}）中的“{str(name)[:40]}”没有采用，请核对是否写错。"
        for name in item
        if name not in ("event", "on", *known, *_NOTES)
    ]
    said = {name: _extra(number, name, item[name]) for name in known if item.get(name) is not None}
    return Fact(cast(Event, event), _day(number, "on", item.get("on")), **said)


def _extra(number: int, name: str, value: object) -> Any:
    if name in ("received_on", "until"):
        return _day(number, name, value)
    if name == "working_days":
        if not isinstance(value, int) or isinstance(value, bool):
            raise FactsRefused(
                "not_a_number", f"第{number}项的 working_days（延长的工作日数）要写整数，不能写“{str(value)[:40]}”。"
            )
        return value
    if not isinstance(value, str) or len(value) > 100:
        raise FactsRefused("not_words", f"第{number}项的 {name} 要写100字以内的文字。")
    return value


def _day(number: int, name: str, value: object) -> date:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise FactsRefused(
            "not_a_day", f"第{number}项的 {name} 要写成“2026-02-10”这样的日期，不能写“{str(value)[:40]}”。"
        )
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise FactsRefused("not_a_day", f"第{number}项的 {name} 写的“{value}”这一天不存在，请核对。") from None
    if day < FIRST_DAY or day.year > LAST_YEAR:
        raise FactsRefused(
            "out_of_force",
            f"第{number}项的 {name} 是{value}。这里只计算2019年5月15日（现行《条例》施行）起到{LAST_YEAR}年的期限，"
            "更早的申请适用修订前的规定，请核对日期。",
        )
    return day


def in_order(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts by day; those of one day as listed."""
    return tuple(sorted(facts, key=lambda fact: fact.on))
