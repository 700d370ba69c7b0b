"""The real notices of holidays, and notices told from the days of the seed in other wordings."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from importlib import resources
from pathlib import Path

from gongkai.law.calendar import YearPlan
from gongkai.law.notice import amend, read_notice

NOTICES: dict[str, str] = tomllib.loads(Path(__file__).with_name("holiday_notices.toml").read_text(encoding="utf-8"))
SEED = {
    year["year"]: year
    for year in tomllib.loads((resources.files("gongkai.law") / "working_days.toml").read_text(encoding="utf-8"))[
        "years"
    ]
}
YEARS = sorted(SEED)
DAY = timedelta(days=1)
WEEKDAYS = "一二三四五六日"


def seeded(year: int) -> YearPlan:
    days = {span["from"] + n * DAY for span in SEED[year]["off"] for n in range((span["to"] - span["from"]).days + 1)}
    return YearPlan(year, tuple(SEED[year]["notices"]), frozenset(days), frozenset(SEED[year]["work"]))


def planned(year: int, texts: dict[str, str]) -> YearPlan:
    """The plan of a year as its notice, its amendment and the next year's notice leave it."""
    plan = read_notice(texts[str(year)]).plan
    assert plan is not None
    for later in (f"{year} amended", str(year + 1)):
        plan = amend(plan, read_notice(texts[later])) if later in texts else plan
    return plan


def runs(year: int) -> list[tuple[list[str], date, date]]:
    """The breaks of a year as a notice states them: names, first day, last day; 元旦 from the December before."""
    spans = [(s["name"], s["from"], s["to"]) for s in SEED.get(year - 1, {"off": []})["off"] if s["from"].month == 12]
    spans += [(s["name"], s["from"], s["to"]) for s in SEED[year]["off"] if s["from"].month < 12]
    found: list[tuple[list[str], date, date]] = []
    for name, first, last in spans:
        if found and found[-1][2] + DAY == first:
            found[-1] = ([*found[-1][0], *([] if name in found[-1][0] else [name])], found[-1][1], last)
        else:
            found.append(([name], first, last))
    if not any("中秋节" in names for names, _, _ in found):
        next(names for names, _, _ in found if "国庆节" in names).append("中秋节")
    return found


def beside(shifted: date, year: int) -> date:
    """The first day of the break that a shifted working day stands nearest to."""
    return min(runs(year), key=lambda run: min(abs(run[1] - shifted), abs(run[2] - shifted)))[1]


def told(year: int, day: Callable[[date, date | None], str], off: str, work: str, joint: str = "至") -> str:
    """A notice on the days of the seed; `day` words a day (with the day before it), `off` and `work` the statements."""
    text = f"国务院办公厅关于{year}年部分节假日安排的通知\n{SEED[year]['notices'][0]}\n"
    for number, (names, first, last) in enumerate(runs(year)):
        span = day(first, None) + (joint + day(last, first) if last > first else "")
        text += f"{WEEKDAYS[number % 7]}、{'、'.join(names)}：" + off.format(span=span, count=(last - first).days + 1)
        own = [day(shifted, None) for shifted in SEED[year]["work"] if beside(shifted, year) == first]
        text += work.format(days="、".join(own)) if own else ""
        text += "\n"
    return text


def short(day: date, before: date | None) -> str:
    year = f"{day.year}年" if (before.year != day.year if before else day.month == 12) else ""
    return year + (f"{day.day}日" if before and day.month == before.month else f"{day.month}月{day.day}日")


def with_week(day: date, before: date | None) -> str:
    return f"{short(day, before)}（农历某日、周{WEEKDAYS[day.weekday()]}）"


def whole(day: date, before: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日（星期{WEEKDAYS[day.weekday()].replace('日', '天')}）"


def wide(day: date, before: date | None) -> str:
    return short(day, before).translate(str.maketrans("0123456789", "０１２３４５６７８９")).replace("月", "月\n ")


WORDINGS = {
    "bare": (short, "{span}放假调休，共{count}天。", "{days}上班。", "至"),
    "weekdays": (with_week, "{span}放假，共{count}天。", "{days}上班。", "至"),
    "whole dates": (whole, "{span}放假调休，共{count}天；", "{days}正常上班。", "—"),
    "copied badly": (wide, "{span}放 假\n调休，共{count}天，", "{days}照常上班", "～"),
    "from the press": (short, "从{span}放假{count}天，不调休", "，{days}均上班", "到"),
}
