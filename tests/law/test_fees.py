"""信息处理费 by its test values, and what a tariff that climbs must keep."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.fees import MOST, FeeRefused, fee_by_items, fee_by_pages, fee_of_next_items, item_price


@pytest.mark.parametrize(
    ("items", "yuan"), [(0, 0), (10, 0), (11, 100), (30, 2000), (31, 2200), (35, 3000), (40, 4000), (45, 5500)]
)
def test_items_of_a_month_cost_as_the_tariff_says(items: int, yuan: int) -> None:
    assert fee_by_items(items).amount == yuan


@pytest.mark.parametrize(("pages", "yuan"), [(0, 0), (30, 0), (31, 10), (100, 700), (200, 2700), (250, 4700)])
def test_pages_of_a_request_cost_as_the_tariff_says(pages: int, yuan: int) -> None:
    assert fee_by_pages(pages).amount == yuan


def test_the_brackets_say_how_45_items_come_to_5500_yuan() -> None:
    fee = fee_by_items(45)

    assert [(b.first, b.last, b.price) for b in fee.brackets] == [
        (1, 10, 0),
        (11, 30, 100),
        (31, 40, 200),
        (41, 45, 300),
    ]
    assert [bracket.amount for bracket in fee.brackets] == [0, 2000, 2000, 1500]


@given(st.integers(1, 400))
def test_a_months_fee_is_the_sum_of_its_items_prices(items: int) -> None:
    assert fee_by_items(items).amount == sum(item_price(number) for number in range(1, items + 1))


@given(st.integers(0, 5000))
def test_the_brackets_cover_every_page_once(pages: int) -> None:
    brackets = fee_by_pages(pages).brackets

    assert sum(bracket.count for bracket in brackets) == pages
    assert all(after.first == before.last + 1 for before, after in pairwise(brackets))


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_later_request_of_the_month_pays_the_difference(before: int, more: int) -> None:
    assert fee_by_items(before).amount + fee_of_next_items(before, more) == fee_by_items(before + more).amount


@pytest.mark.parametrize("count", [-1, MOST + 1])
def test_a_number_no_request_has_is_refused_with_what_to_check(count: int) -> None:
    with pytest.raises(FeeRefused, match="请核对数量"):
        fee_by_items(count)
    with pytest.raises(FeeRefused, match="109号"):
        fee_by_pages(count)
