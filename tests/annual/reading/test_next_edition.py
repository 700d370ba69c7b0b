"""A form of the future is read and checked from its data alone, and takes nothing from the forms of today."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai.annual.checking import check_report
from gongkai.annual.reading.aligned import codes_of
from gongkai.law.edition import Edition, Label, Panel, edition_from, editions
from reports.containers import as_cell_lines, as_tab_rows
from reports.opening import opened, redrawn
from reports.paper import Grid, invent

FILE = Path(__file__).resolve().parent.parent / "edition_2031.toml"


@pytest.fixture(scope="module")
def coming() -> Edition:
    return edition_from(FILE.read_text(encoding="utf-8"))


def test_a_report_in_the_coming_form_is_read_with_its_new_row_and_column(coming: Edition) -> None:
    paper = invent("青萝县柳溪镇", 2031, 31, edition=coming)
    report = opened(paper, (*editions(), coming))

    assert (report.edition, report.year) == (coming, 2031)
    assert report.values == paper.figures
    assert len(report.values) > 200


@pytest.mark.parametrize("as_text", [as_cell_lines, as_tab_rows])
def test_the_coming_form_is_read_from_plain_text(coming: Edition, as_text: object) -> None:
    paper = invent("青萝县柳溪镇", 2031, 31, edition=coming)

    assert opened(as_text(paper.pieces), (*editions(), coming)).values == paper.figures  # type: ignore[operator]


def test_the_coming_form_is_checked_by_its_own_rules(coming: Edition) -> None:
    known = (*editions(), coming)
    right = opened(invent("青萝县柳溪镇", 2031, 31, edition=coming), known)
    code = "requests.unavailable.archived.coop"
    wrong = opened(invent("青萝县柳溪镇", 2031, 31, edition=coming, figures={code: 77}), known)

    assert [f.id for f in check_report(right) if f.severity == "error"] == []
    broken = [f for f in check_report(wrong) if f.severity == "error"]
    assert {f.id for f in broken} == {"table3.handled", "table3.row_total"}
    assert {f.fix.cell for f in broken if f.fix} == {code}


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2025])
def test_reports_of_today_stay_in_their_edition_when_the_coming_one_is_known(coming: Edition, year: int) -> None:
    paper = invent("青萝县柳溪镇", year, year)
    report = opened(paper, (*editions(), coming))

    assert report.edition is not None
    assert report.edition.id == ("2019" if year < 2021 else "2021")
    assert report.values == paper.figures


def test_a_report_in_the_coming_form_without_its_new_row_is_told_so(coming: Edition) -> None:
    def drop(grid: Grid) -> Grid:
        kept = [row for row in grid.rows if not any("国家档案馆" in box.text for box in row)]
        return Grid(tuple(kept))

    paper = redrawn(invent("青萝县柳溪镇", 2031, 31, edition=coming), 3, drop)
    findings = check_report(opened(paper, (*editions(), coming)))

    assert "layout.missing_row" in {finding.id for finding in findings}


def test_a_panel_that_is_gone_leaves_nothing_to_the_next_one() -> None:
    # Data files are read anew in a long-lived program; what was remembered of one must not answer for another.
    for number in range(50):
        panel = Panel("", "", (Label(f"column{number}", "列"),), (Label("row", "行"),))

        assert codes_of("row", panel) == [f"row.column{number}"]
        del panel
