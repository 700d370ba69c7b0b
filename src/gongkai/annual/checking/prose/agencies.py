"""agency.mismatch: another body's name or level left over from a template (全省, 我局 in a township's report)."""

from __future__ import annotations

import re
from typing import Final

from gongkai.annual.checking.finding import Finding, Where
from gongkai.annual.checking.prose.tokens import Prose

_LEVELS: Final = (
    ("街道", "街道"), ("镇", "镇"), ("乡", "乡"), ("苏木", "苏木"), ("县", "县"), ("旗", "旗"), ("区", "区"), ("市", "市"),
    ("盟", "盟"), ("州", "州"), ("省", "省"),
)  # fmt: skip
_OFFICES: Final = ("局", "委员会", "办公室", "办公厅", "厅", "中心", "委", "院", "所", "站")
_TOWN: Final = frozenset(("镇", "乡", "街道", "苏木"))
_SELF: Final = re.compile("(?:街道|[省市州盟县区旗镇乡局委厅校院])(?!里|亲|长|民|下|愁|贤|村|风|音|土)")
_COUNTS: Final = re.compile(r"[^，。；、]{0,6}(?:主动公开|收到|受理|公开政府信息|新增)[^，。；]*\d")
_LEADS: Final = re.compile("(?<!配合)(?<!助力)(?:组织推动|组织推进|统筹推进|组织开展|推动|推进|统筹)$")
"""A township neither counts for the whole county nor leads it."""
_NAMED: Final = re.compile(
    r"(?:^|(?<=[，。；：、“（(\s年将由是向]))([\u4e00-\u9fff]{2,4}?(?:镇|乡|街道))(?:人民政府|党委、?政府|政府|办事处)(?!门户|网站|办公室关于)"
)
_GENERIC: Final = re.compile(
    "^(?:赴|到|同|邀请|组织|协助|配合|参观|接待|走访|联系|支持|各|全|我|本|该|所|乡|两|多|其他|每|与|和|及|在|为|以|由|对|市|县|区|驻|有关|辖)|乡镇|镇街|镇乡|城镇|村镇|乡镇街道"
)
_FOREIGN: Final = re.compile("(?:与|同|赴|到|向|和|及|学习|考察|邻近|周边|交流)[^，。；]{0,10}$")


def level_of(agency: str | None) -> str | None:
    """镇, 乡, 街道, 县 ... or 局 for a department; None where the name does not tell."""
    name = agency or ""
    if name.endswith(_OFFICES) and not name.endswith(("管理委员会",)):
        return "局"
    for tail in ("人民政府", "街道办事处", "办事处", "政府"):
        if name.endswith(tail):
            name = name.removesuffix(tail) + ("街道" if tail == "街道办事处" else "")
            break
    return next((level for end, level in _LEVELS if name.endswith(end)), None)


def check_agencies(prose: Prose) -> list[Finding]:
    """Words of self-reference that are not this body's; one finding for each wrong word."""
    level = level_of(prose.report.agency)
    if level is None:
        return []
    findings = _self_words(prose, level)
    if level in _TOWN:
        findings += _other_names(prose)
    return findings


def _self_words(prose: Prose, level: str) -> list[Finding]:
    text = prose.text
    findings: list[Finding] = []
    seen: set[str] = set()
    for first in "我本全":
        place = text.find(first)
        while place >= 0:
            found = _SELF.match(text, place + 1)
            word = first + found.group() if found else ""
            if word and word not in seen and _is_wrong(prose, level, word, place, place + len(word)):
                seen.add(word)
                findings.append(_wrong_word(prose, place, word, level))
            place = text.find(first, place + 1)
    return findings


def _is_wrong(prose: Prose, level: str, word: str, start: int, end: int) -> bool:
    said, text = word[1:], prose.text
    if said == level or text[start - 1 : start] in (
        "自",
        "忘",
        "敌",
        "健",
        "完",
        "安",
        "基",
        "根",
        "成",
        "原",
        "日",
        "版",
        "文",
        "书",
        "标",
    ):
        return False
    quoted = text.rfind("“", 0, start)
    if quoted > text.rfind("”", 0, start) or text.rfind("《", 0, start) > text.rfind("》", 0, start):
        return False
    if level in _TOWN:
        if said in _TOWN:
            return True
        if said in ("局", "委", "厅", "校", "院"):
            return word[0] == "我"
        leads = text.startswith(("政府信息公开", "政务公开"), end) and _LEADS.search(text[max(0, start - 8) : start])
        counts = text[start - 1 : start] not in ("在", "居", "列", "于") and _COUNTS.match(text, end)
        return word[0] != "本" and bool(leads or counts)
    if level in ("县", "区", "旗", "市", "州", "盟", "省"):
        return word[0] == "我" and said in ("镇", "乡", "街道", "局", "厅", "校")
    return word[0] == "我" and said in ("镇", "乡", "街道", "校")


def _wrong_word(prose: Prose, place: int, word: str, level: str) -> Finding:
    sentence = prose.sentence_at(place)
    agency = prose.report.agency
    right = "本机关" if level == "局" else f"{word[0]}{level}"
    return Finding(
        id="agency.mismatch",
        severity="warning",
        message=f"这是{agency}的报告，这一句却写“{word}”，像是套用别的单位的稿子留下的。请核对，应写“{right}”的改过来。",
        expected=right,
        actual=word,
        where=sentence.where(),
        basis="年度报告由本机关编制",
    )


def _other_names(prose: Prose) -> list[Finding]:
    """Names of other townships where this one speaks of itself."""
    own = prose.names
    findings: list[Finding] = []
    seen: set[str] = set()
    places = [(prose.text, None)] + [(line.text, line.block) for line in prose.report.signature]
    for text, block in places:
        if "镇" not in text and "乡" not in text and "街道" not in text:
            continue
        for found in _NAMED.finditer(text):
            name = found[1]
            if name in seen or _GENERIC.search(name) or any(name in one or one in name for one in own):
                continue
            if _FOREIGN.search(text[max(0, found.start() - 14) : found.start()]):
                continue
            seen.add(name)
            where = Where(block=block, quote=text) if block is not None else prose.sentence_at(found.start()).where()
            findings.append(_other_name(prose, found.group(), where))
    return findings


def _other_name(prose: Prose, name: str, where: Where) -> Finding:
    return Finding(
        id="agency.mismatch",
        severity="warning",
        message=f"这是{prose.report.agency}的报告，这里写的是“{name}”。请核对是否套用了别的单位的稿子。",
        expected=prose.report.agency,
        actual=name,
        where=where,
        basis="年度报告由本机关编制",
    )
