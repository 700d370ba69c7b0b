"""The explanation of a due day: every stretch and every line with its article, and a page to file."""

from __future__ import annotations

from datetime import date
from typing import Any

from gongkai.law.calendar import seed_calendar
from gongkai.law.clock import Clock, clock
from gongkai.law.clock_facts import facts_from
from gongkai.law.clock_why import page, why

SPRING = [
    {"event": "received", "on": "2026-01-28"},
    {"event": "third_party_asked", "on": "2026-02-03", "received_on": "2026-02-05", "party": "某公司"},
    {"event": "third_party_answered", "on": "2026-02-12"},
    {"event": "extended", "on": "2026-03-02", "working_days": 10, "approver": "张主任"},
]


def read(facts: list[dict[str, Any]], today: date = date(2026, 3, 3)) -> Clock:
    return clock(facts_from(facts)[0], seed_calendar(), today)


def lines(facts: list[dict[str, Any]], today: date = date(2026, 3, 3)) -> str:
    return "\n".join(str(line) for line in why(read(facts, today), seed_calendar()))


def test_every_line_has_its_article() -> None:
    assert all(line.text and line.article for line in why(read(SPRING), seed_calendar()))


def test_the_stretches_stand_in_order_with_their_working_days() -> None:
    said = lines(SPRING)

    assert "2026年2月4日（星期三）至2026年2月12日（星期四）：征求第三方意见，不计入，其间7个工作日" in said
    assert "延长的期限，计10个工作日。（《条例》第三十三条第二款）" in said
    assert "国办发明电〔2025〕7号" in said


def test_a_case_late_says_by_how_much_and_one_in_time_does_not() -> None:
    assert "逾期" not in lines(SPRING)
    assert "逾期1个工作日" in lines([{"event": "received", "on": "2026-02-10"}], date(2026, 3, 17))


def test_a_provisional_day_says_what_is_not_known() -> None:
    assert "2027年的放假安排还没有录入" in lines([{"event": "received", "on": "2026-12-15"}])
    unknown = [{"event": "received", "on": "2026-03-02"}, {"event": "comaker_asked", "on": "2026-03-03"}]
    assert "对方收到征求意见书的日期没有登记" in lines(unknown)
    assert "没有登记" not in lines([{"event": "received", "on": "2026-12-15"}])


def test_a_case_that_waits_says_for_what_instead_of_a_day() -> None:
    told = [{"event": "received", "on": "2026-02-10"}, {"event": "correction_asked", "on": "2026-02-11"}]

    assert "等待申请人补正，没有截止日" in lines(told)


def test_the_page_holds_result_facts_reasons_and_what_may_follow() -> None:
    printed = page(read(SPRING), seed_calendar())

    assert "答复截止日：2026年3月26日（星期四）" in printed
    assert "某公司，对方2026年2月5日（星期四）收到" in printed
    assert "批准人：张主任" in printed
    assert printed.index("一、事实") < printed.index("二、计算") < printed.index("接下来可以办的事")
