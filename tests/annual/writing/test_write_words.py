"""Figures, days and text as they are printed."""

from datetime import date
from decimal import Decimal

import pytest

from gongkai.annual.writing.words import chinese_date, figure_text, han_numeral, printable


@pytest.mark.parametrize(
    ("value", "printed"),
    [(None, ""), (0, "0"), (-2, "-2"), (Decimal("0.3260"), "0.3260"), (Decimal("0.0000001"), "0.0000001")],
)
def test_a_figure_is_printed_with_its_own_digits_and_a_blank_as_nothing(
    value: int | Decimal | None, printed: str
) -> None:
    assert figure_text(value) == printed


def test_a_day_is_printed_in_arabic_digits_without_leading_zeros() -> None:
    assert chinese_date(date(2026, 1, 5)) == "2026年1月5日"


@pytest.mark.parametrize(("number", "printed"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (34, "三十四")])
def test_parts_are_counted_in_chinese_digits(number: int, printed: str) -> None:
    assert han_numeral(number) == printed


def test_characters_without_a_shape_are_left_out() -> None:
    assert printable(" 清\u200b溪\x00镇\ufeff\n办\ud800 ") == "清溪镇 办"


def test_a_rare_character_from_the_private_area_stays() -> None:
    assert printable("王\ue000") == "王\ue000"
