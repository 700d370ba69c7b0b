"""What a policy, its explanation and a repeal say."""

from __future__ import annotations

from collections.abc import Mapping

from gongkai.samples.county.chance import between, chance
from gongkai.samples.county.days import after
from gongkai.samples.county.figures.ground import Ground
from gongkai.samples.county.item import Item
from gongkai.samples.county.places import Place
from gongkai.samples.county.policies import PolicySlot
from gongkai.samples.county.wording import day_words, numeral
from gongkai.samples.county.words import common_words

_BOUNDS = {
    "area": (120, 150, 10), "area_less": (90, 110, 10), "days5": (5, 7, 1), "days20": (15, 20, 5), "days2": (2, 3, 1),
    "days3": (1, 3, 1), "days7": (7, 10, 1), "hour1": (5, 6, 1), "hour2": (8, 9, 1), "month_gap": (2, 3, 1),
    "km1": (12, 46, 1), "km2": (58, 190, 1), "yuan1": (2000, 4000, 200), "yuan2": (800, 1500, 100), "times": (2, 3, 1),
    "wan1": (60, 100, 20), "wan2": (5, 10, 1), "wan_small": (1, 3, 1), "persons": (90, 150, 10), "yuan_small": (2, 5, 1),
    "yuan_aid": (1000, 3000, 500), "n_res": (2, 9, 1), "n_pond": (18, 96, 1), "hours": (2, 4, 1),
    "yuan_pond": (200, 400, 50), "n_table": (50, 80, 10), "n_table_more": (150, 200, 10), "cm": (10, 15, 5),
    "yuan_ton": (40, 60, 5), "n_person": (1, 3, 1), "wind": (5, 6, 1), "metres": (100, 300, 100), "n_bus": (2, 4, 1),
    "points": (50, 100, 50), "p1": (1, 2, 1), "p2": (5, 10, 1), "yuan_point": (1, 2, 1),
}  # fmt: skip
_IN_ARTICLES = frozenset({"measures", "rules", "detailed_rules"})


def policy_item(place: Place, slot: PolicySlot, number: str, before: Mapping[str, Item]) -> Item:
    """The item of a slot, its document number given; `before` are the items composed so far."""
    made = {"policy": _policy, "explanation": _explanation, "repeal": _repeal}[slot.kind]
    return made(place, slot, number, before)


def _words(place: Place, slot: PolicySlot, key: str) -> dict[str, str]:
    rng = chance("policy", key)
    words = common_words(Ground(rng, place, slot.formed_on), 1)
    words |= {name: str(between(rng, *bounds)) for name, bounds in _BOUNDS.items()}
    return words | {"suffix": slot.subject["suffix"]}


def _name(place: Place, slot: PolicySlot) -> str:
    trial = "（试行）" if slot.trial else ""
    return f"{place.short}{slot.subject['name']}{slot.subject['suffix']}{trial}"


def _policy(place: Place, slot: PolicySlot, number: str, before: Mapping[str, Item]) -> Item:
    words, subject, name = _words(place, slot, slot.key), slot.subject, _name(place, slot)
    assert slot.effective_on is not None
    term = "一年" if slot.trial else "五年"
    articles = [text.format_map(words) for text in subject["articles"]]
    last = f"本{subject['suffix']}自{day_words(slot.effective_on)}起施行，有效期{term}。"
    old = before.get(slot.other)
    if old is not None:
        last += f"{old.document_number}文件同时废止。"
    styled = subject["genre"] in _IN_ARTICLES
    lines = [
        f"第{numeral(at)}条　{text}" if styled else f"{numeral(at)}、{text}"
        for at, text in enumerate([*articles, last], 1)
    ]
    notice = subject["suffix"] == "通告"
    head = [] if notice else [
        f"各村（社区），{place.unit}直各单位：",
        f"《{name}》已经{place.org}研究同意，现印发给你们，请遵照执行。",
        f"# {name}",
    ]  # fmt: skip
    return Item(
        key=slot.key, agency=place.slug, category="20.1", genre=subject["genre"],
        title=f"关于{subject['name']}的通告" if notice else f"关于印发《{name}》的通知",
        summary=subject["summary"].format_map(words), body=signed([*head, *lines], place, slot),
        issuer=place.name, document_number=number, formed_on=slot.formed_on, published_on=slot.published_on,
        topic=subject["topic"], keywords=f"{subject['topic']} 规范性文件", normative=True, validity=slot.validity,
        effective_on=slot.effective_on, expires_on=slot.expires_on, ended_on=slot.ended_on,
        about=(("replaces", slot.other),) if old is not None else (),
    )  # fmt: skip


def _explanation(place: Place, slot: PolicySlot, _number: str, before: Mapping[str, Item]) -> Item:
    # The policy's own words, so that both name the same figures.
    words, policy = _words(place, slot, slot.other), before[slot.other]
    name = _name(place, slot)
    points = [f"{at}．{text.format_map(words)}" for at, text in enumerate(slot.subject["points"], 1)]
    lines = [
        f"{day_words(policy.formed_on)}，{place.name}印发了{policy.document_number}文件。现就有关内容解读如下。",
        "# 为什么制定", slot.subject["why"].format_map(words), "# 主要内容", *points, "# 群众关心的问题",
        f"问：从什么时候开始执行？答：自{day_words(policy.effective_on or policy.formed_on)}起施行，此前已经办理的事项不受影响。",
        f"问：有疑问找谁？答：可以到{place.short}便民服务中心或者村（社区）便民服务站咨询，电话{place.telephone}。",
    ]  # fmt: skip
    return Item(
        key=slot.key, agency=place.slug, category="20.1", genre="explanation", title=f"《{name}》政策解读",
        summary=f"说明{name}的制定背景、主要内容和群众关心的问题。", body=signed(lines, place, slot),
        issuer=place.name, document_number="", formed_on=slot.formed_on, published_on=slot.published_on,
        topic=slot.subject["topic"], keywords=f"{slot.subject['topic']} 政策解读", about=(("explains", slot.other),),
    )  # fmt: skip


def _repeal(place: Place, slot: PolicySlot, number: str, before: Mapping[str, Item]) -> Item:
    old, name = before[slot.other], _name(place, slot)
    lines = [
        f"各村（社区），{place.unit}直各单位：",
        f"根据规范性文件清理要求，经{place.org}研究，决定废止《{name}》（{old.document_number}），自本决定印发之日起不再作为行政管理的依据。",
        f"已经受理尚未办结的事项，按照上级现行规定办理。衔接中的问题由{place.office}负责解释，最迟于{day_words(after(slot.formed_on, 20))}前处理完毕。",
    ]
    return Item(
        key=slot.key, agency=place.slug, category="20.1", genre="decision", title=f"关于废止《{name}》的决定",
        summary=f"废止{old.document_number}文件，自印发之日起不再执行。", body=signed(lines, place, slot),
        issuer=place.name, document_number=number, formed_on=slot.formed_on, published_on=slot.published_on,
        topic="文件清理", keywords="废止 规范性文件清理", about=(("repeals", slot.other),),
    )  # fmt: skip


def signed(lines: list[str], place: Place, slot: PolicySlot) -> str:
    """The lines with the agency and the day below them."""
    return "\n".join([*lines, place.name, day_words(slot.formed_on)])
