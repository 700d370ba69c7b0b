"""The editions as data: cells, rules, years, and what a wrong file is told."""

from __future__ import annotations

import csv
import os
from importlib import resources
from pathlib import Path

import pytest

from gongkai.law.edition import Edition, edition_for, edition_from, edition_named, editions, join_code
from gongkai.law.supplement import supplement_from, supplements

CONTRACT = (
    Path(os.environ.get("GONGKAI_REPORTS", Path(__file__).resolve().parents[3] / "shared/reports")).parent
    / "form_cells.csv"
)
EVERY = pytest.mark.parametrize("edition", editions(), ids=lambda edition: edition.id)


def text_of(name: str) -> str:
    return (resources.files("gongkai.law") / "editions" / f"{name}.toml").read_text(encoding="utf-8")


def test_two_editions_are_known_oldest_first() -> None:
    assert [edition.id for edition in editions()] == ["2019", "2021"]


@pytest.mark.parametrize(
    ("year", "name"), [(2018, None), (2019, "2019"), (2020, "2019"), (2021, "2021"), (2025, "2021")]
)
def test_the_data_year_decides_the_edition(year: int, name: str | None) -> None:
    edition = edition_for(year)

    assert (edition.id if edition else None) == name


def test_an_unknown_edition_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        edition_named("1999")


@pytest.mark.skipif(not CONTRACT.is_file(), reason="the list of cell codes is not on this machine")
@EVERY
def test_the_cells_are_those_of_the_contract_in_its_order(edition: Edition) -> None:
    with CONTRACT.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["edition"] == edition.id]

    assert [row["code"] for row in rows] == list(edition.cells)
    assert [int(row["table"]) for row in rows] == [cell.table for cell in edition.cells.values()]


@EVERY
def test_every_rule_of_the_form_is_there_once_for_each_line(edition: Edition) -> None:
    ids = [tie.id for tie in edition.tie_outs]
    panel = edition.table(3).panels[0]

    assert ids.count("table3.balance") == ids.count("table3.handled") == len(panel.columns) == 7
    assert ids.count("table3.row_total") == len(panel.rows)
    assert ids.count("table4.total") == 3


@EVERY
def test_every_result_row_is_in_the_sum_of_results_once(edition: Edition) -> None:
    handled = next(t for t in edition.tie_outs if (t.id, t.line) == ("table3.handled", "natural"))
    rows = {row.code for row in edition.table(3).panels[0].rows if row.under}

    assert len(handled.left) == len(set(handled.left))
    assert {code.removesuffix(".natural") for code in handled.left} == rows - {"requests.handled"}


@EVERY
def test_every_edition_names_its_source(edition: Edition) -> None:
    assert edition.source
    assert edition.notice


def test_a_rule_that_names_no_cell_is_refused() -> None:
    text = text_of("2021").replace('"requests.handled", "requests.carried_out"', '"requests.handled", "requests.lost"')

    with pytest.raises(ValueError, match=r"requests\.lost"):
        edition_from(text)


def test_a_cell_that_stands_twice_is_refused() -> None:
    text = text_of("2021").replace('code = "requests.partial"', 'code = "requests.granted"', 1)

    with pytest.raises(ValueError, match="twice"):
        edition_from(text)


def test_an_edition_from_its_own_text_is_the_same() -> None:
    again = edition_from(text_of("2019"))

    assert list(again.cells) == list(edition_named("2019").cells)
    assert again.tie_outs == edition_named("2019").tie_outs


@pytest.mark.parametrize(("row", "column", "code"), [("a", "b", "a.b"), ("", "b", "b"), ("a", "", "a")])
def test_a_code_is_joined_from_what_there_is(row: str, column: str, code: str) -> None:
    assert join_code(row, column) == code


def test_a_local_table_names_only_its_own_rows() -> None:
    form = supplements()[0]
    text = (resources.files("gongkai.law") / "supplements" / f"{form.id}.toml").read_text(encoding="utf-8")

    with pytest.raises(ValueError, match="not there"):
        supplement_from(text.replace('whole = "responses.interviews"', 'whole = "responses.lost"'))
