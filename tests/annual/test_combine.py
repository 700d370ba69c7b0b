"""Many reports to one: the sum cell by cell, and what is wrong with the members said by name."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

import pytest

from gongkai.annual.checking.tie_outs import check_tie_outs
from gongkai.annual.combine import Combined, combine, same_member
from gongkai.annual.report import Figure, Report
from gongkai.document.refusal import Refusal
from gongkai.law.edition import edition_for
from reports.paper import balanced


def report(name: str, year: int = 2023, **changes: Figure | None) -> Report:
    edition = edition_for(year)
    assert edition is not None
    values = balanced(edition, random.Random(name))  # noqa: S311
    values.update({code.replace("__", "."): value for code, value in changes.items()})
    return Report(agency=f"{name}人民政府", year=year, edition=edition, values=values)


WILLOW, BAMBOO, PINE = report("青萝县柳溪镇"), report("青萝县竹溪镇"), report("青萝县松岭乡")


def summed(*members: Report, **more: object) -> Combined:
    return combine(members, agency="青萝县人民政府", year=2023, **more)  # type: ignore[arg-type]


def problems(combined: Combined) -> list[tuple[str, str]]:
    return [(problem.code, problem.member) for problem in combined.problems]


def test_each_cell_is_the_sum_of_the_members() -> None:
    out = summed(WILLOW, BAMBOO, PINE)

    for code in out.report.values:
        assert out.report.values[code] == sum(r.values[code] or 0 for r in (WILLOW, BAMBOO, PINE))
    assert problems(out) == []
    assert check_tie_outs(out.report) == []


def test_the_sum_bears_the_parents_name_year_and_form() -> None:
    out = summed(WILLOW, BAMBOO).report

    assert (out.agency, out.year, out.edition) == ("青萝县人民政府", 2023, WILLOW.edition)
    assert out.title == "青萝县2023年政府信息公开工作年度报告"


def test_the_parents_own_office_is_added_once() -> None:
    own = report("青萝县", 2023)
    out = summed(WILLOW, own=own)

    code = "requests.new.total"
    assert out.report.values[code] == sum(int(r.values[code] or 0) for r in (WILLOW, own))
    assert out.members == ["青萝县人民政府", "青萝县柳溪镇人民政府"]


def test_decimals_are_added_exactly() -> None:
    members = [report(f"{name}镇", active__fees__amount=Decimal("0.1")) for name in "甲乙丙"]

    assert summed(*members).report.values["active.fees.amount"] == Decimal("0.3")


def test_a_missing_member_is_named() -> None:
    out = summed(WILLOW, expected=["柳溪镇", "竹溪镇"])

    assert problems(out) == [("missing", "竹溪镇")]


def test_a_member_outside_the_list_is_named_and_counted() -> None:
    out = summed(WILLOW, PINE, expected=["柳溪镇"])

    assert problems(out) == [("stranger", "青萝县松岭乡人民政府")]
    assert len(out.members) == 2


def test_a_doubled_member_is_counted_once() -> None:
    out = summed(WILLOW, BAMBOO, replace(WILLOW, agency="青萝县柳溪镇"))

    assert problems(out) == [("doubled", "青萝县柳溪镇")]
    assert out.report.values["requests.new.total"] == summed(WILLOW, BAMBOO).report.values["requests.new.total"]


def test_two_bodies_with_the_same_figures_are_two_members() -> None:
    out = summed(WILLOW, replace(WILLOW, agency="青萝县竹溪镇人民政府"))

    assert problems(out) == []
    assert len(out.members) == 2


def test_a_member_of_another_year_is_left_out() -> None:
    out = summed(WILLOW, replace(BAMBOO, year=2022))

    assert problems(out) == [("year", "青萝县竹溪镇人民政府")]
    assert out.report.values == summed(WILLOW).report.values


def test_a_member_in_another_form_is_left_out() -> None:
    old = replace(report("青萝县竹溪镇", 2020), year=2023)
    out = summed(WILLOW, PINE, old)

    assert problems(out) == [("edition", "青萝县竹溪镇人民政府")]


def test_a_member_without_figures_is_left_out() -> None:
    assert problems(summed(WILLOW, Report(agency="青萝县竹溪镇人民政府", year=2023))) == [
        ("edition", "青萝县竹溪镇人民政府")
    ]


def test_a_member_that_does_not_tie_out_is_named_and_counted_as_it_stands() -> None:
    broken = report("青萝县竹溪镇", remedies__review__total=77)
    out = summed(WILLOW, broken)

    assert problems(out) == [("tie_out", "青萝县竹溪镇人民政府")]
    assert out.report.values["remedies.review.total"] == 77 + int(WILLOW.values["remedies.review.total"] or 0)


def test_a_blank_counts_as_zero_with_a_note() -> None:
    blank = report("青萝县竹溪镇", active__permits__decisions=None)
    out = summed(WILLOW, blank)

    assert out.report.values["active.permits.decisions"] == WILLOW.values["active.permits.decisions"]
    assert [note.code for note in out.notes] == ["blank_as_zero"]


def test_nothing_to_add_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        summed(replace(WILLOW, year=2020))

    assert refused.value.code == "no_tables"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("柳溪镇", "青萝县柳溪镇人民政府", True),
        ("柳溪镇人民政府", "柳溪镇政府", True),
        ("梧桐街道", "梧桐街道办事处", True),
        ("柳溪镇", "柳溪乡", False),
        ("竹溪镇", "柳溪镇", False),
    ],
)
def test_a_member_is_known_by_any_way_of_writing_its_name(one: str, other: str, same: bool) -> None:
    assert same_member(one, other) is same
