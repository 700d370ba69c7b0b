"""What a single cell may hold, each with its lawful neighbour."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from gongkai.annual.checking import Finding
from gongkai.annual.report import Figure
from reports.opening import found, ids
from reports.paper import Line, Paper, compose, invent

HELD = "active.normative.in_force"


def one(findings: list[Finding], name: str) -> Finding:
    same = [finding for finding in findings if finding.id == name]
    assert len(same) == 1, ids(findings)
    return same[0]


def town(year: int = 2023, shown: dict[str, str] | None = None, **figures: Figure | None) -> Paper:
    named = {code.replace("__", "."): value for code, value in figures.items()}
    return invent("青萝县柳溪镇", year, 7, figures=named, shown=shown)


def test_blanks_are_one_note_for_each_table() -> None:
    blank = dict.fromkeys(("requests.partial.legal", "requests.partial.ngo", "active.permits.decisions"))
    notes = [f for f in found(invent("青萝县柳溪镇", 2023, 9, figures=blank)) if f.id == "cells.blank"]

    assert [(f.severity, len(f.cells)) for f in sorted(notes, key=lambda f: len(f.cells))] == [("note", 1), ("note", 2)]


def test_zeros_are_no_blanks() -> None:
    assert "cells.blank" not in ids(found(town()))


def test_a_negative_count_is_an_error() -> None:
    finding = one(found(town(active__normative__in_force=-12)), "cells.negative")

    assert (finding.severity, finding.cells, finding.actual) == ("error", (HELD,), -12)


def test_a_negative_change_is_lawful() -> None:
    assert ids(found(town(2020, active__permits__change=-3)), "error") == []


def test_a_negative_amount_is_a_doubt() -> None:
    assert one(found(town(active__fees__amount=Decimal("-1.5"))), "cells.negative").severity == "warning"


@pytest.mark.parametrize(("text", "severity"), [("7.5", "error"), ("7.0", "warning")])
def test_a_broken_count_is_an_error_and_a_whole_one_with_a_point_a_doubt(text: str, severity: str) -> None:
    finding = one(found(town(active__permits__decisions=Decimal(text))), "cells.not_integer")

    assert finding.severity == severity


def test_a_decimal_amount_is_lawful() -> None:
    assert "cells.not_integer" not in ids(found(town(active__fees__amount=Decimal("190.457379"))))


def test_yuan_named_in_a_cell_of_ten_thousand_yuan_is_a_doubt() -> None:
    finding = one(found(town(shown={"active.fees.amount": "3260元"}, active__fees__amount=3260)), "cells.unit")

    assert (finding.severity, finding.expected) == ("warning", "0.326")


def test_yuan_in_the_cell_is_told_by_the_text() -> None:
    paper = town(active__fees__amount=31640)
    pieces = [*paper.pieces[:3], Line("全年收取行政事业性收费3.164万元。"), *paper.pieces[3:]]

    assert one(found(pieces), "cells.unit").expected == "3.164"


@pytest.mark.parametrize("shown", ["3.2万元", "3.2"])
def test_ten_thousand_yuan_is_right(shown: str) -> None:
    paper = town(shown={"active.fees.amount": shown}, active__fees__amount=Decimal("3.2"))

    assert "cells.unit" not in ids(found(paper))


@pytest.mark.parametrize(
    ("short", "agency", "severity"),
    [
        ("青萝县柳溪镇", "青萝县柳溪镇人民政府", "error"),
        ("岚江市梧桐街道", "岚江市梧桐街道办事处", "error"),
        ("白鹭县", "白鹭县人民政府", "error"),
        ("岚江市青屏区", "岚江市青屏区人民政府", "warning"),
        ("白鹭县农业农村局", "白鹭县农业农村局", "warning"),
        ("岚江市", "岚江市人民政府", None),
    ],
)
def test_rules_are_made_by_cities_and_above(short: str, agency: str, severity: str | None) -> None:
    paper = invent(short, 2023, 7, agency=agency, figures={"active.rules.issued": 1, "active.rules.in_force": 1})
    said = [finding.severity for finding in found(paper) if finding.id == "rules.not_zero"]

    assert said == ([severity] if severity else [])


def test_fewer_in_force_than_issued_and_kept_is_a_doubt() -> None:
    few = town(active__normative__issued=9, active__normative__repealed=2, active__normative__in_force=5)
    enough = town(active__normative__issued=9, active__normative__repealed=2, active__normative__in_force=7)

    assert "outlier.in_force" in ids(found(few), "warning")
    assert "outlier.in_force" not in ids(found(enough))


def test_a_dressed_figure_is_no_finding() -> None:
    paper = town()
    shown = {code: f"{value}件" for code, value in paper.figures.items() if code.startswith("requests.")}

    assert ids(found(compose(replace(paper, shown=shown))), "error") == []
