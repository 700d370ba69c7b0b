"""What a clause with a number says, and whether it speaks of exactly the report's own cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from gongkai.annual.checking.finding import Finding
from gongkai.annual.checking.prose import vocabulary as words
from gongkai.annual.checking.prose.lexicon import Lexicon
from gongkai.annual.checking.prose.tokens import BRACKET, Sentence
from gongkai.annual.numerals import Number
from gongkai.annual.report import Figure, Report

Scope = Literal["exact", "doubt", "other"]
"""exact: the words leave no doubt that the cell is meant. doubt: nearly so. other: something else is counted."""

_LAST_CLAUSE: Final = re.compile(r".*(?:[，,；;（(]|[：:](?=..))", re.DOTALL)
_YEAR: Final = re.compile(r"(20\d\d)年(?!度?结转)")
_TAIL: Final = re.compile(r"[^，,；;。、（(\n\d]{0,24}")


@dataclass(slots=True)
class Clause:
    """The words around a number: those of its own clause before it (`prefix`) and after it, and the sentence before."""

    sentence: Sentence
    number: Number
    prefix: str
    tail: str
    head: str
    note: str = ""
    """What stood in brackets between the words and the number."""

    @property
    def said(self) -> str:
        """The clause's words and number as printed."""
        text = self.sentence.prose.text
        return (self.prefix + text[self.number.start : self.number.end]).strip("、，, ")

    def around(self) -> str:
        """Everything the sentence says up to the number and right after it."""
        return f"{self.head}{self.prefix}{self.tail}"


@dataclass(frozen=True, slots=True)
class Meant:
    """A value that would agree with the tables: the figure, the cells it comes from and how to say it."""

    value: Figure
    cells: tuple[str, ...]
    words: str
    main: bool = True
    """Whether this is what the words say first; a side reading excuses a number but is never held against it."""


def clauses(sentence: Sentence) -> list[Clause]:
    """A clause for each exact count of the sentence; cut once a sentence."""
    if sentence.cut is not None:
        return sentence.cut
    found: list[Clause] = []
    sentence.cut = found
    text = sentence.prose.text
    last = sentence.start
    for number in sentence.numbers:
        if number.kind == "count" and not number.approximate:
            before = text[sentence.start : number.start]
            gap = text[last : number.start]
            if "（" in before or "(" in before:
                before, gap = BRACKET.sub("", before), BRACKET.sub("", gap)
            prefix = _LAST_CLAUSE.sub("", gap).lstrip("、和及与")
            tail = _TAIL.match(text, number.end, sentence.end)
            head = before[: len(before) - len(prefix)]
            note = "".join(BRACKET.findall(text[last : number.start])) if len(gap) < number.start - last else ""
            found.append(Clause(sentence, number, prefix, tail.group() if tail else "", head, note))
        if number.kind in ("count", "percent"):
            last = number.end
    return found


def scope_of(clause: Clause, rest: str, report: Report, *, plain: re.Pattern[str] = words.PLAIN) -> Scope:
    """Whether a clause counts the whole of what the report's cell counts; `rest` is its prefix without its noun."""
    before = clause.head + clause.prefix
    if words.HISTORY.search(before) or any(int(year) != report.year for year in _YEAR.findall(before)):
        return "other"
    own = _without_names(rest, clause.sentence)
    if clause.sentence.prose.is_town:
        own = words.TOWN_OFFICE.sub("", own)
    mine = len(own) < len(rest) or words.WHO.search(rest) is not None
    if words.NARROW.search(words.WHO.sub("", own)):
        return "other"
    plainly = words.NEARLY.sub("", own)
    if plain.sub("", plainly):
        return "other"
    local = clause.head.rpartition("；")[2]
    if len(plainly) < len(own) or words.NEARLY_BEFORE.search(clause.head):
        return "doubt"
    if not mine and words.BODY.search(words.WHO.sub("", _without_names(local, clause.sentence))):
        return "doubt" if clause.sentence.prose.is_town else "other"
    return "exact"


def _without_names(text: str, sentence: Sentence) -> str:
    for name in sentence.prose.names:
        if name in text:
            text = text.replace(name, "")
    return text


def agrees(clause: Clause, meant: list[Meant]) -> bool:
    """Whether the clause's number is one of those that may be meant."""
    return any(one.value == clause.number.value for one in meant)


def disagreement(clause: Clause, meant: list[Meant], scope: Scope) -> Finding | None:
    """The finding for a number that agrees with none of what may be meant; None where it agrees or nothing is known."""
    value = clause.number.value
    if scope == "other" or not meant or agrees(clause, meant):
        return None
    main = [one for one in meant if one.main] or meant
    nearest = min(main, key=lambda one: abs(Decimal(one.value) - Decimal(value)))
    told = "，".join(dict.fromkeys(one.words for one in main))
    advice = "请核对后改成一致。" if scope == "exact" else "如说的是同一件事，请核对后改成一致。"
    return Finding(
        id="prose.table",
        severity="error" if scope == "exact" else "warning",
        message=f"正文写“{clause.said}”，{told}，两处不一致。{advice}",
        cells=nearest.cells,
        expected=nearest.value,
        actual=value,
        where=clause.sentence.where(),
        basis="正文中的数字应与表格一致",
    )


def total_of(report: Report, codes: tuple[str, ...]) -> Figure | None:
    """The sum of cells of the report; None where one of them is blank or no cell of the edition."""
    total: Figure = 0
    for code in codes:
        value = report.values.get(code)
        if value is None:
            return None
        total = total + value
    return total


@dataclass(frozen=True, slots=True)
class Desk:
    """What the table checks work with: the report, the names of its edition and its column of totals in table 3."""

    report: Report
    names: Lexicon
    column: str = "total"

    def requests(self, *rows: str, columns: tuple[str, ...] = ("total",)) -> tuple[str, ...]:
        """The codes of cells of table 3."""
        return tuple(f"{row}.{column}" for row in rows for column in columns)
