"""prose.table: numbers and statements of nothing in the text against the tables.

The township of these tests took 5 requests and carried 1 in: 3 granted, 1 partial, 1 denied, 1 carried out; one
review upheld, one suit after review pending; 2 规范性文件 made, 1 repealed, 9 in force; 124 permits, 30 penalties.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from gongkai.annual.checking.finding import Finding
from gongkai.annual.checking.prose import check_prose
from gongkai.annual.report import Report
from gongkai.law.edition import edition_from

FAULTS = (
    "2024年，我镇共收到政府信息公开申请8件。",
    "全年新收政府信息公开申请4件，上年结转1件。",
    "全年新收政府信息公开申请5件，上年结转2件。",
    "清水镇2024年度受理依申请公开3件。",
    "2024年，我镇共收到政府信息公开申请5件，其中予以公开4件、部分公开1件、不予公开1件。",
    "2024年，我镇共办理政府信息公开申请6件，予以公开3件，部分公开1件，不予公开2件。",
    "收到政府信息公开申请5件，予以公开及部分公开3件。",
    "我镇收到的政府信息公开申请中，自然人申请7件。",
    "2024年收到政府信息公开申请5件，结转下年度继续办理2件。",
    "2024年，我镇没有收到政府信息公开申请。",
    "2024年度，清水镇未收到依申请公开政府信息。",
    "全年没有发生因政府信息公开工作被申请行政复议、提起行政诉讼的情况。",
    "因政府信息公开被申请行政复议2件，被提起行政诉讼1件。",
    "全年制发行政规范性文件3件，废止1件，现行有效9件。",
    "全年制发行政规范性文件2件，废止行政规范性文件1件，现行有效行政规范性文件8件。",
    "作出行政许可决定142件，作出行政处罚决定30件。",
    "全年收取行政事业性收费1.52万元。",
    "我镇收到7件政府信息公开申请，均为自然人提交。",
    "政府信息公开申请总数为9件。",
    "我镇收到政府信息公开申请八件。",
    "不存在因政府信息公开引发的行政复议、行政诉讼。",
    "2024年，全镇政府信息公开申请办结6件，办结率100%。",
    "收到政府信息公开申请5件，其中信访举报投诉类申请2件。",
    "2024年收到的7件政府信息公开申请中，予以公开3件、部分公开1件、不予公开1件。",
    "全年未收到公民、法人和其他组织提出的政府信息公开申请。",
    "2024年度，我镇未收到任何形式的依申请公开申请。",
    "2024年度，清水镇未收到和处理政府信息公开申请，零报告。",
    "我镇暂无政府信息公开申请。",
    "全年未收到因依申请公开答复而引起的行政复议和诉讼。",
    "收到针对我镇信息公开事务的行政复议0件。",
    "收到公民、法人或者其他组织对依申请公开政府信息的申请2件，比去年增加1件。",
    "2024年度共收到政府信息公开申请数1件，已按流程回复申请人。",
    "全年作出行政强制决定1件。",
)
"""Noun and scope are exactly a cell's, and the number is not: errors."""

DOUBTS = (
    "因政府信息公开被申请行政复议1件，被纠正1件。",
    "制定规范性文件0件，废止规范性文件1件，现行有效规范性文件9件。",
    "全年办理行政处罚案件25件，罚款3万元。",
)
"""The words are nearly those of a cell: warnings."""

