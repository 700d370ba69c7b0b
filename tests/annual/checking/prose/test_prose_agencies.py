"""agency.mismatch: words and names of another body."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gongkai.annual.checking.finding import Finding
from gongkai.annual.checking.prose import check_prose
from gongkai.annual.checking.prose.agencies import level_of
from gongkai.annual.checking.prose.tokens import own_names
from gongkai.annual.report import Line, Report

Said = Callable[..., list[tuple[str, str]]]
TOWN, STREET, CITY, BUREAU = "甲县清水镇人民政府", "乙市城东街道办事处", "乙市人民政府", "乙市财政局"

LEFT_OVER = (
    (TOWN, "我局积极配合县政务公开办开展工作。", "我局"),
    (TOWN, "我乡高度重视政府信息公开工作。", "我乡"),
    (TOWN, "全市共收到政府信息公开申请5件。", "全市"),
    (TOWN, "组织推动全省政府信息公开工作。", "全省"),
    (TOWN, "宽带已经覆盖全乡各村。", "全乡"),
    (TOWN, "河口镇人民政府坚持以公开促落实。", "河口镇人民政府"),
    (STREET, "我镇高度重视政府信息公开工作。", "我镇"),
    (CITY, "我镇高度重视政府信息公开工作。", "我镇"),
    (BUREAU, "我镇高度重视政府信息公开工作。", "我镇"),
)
OWN = (
    (TOWN, "在全县政务公开考核中名列前茅。"),
    (TOWN, "在全县主动公开信息排名中居第3位。"),
    (TOWN, "配合推进全县政务公开工作。"),
    (TOWN, "我县印发了工作要点，我镇认真落实。"),
    (TOWN, "全镇上下、各村（社区）协同推进，自我加压，安全局面稳定。"),
    (TOWN, "清水镇人民政府坚持以公开促落实，清水镇党委、政府高度重视。"),
    (TOWN, "各乡镇人民政府要加强公开，由镇人民政府统一安排。"),
    (TOWN, "赴河口镇人民政府学习交流政务公开经验。"),
    (TOWN, "群众说：“我乡里人也看得懂。”"),
    (TOWN, "围绕全市中心工作和全县重点任务，抓好公开。"),
    (STREET, "我街道高度重视，街道办事处专题研究，我街办认真落实。"),
    (CITY, "全市各县（市、区）积极推进，我市公开质量提升，河口镇人民政府打造示范点。"),
    (BUREAU, "我局高度重视，全市财政系统共同推进。"),
    ("甲县清水乡人民政府", "我乡高度重视，乡党委、乡政府多次研究，全乡干部参与。"),
    ("某大学", "我校重视信息公开，我院各系配合。"),
)


@pytest.mark.parametrize(("agency", "text", "word"), LEFT_OVER)
def test_another_bodys_word_or_name_is_a_warning(
    findings_in: Callable[..., list[Finding]], agency: str, text: str, word: str
) -> None:
    (found,) = findings_in(text, agency=agency, values={})

    assert (found.id, found.severity, found.actual) == ("agency.mismatch", "warning", word)


@pytest.mark.parametrize(("agency", "text"), OWN)
def test_the_bodys_own_words_and_its_superiors_are_left_alone(said: Said, agency: str, text: str) -> None:
    assert said(text, agency=agency, values={}) == []


def test_a_word_said_ten_times_is_one_finding(said: Said) -> None:
    assert said("我乡重视。" * 10, values={}) == [("agency.mismatch", "warning")]


def test_another_township_in_the_signature_is_seen(report_of: Callable[..., Report]) -> None:
    report = report_of("")
    report.signature = [Line(90, "河口镇人民政府")]

    (found,) = check_prose(report)

    assert (found.id, found.where.block) == ("agency.mismatch", 90)


@pytest.mark.parametrize(
    ("agency", "level"),
    [
        (TOWN, "镇"),
        (STREET, "街道"),
        (CITY, "市"),
        (BUREAU, "局"),
        ("丙区人民政府", "区"),
        ("某大学", None),
        (None, None),
    ],
)
def test_the_level_is_read_from_the_name(agency: str | None, level: str | None) -> None:
    assert level_of(agency) == level


def test_a_body_goes_by_its_short_names_too() -> None:
    assert set(own_names(TOWN)) >= {"清水镇", "清水镇人民政府", "清水镇政府", "甲县清水镇"}
    assert set(own_names(STREET)) >= {"城东街道", "城东街道办事处", "城东街办"}
