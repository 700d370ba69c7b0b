"""edition.citation: a notice or a set of chapters that is no longer in force for the year reported on."""

from __future__ import annotations

import re
from typing import Final

from gongkai.annual.checking.finding import Finding
from gongkai.annual.checking.prose.tokens import Prose
from gongkai.law.edition import Edition, edition_for, editions

_NUMBER: Final = re.compile(r"国办公开办[函涵]\s*[〔\[（(【﹝]?\s*(\d{4})\s*[〕\]）)】﹞]?\s*第?\s*(\d+)\s*号")
_ORDER_492: Final = re.compile(r"(?:国务院令)?第?\s*492\s*号")
_TITLE_HEAD: Final = re.compile("^国务院办公厅政府信息与政务公开办公室")
_OLD_PARTS: Final = re.compile(
    r"收费[、及和与]{0,2}减免|支出[、及和与]收费|(?:复议|诉讼)[^，。；]{0,6}申诉|申诉[^，。；]{0,4}情况"
)
_LISTING: Final = re.compile("组成|包括|部分|分为|由")
FORM_SINCE: Final = 2019
"""The chapters 概述, 收费及减免, 申诉 belong to reports of the years before."""
OPENING: Final = 3


def check_citation(prose: Prose) -> list[Finding]:
    """Old notices and old chapters cited in the introduction; one finding a notice."""
    report = prose.report
    year = report.year
    if year is None:
        return []
    opening = len(report.preamble) + (min(OPENING, len(report.sections[0].lines)) if report.sections else 0)
    findings: list[Finding] = []
    for index, line in enumerate(prose.lines[:opening]):
        findings += _notices(prose, prose.starts[index], line.text, year)
        old = _OLD_PARTS.search(line.text)
        if old and year >= FORM_SINCE:
            sentence = prose.sentence_at(prose.starts[index] + old.start())
            if _LISTING.search(sentence.text):
                findings.append(_chapters(prose, sentence.start, sentence.end, old.group()))
    return findings


def _notices(prose: Prose, start: int, text: str, year: int) -> list[Finding]:
    findings: list[Finding] = []
    right = edition_for(year)
    if "国办公开办" in text or "有关事项的通知" in text:
        for edition in editions():
            place = None if edition.for_year(year) else _cited(edition, text)
            if place is not None:
                advice = f"应引用{right.notice}" if right else "请核对所引通知"
                message = f"引用的“{text[place[0] : place[1]]}”不适用于{year}年度的报告，{advice}。请更正引言。"
                findings.append(
                    _finding(prose, start + place[0], message, right.notice if right else None, edition.notice)
                )
    old = _ORDER_492.search(text) if "492" in text and year >= FORM_SINCE else None
    if old:
        message = (
            "引用的国务院令第492号已由国务院令第711号（2019年5月15日起施行）取代。请改引现行《政府信息公开条例》。"
        )
        findings.append(_finding(prose, start + old.start(), message, "国务院令第711号", "国务院令第492号"))
    return findings


def _cited(edition: Edition, text: str) -> tuple[int, int] | None:
    """Where the text cites the edition's notice, by number or by its full title."""
    own = _NUMBER.search(edition.notice)
    for found in _NUMBER.finditer(text):
        if own and found.groups() == own.groups():
            return found.span()
    title = edition.notice_title
    if _TITLE_HEAD.match(title) and (at := text.find(title)) >= 0:
        return at, at + len(title)
    return None


def _chapters(prose: Prose, start: int, end: int, said: str) -> Finding:
    return Finding(
        id="edition.citation",
        severity="warning",
        message=f"引言所列部分中的“{said}”是2018年及以前报告的章节。请按现行格式的六个部分改写引言。",
        actual=said,
        where=prose.where(start, end),
        basis="国务院办公厅政府信息与政务公开办公室制定的年度报告格式",
    )


def _finding(prose: Prose, place: int, message: str, expected: str | None, actual: str) -> Finding:
    sentence = prose.sentence_at(place)
    return Finding(
        id="edition.citation",
        severity="warning",
        message=message,
        expected=expected,
        actual=actual,
        where=sentence.where(),
        basis="年度报告按当年施行的格式编制",
    )
