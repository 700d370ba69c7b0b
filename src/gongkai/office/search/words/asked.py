"""What somebody typed into the search box, as terms to find and terms to leave out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gongkai.office.search.words.cutting import OVERLAP
from gongkai.office.search.words.folding import folded, word_start

LONGEST = 200
"""Characters of a query that are looked at."""
MOST_TERMS = 8
_TERM = re.compile(r"""([-\uff0d\u2212]?)(?:"([^"]*)"|“([^”]*)”|「([^」]*)」|(\S+))""")


@dataclass(frozen=True, slots=True)
class Asked:
    """The terms, folded, in the order they were typed and each once; and what was left out of account, in Chinese."""

    terms: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def asked(typed: str) -> Asked:
    """The query of what was typed. Terms are parted by blanks; quotes keep blanks inside; a minus before a term leaves out.

    Never fails: what holds no letter is passed over, what is too long is cut, and both are said.
    """
    notes: list[str] = []
    if len(typed) > LONGEST:
        notes.append(f"查找的内容太长，只用了前 {LONGEST} 个字。")
    wanted: dict[tuple[str, bool], None] = {}
    empty = False
    for minus, *written in _TERM.findall(typed[:LONGEST]):
        said = folded(next(filter(None, written), ""))
        empty = empty or not said
        if len(said) > OVERLAP:
            said = said[: word_start(said, OVERLAP, OVERLAP - 1)].strip()
            notes.append(f"一个词最多 {OVERLAP} 个字，超过的没有用上。")
        if said:
            wanted[said, bool(minus)] = None
    if empty:
        notes.append("标点符号不参加查找。")
    if len(wanted) > MOST_TERMS:
        notes.append(f"一次最多查 {MOST_TERMS} 个词，只用了前 {MOST_TERMS} 个。")
    kept = list(wanted)[:MOST_TERMS]
    terms = tuple(said for said, left_out in kept if not left_out)
    if kept and not terms:
        notes.append("只写了要排除的词。请至少写一个要找的词。")
    return Asked(terms, tuple(said for said, left_out in kept if left_out), tuple(notes))
