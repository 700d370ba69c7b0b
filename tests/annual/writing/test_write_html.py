"""The HTML: accessible tables without any style, and the whole page."""

from collections.abc import Callable

from selectolax.lexbor import LexborHTMLParser

from gongkai.annual.report import Line, Report
from gongkai.annual.writing.html import html_fragment, html_page


def test_every_figure_is_read_back(any_report: Report, read_back: Callable[[bytes, str], Report]) -> None:
    read = read_back(html_page(any_report).encode(), "x.html")

    assert read.values == any_report.values
    assert (read.title, read.agency, read.signed_on) == (any_report.title, any_report.agency, any_report.signed_on)


def test_the_fragment_has_no_style_and_says_its_language(report: Report) -> None:
    fragment = html_fragment(report)

    assert fragment.startswith('<article lang="zh-CN">')
    assert "style" not in fragment
    assert "class=" not in fragment


def test_every_table_has_a_caption_and_every_head_a_scope(report: Report) -> None:
    tables = LexborHTMLParser(html_fragment(report)).css("table")

    assert [len(table.css("caption")) for table in tables] == [1] * 4
    assert all("scope" in head.attributes for table in tables for head in table.css("th"))


def test_a_group_of_rows_is_a_body_of_its_own(report: Report) -> None:
    table = LexborHTMLParser(html_fragment(report)).css("table")[2]
    bodies = table.css("tbody")
    group = table.css_first("th[scope=rowgroup]")

    assert [len(body.css("tr")) for body in bodies] == [2, 22, 1]
    assert group.attributes["rowspan"] == "22"


def test_only_figures_are_plain_cells(report: Report) -> None:
    tables = LexborHTMLParser(html_fragment(report)).css("table")
    edition = report.edition
    assert edition is not None

    for number, table in zip((2, 3, 4), (tables[0], tables[2], tables[3]), strict=True):
        plain = [cell for cell in table.css("td") if "勾稽" not in cell.text()]
        assert len(plain) == sum(cell.table == number for cell in edition.cells.values())


def test_markup_in_a_report_stays_text(report: Report) -> None:
    report.sections[0].lines = [Line(-1, "<script>alert(1)</script>&lt;")]

    tree = LexborHTMLParser(html_page(report))

    assert tree.css("script") == []
    assert "<script>alert(1)</script>&lt;" in tree.text()


def test_the_page_fetches_nothing(report: Report) -> None:
    page = html_page(report)

    assert "http" not in page.replace("http-equiv", "")
    assert "url(" not in page
