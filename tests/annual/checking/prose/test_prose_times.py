"""prose.period and prose.year."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gongkai.annual.checking.finding import Finding

Said = Callable[..., list[tuple[str, str]]]

LEFT_OVER = (
    "2023年，我镇共收到政府信息公开申请5件。",
    "2023年，我镇进一步加强组织领导，政务公开工作取得新进展。",
    "现将2023年度政府信息公开工作情况报告如下。",
    "现公布清水镇2023年政府信息公开工作年度报告。",
    "清水镇2022年主动公开政府信息80条。",
    "（三）政府信息管理情况 2023年,清水镇政府落实专人负责。",
    "二〇二三年，我镇主动公开信息80条。",
)
HISTORY = (
    "2024年，我镇进一步加强组织领导，政务公开工作取得新进展。",
    "与2023年相比，我镇公开信息增加20条。",
    "2023年以来，我镇持续推进基层政务公开。",
    "根据《2023年政务公开工作要点》，我镇制定了实施方案。",
    "按照甲政办发〔2023〕5号文件要求，我镇印发通知。",
    "针对2023年度存在的问题，我镇逐项整改。",
    "2023年度，我镇获评全县政务公开先进单位。",
    "2023年公开信息80条，2024年公开信息100条。",
    "截至2023年底，我镇建成政务公开专区1个。",
    "我镇于2023年建成政务公开专区。",
    "2025年，我镇将进一步加强政务公开。",
    "2023年度政府信息公开工作年度报告可在县政府网站查阅。",
    "2023年12月，我镇开展了业务培训。",
    "2021—2023年，我镇连续三年公开预算。",
    "设立“2023年，我们这样走过”专栏。",
    "2023年度全县政务公开考核，我镇位列第三。",
    "2023年全镇财政决算已在网站公开。",
)
WRONG_PERIODS = (
    "本报告中所列数据的统计期限自2023年1月1日起至2023年12月31日止。",
    "所列数据统计时限为2024年1月1日至2023年12月31日。",
    "统计时间段为2023年1月1日至12月31日。",
    "本年度报告统计数据从２０２３年１月１日至２０２３年１２月３１日。",
    "本报告统计期限为2023 年 1 月 1 日—2023 年 12 月 31 日。",
)
RIGHT_PERIODS = (
    "本报告中所列数据的统计期限自2024年1月1日起至2024年12月31日止。",
    "本报告中所列数据的统计期限自2024年1月1日起至12月31日止。",
    "本报告所列数据的统计期限为2024年1月1日—2024年12月31日。",
    "公示期为2023年3月1日至2023年3月7日，统计工作同步开展。",
)


@pytest.mark.parametrize("text", LEFT_OVER)
def test_an_older_year_where_the_report_speaks_of_its_own_is_a_warning(said: Said, text: str) -> None:
    assert said(text, values={}) == [("prose.year", "warning")]


@pytest.mark.parametrize("text", HISTORY)
def test_history_comparison_and_titles_are_left_alone(said: Said, text: str) -> None:
    assert said(text, values={}) == []


def test_last_years_problems_may_be_named_among_the_problems(said: Said) -> None:
    assert said("2023年，我镇的公开栏更新不及时，已设专人。", key="problems") == []


@pytest.mark.parametrize("text", WRONG_PERIODS)
def test_the_period_of_another_year_is_an_error(said: Said, text: str) -> None:
    assert said("", preamble=[text]) == [("prose.period", "error")]


@pytest.mark.parametrize("text", RIGHT_PERIODS)
def test_the_period_of_the_year_is_right_however_it_is_written(said: Said, text: str) -> None:
    assert said("", preamble=[text]) == []


def test_a_period_that_misses_a_day_is_a_warning(findings_in: Callable[..., list[Finding]]) -> None:
    (found,) = findings_in("", preamble=["统计期限为2024年1月1日至2024年12月30日。"])

    assert found.severity == "warning"
    assert found.expected == "2024年1月1日至2024年12月31日"


def test_without_a_known_year_nothing_is_said_of_years(said: Said) -> None:
    assert (
        said("2023年，我镇收到申请5件。", preamble=["统计期限为2023年1月1日至2023年12月31日。"], year=None, values={})
        == []
    )


def test_a_school_year_is_no_fault_of_a_report_outside_the_form(said: Said) -> None:
    text = "本报告统计期限为2023年9月1日至2024年8月31日。"

    assert said("", preamble=[text], edition=None) == []
    assert said("", preamble=[text]) == [("prose.period", "error")]
