"""Finds the lists of counts that break a stated total down: 98期，其中市级48期、县级50期; 3607件（甲349件、乙933件）.

What is found is a reading of the words, not yet a judgment: `sums` says whether the parts agree with their total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from gongkai.annual.checking.prose.tokens import BRACKET, Sentence
from gongkai.annual.checking.prose.words import ACTS, GROWTH, GROWTH_ENDS, LEADS, PARTIAL, STOPS
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
    ended: bool
    """Whether the list runs to a full stop, a bracket or a clause without a number, so that nothing was cut off."""
    loose: list[Part] = field(default_factory=list)
    """Counts of the same unit that follow and may or may not belong to the list."""
    foreign: bool = False
    """Whether counts of another unit follow: they may be items of the list as well."""
    open: bool = False
    """Whether 等 closes the list, so that it says itself that it is not whole."""
    far: bool = False
    """Whether other words stand between the total and its list."""
    trailing: str = ""
    """合计, 共计 ... where the total follows its parts."""


class Level(NamedTuple):
    """The numbers of a sentence outside all brackets, or directly inside one; `start` and `end` bound the words."""

    start: int
    end: int
    numbers: list[Number]


_BRACKETS: Final = re.compile(r"[（()）]")
_TRIGGER: Final = re.compile(
    r"(?P<some>其中[，,、：:]?(?:主要)?(?:包括|包含|有|含|为)?[，,：:]?|(?<!于)从[^，。；0-9]{2,10}看[，,]?|在[^，。；0-9]{2,14}[中里][，,])"
    r"|(?P<whole>分别(?:为|是|有|达)?[：:，,]?|(?:具体(?:为|如下|情况)?)?[：:])"
    r"|(?P<list>(?:具体)?(?:包括|包含|涵盖)(?:了|有)?[：:，,]?)"
)
_TOTAL_AFTER: Final = re.compile("(?P<total>合计|共计|总计|总共)(?:为|是|有|达)?$")
_CLAUSE: Final = re.compile("[，,；;]")
_RISE: Final = re.compile("(?:同比|较|比)[^，；,;]{0,16}?(?:增|减|降|升)[^，；,;]*")
_JOIN: Final = re.compile("[、]|以及|和|及|与|或")
_AFTER_COLON: Final = re.compile(".*[：:]")
_ITEM_END: Final = re.compile("[，,；;、]")
_NEAR: Final = 14
_FAR: Final = 60
_MONEY: Final = {"元": 1, "万元": 10_000, "亿元": 100_000_000}


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


def breakdowns(sentence: Sentence, prior: Sentence | None) -> Iterator[Breakdown]:
    """Every list in the sentence with a total in it or in `prior`, the sentence right before in the same paragraph."""
    outer, brackets = levels_of(sentence)
    for bracket in brackets:
        found = _bracket(sentence, outer, brackets, bracket)
        if found is not None:
            yield found
        yield from _triggered(sentence, bracket, None)
    yield from _triggered(sentence, outer, prior)
    found = _trailing(sentence, outer)
    if found is not None:
        yield found


def _plain(sentence: Sentence, start: int, end: int) -> str:
    words = sentence.prose.text[start:end]
    while "（" in words or "(" in words:
        shorter = BRACKET.sub("", words)
        if shorter == words:
            break
        words = shorter
    return words


def _is_growth(before: str) -> bool:
    return before[-1:] in GROWTH_ENDS and GROWTH.search(before) is not None


def _heads(sentence: Sentence, level: Level, end: int) -> list[Part]:
    """The counts before `end` that may be a total, in order."""
    heads: list[Part] = []
    last = level.start
    for number in level.numbers:
        if number.end > end:
            break
        if number.kind == "count":
            before = _plain(sentence, max(last, number.start - 20), number.start)
            if not _is_growth(before):
                heads.append(part_of(number, before))
        last = number.end
    return heads


def _bracket(sentence: Sentence, outer: Level, brackets: list[Level], bracket: Level) -> Breakdown | None:
    """N件（甲a件、乙b件）: the total stands right before the bracket."""
    text = sentence.prose.text
    around = [level for level in brackets if level.start < bracket.start and bracket.end <= level.end]
    level = max(around, key=lambda one: one.start) if around else outer
    heads = _heads(sentence, level, bracket.start)
    if not heads:
        return None
    between = text[heads[-1].number.end : bracket.start - 1]
    if len(between) > _NEAR or re.search("[，,；;、：:]", between):
        return None
    words = text[bracket.start : bracket.end]
    mode: Mode = "some" if re.match("其中|含|包[含括]|如|主要|仅|不含|另", words) or "其中" in words else "whole"
    start = bracket.start + (m.end() if (m := re.match("其中[：:，,]?|(?:含|包[含括])[：:]?", words)) else 0)
    return _read(sentence, bracket, start, heads, mode, far=False)


def _triggered(sentence: Sentence, level: Level, prior: Sentence | None) -> Iterator[Breakdown]:
    text = sentence.prose.text
    if len(level.numbers) < (1 if prior else 2):
        return
    for trigger in _TRIGGER.finditer(text, level.start, level.end):
        if _inside(text, level.start, trigger.start()):
            continue
        heads = _heads(sentence, level, trigger.start())
        words = _plain(sentence, heads[-1].number.end if heads else level.start, trigger.start())
        if not heads and prior is not None and trigger["some"] and not words.strip(" \u3000，,"):
            before, _ = levels_of(prior)
            heads = _heads(prior, before, prior.end)
            words = _plain(prior, heads[-1].number.end, prior.end) if heads else ""
        words = _RISE.sub("", words)
        if heads and _leads(trigger, words):
            mode: Mode = "whole" if trigger["whole"] and not PARTIAL.search(words) else "some"
            found = _read(sentence, level, trigger.end(), heads, mode, far=len(words) > 25)
            found.open = found.open or "主要" in words + trigger.group()
            yield found


def _leads(trigger: re.Match[str], words: str) -> bool:
    """Whether the words between a total and a trigger let the list belong to the total."""
    if trigger["some"]:
        return len(words) <= _FAR
    if trigger["list"]:
        return len(words) <= _NEAR
    return LEADS.fullmatch(words.strip()) is not None


def _inside(text: str, start: int, place: int) -> bool:
    return text.count("（", start, place) + text.count("(", start, place) > text.count("）", start, place) + text.count(
        ")", start, place
    )


def _read(sentence: Sentence, level: Level, start: int, heads: list[Part], mode: Mode, far: bool) -> Breakdown:
    """Read the items of a list from `start` on, as long as they are plainly items of one list."""
    units = {head.unit for head in heads}
    found = Breakdown(sentence, heads, [], mode, start, level.end, ended=True, far=far)
    last, reading, paired = start, True, None
    for number in level.numbers:
        if number.start < start or number.kind in ("time", "ordinal", "document", "name", "bare"):
            continue
        gap = _plain(sentence, last, number.start)
        if number.kind == "percent" or _is_growth(gap) or (number.unit in _MONEY and "元" not in units):
            last = number.end
            continue
        part = _item(gap, number, not found.parts)
        if not found.parts and not found.loose and _is_paired(level, number, units):
            paired = number.unit
        if number.unit == paired:
            last = number.end
            continue
        reading = reading and part is not None and part.unit in units and _goes_on(found.parts, part)
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


def _item(gap: str, number: Number, first: bool) -> Part | None:
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


def _goes_on(parts: list[Part], part: Part) -> bool:
    """Whether an item is of the same list as those before it."""
    label = part.label
    if len(label) > 36 or part.number.approximate or STOPS.search(label):
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
    found.open = bool(re.match("[^，。；、0-9]{0,6}等(?!级)", tail))
    in_bracket = level.end < found.sentence.end
    found.ended = in_bracket or found.sentence.ended or bool(_CLAUSE.search(tail))


def _trailing(sentence: Sentence, outer: Level) -> Breakdown | None:
    """甲a条、乙b条，共计N条: the total comes last."""
    counts = [number for number in outer.numbers if number.kind == "count"]
    for index in range(2, len(counts)):
        total = counts[index]
        before = _plain(sentence, counts[index - 1].end, total.start)
        mark = _TOTAL_AFTER.search(before)
        if mark is None or any(n.unit != total.unit or n.approximate for n in counts[: index + 1]):
            continue
        found = Breakdown(sentence, [part_of(total)], [], "some", outer.start, total.end, ended=True)
        found.trailing = mark["total"]
        last = outer.start
        for number in counts[:index]:
            part = _item(_plain(sentence, last, number.start), number, not found.parts)
            if part is None or not _goes_on(found.parts, part) or "其中" in part.label:
                return None
            found.parts.append(part)
            last = number.end
        return found
    return None
