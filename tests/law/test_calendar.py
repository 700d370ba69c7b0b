"""Working days, by the golden vectors of the law notes and by what counting must never do."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.calendar import (
    Calendar,
    YearPlan,
    add_working_days,
    calendar_from,
    seed_calendar,
    working_days_between,
)

GOLDEN = {
    "2026-01-05": ("2026-01-14", "2026-01-26", "2026-02-02", "2026-03-06"),
    "2026-02-10": ("2026-02-26", "2026-03-09", "2026-03-16", "2026-04-14"),
    "2026-02-14": ("2026-03-03", "2026-03-13", "2026-03-20", "2026-04-20"),
    "2026-04-30": ("2026-05-13", "2026-05-25", "2026-06-01", "2026-06-30"),
    "2026-09-24": ("2026-10-12", "2026-10-22", "2026-10-29", "2026-11-26"),
    "2025-01-20": ("2025-02-05", "2025-02-14", "2025-02-21", "2025-03-21"),
    "2024-09-27": ("2024-10-12", "2024-10-23", "2024-10-30", "2024-11-27"),
    "2025-12-03": ("2025-12-12", "2025-12-24", "2025-12-31", "2026-01-29"),
    "2025-12-05": ("2025-12-16", "2025-12-26", "2026-01-05", "2026-02-02"),
}
DAYS = st.dates(date(2019, 1, 1), date(2026, 6, 30))


@pytest.mark.parametrize("start", GOLDEN)
def test_seven_fifteen_twenty_and_forty_working_days_end_where_the_vectors_say(start: str) -> None:
    ends = [add_working_days(date.fromisoformat(start), n, seed_calendar()).day for n in (7, 15, 20, 40)]

    assert ends == [date.fromisoformat(end) for end in GOLDEN[start]]


@pytest.mark.parametrize(
    ("year", "count"),
    [(2019, 250), (2020, 249), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)],
)
def test_a_year_has_as_many_working_days_as_its_notice_leaves(year: int, count: int) -> None:
    assert working_days_between(date(year - 1, 12, 31), date(year, 12, 31), seed_calendar()) == count


def test_a_deadline_that_reaches_into_an_unannounced_year_is_provisional() -> None:
    assert add_working_days(date(2026, 12, 15), 20, seed_calendar()).provisional
    assert not add_working_days(date(2026, 12, 1), 20, seed_calendar()).provisional


def test_an_announced_holiday_moves_a_provisional_day_back() -> None:
    notice = YearPlan(
        2027, ("测试通知",), frozenset(date(2027, 1, n) for n in range(1, 9)), frozenset({date(2027, 1, 9)})
    )
    start = date(2026, 12, 15)

    before = add_working_days(start, 20, seed_calendar())
    after = add_working_days(start, 20, seed_calendar().with_year(notice))

    assert before.day < after.day
    assert not after.provisional


def test_a_shifted_saturday_brings_a_provisional_day_forward() -> None:
    others = [plan for plan in seed_calendar().plans if plan.year != 2026]

    assert add_working_days(date(2026, 2, 9), 5, Calendar(others)).day == date(2026, 2, 16)
    assert add_working_days(date(2026, 2, 9), 5, seed_calendar()).day == date(2026, 2, 14)


def test_the_skipped_days_and_the_counted_ones_are_all_the_days_on_the_way() -> None:
    counted = add_working_days(date(2026, 2, 10), 20, seed_calendar())

    assert len(counted.skipped) + 20 == (counted.day - date(2026, 2, 10)).days
    assert date(2026, 2, 17) in counted.skipped
    assert date(2026, 2, 14) not in counted.skipped


@given(DAYS, st.integers(1, 60))
def test_counting_back_gives_the_same_number(start: date, count: int) -> None:
    end = add_working_days(start, count, seed_calendar()).day

    assert seed_calendar().is_working_day(end)
    assert working_days_between(start, end, seed_calendar()) == count


@given(DAYS, st.integers(1, 40))
def test_starting_a_day_later_never_ends_earlier(start: date, count: int) -> None:
    later = add_working_days(start + timedelta(days=1), count, seed_calendar()).day

    assert later >= add_working_days(start, count, seed_calendar()).day


@pytest.mark.parametrize("count", [0, -1, 5_000])
def test_a_count_that_no_deadline_has_is_refused(count: int) -> None:
    with pytest.raises(ValueError, match="working days"):
        add_working_days(date(2026, 1, 5), count, Calendar([]))


@pytest.mark.parametrize(
    "text",
    [
        "[[years]]\nyear = 2026\nnotices = []\noff = []\nwork = [2026-01-05]",
        '[[years]]\nyear = 2026\nnotices = []\noff = [{ name = "元旦", from = 2025-12-31, to = 2026-01-01 }]\nwork = []',
        '[[years]]\nyear = "2026"\nnotices = []\noff = []\nwork = []',
    ],
)
def test_a_seed_with_a_weekday_worked_or_a_day_of_another_year_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="year"):
        calendar_from(text)