TRAPS = (
    "2024年，我镇共收到政府信息公开申请5件。",
    "2024年，我镇共收到政府信息公开申请6件。",
    "2024年通过网上收到政府信息公开申请3件。",
    "上年收到政府信息公开申请3件。",
    "收到政府信息公开申请5件，比去年增加3件。",
    "2024年，我镇共收到政府信息公开申请5件，其中予以公开3件、部分公开1件、不予公开1件，结转下年度1件。",
    "予以公开或部分公开政府信息公开申请4件。",
    "全年政府信息公开申请自然人4件、商业企业1件。",
    "收到政府信息公开申请5件，均已办结。",
    "2024年，我镇未收到网上提交的政府信息公开申请。",
    "2024年，我镇未收到对政府信息公开申请答复的异议。",
    "全年未发生因政府信息公开行政诉讼败诉的情况。",
    "因政府信息公开被申请行政复议1件，被提起行政诉讼1件。",
    "因政府信息公开被申请行政复议1件，结果维持1件。",
    "全年办理行政复议案件12件，其中政府信息公开类1件。",
    "全镇办理行政复议案件3件。",
    "全年制发行政规范性文件2件，废止1件，现行有效9件。",
    "公开规范性文件类信息4条。",
    "作出行政许可决定124件，作出行政处罚决定30件。",
    "公开行政许可信息15条、行政处罚信息12条。",
    "梳理行政许可事项12项、行政处罚事项88项。",
    "全年收取行政事业性收费1.25万元。",
    "全年收取行政事业性收费12500元。",
    "全年收取信息处理费200元。",
    "办理人大代表建议4件、政协提案3件。",
    "办理12345热线工单200件，回复率100%。",
    "县自然资源局收到政府信息公开申请12件。",
    "协助县政府办办理依申请公开2件。",
    "电话咨询政府信息公开申请事宜20次。",
    "我镇收到5件政府信息公开申请，均为自然人提交。",
    "主动公开信息100条，依申请公开信息3条。",
    "除1件结转下年度办理外，其余均按时答复。",
    "依申请公开方面：本年新收申请5件，已办结5件，结转1件。",
    "我镇收到政府信息公开申请五件。",
    "无上年结转政府信息公开申请。",
    "2024年收到涉及征地的政府信息公开申请3件。",
    "自条例施行以来累计收到政府信息公开申请30件。",
    "我镇高度重视政府信息公开申请办理，确定专人2名负责。",
    "受理政府信息公开申请的时限为20个工作日。",
    "设立申请受理点1个，接待群众15人次。",
    "2024年，全镇政府信息公开申请办结5件，办结率100%。",
    "无法提供0件，不予处理0件，其他处理0件。",
    "全年收到政府信息公开申请5件，上年结转1件，办结5件，结转下年1件。",
    "2024年收到的5件政府信息公开申请中，予以公开3件、部分公开1件、不予公开1件。",
    "政府信息公开申请办理结果：予以公开3件、部分公开1件、不予公开1件、无法提供0件、不予处理0件、其他处理0件。",
    "政府信息公开申请中属于国家秘密不予公开0件，属于过程性信息不予公开1件。",
    "依申请公开中不予公开（属于国家秘密）0件、不予公开（属于四类过程性信息）1件。",
    "依申请公开答复中，因不属于本机关职责不予公开2件。",
    "政府信息公开行政诉讼1件，其中复议后起诉1件。",
    "受理行政复议申请12件（其中涉及政府信息公开1件）。",
    "未收到因政府信息公开申请引发的投诉举报。",
    "没有因政府信息公开申请收取费用。",
    "未发生依申请公开逾期答复情况。",
    "无上年结转政府信息公开申请积压。",
    "2024年，清水镇未接到书面方式申请的政府信息公开申请和网络方式申请的政府信息公开申请件。",
    "2024年，县政府办公室未收到政府信息公开申请。",
    "各村均未收到政府信息公开申请。",
    "2024年度，未收到法人或者其他组织对依申请公开政府信息的申请。",
    "我镇未收到企业提出的政府信息公开申请。",
    "2024年，我单位收到群众依申请公开5件，均已按要求进行答复。",
    "2024年收到依申请公开来信1件次，所申请公开信息不属于本单位的公开范围。",
    "我镇累计收到依申请信息公开件5件，未因信息公开收取任何费用。",
    "共受理5件政府信息公开申请（均为自然人提交），同比上升16.13%，其中按期办结5件，无结转2025年继续办理件。",
    "2024年全镇共收到依申请公开5件，除1件结转下年办理外，均依法依规答复，答复率100%。",
    "收到申请政府信息公开事项5件，已进行行政答复。",
    "2024年，我镇共收到信息公开申请5件，上年度结转1件；予以公开3件，无法提供0件，结转下年继续办理1件。",
    "我镇收到政府信息公开申请5件，其中网络申请2件、信函申请3件；自然人4件、企业1件。",
    "完成依申请公开申请5件。",
    "全镇共公开信息120条，依申请公开0件。",
    "镇党政办公室全年共收到政府信息公开申请5件。",
    "2024年，我镇收到涉企政府信息公开申请2件。",
    "与上年相比，收到政府信息公开申请减少3件。",
    "2024年收到政府信息公开申请5件，2023年收到3件。",
    "法制审核依申请公开答复书5份，开展业务培训2次。",
    "设置政府信息公开申请受理窗口1个、自助查询机2台。",
    "对3件政府信息公开申请收取信息处理费500元。",
    "发放政府信息公开申请指南200份。",
    "本年度新制定行政规范性文件2件，废止行政规范性文件1件，现行有效9件，均已公开。",
    "对我镇现行有效的9件行政规范性文件进行了清理。",
    "清理行政规范性文件12件，保留9件，废止3件。",
    "县政府印发行政规范性文件12件，我镇认真贯彻。",
    "公开行政处罚决定书12份。",
    "行政许可、行政处罚、行政强制等信息公开20条。",
    "行政事业性收费项目2项。",
    "未收取行政事业性收费。",
    "党委印发规范性文件3件。",
)
"""Right, or about something else than a cell: nothing is said."""

