"""What a notice of holidays changes, day by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gongkai.law.calendar import YearPlan
from gongkai.law.calendar_change import differences

PLAN = YearPlan(
    2027,
    ("测试通知",),
    frozenset({date(2027, 1, 1), date(2027, 1, 2), date(2027, 1, 4)}),
    frozenset({date(2027, 1, 9)}),
)


def test_a_year_announced_for_the_first_time_shows_what_was_not_assumed() -> None:
    found = differences(None, replace(PLAN, off=PLAN.off | {date(2027, 5, 1)}))

    assert date(2027, 1, 4) in found.now_free
    assert date(2027, 1, 1) not in found.now_free
    assert date(2027, 1, 9) in found.now_working
    assert found.newly_announced


def test_a_fixed_holiday_that_a_notice_leaves_out_is_shown_as_a_working_day() -> None:
    assert date(2027, 10, 1) in differences(None, PLAN).now_working


def test_a_longer_holiday_shows_the_days_added_and_the_shifted_day_taken_back() -> None:
    later = replace(PLAN, off=PLAN.off | {date(2027, 1, 5), date(2027, 1, 9)}, work=frozenset())

    found = differences(PLAN, later)

    assert found.now_free == (date(2027, 1, 5), date(2027, 1, 9))
    assert (found.now_working, found.first) == ((), date(2027, 1, 5))


def test_going_back_reverses_what_changed() -> None:
    later = replace(PLAN, off=PLAN.off | {date(2027, 1, 5)})

    assert differences(PLAN, later).now_free == differences(later, PLAN).now_working == (date(2027, 1, 5),)


def test_listing_a_free_weekend_changes_nothing() -> None:
    found = differences(PLAN, replace(PLAN, off=PLAN.off | {date(2027, 1, 3)}))

    assert found.is_empty
    assert found.first is None


def test_plans_of_two_years_are_not_compared() -> None:
    with pytest.raises(ValueError, match="2026"):
        differences(replace(PLAN, year=2026), PLAN)
