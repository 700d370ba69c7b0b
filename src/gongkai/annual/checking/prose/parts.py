"""prose.parts: the number of parts that the introduction announces, against the parts it lists and those there are."""

from __future__ import annotations

import re
from typing import Final

from gongkai.annual.checking.finding import Finding, Severity
from gongkai.annual.checking.prose.tokens import Prose, Sentence
from gongkai.annual.numerals import parse_number

_COUNTED: Final = re.compile(r"(?P<count>[一二三四五六七八九十]{1,2}|\d{1,2})\s*(?:个|大)?\s*$")
_NOUNS: Final = ("部分", "方面")
_OPEN: Final = re.compile(r"等(?:共|以下|共计)?\s*$")
_ITEMS: Final = (
    r"(?:政府信息公开(?:工作)?的?)?(?:总体|基本|整体)(?:工作)?情况(?:的?概述)?|(?:(?<![一-鿿\x01])|(?<=[由为括含即是：:]))概述",
    r"(?:行政机关)?(?:主动公开政府信息|政府信息主动公开|主动公开)的?情况",
    r"(?:行政机关)?(?:收到(?:和|并|及)处理(?:政府)?信息公开申请|(?:政府信息)?依申请公开(?:政府信息)?(?:办理|处理)?)的?情况",
    r"(?:因)?(?:政府)?(?:信息公开)?(?:工作)?(?:被)?(?:申请)?行政复议[、，,和及与或]{0,2}(?:被)?(?:提起)?(?:行政)?诉讼的?情况",
    r"(?:政府信息公开)?(?:工作)?(?:中)?存在的?(?:主要)?问题[、和及与以]{0,2}(?:下一步)?(?:整改|改进)(?:情况|措施|意见)?|存在的?(?:主要)?问题",
    r"其[他它]需?要?(?:应当)?(?:报告|说明)的?(?:其[他它])?(?:有关)?事项|需要(?:报告|说明)的?其[他它](?:有关)?事项",
)
"""The six parts as introductions name them. 行政复议、行政诉讼情况 is one part."""
_OF_REPORT: Final = re.compile("(?:报告|全文|年报)[^，。]{0,14}(?:由|分为?|包括|共)")
_LOCAL_END: Final = re.compile(
    r"(?:情况|事项|措施|问题|附件|附表|说明|打算|建议|计划|安排|成效|思路|思考|设想|展望|方向|要点|做法)$"
)
_FRAME: Final = re.compile(
    r"^(?:以及|和|及|与|等|共|为|是|即|包括|由|分为|主要|内容|[：:“”\"\s]|\d{1,2}(?![\d年])|[一二三四五六七八九十、.．（）()])+|(?:等(?:共|以下|共计)?|共计?)?[“”\"\s]*$"
)
_KNOWN: Final = re.compile("|".join(_ITEMS))
_SPLIT: Final = re.compile(r"[、，,；;\x01“”\"]")
SHORTEST: Final = 4
"""A heading of fewer characters is no name to look for in a sentence."""
ENOUGH: Final = 4
"""A list that names so many of the six parts is a list of the parts."""


def check_parts(prose: Prose) -> list[Finding]:
    """The first announced number of parts that its own list, or the report, does not bear out."""
    report = prose.report
    opening = list(report.preamble) + [line for section in report.sections[:1] for line in section.lines[:3]]
    headings = [section.heading for section in report.sections]
    for index, line in enumerate(prose.lines[: len(opening)]):
        for noun in _NOUNS:
            at = line.text.find(noun)
            while at >= 0:
                counted = _COUNTED.search(line.text, max(0, at - 6), at)
                finding = counted and _check(prose, prose.starts[index], counted, at + len(noun), headings)
                if finding:
                    return [finding]
                at = line.text.find(noun, at + 1)
    return []


def _check(prose: Prose, line: int, counted: re.Match[str], end: int, headings: list[str]) -> Finding | None:
    announced = parse_number(counted["count"])
    sentence = prose.sentence_at(line + counted.start())
    text, first, last = sentence.text, line + counted.start() - sentence.start, line + end - sentence.start
    if announced is None or not 3 <= announced <= 12 or text[max(0, first - 1) : first] in ("第", "这", "前", "后"):
        return None
    said = text[first:last]
    items = listed(text, first, last, headings)
    if len(items) < ENOUGH:
        return _against_headings(sentence, int(announced), said, headings)
    if len(items) == announced:
        return None
    doubt = _OPEN.search(text[:first]) and len(items) < announced
    there = f"，正文实有{len(headings)}个部分" if headings else ""
    message = (
        f"引言写“{said}”，列出的是{len(items)}个部分（{'；'.join(items)}）{there}。请核对部分数和所列名称，改成一致。"
    )
    return _finding(sentence, "warning" if doubt else "error", message, len(items), int(announced))


def _finding(sentence: Sentence, severity: Severity, message: str, expected: int, actual: int) -> Finding:
    return Finding(
        id="prose.parts",
        severity=severity,
        message=message,
        expected=expected,
        actual=actual,
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
    names: list[str] = []
    marked = text[first.start() :]
    for heading in sorted(headings, key=len, reverse=True):
        if len(heading) >= SHORTEST and heading in marked:
            names.append(heading)
            marked = marked.replace(heading, f"\x01{len(names) - 1}\x02\x01", 1)

    def keep(matched: re.Match[str]) -> str:
        names.append(matched.group())
        return f"\x01{len(names) - 1}\x02\x01"

    marked = _KNOWN.sub(keep, marked)
    items: list[str] = []
    for piece in _SPLIT.split(marked):
        if piece.endswith("\x02"):
            items.append(names[int(piece[:-1])])
        elif _LOCAL_END.search(local := _FRAME.sub("", piece)) and 4 <= len(local) <= 40:
            items.append(local)
    return items


def _against_headings(sentence: Sentence, announced: int, said: str, headings: list[str]) -> Finding | None:
    """A number of parts without a list, against the headings of a report that has all parts of the form."""
    report = sentence.prose.report
    edition = report.edition
    whole = edition is not None and all(report.section(section.key) for section in edition.sections)
    if not whole or len(headings) == announced or "部分" not in said or not _OF_REPORT.search(sentence.text):
        return None
    message = f"引言写“{said}”，正文有{len(headings)}个部分（{'；'.join(headings)}）。请核对部分数。"
    return _finding(sentence, "warning", message, len(headings), announced)
