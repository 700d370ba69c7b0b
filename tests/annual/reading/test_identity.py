"""Whose report it is, its title and its year: several witnesses, one verdict."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gongkai.annual.reading.identity import find_agency
from gongkai.annual.reading.sections import Parts
from gongkai.annual.report import Line as Words
from gongkai.annual.report import Report
from reports.opening import opened
from reports.paper import Line, invent

TOWN = "青萝县柳溪镇人民政府"
TITLE = "青萝县柳溪镇2023年政府信息公开工作年度报告"


def titled(*lines: str, agency: str = TOWN, short: str = "青萝县柳溪镇") -> Report:
    """A report of 2023 that begins with `lines` instead of a marked title."""
    paper = invent(short, 2023, 7, agency=agency)
    return opened([*map(Line, lines), *paper.pieces[1:]])


@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        "青萝县柳溪镇人民政府关于2023年政府信息公开工作年度报告",
        "2023年青萝县柳溪镇政府信息公开工作年度报告",
        "2023年度青萝县柳溪镇人民政府政府信息公开工作年度报告",
        "柳溪镇2023年政府信息公开年报",
        "柳溪镇2023年政务公开工作年度报告",
        "青萝县柳溪镇二〇二三年政府信息公开工作年度报告",
        "青萝县柳溪镇2023年政府信息公开工作年度报告（公开稿）",
        "2023年政府信息公开工作年度报告",
        "青萝县柳溪镇政府信息公开工作年度报告",
        "青萝县柳溪镇政府信息公开工作年度报告（2023年度）",
        "政府信息公开工作年度报告（2023年度）",
        "青萝县柳溪镇２０２３年政府信息公开工作年度报告",
        "青萝县柳溪镇人民政府2023政府信息公开工作年度报告",
    ],
)
def test_a_title_in_any_usual_wording_gives_agency_and_year(title: str) -> None:
    report = titled(title)

    assert (report.title, report.agency, report.year) == (title, TOWN, 2023)


def test_a_spaced_out_title_is_put_on_one_line() -> None:
    assert titled(" ".join(TITLE)).title == TITLE


@pytest.mark.parametrize(
    "lines",
    [
        ("青萝县柳溪镇人民政府", "2023年政府信息公开工作年度报告"),
        ("青萝县柳溪镇2023年度政府信息公开工作", "年度报告"),
        ("青萝县柳溪镇2023年", "政府信息公开工作年度报告"),
        ("青萝县柳溪镇", "2023年政府信息公开", "工作年度报告"),
        ("青萝县柳溪镇人民政府政府信息公开工作年度报告", "（2023年）"),
        ("青萝县柳溪镇2023", "政府信息公开工作年度报告"),
        ("青萝县柳溪镇2023年政府", "信息公开工作年度报告"),
    ],
)
def test_a_title_on_two_lines_is_one_title(lines: tuple[str, ...]) -> None:
    report = titled(*lines)

    assert report.title == "".join(lines)
    assert (report.agency, report.year) == (TOWN, 2023)


@pytest.mark.parametrize(
    "lines",
    [
        ("当前位置：首页 > 政府信息公开 > 政府信息公开年报", TITLE),
        ("2025年政府信息公开工作年度报告", "2024年政府信息公开工作年度报告", "2022年政府信息公开工作年度报告", TITLE),
        ("索引号：QL/2024-00012", "发布日期：2024-01-20", TITLE),
        (TITLE, "发布时间：2024-01-20 来源：柳溪镇 字号：[大 中 小]"),
        (TITLE, "来源：县政府办", TITLE),
        (TITLE, f"标题：{TITLE}", "发布机构：柳溪镇"),
        (TITLE, "发布日期：2024-01-20", "政府信息公开工作年度报告"),
    ],
    ids=["crumbs", "menu of years", "metadata", "line below", "twice", "metadata after", "bare title below"],
)
def test_page_furniture_is_no_title(lines: tuple[str, ...]) -> None:
    assert titled(*lines).title == TITLE


@pytest.mark.parametrize(
    ("short", "agency"),
    [
        ("岚江市青屏区梧桐街道", "岚江市青屏区梧桐街道办事处"),
        ("梧桐街道办事处", "梧桐街道办事处"),
        ("岚江经济开发区管委会", "岚江经济开发区管理委员会"),
        ("白鹭县农业农村局", "白鹭县农业农村局"),
        ("白鹭县卫生健康委员会", "白鹭县卫生健康委员会"),
        ("白鹭县柳荫回族乡", "白鹭县柳荫回族乡人民政府"),
        ("北原旗白音苏木", "北原旗白音苏木人民政府"),
        ("白鹭县", "白鹭县人民政府"),
        ("白鹭县人民政府办公室", "白鹭县人民政府办公室"),
        ("柳溪镇政府", "柳溪镇人民政府"),
        ("白鹭县供销合作社联合社", "白鹭县供销合作社联合社"),
    ],
)
def test_the_agency_is_the_full_name_of_the_body(short: str, agency: str) -> None:
    assert titled(f"{short}2023年政府信息公开工作年度报告", agency=agency, short=short).agency == agency


def test_a_title_without_the_county_takes_the_fuller_name_from_the_signature() -> None:
    assert titled("柳溪镇2023年政府信息公开工作年度报告").agency == TOWN


def test_a_signature_of_an_office_does_not_replace_the_body_in_the_title() -> None:
    paper = invent("青萝县柳溪镇", 2023, 7, signed=None)
    closing = [Line("青萝县柳溪镇党政综合办公室"), Line("2024年1月20日")]

    assert opened([*paper.pieces, *closing]).agency == TOWN


def test_a_year_left_over_in_the_title_is_outvoted_by_period_and_signature() -> None:
    assert titled("青萝县柳溪镇2022年政府信息公开工作年度报告").year == 2023


def test_a_wrong_period_is_outvoted_by_title_and_signature() -> None:
    paper = invent("青萝县柳溪镇", 2023, 7)
    wrong = [
        replace(p, text=p.text.replace("2023年1月1日至2023年12月31日", "2022年1月1日至2022年12月31日"))
        if isinstance(p, Line)
        else p
        for p in paper.pieces
    ]

    assert opened(wrong).year == 2023


def test_much_talk_of_the_year_before_does_not_change_the_year() -> None:
    paper = invent("青萝县柳溪镇", 2023, 7, title="青萝县柳溪镇政府信息公开工作年度报告")
    talk = Line("2022年申请较少，2022年评议一次，2022年的栏目较少，2022年的问题已整改，2022年没有诉讼。")

    assert opened([*paper.pieces[:4], talk, *paper.pieces[4:]]).year == 2023


def test_without_any_title_the_signature_names_the_body() -> None:
    report = titled()

    assert (report.title, report.agency, report.year) == (None, TOWN, 2023)
    assert "title_missing" in {note.code for note in report.notes}


@pytest.mark.parametrize(
    ("title", "agency"),
    [
        ("2023年白鹭县柳荫乡政府信息公开工作年度报告", "白鹭县柳荫乡人民政府"),
        ("2023年度岚江市统计局信息公开年度报告", "岚江市统计局"),
        ("2023年岚江市青屏工业园区政府信息公开工作年度报告", "岚江市青屏工业园区管理委员会"),
        ("2023年政府信息公开工作年度报告", None),
        ("2023年上半年政府信息公开工作报告", None),
        ("2023年全县政府信息公开工作年度报告", None),
    ],
)
def test_a_name_behind_the_year_is_the_body(title: str, agency: str | None) -> None:
    assert find_agency(title, Parts()) == agency


@pytest.mark.parametrize(
    ("words", "agency"),
    [
        ("本报告依据有关规定，由白鹭县水务局编制。", "白鹭县水务局"),
        ("本报告由柳荫乡人民政府结合有关数据编制。", "柳荫乡人民政府"),
        ("由白鹭县水务局政府信息公开工作领导小组办公室编制。", "白鹭县水务局"),
        ("按照条例规定，现公布白鹭县梧桐街道2023年政府信息公开工作年度报告。", "白鹭县梧桐街道办事处"),
        ("特编制《柳荫乡人民政府2023年政府信息公开工作年度报告》。", "柳荫乡人民政府"),
        ("根据《关于做好2023年政府信息公开工作年度报告编制工作的通知》，由本机关编制。", None),
        ("现发布省水务局2023年政府信息公开情况报告。", None),
        ("现将我镇2023年政府信息公开工作报告如下。", None),
    ],
)
def test_without_title_and_signature_the_introduction_names_the_body(words: str, agency: str | None) -> None:
    assert find_agency(None, Parts(preamble=[Words(0, words)])) == agency


def test_a_report_said_to_be_of_a_year_outweighs_a_period_left_over() -> None:
    paper = invent("青萝县柳溪镇", 2023, 7, signed=None)
    words = (
        "青萝县柳溪镇编制了2023年政府信息公开工作年度报告。统计期限自2022年1月1日起至2022年12月31日止。",
        "一、总体情况",
        "2023年，柳溪镇认真做好公开工作。",
    )
    rest = [piece for piece in paper.pieces[1:] if not isinstance(piece, Line) or piece.level == 2]

    assert opened([*map(Line, words), *rest[1:]]).year == 2023
