"""Clauses about remedies (表四): 行政复议1件, 行政诉讼0件, 维持1件."""

from __future__ import annotations

from typing import Final

from gongkai.annual.checking.finding import Finding
from gongkai.annual.checking.prose import vocabulary as words
from gongkai.annual.checking.prose.claims import Clause, Desk, Meant, Scope, agrees, disagreement, scope_of, total_of

_REVIEW: Final = "remedies.review"
_SUITS: Final = ("remedies.suit_direct", "remedies.suit_after_review")
_NOUNS: Final = ("行政复议后", "复议后", "未经复议", "行政复议", "行政诉讼", "复议", "诉讼", "起诉", "结果", "直接")


def is_remedy(clause: Clause) -> bool:
    """Whether a clause speaks of reviews, suits or how they ended."""
    return bool(
        words.REVIEW.search(clause.prefix)
        or words.SUIT.search(clause.prefix)
        or words.REVIEW.match(clause.tail.lstrip("的行政"))
        or any(pattern.search(clause.prefix) for pattern, _ in words.OUTCOMES)
    )


def check_remedies(desk: Desk, clause: Clause) -> Finding | None:
    """行政复议1件, 行政诉讼0件, 维持1件: only where the sentence has said that the disclosure of information is meant."""
    prefix = clause.prefix
    before = clause.head + prefix
    if not words.ABOUT_DISCLOSURE.search(before) and clause.sentence.key != "remedies":
        return None
    outcome = next((code for pattern, code in words.OUTCOMES if pattern.search(prefix)), "total")
    if words.OTHER_OUTCOME.search(prefix) and outcome == "total":
        return None
    here = prefix if outcome == "total" or words.REVIEW.search(prefix) or words.SUIT.search(prefix) else before
    kinds, sure = _kinds(here)
    meant = [one for index, group in enumerate(kinds) for one in _outcome(desk, group, outcome, main=index == 0)]
    if clause.number.value == 0:
        meant = meant[:1] if len(kinds) > 1 else meant
    if agrees(clause, meant):
        return None
    rest = prefix
    for pattern, _ in words.OUTCOMES:
        rest = pattern.sub("", rest)
    for noun in _NOUNS:
        rest = rest.replace(noun, "")
    scope: Scope = scope_of(clause, rest, desk.report)
    if scope == "exact" and (not sure or outcome != "total"):
        scope = "doubt"
    return disagreement(clause, meant, scope)


def _kinds(said: str) -> tuple[list[tuple[str, ...]], bool]:
    """The groups of table 4 that the words may mean, and whether only these can be."""
    if words.DIRECT_SUIT.search(said):
        return [_SUITS[:1]], True
    if words.SUIT_AFTER.search(said):
        return [_SUITS[1:]], True
    review, suit = words.REVIEW.search(said), words.SUIT.search(said)
    if review and suit:
        return [(_REVIEW, *_SUITS), (_REVIEW,), _SUITS, _SUITS[:1], _SUITS[1:]], False
    return ([(_REVIEW,)], True) if review else ([_SUITS, _SUITS[:1], _SUITS[1:]], True)


def _outcome(desk: Desk, groups: tuple[str, ...], outcome: str, main: bool) -> list[Meant]:
    codes = tuple(f"{group}.{outcome}" for group in groups)
    value = total_of(desk.report, codes)
    called = "行政复议、行政诉讼" if len(groups) == 3 else "行政复议" if groups[0].endswith("review") else "行政诉讼"
    edition = desk.report.edition
    column = edition.cells[codes[0]].column.label if edition and codes[0] in edition.cells else ""
    return [] if value is None else [Meant(value, codes, f"表四{called}{column}为{value}", main)]
