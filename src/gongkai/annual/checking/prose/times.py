"""prose.period and prose.year: the period the figures are of, and years left over from an older report."""

from __future__ import annotations

import re
from typing import Final

from gongkai.annual.checking.finding import Finding, Severity
from gongkai.annual.checking.prose.tokens import Prose, Sentence
from gongkai.annual.checking.prose.vocabulary import WHO
from gongkai.annual.numerals import Number

_RANGE: Final = re.compile(
    r"(?P<y1>\d{4})\s*年\s*(?P<m1>\d{1,2})\s*月\s*(?P<d1>\d{1,2})\s*日\s*(?:起|开始)?[，,]?\s*(?:至|到|[—–\-~～－]+)\s*"
    r"(?:(?P<y2>\d{4})\s*年|[同当本]年)?\s*(?P<m2>\d{1,2})\s*月\s*(?P<d2>\d{1,2})\s*日?"
)
_PERIOD_WORDS: Final = re.compile(
    "统计(?:的)?(?:期限|时限|时间|周期|期间|起止|时段|范围|期|数据)|所列数据|数据[^，。]{0,8}统计|报告期|统计自"
)


def check_period(prose: Prose) -> list[Finding]:
    """The stated period must be 1 January to 31 December of the report's year; another year is certainly wrong."""
    year = prose.report.year
    if year is None:
        return []
    findings: list[Finding] = []
    for index, line in enumerate(prose.lines):
        if "日" not in line.text or not any(word in line.text for word in ("统计", "数据", "报告期")):
            continue
        for found in _RANGE.finditer(line.text):
            place = prose.starts[index] + found.start()
            sentence = prose.sentence_at(place)
            if not _PERIOD_WORDS.search(prose.text[sentence.start : place]):
                continue
            finding = _period(sentence, found, year)
            if finding is not None:
                findings.append(finding)
    return findings


def _period(sentence: Sentence, found: re.Match[str], year: int) -> Finding | None:
    first = (int(found["y1"]), int(found["m1"]), int(found["d1"]))
    last = (int(found["y2"] or found["y1"]), int(found["m2"]), int(found["d2"]))
    if first == (year, 1, 1) and last == (year, 12, 31):
        return None
    report = sentence.prose.report
    if report.edition is None and (first[1:], last[1:]) != ((1, 1), (12, 31)):
        return None  # Universities and others outside the form report on school years.
    other = first[0] != year or last[0] != year
    severity: Severity = "error" if other else "warning"
    right = f"{year}年1月1日至{year}年12月31日"
    return Finding(
        id="prose.period",
        severity=severity,
        message=f"统计期限写的是“{found.group()}”，本报告是{year}年度的，应为{right}。请更正。",
        expected=right,
        actual=found.group(),
        where=sentence.where(),
        basis="年度报告统计一个公历年度",
    )


_HISTORY: Final = re.compile(
    "上年|上一年|去年|同比|环比|相比|较[^，。]{0,8}年|比[^，。]{0,8}年|增长|往年|历年|以来|规划|曾|首次|连续|整改|问题|回头看|结转|荣获|获评|被评|授予|"
    "获得|考核|测评|评估|排名|位列|表彰|先进|预算|决算|收支|成立|启动于|始建|修订|印发|实施|施行|换届|届满|查阅|下载|链接"
)
_AFTER_SKIP: Final = re.compile(
    r"\s*(?:以来|起|至|到|[—–\-~～－]|末|底|初|前|后|期间|同期|相比|版|\d|[一二三四]季度|第|上半年|下半年|的?基础|的?目标|[、和及与])"
)
_BEFORE_SKIP: Final = re.compile(
    r"(?:自|从|较|比|与|同|对比|截至|截止|至|到|于|继|第|早在|对|针对|关于|按照|根据|依据|[《〈、—–\-~～－和及])$"
)
_SELF: Final = re.compile(
    r"度?[，,]?\s*(?:共|累计|新增|全年)*(?:主动公开|收到|受理|接到|公开(?:政府)?信息|没有收到|未收到|未接到|政府信息公开(?:工作)?(?:年度)?(?:报告|年报|工作|情况)|"
    r"政务公开(?:工作)?(?:年度)?(?:报告|年报|工作))"
)


def check_years(prose: Prose) -> list[Finding]:
    """Sentences that speak of the report's own year and name an earlier one; one finding a sentence."""
    year = prose.report.year
    if year is None:
        return []
    findings: list[Finding] = []
    for sentence in prose.sentences:
        number = next((n for n in sentence.numbers if _is_old(n, year)), None)
        if number is not None and _left_over(sentence, number, year):
            findings.append(_year(sentence, number, year))
    return findings


def _is_old(number: Number, year: int) -> bool:
    return number.kind == "time" and number.unit in ("年", "年度") and 2007 < number.value < year


def _left_over(sentence: Sentence, number: Number, year: int) -> bool:
    if sentence.key == "problems" or any(n.kind == "time" and n.value in (year, year + 1) for n in sentence.numbers):
        return False
    if sum(n.kind == "time" and 2007 < n.value < year for n in sentence.numbers) > 1:
        return False
    text = sentence.prose.text
    before, after = text[sentence.start : number.start], text[number.end : sentence.end]
    if before.count("《") > before.count("》") or before.count("“") > before.count("”"):
        return False
    if _HISTORY.search(_outside_titles(before + after)) or _AFTER_SKIP.match(after) or _BEFORE_SKIP.search(before):
        return False
    stripped = after.lstrip("度，, \u3000")
    mine = WHO.match(stripped) or any(stripped.startswith(name) for name in sentence.prose.names)
    clause = before[-1:] in ("", "，", ",", "：", ":", "；", " ", "\u3000", "）", ")", "、") or before.endswith("情况")
    return bool((mine and clause) or _SELF.match(after))


def _outside_titles(text: str) -> str:
    return re.sub(r"《[^》]*》", "", text)


def _year(sentence: Sentence, number: Number, year: int) -> Finding:
    printed = sentence.prose.text[number.start : number.end]
    return Finding(
        id="prose.year",
        severity="warning",
        message=f"本报告是{year}年度的，这一句写的是“{printed}”，像是往年报告留下的。请核对，如写的是本年的事，改为{year}年。",
        expected=year,
        actual=int(number.value),
        where=sentence.where(),
        basis="年度报告写本年度的情况",
    )
