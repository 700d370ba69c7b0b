"""The words of a notice of holidays: its holidays, and what each sentence says of days off and days worked.

Read in the plain spelling of `pasted.py`. Whatever names a day and is not understood is handed back too, so that nothing is
passed over in silence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

HOLIDAYS = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")
"""The holidays each yearly notice arranges (全国年节及纪念日放假办法)."""
YEARS = range(2008, 2101)
"""The years a notice may speak of; a year outside is a slip of the pen."""
LONGEST_BREAK = 15
"""More days than this no notice has given in one go."""
_NAME = r"(?:元旦|春节|清明节?|(?:“?五一”?)?(?:国际)?劳动节|端午节?|中秋节?|国庆节?)"
_NAMES = rf"{_NAME}(?:[、和及与/]{_NAME})*"
_NOTE = r"(?:\([^()]{0,30}\)|(?:周|星期)[一二三四五六日天])?"
_FIRST = rf"(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日{_NOTE}"
_NEXT = rf"(?:\d{{4}}年)?(?:\d{{1,2}}月)?\d{{1,2}}日{_NOTE}"
_TO = r"起?(?:至|到|[-—–~〜])"
_SPAN = re.compile(rf"({_NEXT})(?:{_TO}({_NEXT}))?")
_DAY = re.compile(rf"(?:(\d{{4}})年)?(?:(\d{{1,2}})月)?(\d{{1,2}})日({_NOTE})")
_STATEMENT = re.compile(
    rf"延长(?:\d{{4}}年)?(?:{_NAME})?(?:假期|放假)?至(?P<until>{_FIRST})"
    rf"|(?P<days>{_FIRST}(?:{_TO}{_NEXT})?(?:[、,和及]{_NEXT}(?:{_TO}{_NEXT})?)*)(?:均|都)?"
    r"(?P<verb>放假调休|调休放假|放假|补休|调休|起(?:正常|照常)?(?:上班|工作)|(?:正常|照常)?上班)"
)
_COUNT = re.compile(r"(\d{1,2}|[一二三四五六七八九十])天")
_HEAD = re.compile(rf"({_NAMES})(?:假期|放假)?(?:安排)?(?::[从自]?)?(?=(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日)")
_END = re.compile(r"节假日期间|鼓励单位和个人|国务院办公厅\(?\d{4}年|来源:|责任编辑|责编")
_MARK = re.compile(r"(?:\(?[一二三四五六七八九十\d]{1,2}[)、.]+|[-·•●*])$")
_ADVICE = re.compile(r"^(?:鼓励|提倡|建议|各单位可)")
_DATED = re.compile(r"\d月|\d日|\d号")

Verb = Literal["off", "work", "until", "resume"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The part of a notice that is about certain holidays."""

    holidays: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """One statement: the days, what is said of them, and where it stands (`start`, `end` in the plain text, with 共……天).

    `spans` are (first day, weekday written; last day, weekday written); `count` the number of days stated; `weekend`:
    the notice joins the neighbouring weekend to the day (与周末连休).
    """

    verb: Verb
    spans: tuple[tuple[date, str, date, str], ...]
    start: int
    end: int
    count: int | None
    weekend: bool

    @property
    def days(self) -> tuple[date, ...]:
        """Every day meant, the joined weekend included, in order."""
        days = {first + timedelta(days=n) for first, _, last, _ in self.spans for n in range((last - first).days + 1)}
        for step in (timedelta(days=1), timedelta(days=-1)) if self.weekend else ():
            for day in tuple(days):
                while (day := day + step).weekday() >= 5:
                    days.add(day)
        return tuple(sorted(days))


def holidays_in(words: str) -> tuple[str, ...]:
    """The holidays named in a heading, by their usual names."""
    return tuple(name for name in HOLIDAYS if name.removesuffix("节") in words)


def stretches(text: str) -> list[Stretch]:
    """The parts of a notice under a holiday each, as their headings divide it."""
    heads = list(_HEAD.finditer(text))
    found = []
    for head, following in _with_end(heads, len(text)):
        end = body(text, head.end(), following)
        mark = _MARK.search(text, head.end(), end)
        found.append(Stretch(holidays_in(head[1]), head.end(), mark.start() if mark else end))
    return found


def body(text: str, start: int, limit: int | None = None) -> int:
    """Where the arrangement that begins at `start` ends: before the closing words, at the latest at `limit`."""
    last = len(text) if limit is None else limit
    end = _END.search(text, start, last)
    return end.start() if end else last


def clauses(text: str, stretch: Stretch, year: int) -> tuple[list[Clause], list[tuple[int, int]]]:
    """The statements of a stretch, and the places of sentences that name a day and were not understood."""
    found: list[Clause] = []
    unread: list[tuple[int, int]] = []
    for sentence in re.finditer(r"[^。;!]+", text[stretch.start : stretch.end]):
        start, end = stretch.start + sentence.start(), stretch.start + sentence.end()
        if _ADVICE.match(sentence[0]):
            continue
        matches = list(_STATEMENT.finditer(text, start, end))
        rest, at = "", start
        for match, tail_end in _with_end(matches, end):
            rest += text[at : match.start()] + " "
            at = match.end()
            clause = _clause(match, text[at:tail_end].rstrip(",、"), stretch, year)
            if clause is None:
                unread.append((match.start(), match.end()))
            else:
                found.append(clause)
        if _DATED.search(rest + text[at:end]):
            unread.append((start, end))
    return found, unread


def _with_end(matches: list[re.Match[str]], end: int) -> list[tuple[re.Match[str], int]]:
    """Each match with the place where the next one begins, the last one with `end`."""
    return list(zip(matches, [*(match.start() for match in matches), end][1:], strict=True))


def _clause(match: re.Match[str], tail: str, stretch: Stretch, year: int) -> Clause | None:
    spans: list[tuple[date, str, date, str]] = []
    before: date | None = None
    for first, last in _SPAN.findall(match["until"] or match["days"]):
        begin = _day(first, before, stretch, year)
        end = _day(last, begin, stretch, year) if last and begin else begin
        if begin is None or end is None or (end - begin).days >= LONGEST_BREAK:
            return None
        spans.append((begin, _weekday(first), end, _weekday(last or first)))
        before = end
    count = _COUNT.search(tail)
    return Clause(
        verb=_verb(match),
        spans=tuple(spans),
        start=match.start(),
        end=match.end() + len(tail),
        count=("零一二三四五六七八九十".find(count[1]) if not count[1].isdigit() else int(count[1])) if count else None,
        weekend="与周末连休" in tail,
    )


def _verb(match: re.Match[str]) -> Verb:
    verb = match["verb"]
    if verb is None:
        return "until"
    return "resume" if verb.startswith("起") else "work" if verb.endswith("上班") else "off"


def _day(words: str, before: date | None, stretch: Stretch, year: int) -> date | None:
    """The day meant by words such as `3日(周六)`, read on from the day before it; None where there is no such day."""
    found = _DAY.fullmatch(words)
    if found is None:
        return None
    month = int(found[2]) if found[2] else before.month if before else 0
    if found[1]:
        on_year = int(found[1])
    elif before is not None:
        on_year = before.year + (month < before.month)
    else:
        on_year = year - (month == 12 and stretch.holidays == ("元旦",))
    if on_year not in YEARS:
        return None
    try:
        day = date(on_year, month, int(found[3]))
    except ValueError:
        return None
    return None if before is not None and day < before else day


def _weekday(words: str) -> str:
    found = re.search(r"(?:周|星期)([一二三四五六日天])", words)
    return found[1] if found else ""