SEVERAL = (
    ("全年无依申请公开政府信息事项，无因政府信息公开申请行政复议、提起行政诉讼和申诉的情况。", 2),
    ("因政府信息公开工作被提起行政诉讼0件、申请行政复议0件。", 2),
    ("全年共收到依申请公开0件，不予公开0件，因政府信息依申请公开引起行政复议0件，行政诉讼0件。", 4),
)
"""Sentences with several numbers that are wrong, each at its own place."""

Said = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize("text", FAULTS)
def test_a_number_that_is_exactly_a_cells_and_differs_is_an_error(said: Said, text: str) -> None:
    assert said(text) == [("prose.table", "error")]


@pytest.mark.parametrize("text", DOUBTS)
def test_a_number_that_is_nearly_a_cells_and_differs_is_a_warning(said: Said, text: str) -> None:
    assert said(text) == [("prose.table", "warning")]


@pytest.mark.parametrize("text", TRAPS)
def test_a_number_that_agrees_or_is_of_something_else_is_left_alone(said: Said, text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(("text", "wrong"), SEVERAL)
def test_each_wrong_number_of_a_sentence_is_named(said: Said, text: str, wrong: int) -> None:
    assert said(text) == [("prose.table", "error")] * wrong


def test_a_blank_cell_contradicts_nothing(said: Said) -> None:
    assert said("2024年，我镇共收到政府信息公开申请8件。", values={"requests.new.total": None}) == []


def test_a_report_without_tables_of_the_form_is_not_compared(said: Said) -> None:
    assert said("2024年，我镇共收到政府信息公开申请8件。", edition=None) == []


def test_received_may_include_what_was_carried_in_and_both_cells_are_named(
    findings_in: Callable[..., list[Finding]],
) -> None:
    (found,) = findings_in("2024年，我镇共收办政府信息公开申请16件。")

    assert (found.expected, found.actual) == (6, 16)
    assert found.cells == ("requests.new.total", "requests.carried_in.total")


def test_a_group_of_results_names_every_row_it_covers(findings_in: Callable[..., list[Finding]]) -> None:
    (found,) = findings_in("收到政府信息公开申请5件，不予公开4件。")

    assert found.expected == 1
    assert len(found.cells) == 8
    assert all(code.startswith("requests.denied.") for code in found.cells)


def test_the_edition_of_2019_gives_its_own_rows(said: Said) -> None:
    text = "收到政府信息公开申请5件，其他处理2件。本年新制作规范性文件3件。"

    assert said(text, edition="2019", year=2020) == [("prose.table", "error"), ("prose.table", "error")]


def test_a_row_whose_own_total_is_wrong_is_left_to_the_table_checks(
    said: Said, report_of: Callable[..., object]
) -> None:
    values = {**report_of("").values, "requests.granted.total": 0}

    assert said("收到政府信息公开申请5件，其中予以公开3件。", values=values) == []


def test_a_fee_typed_in_yuan_is_left_to_the_table_checks(said: Said, report_of: Callable[..., object]) -> None:
    values = {**report_of("").values, "active.fees.amount": Decimal(12500)}

    assert said("全年收取行政事业性收费1.25万元。", values=values) == []


def test_a_city_counts_its_whole_area_and_not_its_office(said: Said) -> None:
    city = {"agency": "乙市人民政府"}

    assert said("全市共受理政府信息公开申请8件。", **city) == [("prose.table", "error")]
    assert said("市政府办公室共受理政府信息公开申请8件。", **city) == []


def test_cases_reported_upward_may_be_fewer_than_cases_held(said: Said) -> None:
    assert said("全镇全年备案政府信息公开领域行政复议案件4件。") == [("prose.table", "warning")]


def test_the_rows_of_a_later_edition_are_known_by_their_labels(report_of: Callable[..., Report]) -> None:
    report = report_of("政府信息公开申请中，已移交国家档案馆2件，无法提供3件。", year=2031)
    report.edition = edition_from((Path(__file__).parents[2] / "edition_2031.toml").read_text(encoding="utf-8"))
    report.values = dict.fromkeys(report.edition.cells, 0) | {"requests.unavailable.archived.total": 3}

    (found,) = check_prose(report)

    assert found.cells == ("requests.unavailable.archived.total",)
    assert (found.expected, found.actual) == (3, 2)
