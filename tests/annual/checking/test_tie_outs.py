"""The identities of tables 3 and 4: found when broken, silent when they hold, and the one cell that mends them."""

from __future__ import annotations

import random

import pytest

from gongkai.annual.checking import Finding, check_report
from gongkai.annual.checking.tie_outs import check_tie_outs
from gongkai.annual.report import Figure, Report
from gongkai.law.edition import Edition, edition_named, editions
from reports.paper import balanced

FORM = edition_named("2021")
EVERY = pytest.mark.parametrize("edition", editions(), ids=lambda edition: edition.id)


def report(edition: Edition = FORM, **changes: Figure | None) -> Report:
    """A balanced report but for `changes` (dots in codes written as __); figures are all above 0."""
    values = balanced(edition, random.Random(5))  # noqa: S311
    values.update({code.replace("__", "."): value for code, value in changes.items()})
    return Report(agency="青萝县柳溪镇人民政府", year=edition.first_year, edition=edition, values=values)


def broken(made: Report) -> list[Finding]:
    return check_tie_outs(made)


def ids(made: Report) -> list[str]:
    return sorted(finding.id for finding in broken(made))


@EVERY
def test_balanced_figures_have_no_finding(edition: Edition) -> None:
    assert broken(report(edition)) == []


@EVERY
@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("requests.carried_in.natural", ["table3.balance", "table3.row_total"]),
        ("requests.handled.natural", ["table3.balance", "table3.handled", "table3.row_total"]),
        ("requests.granted.legal", ["table3.handled", "table3.row_total"]),
        ("requests.granted.total", ["table3.handled", "table3.row_total"]),
        ("requests.carried_out.total", ["table3.balance", "table3.row_total"]),
    ],
)
def test_one_wrong_cell_of_table_three_is_named_by_each_rule_it_breaks(
    edition: Edition, code: str, names: list[str]
) -> None:
    made = report(edition)
    right = made.values[code]
    assert right is not None
    made.values[code] = right + 30

    assert ids(made) == names
    assert {(f.fix.cell, f.fix.value) for f in broken(made) if f.fix} == {(code, right)}


@pytest.mark.parametrize("block", ["review", "suit_direct", "suit_after_review"])
def test_a_wrong_total_of_table_four_is_found_without_a_guess_at_the_cell(block: str) -> None:
    made = report()
    total = made.values[f"remedies.{block}.total"]
    assert total is not None
    made.values[f"remedies.{block}.total"] = total + 1

    found = broken(made)

    assert [finding.id for finding in found] == ["table4.total"]
    assert found[0].fix is None
    assert (found[0].expected, found[0].actual) == (total, total + 1)


def test_two_wrong_cells_that_tie_give_no_fix() -> None:
    made = report()
    for code in ("requests.granted.natural", "requests.partial.business"):
        figure = made.values[code]
        assert figure is not None
        made.values[code] = figure + 7

    assert len(broken(made)) == 4
    assert [finding.fix for finding in broken(made)] == [None] * 4


def test_a_fix_is_never_below_zero() -> None:
    made = report(requests__granted__natural=0)
    made.values["requests.granted.total"] = sum(
        int(made.values[f"requests.granted.{c.code}"] or 0) for c in FORM.table(3).panels[0].columns[:-1]
    )

    assert all(finding.fix is None or finding.fix.value >= 0 for finding in broken(made))


def test_a_blank_counts_as_zero() -> None:
    values = dict.fromkeys(FORM.cells, None)
    made = Report(edition=FORM, values=values)

    assert broken(made) == []


def test_a_blank_total_is_a_doubt_not_an_error() -> None:
    made = report(requests__granted__total=None)
    made.tables = {3: [0]}

    found = broken(made)

    assert [(finding.id, finding.severity) for finding in found] == [("cells.blank.total", "warning")]
    assert found[0].cells == ("requests.granted.total",)


def test_a_zero_total_beside_figures_is_an_error() -> None:
    assert "table3.row_total" in ids(report(requests__granted__total=0))


def test_a_report_of_no_edition_has_nothing_to_tie_out() -> None:
    assert check_report(Report(title="某学院信息公开年度报告")) is not None
    assert check_tie_outs(Report()) == []


def test_a_finding_names_all_its_cells_both_sums_and_the_place() -> None:
    made = report()
    old = made.values["requests.new.natural"]
    assert old is not None
    made.values["requests.new.natural"] = old + 1
    balance = next(finding for finding in broken(made) if finding.id == "table3.balance")

    assert balance.cells == tuple(f"requests.{row}.natural" for row in ("new", "carried_in", "handled", "carried_out"))
    assert balance.severity == "error"
    assert str(balance.expected) in balance.message
    assert str(balance.actual) in balance.message
    assert (balance.where.table, balance.where.column) == (3, "自然人")
    assert balance.basis
