"""prose.parts: the number of parts that the introduction announces, against the parts it lists and those there are."""

from __future__ import annotations

import re
from typing import Final

from gongkai.annual.checking.finding import Finding, Severity
from gongkai.annual.checking.prose.tokens import Prose
from gongkai.annual.numerals import parse_number

_ANNOUNCED: Final = re.compile(r"(?P<count>[一二三四五六七八九十]{1,2}|\d{1,2})\s*(?:个|大)?\s*(?:部分|方面)")
_OPEN: Final = re.compile(r"等(?:共|以下|共计)?\s*$")
_ITEMS: Final = (
    r"(?:政府信息公开(?:工作)?的?)?(?:总体|基本|整体)(?:工作)?情况|(?<![一-鿿])概述",
    r"(?:行政机关)?(?:主动公开政府信息|政府信息主动公开|主动公开)的?情况",
    r"(?:行政机关)?(?:收到(?:和|并|及)处理(?:政府)?信息公开申请|(?:政府信息)?依申请公开(?:政府信息)?(?:办理|处理)?)的?情况",
    r"(?:因)?(?:政府)?(?:信息公开)?(?:工作)?(?:被)?(?:申请)?行政复议[、，,和及与或]{0,2}(?:被)?(?:提起)?(?:行政)?诉讼的?情况",
    r"(?:政府信息公开)?(?:工作)?(?:中)?存在的?(?:主要)?问题[、和及与以]{0,2}(?:下一步)?(?:整改|改进)(?:情况|措施|意见)?|存在的?(?:主要)?问题",
    r"其[他它]需?要?(?:应当)?(?:报告|说明)的?(?:其[他它])?(?:有关)?事项",
)
"""The six parts as introductions name them. 行政复议、行政诉讼情况 is one part."""
_LOCAL_END: Final = re.compile(r"(?:情况|事项|措施|问题|附件|附表|说明|打算|建议|计划|安排|成效)$")
_FRAME: Final = re.compile(r"^(?:以及|和|及|与|等|共|为|是|即|包括|由|分为|主要|内容|[：:“”\"\s0-9一二三四五六七八九十、.．（）()])+|[“”\"\s]+$")
_KNOWN: Final = re.compile("|".join(_ITEMS))
_SPLIT: Final = re.compile(r"[、，,；;\x01“”\"]")
ENOUGH: Final = 4
"""A list that names so many of the six parts is a list of the parts."""


def check_parts(prose: Prose) -> list[Finding]:
    """The first announced number of parts that its own list, or the report, does not bear out."""
    report = prose.report
    opening = list(report.preamble) + [line for section in report.sections[:1] for line in section.lines[:3]]
    headings = [section.heading for section in report.sections]
    for index, line in enumerate(prose.lines[: len(opening) + 1]):
        if "部分" not in line.text and "方面" not in line.text:
            continue
        for found in _ANNOUNCED.finditer(line.text):
            finding = _check(prose, prose.starts[index] + found.start(), found, headings)
            if finding is not None:
                return [finding]
    return []


def _check(prose: Prose, place: int, found: re.Match[str], headings: list[str]) -> Finding | None:
    announced = parse_number(found["count"])
    sentence = prose.sentence_at(place)
    text, at = sentence.text, place - sentence.start
    if announced is None or not 3 <= announced <= 12 or text[max(0, at - 1) : at] in ("第", "这", "前", "后"):
        return None
    items = listed(text, at, at + len(found.group()), headings)
    if len(items) < ENOUGH:
        return _against_headings(prose, sentence.start, sentence.end, int(announced), found, headings)
    if len(items) == announced:
        return None
    severity: Severity = "error"
    if _OPEN.search(text[:at]) and len(items) < announced:
        severity = "warning"
    there = f"，正文实有{len(headings)}个部分" if headings else ""
    message = (
        f"引言写“{found.group()}”，列出的是{len(items)}个部分（{'；'.join(items)}）{there}。请核对部分数和所列名称，改成一致。"
    )
    return Finding(
        id="prose.parts",
        severity=severity,
        message=message,
        expected=len(items),
        actual=announced,
        where=sentence.where(),
        basis="年度报告格式：六部分",
    )


def listed(text: str, start: int, end: int, headings: list[str]) -> list[str]:
    """The parts that a sentence lists before (or after) the words `text[start:end]` that give their number."""
    before = _items(text[:start], headings)
    return before if len(before) >= ENOUGH else _items(text[end:], headings)


def _items(text: str, headings: list[str]) -> list[str]:
    first = _KNOWN.search(text)
    if first is None:
        return []
    text = text[first.start() :]
    names: list[str] = []

    def keep(matched: re.Match[str]) -> str:
        names.append(matched.group())
        return f"\x01{len(names) - 1}\x02\x01"

    own = [re.escape(heading) for heading in sorted(headings, key=len, reverse=True) if len(heading) > 3]
    pattern = re.compile("|".join((*own, _KNOWN.pattern))) if own else _KNOWN
    marked = pattern.sub(keep, text)
    items: list[str] = []
    for piece in _SPLIT.split(marked):
        if piece.endswith("\x02"):
            items.append(names[int(piece[:-1])])
        elif _LOCAL_END.search(local := _FRAME.sub("", piece)) and 4 <= len(local) <= 40:
            items.append(local)
    return items


def _against_headings(
    prose: Prose, start: int, end: int, announced: int, found: re.Match[str], headings: list[str]
) -> Finding | None:
    """A number of parts without a list, against the headings of a report that has all parts of the form."""
    edition, report = prose.report.edition, prose.report
    text = prose.text[start:end]
    whole = edition is not None and all(report.section(section.key) for section in edition.sections)
    if not whole or len(headings) == announced or "部分" not in found.group():
        return None
    if not re.search("(?:报告|全文|年报)[^，。]{0,14}(?:由|分为?|包括|共)", text):
        return None
    return Finding(
        id="prose.parts",
        severity="warning",
        message=f"引言写“{found.group()}”，正文有{len(headings)}个部分（{'；'.join(headings)}）。请核对部分数。",
        expected=len(headings),
        actual=announced,
        where=prose.where(start, end),
        basis="年度报告格式：六部分",
    )
