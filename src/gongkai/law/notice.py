"""The State Council's yearly notice of holidays, as a clerk pastes it, read into the plan of a year.

Understood are the 通知 of the 国务院办公厅 on the year's holidays (关于××××年部分节假日安排的通知) and those that change a year
already arranged (关于调整……, 关于延长……). A notice is checked against itself and the true calendar; where it does not add up no
plan is made, because every deadline rests on it. Source: 《全国年节及纪念日放假办法》.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from gongkai.law.calendar import YearPlan
from gongkai.law.notice_checks import check_clause, check_days, check_number, check_yearly
from gongkai.law.notice_words import YEARS, Stretch, body, clauses, holidays_in, stretches
from gongkai.law.pasted import Plain, plain

LONGEST_NOTICE = 20_000
"""More characters than this are not a notice."""
_YEARLY = re.compile(r"(\d{4})年部分节假日|现将(\d{4})年元旦")
_AMENDING = re.compile(r"(?:调整|延长|变更)(\d{4})年((?:元旦|[\u4e00-\u9fff]{1,4}节)(?:、[\u4e00-\u9fff]{1,4}节)*)")
_NUMBER = re.compile(r"国办发(?:明电)?[〔\[(【](\d{4})[〕\])】]第?(\d{1,4})号")
_LONGEST_GAP = timedelta(days=31)


class NoticeRefused(ValueError):
    """A notice cannot change a plan; the message tells a clerk why."""


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """What one part of a notice says: its words as pasted, the days off, the weekend days worked.

    `until` is the new last day where a holiday is lengthened (延长至) and its first day stands in the earlier notice.
    """

    holidays: tuple[str, ...]
    quote: str
    off: tuple[date, ...]
    work: tuple[date, ...]
    until: date | None = None


@dataclass(frozen=True, slots=True)
class NoticeRead:
    """A notice read. `problems` are instructions to the clerk; `is_sound`: none of them is grave.

    `plan` is the year's own plan, for a sound yearly notice only; days in the year before or after, which 元旦 may have, are
    in `lines` and come into the neighbouring plan by `amend`. An amending notice has lines and no plan.
    """

    kind: Literal["yearly", "amendment"]
    year: int | None
    number: str
    plan: YearPlan | None
    lines: tuple[NoticeLine, ...]
    problems: tuple[str, ...]
    is_sound: bool

    @property
    def years(self) -> tuple[int, ...]:
        """The years in which the notice sets days: its own, and neighbours that `amend` should be called for."""
        days = [day for line in self.lines for day in (*line.off, *line.work, *((line.until,) if line.until else ()))]
        return tuple(sorted({day.year for day in days}))


def read_notice(text: str) -> NoticeRead:
    """A notice from its pasted text. Never raises: whatever does not add up is among the problems."""
    if len(text) > LONGEST_NOTICE:
        return _nothing(f"粘贴的内容超过{LONGEST_NOTICE}字，不像一份通知，请只粘贴通知正文")
    words = plain(text)
    kind, year, problem = _subject(words.text)
    number = _number(words.text)
    if year is None:
        return _nothing(problem, number)
    if year not in YEARS:
        return _nothing(f"标题里的“{year}年”不像一份放假通知的年份，请对照原文改正", number)
    grave = [problem] if problem else []
    lines = []
    for stretch in _stretches(words.text, kind):
        line, found = _line(words, stretch, year)
        grave += found
        lines.append(line)
    lines = list(dict.fromkeys(lines))
    grave += check_days(lines, year) + (check_yearly(lines, year) if kind == "yearly" else [])
    if not lines:
        grave.append("没有读到放假安排，请把通知正文从“一、”起完整粘贴")
    plan = _plan(year, number, lines) if kind == "yearly" and not grave else None
    problems = tuple(dict.fromkeys([*grave, *check_number(number, year)]))
    return NoticeRead(kind, year, number, plan, tuple(lines), problems, is_sound=not grave)


def amend(plan: YearPlan, read: NoticeRead) -> YearPlan:
    """The plan as a notice changes it: a holiday arranged anew takes the place of its old days, a longer one is continued.

    Only days of the plan's year count. Shifted working days of the old arrangement stay, save those that are now free:
    too many working days bring a deadline forward, never back. Raises NoticeRefused where the notice has grave problems
    or lengthens a holiday that the plan does not have.
    """
    if not read.is_sound:
        raise NoticeRefused("通知还有没有解决的问题，不能据此修改日历，请先按提示改正")
    off = {day for line in read.lines for day in line.off if day.year == plan.year}
    work = {day for line in read.lines for day in line.work if day.year == plan.year}
    kept = set(plan.off) - {day for start in off & plan.off for day in _run(start, plan.off)} | off
    for line in read.lines:
        if line.until is not None and line.until.year == plan.year:
            kept |= _continued(kept, line.until)
    if kept - work == plan.off and work <= plan.work:
        return plan
    notices = plan.notices if not read.number or read.number in plan.notices else (*plan.notices, read.number)
    return YearPlan(plan.year, notices, frozenset(kept - work), frozenset((plan.work - kept) | work))


def _run(start: date, off: frozenset[date]) -> set[date]:
    run = {start}
    for step in (timedelta(days=1), timedelta(days=-1)):
        day = start
        while (day := day + step) in off:
            run.add(day)
    return run


def _continued(off: set[date], until: date) -> set[date]:
    last = max((day for day in off if until - _LONGEST_GAP <= day <= until), default=None)
    if last is None:
        raise NoticeRefused(
            f"通知把假期延长到{until.month}月{until.day}日，日历里却没有这个假期，请先录入当年的放假安排"
        )
    return {last + timedelta(days=n) for n in range(1, (until - last).days + 1)}


def _nothing(problem: str, number: str = "") -> NoticeRead:
    return NoticeRead("yearly", None, number, None, (), (problem,), is_sound=False)


def _subject(text: str) -> tuple[Literal["yearly", "amendment"], int | None, str]:
    """What sort of notice it is, of which year, and what is wrong about that."""
    amending, yearly = _AMENDING.search(text), list(_YEARLY.finditer(text))
    if amending and (not yearly or amending.start() < yearly[0].start()):
        return "amendment", int(amending[1]), ""
    years = sorted({int(match[1] or match[2]) for match in yearly})
    if not years:
        return "yearly", None, "看不出是哪一年的安排，请连同标题“国务院办公厅关于××××年部分节假日安排的通知”一起粘贴"
    if len(years) > 1:
        named = "、".join(f"{year}年" for year in years)
        return "yearly", years[0], f"文中说到{named}的安排，请只粘贴一份通知"
    return "yearly", years[0], ""


def _number(text: str) -> str:
    found = _NUMBER.search(text)
    return f"{'国办发明电' if '明电' in found[0] else '国办发'}〔{found[1]}〕{int(found[2])}号" if found else ""


def _stretches(text: str, kind: str) -> list[Stretch]:
    amending = _AMENDING.search(text)
    found = stretches(text)
    if found or kind == "yearly" or amending is None:
        return found
    opening = re.compile("如下[。:]?").search(text, amending.end())
    start = opening.end() if opening else amending.start()
    return [Stretch(holidays_in(amending[2]), start, body(text, start))]


def _line(words: Plain, stretch: Stretch, year: int) -> tuple[NoticeLine, list[str]]:
    found, unread = clauses(words.text, stretch, year)
    problems = [f"“{words.quote(start, end)}”没有读懂，请对照原文改正；与放假无关的，请删去" for start, end in unread]
    for clause in found:
        problems += check_clause(words.quote(clause.start, clause.end), clause, found)
    off = {day for clause in found if clause.verb == "off" for day in clause.days}
    work = {day for clause in found if clause.verb == "work" for day in clause.days}
    until = max((day for clause in found if clause.verb == "until" for day in clause.days), default=None)
    end = max((clause.end for clause in found), default=stretch.end)
    quote = words.quote(stretch.start, end)
    return NoticeLine(stretch.holidays, quote, tuple(sorted(off)), tuple(sorted(work)), until), problems


def _plan(year: int, number: str, lines: list[NoticeLine]) -> YearPlan:
    off = frozenset(day for line in lines for day in line.off if day.year == year)
    work = frozenset(day for line in lines for day in line.work if day.year == year)
    return YearPlan(year, (number,) if number else (), off, work)
