"""Every ground: its outcome, its letter, its remedy on a day, its row in each edition of the form, as one table."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from gongkai.law.catalogue import GROUNDS as WITHHOLDING
from gongkai.law.clock_facts import EVENTS
from gongkai.law.edition import edition_named, editions
from gongkai.law.grounds import OUTCOMES, GroundsRefused, ground, ground_of, grounds, remedy_kind, row_of
from gongkai.law.letters import letters

NOW = date(2026, 3, 2)
TABLE = {
    "36.1": ("already_public", "either", "granted"),
    "36.2": ("granted", "either", "granted"),
    "14a": ("denied", "review_first", "denied.state_secret"),
    "14b": ("denied", "review_first", "denied.other_law"),
    "14c": ("denied", "review_first", "denied.stability"),
    "15": ("denied", "review_first", "denied.third_party"),
    "16.1": ("denied", "review_first", "denied.internal"),
    "16.2a": ("denied", "review_first", "denied.process"),
    "16.2b": ("denied", "review_first", "denied.enforcement_file"),
    "36.7": ("inquiry", "either", "denied.inquiry"),
    "36.4": ("not_found", "either", "unavailable.not_held"),
    "36.5": ("not_ours", "either", "unavailable.not_held"),
    "38": ("needs_creation", "either", "unavailable.needs_creation"),
    "30.unclear": ("unclear", "either", "unavailable.unclear"),
    "39.1": ("petition", "either", "unprocessed.petition"),
    "36.6": ("duplicate", "either", "unprocessed.duplicate"),
    "39.2": ("publication", "either", "unprocessed.publication"),
    "35": ("excessive", "either", "unprocessed.excessive"),
    "reconfirm": ("reconfirm", "either", "unprocessed.reconfirm"),
    "30.lapsed": ("closed", "either", "other.not_corrected"),
    "42.unpaid": ("closed", "either", "other.fee_unpaid"),
    "withdrawn": ("closed", "none", "other.rest"),
    "ended": ("closed", "none", "other.rest"),
    "transferred": ("closed", "none", "other.rest"),
}
RESULTS = tuple(f"requests.{outcome}" for outcome in OUTCOMES)


@pytest.mark.parametrize("code", TABLE)
def test_a_ground_gives_letter_remedy_and_row(code: str) -> None:
    letter, remedy, row = TABLE[code]

    assert ground(code).letter == letter
    assert remedy_kind([code], NOW) == remedy
    assert row_of([code], "2021") == f"requests.{row}"
    assert row_of([code], "2019") == (f"requests.{row}" if not row.startswith("other") else "requests.other")


def test_the_table_has_every_ground_and_part_disclosure_beside() -> None:
    assert set(grounds()) == {*TABLE, "37"}


@pytest.mark.parametrize("edition", [edition.id for edition in editions()])
def test_every_row_is_one_of_the_form_and_every_row_of_the_form_is_reached(edition: str) -> None:
    rows = {row.code for row in edition_named(edition).table(3).panels[0].rows if row.code.startswith(RESULTS)}

    assert {one.rows[edition] for one in grounds().values()} == rows


def test_every_row_is_a_code_of_the_contract(reports: Path) -> None:
    with (reports.parent / "form_cells.csv").open(encoding="utf-8-sig", newline="") as file:
        known = {(row["edition"], row["code"]) for row in csv.DictReader(file)}

    assert all((form, f"{row}.natural") in known for one in grounds().values() for form, row in one.rows.items())


@pytest.mark.parametrize("one", grounds().values(), ids=lambda one: one.code)
def test_a_ground_names_its_article_its_evidence_and_a_letter_that_exists(one) -> None:
    assert one.article
    assert one.evidence
    assert one.letter in letters()
    assert set(one.rows) == {edition.id for edition in editions()}
    assert all(row == "requests.other" or row.startswith(f"requests.{one.outcome}") for row in one.rows.values())


def test_the_grounds_for_withholding_are_those_of_the_catalogue() -> None:
    assert {code for code in WITHHOLDING if code in grounds()} == set(WITHHOLDING)


@pytest.mark.parametrize("rest", [["14a"], ["36.4"], ["36.5", "16.1"], ["38"]])
def test_something_given_and_something_not_is_always_partial(rest: list[str]) -> None:
    assert row_of(["36.2", *rest], "2021") == row_of([*rest, "36.2"], "2019") == "requests.partial"
    assert row_of(["37", *rest], "2021") == "requests.partial"


def test_what_is_public_already_beside_what_is_given_is_granted() -> None:
    assert row_of(["36.1", "36.2"], "2021") == "requests.granted"


def test_several_refusals_are_counted_once_under_the_first() -> None:
    assert row_of(["15", "16.1"], "2021") == "requests.denied.third_party"


def test_no_ground_and_an_end_beside_an_answer_are_refused() -> None:
    with pytest.raises(GroundsRefused, match="请选定"):
        ground_of([])
    with pytest.raises(GroundsRefused, match="只选一项"):
        ground_of(["36.2", "withdrawn"])


@pytest.mark.parametrize("code", ["14a", "14b", "14c", "15", "16.1", "16.2a", "16.2b"])
def test_review_comes_first_since_2024(code: str) -> None:
    assert remedy_kind([code], date(2023, 12, 31)) == "either"
    assert remedy_kind([code], date(2024, 1, 1)) == "review_first"


def test_part_disclosure_is_reviewed_first_only_for_what_articles_14_to_16_withhold() -> None:
    assert remedy_kind(["36.2", "36.4"], NOW) == "either"
    assert remedy_kind(["36.2", "36.4", "15"], NOW) == "review_first"
    with pytest.raises(GroundsRefused, match="第三十七条"):
        remedy_kind(["37"], NOW)


def test_an_agency_may_set_the_remedy_of_a_ground_read_differently_and_of_no_other() -> None:
    local = {"36.7": "review_first", "36.4": "review_first"}

    assert remedy_kind(["36.7"], NOW, local) == "review_first"
    assert remedy_kind(["36.4"], NOW, local) == "either"


def test_every_letter_that_moves_the_clock_names_an_event_of_it() -> None:
    assert {letter.event for letter in letters().values()} - {""} <= set(EVENTS)
    assert all(letter.contents and letter.article for letter in letters().values())
