"""Numbers in cells and sentences, in digits and in Chinese numerals."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gongkai.annual.numerals import find_numbers, parse_number

CELLS = (
    ("0", 0),
    (" 12 ", 12),
    ("１２", 12),
    ("1,234", 1234),
    ("1，234，567", 1_234_567),
    ("0.3260", Decimal("0.3260")),
    ("１．５", Decimal("1.5")),
    ("+9", 9),
    ("-3", -3),
    ("－3", -3),
    ("1.2万", 12_000),
    ("3万", 30_000),
    ("1.23456万", Decimal("12345.60000")),
    ("零", 0),
    ("〇", 0),
    ("三", 3),
    ("十", 10),
    ("十二", 12),
    ("二十", 20),
    ("一百零五", 105),
    ("一百二十三", 123),
    ("一百二", 120),
    ("两千零五", 2005),
    ("一万二", 12_000),
    ("一万零五百", 10_500),
    ("三亿", 300_000_000),
    ("一千二百万零三", 12_000_003),
    ("二〇二三", 2023),
    ("壹佰贰拾叁", 123),
)
NO_NUMBERS = (
    "",
    "—",
    "-",
    "无",
    "/",
    "5万元",
    "若干",
    "见附件",
    "二三百",
    "百",
    "万",
    "十几",
    "1 2",
    "1,23",
    "3件",
    "1.2.3",
    "9" * 50,
)


@pytest.mark.parametrize(("text", "value"), CELLS)
def test_a_number_is_read_whatever_its_digits(text: str, value: int | Decimal) -> None:
    assert parse_number(text) == value


def test_decimals_keep_the_digits_printed() -> None:
    assert str(parse_number("0.3260")) == "0.3260"


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_marks_units_and_words_are_no_numbers(text: str) -> None:
    assert parse_number(text) is None


COUNTS = (
    ("收到申请3件", 3, "件"),
    ("收到申请 3 件", 3, "件"),
    ("收到申请三件，", 3, "件"),
    ("公开一百二十三条", 123, "条"),
    ("访问1,234人次", 1234, "人次"),
    ("访问１２３人次", 123, "人次"),
    ("收取57.5万元", Decimal("57.5"), "万元"),
    ("召开两次会议", 2, "次"),
    ("其中部分公开一件、", 1, "件"),
    ("印制3 千 册", 3000, "册"),
)


@pytest.mark.parametrize(("text", "value", "unit"), COUNTS)
def test_a_count_has_a_value_and_a_counter(text: str, value: int | Decimal, unit: str) -> None:
    (number,) = find_numbers(text)

    assert (number.kind, number.value, number.unit) == ("count", value, unit)


@pytest.mark.parametrize(
    "text",
    ["100余条", "近100条", "约100条", "100条以上", "100多条", "14万条", "超过100条", "100条左右", "1，234条"],
)
def test_a_number_that_is_not_exact_says_so(text: str) -> None:
    (number,) = find_numbers(f"公开信息{text}。")

    assert number.approximate


@pytest.mark.parametrize("text", ["预约100件", "最近3次", "节约5万元"])
def test_words_that_only_look_like_about_do_not_make_a_number_vague(text: str) -> None:
    (number,) = find_numbers(text)

    assert not number.approximate


KINDS = (
    ("2024年", ["time"]),
    ("2024年1月1日", ["time", "time", "time"]),
    ("2021—2024年", ["bare", "time"]),
    ("二〇二三年", ["time"]),
    ("3个月内", ["time"]),
    ("20个工作日", ["time"]),
    ("第3期简报", ["ordinal"]),
    ("国办公开办函〔2021〕30号", ["document", "document"]),
    ("第711号令", ["ordinal"]),
    ("办结率100%", ["percent"]),
    ("提高3.5个百分点", ["percent"]),
    ("1+X发布会", ["name"]),
    ("“N+1”机制", ["name"]),
    ("5G专网", ["name"]),
    ("拨打12345热线", ["bare"]),
    ("电话0571-8800123", ["bare", "bare"]),
    ("三个“100”行动", ["bare"]),
    ("1.加强领导", ["bare"]),
)


@pytest.mark.parametrize(("text", "kinds"), KINDS)
def test_what_is_no_count_is_of_another_kind(text: str, kinds: list[str]) -> None:
    assert [number.kind for number in find_numbers(text)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "一是统一认识，二是统筹推进，三是落实责任",
        "第一，每一件申请都有登记",
        "属于三类内部事务信息和四类过程性信息",
        "两微一端、一网通办、一站式服务、一件事一次办",
        "（一）总体情况 一、概述",
        "一方面，进一步规范；万无一失，十分重视",
        "“三个代表”、五个公开、八项规定、百日攻坚",
        "最多跑一次，不止一次",
        "三件套、一条龙、零距离",
    ],
)
def test_numerals_inside_words_are_no_numbers(text: str) -> None:
    assert find_numbers(text) == []


def test_the_span_is_the_number_with_its_unit() -> None:
    text = "公开信息 1,200 余 条，其中政策３０条。"

    assert [text[number.start : number.end] for number in find_numbers(text)] == ["1,200 余 条", "３０条"]


def test_a_very_long_run_of_digits_is_no_figure() -> None:
    (number,) = find_numbers("编号" + "1" * 40 + "件")

    assert (number.kind, number.value) == ("bare", 0)
