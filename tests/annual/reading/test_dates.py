"""Dates, periods and years in the ways reports write them."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.annual.reading.dates import find_date, find_period, find_years

DAY = date(2024, 1, 20)


@pytest.mark.parametrize(
    "text",
    [
        "2024年1月20日",
        "2024年01月20日",
        "2024 年 1 月 20 日",
        "２０２４年１月２０日",
        "2024.1.20",
        "2024-01-20",
        "2024/1/20",
        "二〇二四年一月二十日",
        "二○二四年一月二十日",
        "二零二四年一月二十日",
        "（2024年1月20日）",
    ],
)
def test_a_date_is_read_in_digits_and_in_chinese_numerals(text: str) -> None:
    assert find_date(text) == DAY


@pytest.mark.parametrize("text", ["2024年1月", "2024年13月1日", "2023年2月29日", "1月20日", "没有日期", ""])
def test_what_is_no_day_is_no_date(text: str) -> None:
    assert find_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "自2023年1月1日起至2023年12月31日止",
        "2023年1月1日至2023年12月31日",
        "2023年1月1日至12月31日",
        "从2023年1月1日到2023年12月31日",
        "2023 年 1 月 1 日—2023 年 12 月 31 日",
        "２０２３年１月１日至２０２３年１２月３１日",
    ],
)
def test_a_period_is_read_with_or_without_its_second_year(text: str) -> None:
    assert find_period(text) == (date(2023, 1, 1), date(2023, 12, 31))


def test_a_lone_date_is_no_period() -> None:
    assert find_period("2023年1月1日") is None


def test_years_are_read_in_order() -> None:
    assert find_years("二〇二三年比2022年多，２０２１年不计") == [2023, 2022, 2021]
