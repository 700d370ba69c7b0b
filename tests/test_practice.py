"""Every document with a known truth is read cell by cell and checked: the practice set, the seeds, our own samples."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from gongkai.annual.checking import Finding, check_report
from gongkai.annual.reading import report_of
from gongkai.annual.report import Report
from gongkai.document.refusal import Refusal

HERE = Path(__file__).resolve().parent
REAL = Path(os.environ.get("GONGKAI_REPORTS", HERE.parent.parent / "shared" / "reports"))
OWN = HERE / "reports"
CONVERTED = {".doc", ".odt", ".rtf", ".wps"}
SCANNED = ("d05_",)

PLANTED: dict[str, tuple[str, ...]] = {
    "T3-balance": ("table3.balance", "table3.row_total"),
    "T3-row-sum + T3-results-sum[总计]": ("table3.row_total", "table3.handled"),
    "T3-balance[总计] + T3-row-sum": ("table3.balance", "table3.row_total"),
    "transposed digits in （七）总计": ("table3.balance", "table3.handled", "table3.row_total"),
    "T4-sum[行政复议]": ("table4.total",),
    "T4-sum[未经复议直接起诉]": ("table4.total",),
    "T4-sum[复议后起诉]": ("table4.total",),
    "PROSE-sum + PROSE-vs-T3": ("prose.sum", "prose.table"),
    "PROSE-sum (exactly one)": ("prose.sum",),
    "PERIOD-year": ("prose.period",),
    "PARTS-count": ("prose.parts",),
    "SIGN-date-before-period-end": ("signature.date",),
    "SIGN-date-late": ("signature.date.late",),
    "UNIT-fee": ("cells.unit",),
    "VALUE-negative": ("cells.negative",),
    "VALUE-non-integer": ("cells.not_integer",),
    "HEADING-number": ("heading.number",),
    "TABLE4-missing": ("layout.missing_table",),
    "ROW-shift": ("layout.shifted_row",),
    "XYEAR-valid": ("cross_year.in_force",),
    "XYEAR-carry": ("cross_year.carried",),
}
"""What the practice set calls a fault, and the findings that must name it."""
LAWFUL = {"d21": {"layout.missing_table"}, "d20b": {"layout.missing_column"}}
"""Documents without a planted fault whose build is itself one."""


class Known(NamedTuple):
    """A document and its truth."""

    path: Path
    truth: dict[str, Any]

    @property
    def planted(self) -> tuple[str, ...]:
        if "planted" in self.truth:
            return tuple(self.truth["planted"])
        fault = self.truth.get("injected_fault")
        return PLANTED[fault["id"]] if fault else ()

    @property
    def prior(self) -> Path | None:
        if "prior" in self.truth:
            return self.path.with_name(self.truth["prior"])
        return self.path.with_name("suqian_2023.html") if self.path.name[:3] in ("b24", "b25") else None


def known() -> Iterator[Known]:
    for folder in (REAL / "practice", OWN):
        for file in sorted(folder.glob("*.truth.json")):
            truth = json.loads(file.read_text(encoding="utf-8"))
            name = file.name.removesuffix(".truth.json")
            for document in sorted(folder.glob(f"{name}*")):
                if document.name == name or (document.stem == name and document.suffix != ".json"):
                    yield Known(document, truth)


KNOWN = list(known())
ONE = [item for item in KNOWN if item.truth.get("is_single_report", True)]
NONE_OR_TWO = [item for item in KNOWN if not item.truth.get("is_single_report", True)]
EVERY = pytest.mark.parametrize("item", ONE, ids=lambda item: item.path.name)


@cache
def read(path: Path) -> Report:
    return report_of(path)


@cache
def checked(path: Path, prior: Path | None) -> tuple[Finding, ...]:
    return tuple(check_report(read(path), prior=read(prior) if prior else None))


def lacking(path: Path) -> str | None:
    """What this machine lacks for reading the file, or None."""
    if path.suffix in CONVERTED and not (shutil.which("soffice") or shutil.which("libreoffice")):
        return "LibreOffice is not installed: apt install libreoffice-writer"
    if path.name.startswith(SCANNED) and importlib.util.find_spec("rapidocr_onnxruntime") is None:
        return "the scan extra is not installed: make scan (rapidocr-onnxruntime)"
    return None


def skip_where_lacking(path: Path) -> None:
    reason = lacking(path)
    if reason:
        pytest.skip(reason)


def wrong_cells(item: Known) -> list[str]:
    """The cells that were not read as the truth has them; every code of the edition must be there."""
    values = read(item.path).values
    wrong = [f"{code}: {said} where nothing is" for code, said in values.items() if said is not None]
    wrong = [text for text in wrong if text.partition(":")[0] not in item.truth["values"]]
    for code, true in item.truth["values"].items():
        said = values.get(code)
        same = said is None if true is None else said is not None and Decimal(said) == Decimal(str(true))
        if not same:
            wrong.append(f"{code}: {said} for {true}")
    return wrong


def wrong_or_refused(item: Known) -> list[str]:
    """As `wrong_cells`; every cell of a document that is refused is wrong."""
    try:
        return wrong_cells(item)
    except Refusal as refusal:
        return [f"{code}: {refusal.code}" for code in item.truth["values"]]


def test_the_real_documents_are_there(reports: Path) -> None:
    assert [item for item in KNOWN if item.path.parent == reports / "practice"]


@EVERY
def test_every_cell_is_read_as_printed(item: Known) -> None:
    skip_where_lacking(item.path)

    assert wrong_cells(item) == []


@EVERY
def test_title_agency_year_and_edition_are_read(item: Known) -> None:
    skip_where_lacking(item.path)
    report = read(item.path)
    said = {"title": report.title, "agency": report.agency, "year": report.year}

    assert said == said | {key: item.truth[key] for key in said if key in item.truth}
    assert (report.edition.id if report.edition else None) == (str(item.truth["edition"] or "") or None)


@EVERY
def test_planted_faults_are_found_and_nothing_else_is_called_an_error(item: Known) -> None:
    skip_where_lacking(item.path)
    findings = checked(item.path, item.prior)
    lawful = next((ids for start, ids in LAWFUL.items() if item.path.name.startswith(start)), set())

    assert set(item.planted) <= {finding.id for finding in findings}
    others = [f for f in findings if f.severity == "error" and f.id not in {*item.planted, *lawful}]
    assert [f"{f.id}: {f.message}" for f in others] == []


@pytest.mark.parametrize("name", ["b11_prose_region_breakdown.html", "b12_prose_fee_sum.txt", "b13_prose_qna_sum.docx"])
def test_one_wrong_list_is_one_finding(reports: Path, name: str) -> None:
    findings = checked(reports / "practice" / name, None)

    assert [finding.id for finding in findings if finding.id.startswith("prose.sum")] == ["prose.sum"]


@pytest.mark.parametrize("item", NONE_OR_TWO, ids=lambda item: item.path.name)
def test_two_reports_in_one_file_are_refused(item: Known) -> None:
    with pytest.raises(Refusal) as refused:
        report_of(item.path)

    assert refused.value.code == "two_reports"


def test_the_score_of_all_documents(capsys: pytest.CaptureFixture[str]) -> None:
    """Cells and documents read right, with what needs another program counted apart."""
    kinds = {"own readers": ONE_OWN, "LibreOffice": CONVERTED_ONES, "scan": SCANNED_ONES}
    lines = []
    total_wrong = 0
    for kind, items in kinds.items():
        able = [item for item in items if not lacking(item.path)]
        wrong = {item.path: wrong_or_refused(item) for item in able}
        cells = sum(len(item.truth["values"]) for item in able)
        bad = sum(len(found) for found in wrong.values())
        total_wrong += bad
        right = sum(not found for found in wrong.values())
        lines.append(f"{kind}: {cells - bad} / {cells} cells, {right} / {len(able)} documents")
        if len(able) < len(items):
            lines.append(f"    not tried: {len(items) - len(able)}, {lacking(items[0].path)}")
    with capsys.disabled():
        print("\n" + "\n".join(lines))

    assert total_wrong == 0


CONVERTED_ONES = [item for item in ONE if item.path.suffix in CONVERTED]
SCANNED_ONES = [item for item in ONE if item.path.name.startswith(SCANNED)]
ONE_OWN = [item for item in ONE if item not in CONVERTED_ONES and item not in SCANNED_ONES]


# The four seeds

SEEDS = {
    "000": ("韩庄镇人民政府", 2020, "2019", 0),
    "001": ("大隐镇人民政府", 2020, "2019", 134),
    "002": ("新乡市卫滨区平原镇人民政府", 2021, "2021", 12),
    "004": ("上馆镇人民政府", 2022, "2019", 0),
}


def seed(reports: Path, number: str) -> Path:
    return next((reports / "seeds").glob(f"{number}_*"))


def errors(reports: Path, number: str) -> dict[str, Finding]:
    return {finding.id: finding for finding in checked(seed(reports, number), None) if finding.severity == "error"}


@pytest.mark.parametrize("number", SEEDS)
def test_a_seed_is_read_with_its_agency_year_edition_and_blanks(reports: Path, number: str) -> None:
    agency, year, edition, blanks = SEEDS[number]
    report = read(seed(reports, number))

    assert (report.agency, report.year, report.edition and report.edition.id) == (agency, year, edition)
    assert sum(value is None for value in report.values.values()) == blanks


def test_seed_000_has_no_error(reports: Path) -> None:
    assert errors(reports, "000") == {}


def test_seed_001_is_found_to_list_101_items_as_100_and_seven_parts_as_six(reports: Path) -> None:
    found = errors(reports, "001")

    assert set(found) == {"prose.sum", "prose.parts"}
    assert "100" in found["prose.sum"].message
    assert "101" in found["prose.sum"].message
    assert (found["prose.parts"].expected, found["prose.parts"].actual) == (7, 6)


def test_seed_002_is_found_to_have_lost_a_column_head(reports: Path) -> None:
    found = errors(reports, "002")

    assert set(found) == {"layout.missing_column"}
    assert found["layout.missing_column"].expected == "其他"


def test_seed_004_is_found_to_use_the_form_of_other_years(reports: Path) -> None:
    found = errors(reports, "004")

    assert set(found) == {"edition.superseded"}
    assert found["edition.superseded"].expected == "2021"
