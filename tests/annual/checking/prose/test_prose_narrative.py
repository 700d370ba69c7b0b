"""narrative.*, fees.notices and what last year's report shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gongkai.annual.checking.prose import check_copied, check_prose
from gongkai.annual.report import Report, Section

Said = Callable[..., list[tuple[str, str]]]
UNPAID = "requests.other.fee_unpaid.total"
PROBLEMS = (
    "一是部分村公开栏更新不及时，个别信息停留在去年；二是政策解读形式单一，图解和视频较少；"
    "三是业务培训次数少，新任信息员对条例不熟。下一步将落实专人，按季检查，每半年培训一次。"
)


def test_an_overview_of_more_than_a_thousand_characters_is_a_warning(said: Said) -> None:
    assert said("公开公正。" * 200) == [("narrative.length", "warning")]


def test_before_the_form_of_2021_no_length_was_set(said: Said) -> None:
    assert said("公开公正。" * 200, year=2020, edition="2019") == []


@pytest.mark.parametrize("text", ["", "无。"])
def test_problems_without_words_are_a_warning(report_of: Callable[..., Report], text: str) -> None:
    report = report_of("")
    report.sections.append(Section("五、", "存在的主要问题及改进情况", "problems", 40))
    if text:
        report.sections[-1].lines = [report.sections[0].lines[1]._replace(text=text)]

    assert [finding.id for finding in check_prose(report)] == ["narrative.missing"]


def test_nothing_else_to_report_is_an_answer(said: Said) -> None:
    assert said("无。", key="other") == []


def test_tables_alone_are_not_asked_for_words() -> None:
    report = Report(agency="甲县清水镇人民政府", year=2024, values={UNPAID: 2})
    report.sections = [Section("五、", "存在的主要问题及改进情况", "problems", 4)]

    assert check_prose(report) == []


@pytest.mark.parametrize("text", ["未收取任何费用。", "无。", "发出收费通知1件，收取200元。"])
def test_unpaid_fees_call_for_notices_in_the_last_part(said: Said, report_of: Callable[..., Report], text: str) -> None:
    values = {**report_of("").values, UNPAID: 2}

    assert said(text, key="other", values=values) == [("fees.notices", "warning")]


@pytest.mark.parametrize("text", ["发出收费通知3件，总金额1500元，实际收取500元。", "对2件申请收取信息处理费300元。"])
def test_fees_that_are_told_are_enough(said: Said, report_of: Callable[..., Report], text: str) -> None:
    values = {**report_of("").values, UNPAID: 2}

    assert said(text, key="other", values=values) == []


def test_problems_taken_over_from_last_year_are_a_warning(report_of: Callable[..., Report]) -> None:
    report, prior = report_of(PROBLEMS, key="problems"), report_of(PROBLEMS, key="problems", year=2023)

    (found,) = check_copied(report, prior)

    assert (found.id, found.severity) == ("narrative.copied", "warning")


def test_other_words_than_last_years_are_left_alone(report_of: Callable[..., Report]) -> None:
    prior = report_of("去年主要是人手不足，信息员兼职多，专栏维护跟不上，群众知晓率低。" * 3, key="problems")
    prior.sections[0].lines = prior.sections[0].lines[1:]
    report = report_of(PROBLEMS, key="problems")
    report.sections[0].lines = report.sections[0].lines[1:]

    assert check_copied(report, prior) == []


@pytest.mark.parametrize(
    ("rate", "found"),
    [("增长25%", []), ("增长20%", []), ("增长52%", ["prose.table.growth"]), ("下降25%", ["prose.table.growth"])],
)
def test_a_rate_of_growth_must_follow_from_both_reports(
    report_of: Callable[..., Report], rate: str, found: list[str]
) -> None:
    report = report_of(f"2024年，我镇共收到政府信息公开申请5件，同比{rate}。")
    prior = report_of("", values={"requests.new.total": 4, "requests.carried_in.total": 1})

    assert [finding.id for finding in check_copied(report, prior)] == found
