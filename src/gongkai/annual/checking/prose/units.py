"""prose.unit: requests and remedies counted by a counter that is not theirs (申请1条 for 申请1件)."""

from __future__ import annotations

from typing import Final

from gongkai.annual.checking.finding import Finding
from gongkai.annual.checking.prose import vocabulary as words
from gongkai.annual.checking.prose.claims import Clause, clauses, scope_of
from gongkai.annual.checking.prose.tokens import Prose

_NOT_REQUESTS: Final = frozenset(("条", "篇", "期", "次", "个", "项", "部", "张", "人次", "条次"))
_NOT_REMEDIES: Final = frozenset(("条", "篇", "期", "部", "张"))


def check_units(prose: Prose) -> list[Finding]:
    """Requests are counted in 件, whatever their number; at most one finding a sentence."""
    findings: list[Finding] = []
    for sentence in prose.sentences:
        if not any(n.kind == "count" and n.unit in _NOT_REQUESTS for n in sentence.numbers):
            continue
        for clause in clauses(sentence):
            noun = _noun(clause) if clause.number.unit in _NOT_REQUESTS else None
            if noun is not None:
                findings.append(_finding(clause, noun))
                break
    return findings


def _noun(clause: Clause) -> str | None:
    prefix, report = clause.prefix, clause.sentence.prose.report
    if "申请" in prefix and "复议" not in prefix and "诉讼" not in prefix:
        found = words.NOUN.search(prefix)
        if found is None or not words.ABOUT_REQUESTS.search(clause.around()):
            return None
        rest = prefix[: found.start()] + prefix[found.end() :]
        asked = words.RECEIVED.search(prefix) or prefix[: found.end()].endswith("申请")
        verbs_only = words.RECEIVED.search(prefix) or not rest.endswith(("信息", "栏目", "指南"))
        return "政府信息公开申请" if asked and verbs_only and scope_of(clause, rest, report) == "exact" else None
    if clause.number.unit in _NOT_REMEDIES and prefix.rstrip("共为有：案件").endswith(("行政复议", "行政诉讼")):
        return "行政复议、行政诉讼" if words.ABOUT_DISCLOSURE.search(clause.head + prefix) else None
    return None


def _finding(clause: Clause, noun: str) -> Finding:
    return Finding(
        id="prose.unit",
        severity="warning",
        message=f"“{clause.said}”的量词应为“件”：{noun}按件统计。请改为“{clause.number.value}件”。",
        expected="件",
        actual=clause.number.unit,
        where=clause.sentence.where(),
        basis="表三、表四以件为单位",
    )
