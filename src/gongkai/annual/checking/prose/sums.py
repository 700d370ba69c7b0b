"""prose.sum: a list of counts against its stated total.

An error only where the words leave no other reading: exact numbers of one unit, one list, no overlap. The rule
looks first for a reading in which the numbers agree, and stays silent when there is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from gongkai.annual.checking.finding import Finding, Severity
from gongkai.annual.checking.prose.breakdowns import breakdowns
from gongkai.annual.checking.prose.lists import Breakdown, Part
from gongkai.annual.checking.prose.tokens import Prose, Sentence
from gongkai.annual.checking.prose.weighing import by_way, is_near, severity_of, sum_of
from gongkai.annual.checking.prose.words import OTHER_TIMES, PEOPLE, RESULTS
from gongkai.annual.report import Figure, Report

_BOUND: Final = re.compile(r"[，,；;。：:（(）)\n]")
_OPENS: Final = re.compile("[\\s，,]*(?:其中|从|在)")
"""How a sentence begins whose list may belong to the total of the one before."""


def check_sums(prose: Prose) -> list[Finding]:
    """Lists of counts that do not agree with their total; at most one finding a total."""
    findings: list[Finding] = []
    prior: Sentence | None = None
    explained = _table_totals(prose.report)
    for sentence in prose.sentences:
        counts = sum(number.kind == "count" for number in sentence.numbers)
        near = prior if prior is not None and counts and _OPENS.match(prose.text, sentence.start) else None
        if near is not None and not _follows(near, sentence):
            near = None
        prior = sentence
        if counts < 2 and (not counts or near is None):
            continue
        said: set[int] = set()
        for breakdown in breakdowns(sentence, near):
            for finding, total in _judge(breakdown, explained):
                if total.number.start in said:
                    continue
                if said:
                    finding = replace(finding, where=prose.where(total.number.start, sentence.end))
                said.add(total.number.start)
                findings.append(finding)
    return findings


def _follows(prior: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence comes right after another in the same paragraph."""
    between = prior.prose.text[prior.end + 1 : sentence.start]
    return prior.ended and "\n" not in between and not between.strip()


def _table_totals(report: Report) -> frozenset[Figure]:
    """What the table of requests may add up to, so that 收到5件，其中答复6件 is no fault when one was carried in."""
    totals = [report.values.get(f"requests.{row}.total") for row in ("new", "carried_in", "handled", "carried_out")]
    new, carried_in, handled, carried_out = (0 if value is None else value for value in totals)
    return frozenset((new, new + carried_in, handled, handled + carried_out)) if any(totals) else frozenset()


def _judge(found: Breakdown, explained: frozenset[Figure]) -> Iterator[tuple[Finding, Part]]:
    units = list(dict.fromkeys(part.unit for part in found.parts))
    if not found.parts or found.heads[-1].unit not in units:
        return
    for unit in units:
        heads = [head for head in found.heads if head.unit == unit]
        parts = [part for part in found.parts if part.unit == unit]
        loose = [part for part in found.loose if part.unit == unit]
        if not heads or heads[-1].number.approximate or OTHER_TIMES.search(heads[-1].label):
            continue
        for group in _groups(parts, heads[-1].value):
            finding = _compare(found, heads, group, loose, explained)
            if finding is not None:
                yield finding, heads[-1]


def _groups(parts: list[Part], total: Figure) -> list[list[Part]]:
    """The list whole, or cut at ； where each stretch breaks the same total down again."""
    stretches: list[list[Part]] = [[]]
    for part in parts:
        if part.delimiter == "；" and stretches[-1]:
            stretches.append([])
        stretches[-1].append(part)
    if len(stretches) == 1 or sum_of(parts) == total:
        return [parts]
    longer = [stretch for stretch in stretches if len(stretch) > 1]
    if any(sum_of(stretch) == total for stretch in longer):
        return longer
    if len(longer) == len(stretches) and all(is_near(sum_of(stretch), total, 5) for stretch in longer):
        return longer
    if longer and len(longer) < len(stretches):
        return longer[:1] if stretches[0] is longer[0] else []
    return [parts] if not longer else []


def _compare(
    found: Breakdown, heads: list[Part], parts: list[Part], loose: list[Part], explained: frozenset[Figure]
) -> Finding | None:
    total, actual = heads[-1], sum_of(parts)
    if actual == total.value or _agrees_otherwise(heads, parts, loose):
        return None
    labels = [part.label for part in parts]
    if {actual, total.value} <= explained and any(RESULTS.search(label) for label in labels):
        return None
    if found.doubtful and heads[-1].label.startswith(("、", "和", "及")) and actual <= sum_of(heads):
        return None
    if any(part.number.approximate for part in parts):
        return None
    severity = severity_of(found, total, parts, loose, actual)
    return _finding(found, total, parts, actual, severity) if severity else None


def _agrees_otherwise(heads: list[Part], parts: list[Part], loose: list[Part]) -> bool:
    """Whether another reading makes the numbers agree: another total, the totals together, more or fewer parts."""
    totals = {head.value for head in heads} | {sum_of(heads)}
    running: Figure = 0
    for index, part in enumerate(parts + loose):
        running = running + part.value
        following = (parts + loose)[index + 1 : index + 2]
        cut = index >= len(parts) - 1 or part.unit in PEOPLE or (following and following[0].delimiter != "、")
        if running in totals and cut:
            return True
    ways = by_way(parts)
    return len(ways) > 1 and any(value in totals for value in ways.values())


def _finding(found: Breakdown, total: Part, parts: list[Part], actual: Figure, severity: Severity) -> Finding:
    sentence = found.sentence
    start = min(sentence.start, total.number.start)
    if start < sentence.start:
        start = sentence.prose.sentence_at(start).start
    listed = "＋".join(str(part.value) for part in parts)
    message = (
        f"“{_clause(sentence, total)}”，列出的{len(parts)}项相加为{actual}{total.unit}（{listed}），"
        f"比总数{total.value}{total.unit}{'多' if actual > total.value else '少'}{abs(actual - total.value)}{total.unit}。"
    )
    if severity == "error":
        message += "请核对总数和各分项，改成一致。"
    elif actual > total.value:
        message += "如不是同一事项重复计算，请核对总数和各分项。"
    else:
        message += "如列举应当齐全，请核对是否漏列或写错。"
    return Finding(
        id="prose.sum",
        severity=severity,
        message=message,
        expected=actual,
        actual=total.value,
        where=sentence.where(start, sentence.end),
        basis="分项之和应等于总数",
    )


def _clause(sentence: Sentence, total: Part) -> str:
    """The clause that states the total, at most some forty characters of it."""
    text, number = sentence.prose.text, total.number
    before = _BOUND.split(text[max(0, number.start - 28) : number.start])[-1]
    after = _BOUND.split(text[number.end : number.end + 16])[0]
    return f"{before}{text[number.start : number.end]}{after}".strip()
