"""An invented township, 甲县清水镇, whose figures tie out, and a way to give it any words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest

from gongkai.annual.checking.finding import Finding
from gongkai.annual.checking.prose import check_prose
from gongkai.annual.report import Figure, Line, Report, Section
from gongkai.law.edition import Edition, edition_named

AGENCY = "甲县清水镇人民政府"
FILLER = "清水镇认真贯彻政府信息公开条例，做好依申请公开工作，切实保障群众的知情权。"
TOTALS: dict[str, int] = {
    "requests.new": 5,
    "requests.carried_in": 1,
    "requests.granted": 3,
    "requests.partial": 1,
    "requests.denied.process": 1,
    "requests.handled": 5,
    "requests.carried_out": 1,
}
OTHERS: dict[str, Figure] = {
    "requests.new.natural": 4,
    "requests.new.business": 1,
    "remedies.review.upheld": 1,
    "remedies.review.total": 1,
    "remedies.suit_after_review.pending": 1,
    "remedies.suit_after_review.total": 1,
    "active.normative.issued": 2,
    "active.normative.repealed": 1,
    "active.normative.in_force": 9,
    "active.permits.decisions": 124,
    "active.penalties.decisions": 30,
    "active.fees.amount": Decimal("1.25"),
}


def figures(edition: Edition) -> dict[str, Figure | None]:
    """The township's figures: five requests and one carried in, all but one handled."""
    values: dict[str, Figure | None] = dict.fromkeys(edition.cells, 0)
    for row, total in TOTALS.items():
        values[f"{row}.natural"] = total
        values[f"{row}.total"] = total
    return values | {code: value for code, value in OTHERS.items() if code in edition.cells}


def report_saying(
    *texts: str,
    key: str = "overview",
    agency: str | None = AGENCY,
    year: int | None = 2024,
    edition: str | None = "2021",
    values: dict[str, Figure | None] | None = None,
    preamble: Sequence[str] = (),
) -> Report:
    """A report whose part `key` says `texts`, a paragraph each, after a paragraph that says nothing in particular."""
    form = edition_named(edition) if edition else None
    report = Report(agency=agency, year=year, edition=form)
    report.values = values if values is not None else figures(form) if form else {}
    report.preamble = [Line(index, text) for index, text in enumerate(preamble)]
    lines = [Line(10, FILLER), *(Line(20 + index, text) for index, text in enumerate(texts))]
    report.sections = [Section("一、", "总体情况" if key == "overview" else key, key, 9, lines)]
    return report


@pytest.fixture(scope="session")
def report_of() -> Callable[..., Report]:
    """Builds a report that says given words."""
    return report_saying


@pytest.fixture(scope="session")
def said() -> Callable[..., list[tuple[str, str]]]:
    """The ids and severities of what is found in given words, in order of id."""

    def found(*texts: str, **kwargs: object) -> list[tuple[str, str]]:
        return sorted((finding.id, finding.severity) for finding in check_prose(report_saying(*texts, **kwargs)))

    return found


@pytest.fixture(scope="session")
def findings_in() -> Callable[..., list[Finding]]:
    """The findings themselves in given words."""
    return lambda *texts, **kwargs: check_prose(report_saying(*texts, **kwargs))
