"""Whatever characters a report holds, every writer sets it."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.annual.report import Line, Report, Supplement
from gongkai.annual.writing.docx import docx_bytes
from gongkai.annual.writing.fonts import Shelf, installed
from gongkai.annual.writing.html import html_page
from gongkai.annual.writing.pdf import pdf_bytes
from gongkai.annual.writing.write import write_report
from gongkai.annual.writing.xlsx import xlsx_bytes
from gongkai.document.docx.reader import read_docx
from gongkai.document.refusal import Refusal

TEXT = st.text(st.characters(), max_size=40)
ONCE = settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def worded(report: Report, words: list[str]) -> Report:
    """The report with these words in every place that holds any."""
    title, agency, heading, line, signer, name, cell = words
    report.title, report.agency = title, agency
    report.sections[0].heading, report.sections[0].lines = heading, [Line(-1, line)]
    report.signature = [Line(-1, signer)]
    report.supplements = [Supplement(name, [name], [[cell, line], []])]
    return report


@ONCE
@given(st.lists(TEXT, min_size=7, max_size=7))
def test_every_text_is_set_in_word_excel_and_html(report: Report, words: list[str]) -> None:
    worded(report, words)

    assert read_docx(docx_bytes(report)).blocks
    assert xlsx_bytes(report).startswith(b"PK")
    assert html_page(report).encode().endswith(b"</html>\n")


@settings(ONCE, max_examples=8)
@given(st.lists(TEXT, min_size=7, max_size=7))
def test_every_text_is_set_in_a_pdf(report: Report, words: list[str]) -> None:
    assert pdf_bytes(worded(report, words), fonts())[0].startswith(b"%PDF")


def test_half_a_character_in_a_json_is_written(report: Report, tmp_path: Path) -> None:
    worded(report, ["\ud800"] * 7)

    write_report(report, tmp_path / "x.json")

    assert json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))["title"] == "?"


def fonts() -> Shelf:
    try:
        return installed()
    except Refusal as refusal:
        pytest.skip(refusal.message)
