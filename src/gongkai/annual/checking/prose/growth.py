"""prose.table.growth: a stated rate of growth against this year's and last year's tables."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from gongkai.annual.checking.finding import Finding
from gongkai.annual.checking.prose import vocabulary as words
from gongkai.annual.checking.prose.claims import Clause, clauses, scope_of
from gongkai.annual.checking.prose.tokens import Sentence, prose_of
from gongkai.annual.numerals import Number
from gongkai.annual.report import Figure, Report

_RATE: Final = re.compile(
    r"^[，,、]?\s*(?:申请量|数量)?(?:同比|(?:较|比)(?:上年|去年|上一年|20\d\d年)(?:同期)?)[^，。；\d]{0,4}(增长|增加|上升|提高|下降|减少|降低)了?约?$"
)
_NEW: Final = "requests.new.total"
_IN: Final = "requests.carried_in.total"


def check_growth(report: Report, prior: Report) -> list[Finding]:
    """收到申请N件，同比增长P%: P must follow from the two reports, with or without the requests carried in."""
    findings: list[Finding] = []
    prose = prose_of(prior if report.year is None else report)
    for sentence in prose.sentences:
        found = _stated(sentence)
        if found is None:
            continue
        clause, rate, up = found
        rates = _rates(report, prior, clause.number.value)
        if rates and not any(_agrees(rate, one if up else -one) for one in rates):
            findings.append(_finding(clause, rate, rates, up))
    return findings


def _stated(sentence: Sentence) -> tuple[Clause, Number, bool] | None:
    for clause in clauses(sentence):
        noun = words.NOUN.search(clause.prefix)
        if noun is None or not words.RECEIVED.search(clause.prefix):
            continue
        rest = clause.prefix.replace(noun.group(), "", 1)
        if scope_of(clause, rest, sentence.prose.report) != "exact":
            continue
        for number in sentence.numbers:
            if number.start > clause.number.end and number.kind == "percent":
                between = re.sub(r"[（(][^（）()]*[）)]", "", sentence.prose.text[clause.number.end : number.start])
                rate = _RATE.match(between)
                return (clause, number, rate[1] in ("增长", "增加", "上升", "提高")) if rate else None
    return None


def _rates(report: Report, prior: Report, said: Figure) -> list[Decimal]:
    now, before = _totals(report), _totals(prior)
    if said not in now or any(not value for value in before):
        return []
    return [(Decimal(n) - Decimal(b)) * 100 / Decimal(b) for n, b in zip(now, before, strict=False)]


def _totals(report: Report) -> tuple[Figure, ...]:
    new, carried = report.values.get(_NEW), report.values.get(_IN)
    return () if new is None else (new, new + (carried or 0))


def _agrees(rate: Number, actual: Decimal) -> bool:
    """Whether the printed rate is the actual one rounded or cut off at the decimals printed."""
    printed = Decimal(rate.value)
    exponent = printed.as_tuple().exponent
    return abs(printed - actual) < Decimal(10) ** int(exponent)


def _finding(clause: Clause, rate: Number, rates: list[Decimal], up: bool) -> Finding:
    told = "或".join(dict.fromkeys(f"{abs(one):.2f}%" for one in rates))
    printed = f"{rate.value}%"
    return Finding(
        id="prose.table.growth",
        severity="warning",
        message=f"“{clause.said}”后写同比{'增长' if up else '下降'}{printed}，按两年表三计算为{told}（含上年结转、不含上年结转两种口径）。请核对。",
        cells=(_NEW, _IN),
        expected=told,
        actual=printed,
        where=clause.sentence.where(),
        basis="两年报告表三",
    )
