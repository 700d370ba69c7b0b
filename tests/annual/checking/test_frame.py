"""Edition, title, headings and signature: each fault beside its lawful neighbour."""

from __future__ import annotations

import pytest

from gongkai.annual.checking import Finding
from gongkai.law.edition import edition_named
from reports.opening import found, ids
from reports.paper import Line, Paper, Piece, invent

TOWN = invent("青萝县柳溪镇", 2023, 7)


def one(findings: list[Finding], name: str) -> Finding:
    same = [finding for finding in findings if finding.id == name]
    assert len(same) == 1, ids(findings)
    return same[0]


def signed(day: str | None, short: str = "青萝县柳溪镇", agency: str = "") -> list[Finding]:
    return found(invent(short, 2023, 7, agency=agency, signed=day))


def test_a_sound_report_has_no_finding() -> None:
    assert ids(found(TOWN)) == []


@pytest.mark.parametrize(("year", "edition", "right"), [(2022, "2019", "2021"), (2020, "2021", "2019")])
def test_the_form_of_other_years_is_an_error(year: int, edition: str, right: str) -> None:
    finding = one(found(invent("青萝县柳溪镇", year, 7, edition=edition_named(edition))), "edition.superseded")

    assert (finding.severity, finding.expected, finding.actual) == ("error", right, edition)


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2025])
def test_the_form_of_the_year_is_right(year: int) -> None:
    assert "edition.superseded" not in ids(found(invent("青萝县柳溪镇", year, 7)))


def test_a_title_without_a_year_is_a_doubt() -> None:
    findings = found(invent("青萝县柳溪镇", 2023, 7, title="青萝县柳溪镇政府信息公开工作年度报告"))

    assert one(findings, "title.year").expected == 2023


def test_a_year_left_over_in_the_title_is_a_doubt() -> None:
    findings = found(invent("青萝县柳溪镇", 2023, 7, title="青萝县柳溪镇2022年政府信息公开工作年度报告"))
    finding = one(findings, "title.year")

    assert (finding.expected, finding.actual, finding.severity) == (2023, 2022, "warning")


def test_a_title_in_other_words_is_a_doubt_and_its_short_form_is_none() -> None:
    other = found(invent("青萝县柳溪镇", 2023, 7, title="青萝县柳溪镇2023年政务公开工作年度报告"))
    short = found(invent("青萝县柳溪镇", 2023, 7, title="青萝县柳溪镇2023年政府信息公开年报"))

    assert "title.wording" in ids(other, "warning")
    assert "title.wording" not in ids(short)


def reheaded(old: str, new: str) -> list[Piece]:
    return [
        Line(new, 2) if isinstance(piece, Line) and piece.text == old else piece
        for piece in TOWN.pieces
        if not (new == "" and isinstance(piece, Line) and piece.text == old)
    ]


def test_a_repeated_number_is_one_doubt() -> None:
    old = "四、政府信息公开行政复议、行政诉讼情况"
    findings = found(reheaded(old, "三" + old[1:]))

    assert [(f.expected, f.actual) for f in findings if f.id == "heading.number"] == [("四", "三")]


def test_a_part_without_heading_is_a_doubt() -> None:
    finding = one(found(reheaded("五、存在的主要问题及改进情况", "")), "heading.missing")

    assert finding.severity == "warning"
    assert finding.expected == "存在的主要问题及改进情况"


@pytest.mark.parametrize("old", ["一、总体情况", "三、收到和处理政府信息公开申请情况"])
def test_the_numbers_behind_a_missing_heading_are_right_as_they_stand(old: str) -> None:
    findings = found(reheaded(old, ""))

    assert one(findings, "heading.missing").expected == old[2:]
    assert "heading.number" not in ids(findings)


def test_a_number_left_out_with_all_parts_there_is_a_doubt() -> None:
    findings = found(reheaded("二、主动公开政府信息情况", "三、主动公开政府信息情况"))

    assert [(f.expected, f.actual) for f in findings if f.id == "heading.number"] == [("二", "三")]


def test_a_title_with_the_bare_year_has_its_year() -> None:
    title = "青萝县柳溪镇2023政府信息公开工作年度报告"

    assert "title.year" not in ids(found(invent("青萝县柳溪镇", 2023, 7, title=title)))


def test_no_signature_is_a_doubt() -> None:
    assert "signature.missing" in ids(signed(None), "warning")


def test_a_signature_without_a_day_is_a_doubt() -> None:
    pieces = [*invent("青萝县柳溪镇", 2023, 7, signed=None).pieces, Line("青萝县柳溪镇人民政府")]

    assert "signature.missing.date" in ids(found(pieces), "warning")


@pytest.mark.parametrize("day", ["2023年12月5日", "2023年1月20日"])
def test_a_day_before_the_period_ends_is_an_error(day: str) -> None:
    assert "signature.date" in ids(signed(day), "error")


@pytest.mark.parametrize("day", ["2023年12月31日", "2024年1月1日", "2024年3月31日"])
def test_a_day_in_time_is_none(day: str) -> None:
    assert [name for name in ids(signed(day)) if name.startswith("signature")] == []


def test_a_township_signing_in_april_is_late_as_a_doubt_only() -> None:
    finding = one(signed("2024年4月1日"), "signature.date.late")

    assert finding.severity == "warning"


@pytest.mark.parametrize(("day", "late"), [("2024年1月31日", False), ("2024年2月1日", True)])
def test_a_department_has_until_the_end_of_january(day: str, late: bool) -> None:
    findings = signed(day, "白鹭县农业农村局", "白鹭县农业农村局")

    assert ("signature.date.late" in ids(findings)) is late


def test_a_report_of_neither_edition_is_told_so_as_a_doubt() -> None:
    text = "青萝县柳溪镇2016年政府信息公开工作年度报告\n\n一、概述\n公开了信息。\n二、主动公开情况\n共135条。\n"
    findings = found(text + "\n青萝县柳溪镇人民政府\n2017年2月8日\n")

    assert "edition.superseded.unknown" in ids(findings, "warning")
    assert ids(findings, "error") == []


def test_every_finding_says_what_to_do_in_chinese_and_on_what_ground() -> None:
    worst: Paper = invent(
        "青萝县柳溪镇",
        2022,
        7,
        edition=edition_named("2019"),
        figures={"requests.new.natural": -3, "active.rules.made": 2, "remedies.review.total": 99},
        signed="2022年11月1日",
        title="柳溪镇政务公开工作报告",
    )
    findings = found(worst)

    assert len(findings) >= 6
    for finding in findings:
        assert finding.message.endswith(("。", "）"))
        assert finding.basis
    gravity = ["error", "warning", "note"]
    order = [gravity.index(finding.severity) for finding in findings]
    assert order == sorted(order)
