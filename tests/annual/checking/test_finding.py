"""A finding's mark stays the same wherever its block has moved; its JSON is the contract's."""

from __future__ import annotations

from decimal import Decimal

from gongkai.annual.checking import Finding, Fix, Where
from gongkai.annual.checking.finding import as_json, fingerprint
from gongkai.annual.report import Report
from reports.opening import found, opened
from reports.paper import Line, invent

TOWN = invent("青萝县柳溪镇", 2023, 7, figures={"requests.granted.natural": 40})


def prints(source: object) -> set[str]:
    report = opened(source)  # type: ignore[arg-type]
    return {fingerprint(finding, report) for finding in found(source)}  # type: ignore[arg-type]


def test_moving_the_blocks_does_not_change_a_fingerprint() -> None:
    moved = [TOWN.pieces[0], Line("另起一段。"), *TOWN.pieces[1:]]

    assert prints(TOWN.pieces) == prints(moved)
    assert len(prints(TOWN.pieces)) >= 2


def test_another_agency_year_or_cell_has_another_fingerprint() -> None:
    finding = Finding("cells.negative", "error", "请更正。", ("requests.new.natural",))
    other = Finding("cells.negative", "error", "请更正。", ("requests.new.legal",))
    one, next_year = Report(agency="甲镇人民政府", year=2023), Report(agency="甲镇人民政府", year=2024)
    two = Report(agency="乙镇人民政府", year=2023)

    marks = {fingerprint(finding, one), fingerprint(finding, next_year), fingerprint(finding, two)}
    assert len(marks | {fingerprint(other, one)}) == 4


def test_a_quote_counts_without_its_spaces_and_cells_without_their_order() -> None:
    report = Report(agency="甲镇人民政府", year=2023)
    wide = Finding("prose.sum", "error", "请核对。", where=Where(block=3, quote="共 46 条"))
    close = Finding("prose.sum", "error", "请核对一下。", where=Where(block=9, quote="共46条"))
    forth, back = (Finding("x", "error", "。", cells) for cells in (("a", "b"), ("b", "a")))

    assert fingerprint(wide, report) == fingerprint(close, report)
    assert fingerprint(forth, report) == fingerprint(back, report)


def test_the_json_has_the_contracts_keys_and_decimals_as_text() -> None:
    finding = Finding("cells.unit", "warning", "请核对。", ("c",), Decimal("0.10"), 3, fix=Fix("c", Decimal("0.10")))
    said = as_json(finding, Report())

    assert set(said) == {
        "id", "severity", "cells", "expected", "actual", "where", "message", "basis", "fix", "fingerprint",
    }  # fmt: skip
    assert {"table", "section", "quote"} <= set(said["where"])
    assert (said["expected"], said["actual"], said["fix"]) == ("0.10", 3, {"cell": "c", "value": "0.10"})


def test_the_place_of_a_finding_is_the_cell_in_the_document() -> None:
    report = opened(TOWN)
    balance = next(finding for finding in found(TOWN) if finding.fix is not None)

    assert balance.where.block is not None
    assert balance.where.cell is not None
    evidence = report.evidence("requests.granted.natural")
    assert evidence is not None
    assert (balance.where.block, balance.where.cell) == (evidence.ref.block, (evidence.ref.row, evidence.ref.column))
    assert balance.where.quote == "40"
