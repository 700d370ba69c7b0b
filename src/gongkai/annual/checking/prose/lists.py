"""Reads a list of counts: 市级48期、县级50期、…. What belongs to it, where it ends, what may or may not belong."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from gongkai.annual.checking.prose.tokens import BRACKET, Sentence
from gongkai.annual.checking.prose.words import ACTS, GROWTH, GROWTH_ENDS, STOPS
from gongkai.annual.numerals import Number
from gongkai.annual.report import Figure

Mode = Literal["whole", "some"]
"""whole: the words claim to list everything (brackets, a colon, 分别为). some: 其中, 包括 and the like claim no such thing."""


class Part(NamedTuple):
    """One item of a list: its words, its number, what stood before it (、 ， ；) and its value in the base unit."""

    label: str
    number: Number
    delimiter: str
    value: Figure
    unit: str


@dataclass(slots=True)
class Breakdown:
    """A list of parts and the numbers its total may be; the last of `heads` is the one the words point to."""

    sentence: Sentence
    heads: list[Part]
    parts: list[Part]
    mode: Mode
    start: int
    end: int
    ended: bool = True
    """Whether the list runs to a full stop, a bracket or a clause without a number, so that nothing was cut off."""
    loose: list[Part] = field(default_factory=list)
    """Counts of the same unit that follow and may or may not belong to the list."""
    foreign: bool = False
    """Whether counts of another unit follow: they may be items of the list as well."""
    open: bool = False
    """Whether 等 closes the list, so that it says itself that it is not whole."""
    doubtful: bool = False
    """Whether many words, or a second total, stand between the total and its list."""
    trailing: str = ""
    """合计, 共计 ... where the total follows its parts."""


class Level(NamedTuple):
    """The numbers of a sentence outside all brackets, or directly inside one; `start` and `end` bound the words."""

    start: int
    end: int
    numbers: list[Number]


_BRACKETS: Final = re.compile(r"[（()）]")
_CLAUSE: Final = re.compile("[，,；;]")
_JOIN: Final = re.compile("[、]|以及|和|及|与|或")
_AFTER_COLON: Final = re.compile(".*[：:]")
_ITEM_END: Final = re.compile("[，,；;、]")
_ET_CETERA: Final = re.compile("[^，。；、0-9]{0,6}等(?!级)")
_NO_ITEMS: Final = frozenset(("time", "ordinal", "document", "name", "bare"))
_MONEY: Final = {"元": 1, "万元": 10_000, "亿元": 100_000_000}
LONGEST_LABEL: Final = 36


def part_of(number: Number, label: str = "", delimiter: str = "") -> Part:
    """A number as an item of a list, money in 元."""
    scale = _MONEY.get(number.unit)
    if scale is None:
        return Part(label, number, delimiter, number.value, number.unit)
    value = Decimal(number.value) * scale
    return Part(label, number, delimiter, int(value) if value == value.to_integral_value() else value, "元")


def levels_of(sentence: Sentence) -> tuple[Level, list[Level]]:
    """The numbers outside brackets, and those of each bracket that is closed inside the sentence."""
    outer = Level(sentence.start, sentence.end, [])
    text = sentence.prose.text
    if "（" not in text[sentence.start : sentence.end] and "(" not in text[sentence.start : sentence.end]:
        return Level(sentence.start, sentence.end, sentence.numbers), []
    spans: list[Level] = []
    stack: list[int] = []
    for mark in _BRACKETS.finditer(text, sentence.start, sentence.end):
        if mark.group() in "（(":
            stack.append(mark.start())
        elif stack:
            spans.append(Level(stack.pop() + 1, mark.start(), []))
    for number in sentence.numbers:
        inside = [span for span in spans if span.start <= number.start < span.end]
        (max(inside, key=lambda span: span.start) if inside else outer).numbers.append(number)
    return outer, [span for span in spans if span.numbers]


def plain(sentence: Sentence, start: int, end: int) -> str:
    """The words from `start` to `end` with what stands in brackets taken out."""
    words = sentence.prose.text[start:end]
    while "（" in words or "(" in words:
        shorter = BRACKET.sub("", words)
        if shorter == words:
            break
        words = shorter
    return words


def is_growth(before: str) -> bool:
    """Whether the words end so that the number after them is a difference (比上年增加)."""
    return before[-1:] in GROWTH_ENDS and GROWTH.search(before) is not None


def read_list(found: Breakdown, level: Level) -> Breakdown:
    """Fill `found` with the items from its start on, as long as they are plainly items of one list."""
    units = {head.unit for head in found.heads}
    last, reading, paired = found.start, True, None
    for number in level.numbers:
        if number.start < found.start or number.kind in _NO_ITEMS:
            continue
        gap = plain(found.sentence, last, number.start)
        if number.kind == "percent" or is_growth(gap) or (number.unit in _MONEY and "元" not in units):
            last = number.end
            continue
        part = item_of(gap, number, not found.parts)
        if not found.parts and not found.loose and _is_paired(level, number, units):
            paired = number.unit
        if number.unit == paired:
            last = number.end
            continue
        reading = reading and part is not None and part.unit in units and goes_on(found.parts, part)
        last = number.end
        if reading and part is not None:
            _name_last(found.parts, gap)
            found.parts.append(part)
            found.end = last
        elif part_of(number).unit in units:
            found.loose.append(part or part_of(number))
        else:
            found.foreign = True
    _close(found, level)
    return found


def _is_paired(level: Level, number: Number, units: set[str]) -> bool:
    """Whether the list gives two numbers an item (甲村2件，收取300元) of which only the second has a total."""
    if part_of(number).unit in units:
        return False
    following = next((n for n in level.numbers if n.start > number.start and n.kind == "count"), None)
    return following is not None and part_of(following).unit in units


def _name_last(parts: list[Part], gap: str) -> None:
    """Give an item without words before its number those after it: 1条权责清单、11条工作信息."""
    if parts and not parts[-1].label:
        parts[-1] = parts[-1]._replace(label=_ITEM_END.split(gap)[0].strip())


def item_of(gap: str, number: Number, first: bool) -> Part | None:
    """The item whose number comes after `gap`; None where a clause without a number stands between."""
    pieces = _CLAUSE.split(gap)
    if first:
        return part_of(number, _AFTER_COLON.sub("", pieces[-1]).strip(), "") if len(pieces) <= 2 else None
    if len(pieces) > 2:
        return None
    if len(pieces) == 2:
        delimiter = gap[len(pieces[0])]
        return part_of(number, pieces[1].strip(), "；" if delimiter in "；;" else "，")
    join = _JOIN.search(gap)
    return part_of(number, gap[join.end() :].strip(), "、") if join else None


def goes_on(parts: list[Part], part: Part) -> bool:
    """Whether an item is of the same list as those before it."""
    label = part.label
    if len(label) > LONGEST_LABEL or part.number.approximate or STOPS.search(label):
        return False
    if not parts:
        return True
    if label.startswith(("其中", "含", "包含", "包括", "比", "较")):
        return False
    return not ACTS.match(label) or bool(ACTS.match(parts[0].label))


def _close(found: Breakdown, level: Level) -> None:
    tail = found.sentence.prose.text[found.end : level.end]
    if found.parts:
        _name_last(found.parts, tail)
    found.open = bool(_ET_CETERA.match(tail))
    in_bracket = level.end < found.sentence.end
    found.ended = in_bracket or found.sentence.ended or bool(_CLAUSE.search(tail))
