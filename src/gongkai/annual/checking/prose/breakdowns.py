"""Finds the lists of counts that break a stated total down: 98期，其中市级48期、县级50期; 3607件（甲349件、乙933件）.

What is found is a reading of the words, not yet a judgment: `sums` says whether the parts agree with their total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from gongkai.annual.checking.prose.lists import (
    Breakdown,
    Level,
    Mode,
    Part,
    goes_on,
    is_growth,
    item_of,
    levels_of,
    part_of,
    plain,
    read_list,
)
from gongkai.annual.checking.prose.tokens import Sentence
from gongkai.annual.checking.prose.words import LEADS, PARTIAL

_TRIGGER: Final = re.compile(
    r"(?P<some>其中[，,、：:]?(?:主要)?(?:包括|包含|有|含|为)?[，,：:]?)"
    r"|(?P<view>(?<!于)从[^，。；0-9]{2,10}看[，,]?|在[^，。；0-9]{2,14}[中里][，,])"
    r"|(?P<whole>分别(?:为|是|有|达)?[：:，,]?|(?:具体(?:为|如下|情况)?)?[：:])"
    r"|(?P<list>(?:具体)?(?:包括|包含|涵盖)(?:了|有)?[：:，,]?)"
)
_TOTAL_AFTER: Final = re.compile("(?P<total>合计|共计|总计|总共)(?:为|是|有|达)?$")
_RISE: Final = re.compile("(?:同比|较|比)[^，；,;]{0,16}?(?:增|减|降|升)[^，；,;]*")
_SOME_INSIDE: Final = re.compile("其中|含|包[含括]|如|主要|仅|不含|另")
_INSIDE_START: Final = re.compile("其中[：:，,]?|(?:含|包[含括])[：:]?")
_BREAK: Final = re.compile("[，,；;、：:]")
_NEAR: Final = 14
_FAR: Final = 60
_DISTANT: Final = 25
"""So many characters between a total and its list leave a doubt."""


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


def _heads(sentence: Sentence, level: Level, end: int) -> list[Part]:
    """The counts before `end` that may be a total, in order."""
    heads: list[Part] = []
    last = level.start
    for number in level.numbers:
        if number.end > end:
            break
        if number.kind == "count":
            before = plain(sentence, max(last, number.start - 20), number.start)
            if not is_growth(before):
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
    if len(between) > _NEAR or _BREAK.search(between):
        return None
    words = text[bracket.start : bracket.end]
    mode: Mode = "some" if _SOME_INSIDE.match(words) or "其中" in words else "whole"
    lead = _INSIDE_START.match(words)
    start = bracket.start + (lead.end() if lead else 0)
    return read_list(Breakdown(sentence, heads, [], mode, start, bracket.end), bracket)


def _triggered(sentence: Sentence, level: Level, prior: Sentence | None) -> Iterator[Breakdown]:
    text = sentence.prose.text
    if len(level.numbers) < (1 if prior else 2):
        return
    for trigger in _TRIGGER.finditer(text, level.start, level.end):
        if _inside(text, level.start, trigger.start()):
            continue
        heads = _heads(sentence, level, trigger.start())
        words = plain(sentence, heads[-1].number.end if heads else level.start, trigger.start())
        if not heads and prior is not None and (trigger["some"] or trigger["view"]) and not words.strip(" \u3000，,"):
            before, _ = levels_of(prior)
            heads = _heads(prior, before, prior.end)
            words = plain(prior, heads[-1].number.end, prior.end) if heads else ""
        words = _RISE.sub("", words)
        if heads and _leads(trigger, words):
            mode: Mode = "whole" if trigger["whole"] and not PARTIAL.search(words) else "some"
            found = read_list(Breakdown(sentence, heads, [], mode, trigger.end(), level.end), level)
            found.doubtful = len(words) > _DISTANT or trigger["view"] is not None or _has_sibling(heads)
            found.open = found.open or "主要" in words + trigger.group()
            yield found


def _has_sibling(heads: list[Part]) -> bool:
    """Whether two totals stand side by side, so that the list may be of both or of either."""
    if len(heads) < 2 or heads[-1].unit != heads[-2].unit:
        return False
    return not re.search("其中|[：:]", heads[-1].label)


def _leads(trigger: re.Match[str], words: str) -> bool:
    """Whether the words between a total and a trigger let the list belong to the total."""
    if trigger["some"] or trigger["view"]:
        return len(words) <= _FAR
    if trigger["list"]:
        return len(words) <= _NEAR
    return LEADS.fullmatch(words.strip()) is not None


def _inside(text: str, start: int, place: int) -> bool:
    return text.count("（", start, place) + text.count("(", start, place) > text.count("）", start, place) + text.count(
        ")", start, place
    )


def _trailing(sentence: Sentence, outer: Level) -> Breakdown | None:
    """甲a条、乙b条，共计N条: the total comes last."""
    counts = [number for number in outer.numbers if number.kind == "count"]
    for index in range(2, len(counts)):
        total = counts[index]
        before = plain(sentence, counts[index - 1].end, total.start)
        mark = _TOTAL_AFTER.search(before)
        if mark is None or any(n.unit != total.unit or n.approximate for n in counts[: index + 1]):
            continue
        found = Breakdown(sentence, [part_of(total)], [], "some", outer.start, total.end)
        found.trailing = mark["total"]
        last = outer.start
        for number in counts[:index]:
            part = item_of(plain(sentence, last, number.start), number, not found.parts)
            if part is None or not goes_on(found.parts, part) or "其中" in part.label:
                return None
            found.parts.append(part)
            last = number.end
        return found
    return None
