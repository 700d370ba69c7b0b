"""narrative.*: parts that are too long, empty, or taken over from last year's report. Never an error."""

from __future__ import annotations

import re
from typing import Final

from gongkai.annual.checking.finding import Finding, Where
from gongkai.annual.checking.prose.tokens import Prose
from gongkai.annual.report import Report, Section

LENGTH: Final = 1000
"""总体情况 is in principle to have no more characters (law.md 2.6, since the form of 2021)."""
LENGTH_SINCE: Final = 2021
FEWEST: Final = {"overview": 20, "problems": 10}
"""A part that must be told in words and has fewer characters says nothing."""
SHINGLE: Final = 8
COPIED: Final = {"problems": 0.8, "overview": 0.85, "other": 0.9}
"""The share of a part's stretches of eight characters that last year's part has as well, from which it counts as taken over."""
_NUMBERS: Final = re.compile(r"[\d〇零一二三四五六七八九十百千万]+")
_MARKS: Final = re.compile(r"[\s，。、；：！？“”‘’（）《》〔〕,.;:()\-—]+")


def check_narrative(prose: Prose) -> list[Finding]:
    """The length of 总体情况, and parts without words."""
    report = prose.report
    findings: list[Finding] = []
    overview = report.section("overview")
    if overview is not None and (report.year is None or report.year >= LENGTH_SINCE):
        length = _length(overview)
        if length > LENGTH:
            findings.append(_too_long(overview, length))
    if any(section.lines for section in report.sections):
        findings += [_missing(section) for section in report.sections if _is_bare(section)]
    return findings


def _length(section: Section) -> int:
    return sum(len("".join(line.text.split())) for line in section.lines)


def _is_bare(section: Section) -> bool:
    fewest = FEWEST.get(section.key or "")
    return fewest is not None and _length(section) < fewest


def _too_long(section: Section, length: int) -> Finding:
    return Finding(
        id="narrative.length",
        severity="warning",
        message=f"“{section.heading}”有{length}字，原则上不超过{LENGTH}字。请精简，只写法定内容和数据。",
        expected=LENGTH,
        actual=length,
        where=Where(section=section.heading, block=_first_block(section), quote=section.heading),
        basis="国办公开办函〔2021〕30号；各地编制通知：总体情况原则上不超过1000字",
    )


def _missing(section: Section) -> Finding:
    length = _length(section)
    how = "没有文字" if not length else f"只有{length}字"
    return Finding(
        id="narrative.missing",
        severity="warning",
        message=f"“{section.heading}”{how}。请写明本年度的实际情况，没有的也要说明。",
        actual=length,
        where=Where(section=section.heading, block=_first_block(section), quote=section.text or section.heading),
        basis="《政府信息公开条例》第五十条",
    )


def _first_block(section: Section) -> int | None:
    if section.block >= 0:
        return section.block
    return section.lines[0].block if section.lines else None


def check_copied(report: Report, prior: Report) -> list[Finding]:
    """Parts whose words are last year's, numbers aside; one finding a part."""
    findings: list[Finding] = []
    for section in report.sections:
        limit = COPIED.get(section.key or "")
        before = prior.section(section.key) if section.key else None
        if limit is None or before is None:
            continue
        now = _shingles(section.text)
        if len(now) < 40:
            continue
        share = len(now & _shingles(before.text)) / len(now)
        if share >= limit:
            findings.append(_copied(section, share))
    return findings


def _shingles(text: str) -> set[str]:
    words = _MARKS.sub("", _NUMBERS.sub("0", text))
    return {words[i : i + SHINGLE] for i in range(len(words) - SHINGLE + 1)}


def _copied(section: Section, share: float) -> Finding:
    line = max(section.lines, key=lambda one: len(one.text))
    return Finding(
        id="narrative.copied",
        severity="warning",
        message=f"“{section.heading}”约{share:.0%}的文字与上一年度报告相同。请按本年度的实际情况改写，并写明上年问题的整改结果。",
        actual=f"{share:.0%}",
        where=Where(section=section.heading, block=line.block, quote=line.text),
        basis="国办公开办函〔2021〕30号：报告内容不得照搬往年",
    )
