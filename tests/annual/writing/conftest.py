"""Invented reports of a township that does not exist, in every edition, and the made-up edition of 2031."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from gongkai.annual.report import Figure, Line, Report, Section, Supplement
from gongkai.law.edition import Edition, edition_from, edition_named, editions

MADE_UP = Path(__file__).resolve().parent.parent / "edition_2031.toml"
AGENCY = "清溪镇人民政府"
TEXTS = {
    "overview": ["（一）主动公开。村务公示栏逐月更新。", "（二）依申请公开", "全年收到申请3件，均已答复。"],
    "problems": ["1.人手不足。明年增加一名信息员。"],
    "other": ["未收取信息处理费。"],
}


def edition_of(name: str) -> Edition:
    """An edition by its id, the made-up one included."""
    return edition_from(MADE_UP.read_text(encoding="utf-8")) if name == "2031" else edition_named(name)


def known() -> tuple[Edition, ...]:
    """The national editions and the made-up one."""
    return (*editions(), edition_of("2031"))


def figures(edition: Edition) -> dict[str, Figure | None]:
    """A different figure in every cell, a blank in every ninth, money with four decimals."""
    values: dict[str, Figure | None] = {}
    for i, (code, cell) in enumerate(edition.cells.items()):
        values[code] = None if i % 9 == 8 else Decimal(f"{i}.3260") if cell.kind == "money" else i
    return values


def made(name: str = "2021") -> Report:
    """A whole report in the edition `name`."""
    edition = edition_of(name)
    year = edition.first_year
    sections = [Section(form.number, form.heading, form.key, -1) for form in edition.sections]
    for section in sections:
        section.lines = [Line(-1, text) for text in TEXTS.get(section.key or "", ())]
    return Report(
        format="docx",
        title=f"{AGENCY}{year}年政府信息公开工作年度报告",
        agency=AGENCY,
        year=year,
        edition=edition,
        signed_on=date(year + 1, 1, 20),
        period=(date(year, 1, 1), date(year, 12, 31)),
        values=figures(edition),
        sections=sections,
        preamble=[Line(-1, f"本报告的统计期限自{year}年1月1日起至{year}年12月31日止。")],
        signature=[Line(-1, AGENCY), Line(-1, f"{year + 1}年1月20日")],
        supplements=[Supplement("公示栏更新情况", ["村", "次数"], [["上清村", "12"], ["下清村", "0.50"]])],
    )


@pytest.fixture
def report() -> Report:
    """A whole report of the form in force."""
    return made()


@pytest.fixture(params=["2019", "2021", "2031"])
def any_report(request: pytest.FixtureRequest) -> Report:
    """A whole report of each edition in turn."""
    return made(request.param)


@pytest.fixture(params=["2019", "2021", "2031"])
def any_edition(request: pytest.FixtureRequest) -> Edition:
    """Each edition in turn."""
    return edition_of(request.param)


@pytest.fixture
def edition() -> Callable[[str], Edition]:
    """An edition by its id."""
    return edition_of


@pytest.fixture
def read_back() -> Callable[[bytes, str], Report]:
    """What the program itself reads in a file it has set."""
    from gongkai.annual.reading.reader import read_report
    from gongkai.document.read import read_document

    return lambda data, name: read_report(read_document(data, name), known())
