"""What somebody proposes to put in force: from a notice pasted, from days typed, or from the program's own table.

Pure: the plans in force come in as values. A proposal with problems can be looked at, never applied.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gongkai.law.calendar import FIXED_HOLIDAYS, YearPlan, seed_calendar
from gongkai.law.notice import NoticeLine, NoticeRefused, amend, read_notice
from gongkai.office.workdays.models import Plan
from gongkai.office.workdays.typed_days import read_days

FIRST_YEAR = 2008
"""The first year of the 《条例》; nothing is counted before it."""
LAST_YEAR = 2099
_SATURDAY = 5
_SECOND_OF_MAY = (5, 2)
_SECOND_OF_MAY_SINCE = 2025


@dataclass(frozen=True, slots=True)
class Proposal:
    """The plans proposed, where they come from, how each line of a notice was understood, and what is wrong.

    `doubts` are problems that do not stand in the way, such as a notice's number that could not be read.
    """

    source: Plan.Source
    plans: tuple[YearPlan, ...] = ()
    problems: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    lines: tuple[NoticeLine, ...] = ()
    text: str = ""
    remark: str = ""

    @property
    def is_sound(self) -> bool:
        """Whether it may be applied."""
        return bool(self.plans) and not self.problems


def from_notice(text: str, in_force: Mapping[int, YearPlan], *, number: str = "", remark: str = "") -> Proposal:
    """What a pasted notice says. `number` stands in where the text holds none."""
    read = read_notice(text)
    problems = list(read.problems) if not read.is_sound else []
    doubts = list(read.problems) if read.is_sound else []
    plans: list[YearPlan] = []
    if read.is_sound:
        for year in read.years:
            if read.plan is not None and year == read.year:
                plans.append(_numbered(read.plan, number))
            elif year in in_force:
                try:
                    plans.append(_numbered(amend(in_force[year], read), number, keep=in_force[year]))
                except NoticeRefused as refusal:
                    problems.append(str(refusal))
            else:
                wanting = f"通知涉及{year}年的日子，{year}年的安排还没有登记，请先登记当年的放假安排"
                (problems if year == read.year or read.plan is None else doubts).append(wanting)
    if not number and not read.number and read.year is not None:
        problems.append("原文里没有读到文号，请在“通知文号”里填写，例如“国办发明电〔2025〕7号”")
    return Proposal(
        Plan.Source.PASTED, tuple(plans), tuple(problems), tuple(doubts), read.lines, text.strip(), remark.strip()
    )


def from_days(year: int, notices: str, off: str, work: str, *, remark: str = "") -> Proposal:
    """What was typed day by day: days off and weekend days worked."""
    off_days, off_problems = read_days(off, year)
    work_days, work_problems = read_days(work, year)
    problems = [*off_problems, *work_problems]
    both = sorted(off_days & work_days)
    problems += [f"{day.month}月{day.day}日既写了放假又写了上班，请删去一处" for day in both]
    plain = [day for day in sorted(work_days) if day.weekday() < _SATURDAY]
    problems += [f"{day.month}月{day.day}日是周一至周五，本来就上班，不必写在调休上班里" for day in plain]
    if not off_problems:
        problems += [
            f"{day.month}月{day.day}日是法定节日，没有写在放假的日子里，请对照通知补上"
            for day in legal_holidays(year)
            if day not in off_days
        ]
    numbers = tuple(filter(None, notices.replace("，", "、").replace(",", "、").split("、")))
    plan = YearPlan(year, tuple(number.strip() for number in numbers), off_days, work_days)
    return Proposal(Plan.Source.FORM, (plan,), tuple(problems), remark=remark.strip())


def legal_holidays(year: int) -> list[date]:
    """The legal holidays of a year whose dates are fixed (《全国年节及纪念日放假办法》; 5月2日 is one since 2025)."""
    return [
        date(year, month, day)
        for month, day in sorted(FIXED_HOLIDAYS)
        if (month, day) != _SECOND_OF_MAY or year >= _SECOND_OF_MAY_SINCE
    ]


def from_package(year: int) -> Proposal:
    """What the program ships of a year."""
    plans = tuple(plan for plan in seed_calendar().plans if plan.year == year)
    problems = () if plans else (f"程序没有附带{year}年的安排，请粘贴通知原文或逐日登记",)
    return Proposal(Plan.Source.SEED, plans, problems, remark="采用随程序附带的安排")


def _numbered(plan: YearPlan, number: str, keep: YearPlan | None = None) -> YearPlan:
    number = number.strip()
    if not number or number in plan.notices or plan == keep:
        return plan
    return YearPlan(plan.year, (*plan.notices, number), plan.off, plan.work)
