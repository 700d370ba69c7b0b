"""Whether an entry was published in time, and when its explanation is due."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.calendar import seed_calendar
from gongkai.law.timeliness import EXPLANATION_BASIS, Timeliness, explanation_due, timeliness

CALENDAR = seed_calendar()
FORMED = date(2026, 1, 5)
DUE = date(2026, 2, 2)


def judged(published_on: date | None, today: date = date(2026, 6, 1)) -> Timeliness:
    return timeliness(FORMED, published_on, today, limit_working_days=20, calendar=CALENDAR)


@pytest.mark.parametrize(
    ("published_on", "used", "late_by"),
    [
        (date(2026, 1, 5), 0, 0),
        (date(2026, 1, 6), 1, 0),
        (DUE, 20, 0),
        (date(2026, 2, 3), 21, 1),
        (date(2026, 2, 24), 31, 11),
    ],
)
def test_an_entry_is_in_time_up_to_the_twentieth_working_day_after_it_was_formed(
    published_on: date, used: int, late_by: int
) -> None:
    found = judged(published_on)

    assert (found.due, found.used, found.late_by, found.open) == (DUE, used, late_by, False)
    assert found.is_late == (published_on > DUE)


def test_an_entry_that_waits_counts_up_to_today() -> None:
    assert judged(None, today=DUE) == Timeliness(DUE, False, 20, 0, "工作日", open=True)
    assert judged(None, today=date(2026, 2, 3)).is_late


def test_a_weekend_after_the_due_day_is_late_though_no_working_day_has_passed() -> None:
    friday = timeliness(date(2026, 3, 6), date(2026, 4, 4), date(2026, 5, 1), limit_working_days=20, calendar=CALENDAR)

    assert (friday.due, friday.late_by) == (date(2026, 4, 3), 1)


def test_a_budget_has_twenty_days_of_the_calendar_and_lateness_is_counted_in_them() -> None:
    found = timeliness(date(2026, 1, 12), date(2026, 2, 7), date(2026, 6, 1), limit_days=20, calendar=CALENDAR)

    assert (found.due, found.unit, found.late_by) == (date(2026, 2, 2), "日", 5)


def test_a_limit_in_days_that_ends_in_the_spring_festival_ends_on_the_first_working_day_after_it() -> None:
    found = timeliness(date(2026, 1, 26), None, date(2026, 2, 24), limit_days=20, calendar=CALENDAR)

    assert (found.due, found.late_by, found.provisional) == (date(2026, 2, 24), 0, False)


def test_a_limit_in_days_does_not_roll_over_a_weekend_that_is_worked() -> None:
    found = timeliness(date(2026, 1, 25), None, date(2026, 2, 1), limit_days=20, calendar=CALENDAR)

    assert found.due == date(2026, 2, 14)


def test_of_two_limits_the_earlier_holds() -> None:
    found = timeliness(FORMED, None, FORMED, limit_working_days=20, limit_days=20, calendar=CALENDAR)

    assert (found.due, found.unit) == (date(2026, 1, 26), "日")


@pytest.mark.parametrize("limits", [{"limit_working_days": 20}, {"limit_days": 20}])
def test_a_due_day_in_a_year_without_a_notice_is_provisional(limits: dict[str, int]) -> None:
    assert timeliness(date(2026, 12, 20), None, date(2026, 12, 21), calendar=CALENDAR, **limits).provisional
    assert not timeliness(date(2026, 11, 20), None, date(2026, 12, 21), calendar=CALENDAR, **limits).provisional


@pytest.mark.parametrize("limits", [{}, {"limit_working_days": 0}, {"limit_days": 0}])
def test_a_limit_that_is_none_is_refused(limits: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"limit|deadline"):
        timeliness(FORMED, None, FORMED, calendar=CALENDAR, **limits)


@given(st.dates(date(2019, 1, 1), date(2026, 6, 30)), st.integers(0, 90), st.sampled_from(["working", "days"]))
def test_late_means_after_the_due_day_and_nothing_else(formed_on: date, waited: int, sort: str) -> None:
    limits = {"limit_working_days": 20} if sort == "working" else {"limit_days": 20}
    end = formed_on + timedelta(days=waited)
    found = timeliness(formed_on, end, end, calendar=CALENDAR, **limits)

    assert found.is_late == (end > found.due)
    assert CALENDAR.is_working_day(found.due)


def test_an_explanation_is_due_three_working_days_after_its_document_by_custom_not_by_statute() -> None:
    assert explanation_due(date(2026, 9, 23), CALENDAR).day == date(2026, 9, 29)
    assert "《条例》没有规定" in EXPLANATION_BASIS
