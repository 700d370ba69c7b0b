"""Numerals are read back, and no words bring the prose checks down."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gongkai.annual.checking.prose import check_copied, check_prose
from gongkai.annual.numerals import find_numbers, parse_number
from gongkai.annual.report import Line, Report, Section
from gongkai.law.edition import editions

DIGITS = "零一二三四五六七八九"
WORDS = [
    "2024年",
    "2023年",
    "我镇",
    "全市",
    "其中",
    "，",
    "、",
    "；",
    "。",
    "（",
    "）",
    "：",
    "收到",
    "政府信息公开",
    "申请",
    "3件",
    "5件",
    "12条",
    "一百件",
    "予以公开",
    "部分公开",
    "不予公开",
    "行政复议",
    "行政诉讼",
    "规范性文件",
    "废止",
    "制发",
    "没有",
    "未",
    "无",
    "上年结转",
    "结转下年度",
    "同比增长",
    "5.5%",
    "共计",
    "合计",
    "分别为",
    "等",
    "近100条",
    "1亿亿亿件",
    "六部分",
    "总体情况",
    "统计期限",
    "1月1日",
    "12月31日",
    "至",
    "自然人",
    "法人或其他组织",
    "国办公开办函〔2019〕60号",
    "清水镇",
    "河口镇人民政府",
    "“",
    "”",
    "《",
    "》",
    "信息处理费",
    "200元",
    "1.5万元",
    "行政事业性收费",
    "维持",
    "1,234条",
    "从渠道看",
    "包括",
    "主要",
    "其他",
    "网站",
    "²",
    "٣件",
    "①",
    "(",
    ")",
    ",",
    ":",
    "比上年增加",
]
saying = st.lists(st.sampled_from(WORDS), max_size=40).map("".join)
figures = st.sampled_from([None, 0, 1, 3, 5])


def numeral(value: int) -> str:
    """A number below a hundred million in Chinese numerals, as it is written out in full."""
    if value >= 10_000:
        rest = value % 10_000
        return numeral(value // 10_000) + "万" + ("" if not rest else ("零" if rest < 1000 else "") + numeral(rest))
    text, zero = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // power % 10
        if digit:
            text += ("零" if zero and text else "") + DIGITS[digit] + unit
        zero = not digit
    return text or "零"


@given(st.integers(0, 99_999_999))
def test_a_numeral_is_read_back_as_the_number_it_writes(value: int) -> None:
    assert parse_number(numeral(value)) == value


@given(st.integers(0, 10**12))
def test_digits_with_thousands_marks_are_read_back(value: int) -> None:
    assert parse_number(f"{value:,}") == value


@given(st.integers(2, 9999), st.sampled_from("件条篇期"))
def test_a_count_in_numerals_is_found_in_a_sentence(value: int, unit: str) -> None:
    (number,) = find_numbers(f"全年公开信息{numeral(value)}{unit}。")

    assert (number.value, number.unit) == (value, unit)


@given(st.text(max_size=200))
def test_numbers_stand_in_order_and_inside_the_text(text: str) -> None:
    numbers = find_numbers(text)

    assert all(0 <= number.start < number.end <= len(text) for number in numbers)
    assert [number.start for number in numbers] == sorted({number.start for number in numbers})


@given(st.text(max_size=60))
def test_any_text_is_a_number_or_none(text: str) -> None:
    parse_number(text)


@given(
    saying, st.lists(saying, max_size=3), st.sampled_from([*editions(), None]), figures, st.sampled_from([2024, None])
)
def test_any_words_are_checked_and_every_finding_quotes_its_paragraph(preamble, texts, edition, figure, year) -> None:
    report = Report(agency="甲县清水镇人民政府", year=year, edition=edition)
    report.values = dict.fromkeys(edition.cells, figure) if edition else {}
    report.preamble = [Line(0, preamble)]
    report.sections = [Section(None, "总体情况", "overview", 1, [Line(2 + i, text) for i, text in enumerate(texts)])]
    paragraphs = {line.block: line.text for line in report.lines()}

    for finding in check_prose(report) + check_copied(report, report):
        assert finding.message
        if finding.id.startswith("prose."):
            assert finding.where.quote
            assert finding.where.quote in paragraphs[finding.where.block]


@given(st.lists(st.integers(1, 500), min_size=2, max_size=12))
def test_a_list_that_adds_up_is_never_a_finding(parts: list[int]) -> None:
    listed = "、".join(f"第{name}组{part}条" for name, part in zip("甲乙丙丁戊己庚辛壬癸子丑", parts, strict=False))
    report = Report(agency="甲县清水镇人民政府", year=2024)
    report.sections = [
        Section(
            None, "总体情况", "overview", 1, [Line(2, f"全年公开信息{sum(parts)}条，其中{listed}。" + "依法公开。" * 6)]
        )
    ]

    assert check_prose(report) == []


@given(st.lists(st.integers(1, 500), min_size=2, max_size=12), st.integers(1, 50))
def test_a_list_that_exceeds_its_total_is_always_an_error(parts: list[int], more: int) -> None:
    listed = "、".join(f"{name}类{part}条" for name, part in zip("甲乙丙丁戊己庚辛壬癸子丑", parts, strict=False))
    total = max(sum(parts) - more, 0)
    report = Report(agency="甲县清水镇人民政府", year=2024)
    report.sections = [
        Section(None, "总体情况", "overview", 1, [Line(2, f"全年公开信息{total}条，其中{listed}。" + "依法公开。" * 6)])
    ]

    found = [(finding.id, finding.severity) for finding in check_prose(report)]

    assert found == [("prose.sum", "error")]
