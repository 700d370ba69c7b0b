"""This year against last year: what must follow, and what may differ."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

from gongkai.annual.checking import Finding, check_report
from gongkai.annual.checking.hierarchy import check_children
from gongkai.annual.report import Figure, Report
from gongkai.law.edition import Edition, edition_for
from reports.opening import ids
from reports.paper import balance, balanced


def report(year: int, **changes: Figure | None) -> Report:
    """A balanced report whose carried-over figures follow from a year in which they were equal."""
    edition = edition_for(year)
    assert edition is not None
    values = balanced(edition, random.Random(year))  # noqa: S311
    for column in ("natural", "business", "research", "ngo", "legal", "other"):
        values[f"requests.carried_in.{column}"] = values[f"requests.carried_out.{column}"] = 2
    balance(edition, values)
    for code in edition.cells:
        if code.startswith("active."):
            values[code] = 0
    values.update({code.replace("__", "."): value for code, value in changes.items()})
    return Report(agency="青萝县柳溪镇人民政府", year=year, edition=edition, values=values)


def against(now: Report, then: Report, family: str) -> list[Finding]:
    return [finding for finding in check_report(now, prior=then) if finding.id.startswith(family)]


def test_two_years_that_follow_on_have_no_cross_year_finding() -> None:
    assert against(report(2023), report(2022), "cross_year") == []


def test_carried_in_must_equal_carried_out_in_each_column() -> None:
    then = report(2022, requests__carried_out__natural=5, requests__carried_out__total=15)
    found = against(report(2023), then, "cross_year.carried")

    assert [(f.severity, f.cells, f.expected, f.actual) for f in found] == [
        ("error", ("requests.carried_in.natural",), 5, 2),
        ("error", ("requests.carried_in.total",), 15, 12),
    ]


def test_a_blank_carried_over_counts_as_zero_and_says_so() -> None:
    then = report(2022, requests__carried_out__natural=None)
    found = against(report(2023), then, "cross_year.carried")

    assert [f.expected for f in found] == [0]
    assert "空白" in found[0].message


def test_two_blanks_carried_over_agree() -> None:
    now = report(2023, requests__carried_in__natural=None)
    then = report(2022, requests__carried_out__natural=None)

    assert against(now, then, "cross_year.carried") == []


def test_a_report_of_another_year_is_not_compared() -> None:
    then = report(2021, requests__carried_out__natural=99)

    assert [f.id for f in against(report(2023), then, "cross_year")] == ["cross_year.carried.year"]


def test_the_figures_carried_over_are_compared_across_the_editions() -> None:
    then = report(2020, requests__carried_out__natural=7)

    assert [f.expected for f in against(report(2021), then, "cross_year.carried")] == [7]


def test_documents_in_force_follow_from_last_year_as_a_doubt() -> None:
    now = report(2023, active__normative__issued=5, active__normative__repealed=2, active__normative__in_force=11)
    then = report(2022, active__normative__in_force=10)
    found = against(now, then, "cross_year.in_force")

    assert [(f.severity, f.expected, f.actual) for f in found] == [("warning", 13, 11)]
    now.values["active.normative.in_force"] = 13
    assert against(now, then, "cross_year.in_force") == []


def test_a_running_total_that_falls_is_a_doubt_and_one_that_rises_is_none() -> None:
    low, high = report(2020, active__normative__total=8), report(2020, active__normative__total=12)
    then = report(2019, active__normative__total=10)

    assert ids(against(low, then, "cross_year.in_force")) == ["cross_year.in_force.total"]
    assert against(high, then, "cross_year.in_force") == []


def test_last_years_items_plus_its_change_are_this_years_items() -> None:
    then = report(2019, active__permits__prior=10, active__permits__change=-3)

    assert ids(against(report(2020, active__permits__prior=10), then, "cross_year.items")) == ["cross_year.items"]
    assert against(report(2020, active__permits__prior=7), then, "cross_year.items") == []


def test_open_cases_that_do_not_come_back_are_a_doubt() -> None:
    then = report(2022, remedies__review__pending=90, remedies__review__total=95)

    assert "cross_year.pending" in ids(against(report(2023), then, "cross_year"), "warning")


def test_a_swing_of_ten_times_is_a_note_and_a_small_one_is_none() -> None:
    then = report(2022, active__permits__decisions=4000)

    assert ids(against(report(2023, active__permits__decisions=30), then, "outlier")) == ["outlier"]
    assert against(report(2023, active__permits__decisions=900), then, "outlier") == []


# Sums of reports


def test_the_sum_of_the_children_has_no_finding() -> None:
    children = [report(2023), report(2023)]
    parent = report(2023)
    parent.values = {code: sum(child.values[code] or 0 for child in children) for code in parent.values}

    assert check_children(parent, children) == []


def test_each_cell_that_is_not_the_sum_is_an_error() -> None:
    children = [report(2023), report(2023)]
    parent = report(2023)
    parent.values = {code: sum(child.values[code] or 0 for child in children) for code in parent.values}
    parent.values["requests.new.natural"] = 1

    found = check_children(parent, children)

    assert [(f.id, f.severity, f.cells) for f in found] == [("hierarchy.sum", "error", ("requests.new.natural",))]


def test_amounts_are_added_to_the_last_digit() -> None:
    amount = "active__fees__amount"
    children = [report(2023, **{amount: Decimal("0.1")}), report(2023, **{amount: Decimal("0.2")})]
    parent = replace(children[0])
    parent.values = {code: sum(child.values[code] or 0 for child in children) for code in parent.values}

    assert parent.values["active.fees.amount"] == Decimal("0.3")
    assert check_children(parent, children) == []


def test_a_child_of_another_year_or_form_is_named_and_left_out() -> None:
    child, late, old = report(2023), report(2022), report(2020)

    found = check_children(replace(child), [child, late, old])

    assert [(f.id, f.severity) for f in found] == [("hierarchy.sum.member", "warning")] * 2


def test_a_blank_beside_children_without_figures_is_zero() -> None:
    edition: Edition | None = edition_for(2023)
    assert edition is not None
    empty = Report(year=2023, edition=edition, values=dict.fromkeys(edition.cells))

    assert check_children(empty, [empty]) == []
