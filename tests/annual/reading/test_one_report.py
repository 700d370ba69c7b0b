"""One file is one report: none and two are refused, never guessed."""

from __future__ import annotations

import pytest

from gongkai.document.refusal import Refusal
from reports.containers import as_tab_rows
from reports.opening import opened
from reports.paper import Line, Paper, compose, grids, invent, nothing_happened

ONE = invent("青萝县柳溪镇", 2023, 7)
TWO = invent("青萝县竹溪镇", 2023, 8)
BEFORE = invent("青萝县柳溪镇", 2022, 9)


def refusal(source: object) -> str:
    with pytest.raises(Refusal) as refused:
        opened(source)  # type: ignore[arg-type]
    assert refused.value.message.endswith("。")
    return refused.value.code


@pytest.mark.parametrize("second", [TWO, BEFORE], ids=["two towns", "two years"])
def test_two_reports_one_after_the_other_are_refused(second: Paper) -> None:
    assert refusal([*ONE.pieces, *second.pieces]) == "two_reports"


def test_two_sets_of_tables_without_headings_are_refused() -> None:
    assert refusal([*grids(ONE.pieces), *grids(TWO.pieces)]) == "two_reports"


def test_two_reports_in_which_nothing_happened_are_refused() -> None:
    quiet = [
        compose(Paper(f"{name}人民政府", name, 2023, ONE.edition, nothing_happened(ONE.edition)))
        for name in ("青萝县柳溪镇", "青萝县竹溪镇")
    ]

    assert refusal([*quiet[0].pieces, *quiet[1].pieces]) == "two_reports"


def test_two_reports_side_by_side_in_plain_lines_are_refused() -> None:
    lines = as_tab_rows(ONE.pieces).replace("\t", " ").split("\n")
    others = as_tab_rows(TWO.pieces).replace("\t", " ").split("\n")
    text = "\n".join(f"{one:<40}      {two}" for one, two in zip(lines, others, strict=False))

    assert refusal(text) == "two_reports"


def test_the_list_of_other_years_reports_is_no_second_report() -> None:
    links = [Line(f"青萝县柳溪镇{year}年政府信息公开工作年度报告") for year in (2022, 2021, 2020)]

    assert opened([*ONE.pieces, Line("相关阅读"), *links]).values == ONE.figures


@pytest.mark.parametrize(
    "text",
    [
        "柳溪镇召开防汛会议\n\n七月三日，全镇干部到堤上看了一遍。\n",
        "柳溪镇政府信息公开指南\n\n为了方便查找，编制本指南。\n一、公开范围\n机构职能。\n二、申请办法\n填写申请表。\n",
        "青萝县人民政府办公室关于编制2023年政府信息公开工作年度报告的通知\n\n各乡镇：\n一、内容\n如实填写。\n",
        "品名\t数量\n桌子\t3\n椅子\t12\n",
    ],
    ids=["news", "guide", "notice", "table"],
)
def test_what_is_no_report_is_refused(text: str) -> None:
    assert refusal(text) == "not_a_report"


def test_the_same_report_printed_twice_on_a_page_is_one_report() -> None:
    assert opened([*ONE.pieces, *ONE.pieces]).values == ONE.figures
