"""Statements of nothing (今年没有收到政府信息公开申请) against tables that say otherwise."""

from __future__ import annotations

import re
from typing import Final

from gongkai.annual.checking.finding import Finding
from gongkai.annual.checking.prose import vocabulary as words
from gongkai.annual.checking.prose.claims import Clause, Meant, Scope, disagreement, scope_of, total_of
from gongkai.annual.checking.prose.tokens import Prose
from gongkai.annual.numerals import Number

_CLAUSE_END: Final = re.compile(r"[，,；;。\n（(：:]")
_NOTHING: Final = re.compile(rf"(?P<denial>{words.DENIAL.pattern})(?P<words>[^，,；;。\n（(\d]{{2,60}})")
_REMEDY: Final = {
    "行政复议": ("remedies.review.total",),
    "行政诉讼": ("remedies.suit_direct.total", "remedies.suit_after_review.total"),
}
_REQUEST: Final = "requests.new.total"
_SOME: Final = re.compile("法人|其[他它]组织|企业|公司|单位|律师")
_PEOPLE: Final = re.compile("公民|自然人|个人|群众|居民|村民|公众|任何")
"""Nothing from 法人或其他组织 alone says nothing of the applications of people."""


def check_zeros(prose: Prose) -> list[Finding]:
    """Every plain statement of nothing whose cell of the tables is not zero."""
    findings: list[Finding] = []
    text = prose.text
    for line, start in enumerate(prose.starts):
        end = start + len(prose.lines[line].text)
        if not any(word in prose.lines[line].text for word in ("申请", "复议", "诉讼")):
            continue
        for found in _NOTHING.finditer(text, start, end):
            finding = _check(prose, found)
            if finding is not None:
                findings.append(finding)
    return findings


def _check(prose: Prose, found: re.Match[str]) -> Finding | None:
    said = found["words"]
    remedies = [kind for kind in _REMEDY if kind[2:] in said]
    if not remedies and not words.NOUN.search(said):
        return None
    codes = tuple(code for kind in remedies for code in _REMEDY[kind]) if remedies else (_REQUEST,)
    wrong = tuple(code for code in codes if prose.report.values.get(code))
    if not wrong:
        return None
    clause = _clause(prose, found)
    rest = said
    if not remedies and _SOME.search(said) and not _PEOPLE.search(said):
        return None
    if remedies:
        if not words.ABOUT_DISCLOSURE.search(clause.head + clause.prefix) and clause.sentence.key != "remedies":
            return None
        rest = words.REMEDY_WORDS.sub("", said)
    elif words.DENIED_TAIL.sub("", said)[-2:] not in ("申请", "公开") and not _ends_well(said):
        return None
    subject = text_before(prose, clause.sentence.start, found.start())
    scope: Scope = scope_of(clause, words.NOUN.sub("", rest) + subject, prose.report)
    value = total_of(prose.report, wrong)
    if scope != "exact" or value is None:
        return None
    where = "表四行政复议、行政诉讼" if len(remedies) == 2 else f"表四{remedies[0]}" if remedies else "表三“本年新收”"
    return disagreement(clause, [Meant(value, wrong, f"{where}总计却是{value}")], scope)


def _ends_well(said: str) -> bool:
    """Whether the clause ends with the noun: 政府信息公开申请 and 依申请公开政府信息 do, 申请的异议 does not."""
    return (
        re.search("(?:申请(?:公开)?(?:政府)?(?:信息)?|公开)(?:的)?(?:情况|事项|件|案件|办理|受理)*$", said) is not None
    )


def text_before(prose: Prose, start: int, place: int) -> str:
    """The words of the clause before `place`: the subject."""
    return re.split(r"[，,；;：:]", prose.text[start:place])[-1]


def _clause(prose: Prose, found: re.Match[str]) -> Clause:
    sentence = prose.sentence_at(found.start())
    number = Number(found.end(), found.end(), 0, "件", "count", False)
    return Clause(sentence, number, found.group(), "", prose.text[sentence.start : found.start()])
