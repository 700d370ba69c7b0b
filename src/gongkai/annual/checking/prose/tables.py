"""prose.table: numbers and statements of nothing in the text, against the tables that hold the same figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gongkai.annual.checking.finding import Finding
from gongkai.annual.checking.prose import vocabulary as words
from gongkai.annual.checking.prose.active import active_said
from gongkai.annual.checking.prose.claims import Desk, clauses
from gongkai.annual.checking.prose.lexicon import lexicon_of
from gongkai.annual.checking.prose.remedies import check_remedies, is_remedy
from gongkai.annual.checking.prose.requests import about_requests, check_requests
from gongkai.annual.checking.prose.tokens import Prose, Sentence
from gongkai.annual.checking.prose.zeros import check_zeros

_COUNTERS: Final = frozenset(("件", "件次", "条", "宗", "起", "例", "份", "个", "项", "次"))


def check_tables(prose: Prose) -> list[Finding]:
    """Every number or statement of nothing that disagrees with the cell it speaks of."""
    edition = prose.report.edition
    if edition is None or not prose.report.values:
        return []
    desk = Desk(prose.report, lexicon_of(edition))
    findings = check_zeros(prose)
    for sentence in prose.sentences:
        findings += _check(desk, sentence)
    return findings


def _check(desk: Desk, sentence: Sentence) -> Iterator[Finding]:
    text = sentence.text
    requests = about_requests(sentence, text)
    remedies = "复议" in text or "诉讼" in text
    active = any(name in text for name in desk.names.active)
    if not (requests or remedies or active):
        return
    subject = ""
    for clause in clauses(sentence):
        finding: Finding | None = None
        named = desk.names.active_names.search(clause.prefix) if active else None
        subject = named.group() if named else subject
        counted = clause.number.unit in _COUNTERS
        if remedies and counted and is_remedy(clause):
            finding = check_remedies(desk, clause)
        elif (
            subject and (named or not words.NOUN.search(clause.prefix)) and (said := active_said(desk, clause, subject))
        ):
            finding = said.finding
        elif requests and counted:
            finding, others = check_requests(desk, clause)
            requests = not others
        if finding is not None:
            yield finding
