"""prose.parts: the announced number of parts against the list."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gongkai.annual.checking.finding import Finding
from gongkai.annual.checking.prose import check_prose
from gongkai.annual.report import Report, Section
from gongkai.law.edition import edition_named

SIX = "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项"
LOCAL = SIX.replace("、收到和处理", "、公开平台建设情况、收到和处理")
NUMBERED = (
    "一、总体情况；二、主动公开政府信息情况；三、收到和处理政府信息公开申请情况；"
    "四、政府信息公开行政复议、行政诉讼情况；五、存在的主要问题及改进情况；六、其他需要报告的事项"
)
QUOTED = (
    "“总体情况”“主动公开政府信息的情况”“收到和处理政府信息公开申请的情况”“政府信息公开行政复议、行政诉讼情况”"
    "“政府信息公开工作存在的主要问题及改进情况”“其他需要报告的事项”"
)
FIVE = "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在问题及改进情况、其他需要报告的事项"
WRONG = (
    (f"本报告由{SIX}七部分组成。", 6, 7),
    (f"本报告{SIX}5个部分组成。", 6, 5),
    (f"本报告由{LOCAL}六部分组成。", 7, 6),
    (f"全文共五个部分：{NUMBERED}。", 6, 5),
    (f"本报告由七个部分组成，包括{SIX}。", 6, 7),
)
RIGHT = (
    f"本报告由{SIX}六部分组成。",
    f"本报告由{LOCAL}七部分组成。",
    f"本报告包括{SIX}。",
    f"全文共六个部分：{NUMBERED}。",
    f"本报告由{QUOTED}六个部分组成。",
    f"我镇从{SIX}等六个方面报告如下。".replace("、", "，").replace("复议，行政", "复议、行政"),
    f"本报告由{SIX.replace('总体情况', '总体情况概述', 1)}6个部分组成。",
    f"本年报由{SIX.replace('总体情况', '概述', 1)}等六部分组成。",
    f"本年报由{SIX.replace('其他需要报告的事项', '需要说明的其他事项')}等六部分组成。",
    f"本报告由{SIX.replace('、其他', '、2025年工作思路、其他')}等七个部分组成。",
    f"本报告由{SIX.replace('存在的主要问题及改进情况', '对公开工作的建议和下一步思考')}等六部分组成。",
    "全镇分三大部分推进，一是抓学习，二是抓公开，三是抓监督。",
    "推进第一部分工作，共有四个部分的群众参加。",
)


def found_in(text: str, findings_in: Callable[..., list[Finding]]) -> list[Finding]:
    return [finding for finding in findings_in("", preamble=[text]) if finding.id == "prose.parts"]


@pytest.mark.parametrize(("text", "listed", "announced"), WRONG)
def test_a_number_that_its_own_list_contradicts_is_an_error(
    findings_in: Callable[..., list[Finding]], text: str, listed: int, announced: int
) -> None:
    (found,) = found_in(text, findings_in)

    assert (found.severity, found.expected, found.actual) == ("error", listed, announced)


@pytest.mark.parametrize("text", RIGHT)
def test_a_list_of_the_announced_length_is_left_alone(findings_in: Callable[..., list[Finding]], text: str) -> None:
    assert found_in(text, findings_in) == []


def test_a_list_that_ends_with_and_so_on_leaves_a_doubt(findings_in: Callable[..., list[Finding]]) -> None:
    (found,) = found_in(f"本报告由{FIVE}等六部分组成。", findings_in)

    assert found.severity == "warning"


def test_a_number_without_a_list_is_held_against_the_headings(report_of: Callable[..., Report]) -> None:
    report = report_of("", preamble=["本报告共分七个部分。"])
    report.sections = [Section(s.number, s.heading, s.key, 9) for s in edition_named("2021").sections]

    (found,) = [finding for finding in check_prose(report) if finding.id == "prose.parts"]

    assert (found.severity, found.expected, found.actual) == ("warning", 6, 7)
