"""The text of a cell to its figure: blank is not zero, nothing is guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gongkai.annual.reading.figures import read_figure


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("0", 0),
        ("12", 12),
        (" 7 ", 7),
        ("\u3000\xa07\xa0", 7),
        ("１２", 12),
        ("０", 0),
        ("零", 0),
        ("〇", 0),
        ("007", 7),
        ("1,234", 1234),
        ("1，234，567", 1234567),
        ("1 234", 1234),
        ("-3", -3),
        ("－3", -3),
        ("−3", -3),
        ("﹣3", -3),
        ("+3", 3),
        ("＋３", 3),
        ("- 3", -3),
    ],
)
def test_a_whole_number_is_read_whatever_its_width_sign_or_marks(text: str, figure: int) -> None:
    reading = read_figure(text)

    assert reading == (figure, None)
    assert type(reading.value) is int


@pytest.mark.parametrize("text", ["0.3260", "57.5", "190.457379", "-0.50", "1,234.50", "１．５"])
def test_a_decimal_keeps_the_digits_as_printed(text: str) -> None:
    reading = read_figure(text)

    assert isinstance(reading.value, Decimal)
    assert reading.note is None


def test_a_decimal_is_not_trimmed() -> None:
    assert str(read_figure("0.3260").value) == "0.3260"


@pytest.mark.parametrize(
    "text", ["", " ", "\u3000", "\xa0", "\u200b", "-", "—", "——", "－", "–", "/", "／", "\\", "无", "*", "…", "_", "―"]
)
def test_a_lone_mark_or_white_space_is_blank_not_zero(text: str) -> None:
    assert read_figure(text) == (None, None)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("0件", 0),
        ("3 件", 3),
        ("12条", 12),
        ("5万元", 5),
        ("12.50万元", Decimal("12.50")),
        ("128元", 128),
        ("(0)", 0),
        ("（3）", 3),
        ("[4]", 4),
        ("1,234件", 1234),
        ("零件", 0),
        ("３项", 3),
        ("12（件）", 12),
    ],
)
def test_a_unit_or_brackets_are_taken_off_with_a_note(text: str, figure: int | Decimal) -> None:
    assert read_figure(text) == (figure, "cell_dressed")


@pytest.mark.parametrize(
    ("text", "figure"), [("三", 3), ("十二", 12), ("二十", 20), ("一百零五", 105), ("两千三百", 2300), ("五件", 5)]
)
def test_a_chinese_numeral_is_read_with_a_note(text: str, figure: int) -> None:
    assert read_figure(text) == (figure, "cell_dressed")


@pytest.mark.parametrize(
    "text",
    [
        "若干",
        "见附件",
        "3件（其中1件延期）",
        "约3",
        "3+2",
        "8%",
        "2024年1月",
        "1/2",
        "12,34",
        "1.2.3",
        "详见第六部分",
        "--3",
    ],
)
def test_words_are_no_figure_and_are_noted(text: str) -> None:
    assert read_figure(text) == (None, "cell_text")
