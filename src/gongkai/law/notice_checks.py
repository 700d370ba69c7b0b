"""What does not add up in a notice of holidays: against itself, against the true weekdays, against the year's legal holidays."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Protocol

from gongkai.law.notice_words import HOLIDAYS, Clause

_WEEKDAYS = "一二三四五六日"
_FARTHEST = timedelta(days=15)  # The farthest shifted working day of 2019 to 2026 stood 11 days from its holiday.
_SATURDAY = 5
# Between which days (month, day) a holiday falls in any year; of the first three, whose dates are fixed, every day is off.
_FIXED = {"元旦": ((1, 1), (1, 1)), "劳动节": ((5, 1), (5, 1)), "国庆节": ((10, 1), (10, 3))}
_MOVING = {
    "春节": ((1, 20), (2, 25)),
    "清明节": ((4, 4), (4, 6)),
    "端午节": ((5, 26), (6, 27)),
    "中秋节": ((9, 6), (10, 9)),
}


class Line(Protocol):
    """What the checks need to know of a line."""

    @property
    def holidays(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def off(self) -> tuple[date, ...]: ...  # noqa: D102
    @property
    def work(self) -> tuple[date, ...]: ...  # noqa: D102
    @property
    def until(self) -> date | None: ...  # noqa: D102


def check_clause(quote: str, clause: Clause, around: Iterable[Clause]) -> list[str]:
    """What is wrong with one statement: weekdays written, days stated, weekdays worked."""
    problems = []
    for first, first_word, last, last_word in clause.spans:
        for day, word in dict.fromkeys([(first, first_word), (last, last_word)]):
            if word and word.replace("天", "日") != _weekday(day):
                problems.append(f"“{quote}”：{_name(day)}是星期{_weekday(day)}，不是星期{word}，请对照原文改正")
    if clause.verb == "off" and clause.count is not None:
        total = {day for other in around if other.verb == "off" for day in other.days}
        if clause.count not in (len(clause.days), len(total)):
            problems.append(f"“{quote}”：写的是{clause.count}天，日期合计{len(clause.days)}天，请对照原文改正")
    if clause.verb == "work":
        problems += [
            f"“{quote}”：{_name(day)}是星期{_weekday(day)}，本来就上班，调休上班只能是周末，请对照原文改正"
            for day in clause.days
            if day.weekday() < _SATURDAY
        ]
    if clause.verb == "resume":
        problems += _resumed(quote, clause, around)
    return problems


def _resumed(quote: str, clause: Clause, around: Iterable[Clause]) -> list[str]:
    free = {day for other in around if other.verb in ("off", "until") for day in other.days}
    back = clause.days[0]
    if not free or back == max(free) + timedelta(days=1):
        return []
    return [f"“{quote}”：假期到{_name(max(free))}为止，与{_name(back)}起上班接不上，请对照原文改正"]


def check_days(lines: Iterable[Line], year: int) -> list[str]:
    """What is wrong between the lines: days of other years, days both off and worked, shifted days far from any holiday."""
    lines = list(lines)
    problems = []
    off = {day for line in lines for day in line.off}
    for line in lines:
        name = "、".join(line.holidays)
        if not line.off and line.until is None:
            problems.append(f"{name}：没有读到放假的日子，请对照原文补全")
        for day in (*line.off, *line.work):
            if not date(year - 1, 12, 20) <= day <= date(year + 1, 1, 10):
                problems.append(f"{name}：{day.year}年{_name(day)}不在{year}年的安排之内，请核对年份")
        free = [*line.off, *([line.until] if line.until else [])]
        problems += [
            f"{name}：{_name(day)}上班离假期太远，请核对日期"
            for day in line.work
            if free and not min(free) - _FARTHEST <= day <= max(free) + _FARTHEST
        ]
        problems += [f"{name}：{_name(day)}既写放假又写上班，请对照原文改正" for day in line.work if day in off]
    return problems


def check_yearly(lines: Iterable[Line], year: int) -> list[str]:
    """What a yearly notice lacks: one of the seven holidays, or the legal days of one; and what it says twice, differently."""
    lines = list(lines)
    problems = []
    for name in HOLIDAYS:
        own = [line for line in lines if name in line.holidays]
        if not own:
            problems.append(f"没有读到{name}的安排，请把通知正文完整粘贴")
        elif len({(line.off, line.work) for line in own}) > 1:
            problems.append(f"{name}有两种不同的安排，请只粘贴一份通知")
        else:
            problems += _legal_days(name, set(own[0].off), year)
    return problems


def _legal_days(name: str, off: set[date], year: int) -> list[str]:
    first, last = (date(year, *ends) for ends in (_FIXED | _MOVING)[name])
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    if name in _MOVING:
        return [] if off & set(days) else [f"{name}：放假的日子不在{_name(first)}至{_name(last)}之间，请对照原文改正"]
    return [f"{name}：{year}年{_name(day)}是法定节日，却没有放假，请对照原文改正" for day in days if day not in off]


def check_number(number: str, year: int) -> list[str]:
    """What should be looked at in the notice's number; nothing that keeps the plan from being used."""
    if not number:
        return [f"文中没有发文字号，请在保存前补填（如国办发明电〔{year - 1}〕×号），信函引用时要用"]
    if not year - 1 <= int(number.partition("〔")[2][:4]) <= year:
        return [f"发文字号“{number}”的年份与{year}年的安排不符，请核对"]
    return []


def _name(day: date) -> str:
    return f"{day.month}月{day.day}日"


def _weekday(day: date) -> str:
    return _WEEKDAYS[day.weekday()]
