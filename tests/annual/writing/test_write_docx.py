"""The Word file: what it says, and the look of GB/T 9704."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import etree

from gongkai.annual.report import Line, Report
from gongkai.annual.writing.docx import docx_bytes
from gongkai.annual.writing.json import report_from_json, report_json

ReadBack = Callable[[bytes, str], Report]


def opened(report: Report) -> "docx.document.Document":
    return docx.Document(io.BytesIO(docx_bytes(report)))


def test_every_figure_and_part_is_read_back(any_report: Report, read_back: ReadBack) -> None:
    read = read_back(docx_bytes(any_report), "x.docx")

    assert read.edition is not None
    assert (read.edition.id, read.values) == (any_report.edition.id, any_report.values)  # type: ignore[union-attr]
    assert [section.heading for section in read.sections] == [section.heading for section in any_report.sections]


def test_what_was_read_is_set_the_same_again(report: Report, read_back: ReadBack) -> None:
    once = docx_bytes(report)

    assert docx_bytes(read_back(once, "x.docx")) == once
    assert docx_bytes(report_from_json(report_json(read_back(once, "x.docx")))) == once


def test_title_agency_year_and_day_are_read_back(report: Report, read_back: ReadBack) -> None:
    read = read_back(docx_bytes(report), "x.docx")

    assert (read.title, read.agency, read.year, read.signed_on) == (
        report.title,
        report.agency,
        report.year,
        report.signed_on,
    )


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    assert docx_bytes(report) == docx_bytes(report)


def test_the_page_has_the_margins_of_the_standard(report: Report) -> None:
    section = opened(report).sections[0]

    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin / Mm(1)) for margin in margins] == [37, 35, 28, 26]
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (210, 297)


def test_east_asian_fonts_are_named_for_every_face(report: Report) -> None:
    styles = opened(report).styles
    fonts = {style.name: style.element.rPr.rFonts.get(qn("w:eastAsia")) for style in styles if _has_fonts(style)}

    assert fonts["Title"] == "方正小标宋简体"
    assert fonts["Heading 1"] == "黑体"
    assert fonts["Heading 2"] == "楷体_GB2312"
    assert fonts["Table Figure"] == "宋体"


def _has_fonts(style: "docx.styles.style.BaseStyle") -> bool:
    return style.element.rPr is not None and style.element.rPr.rFonts is not None


def test_text_stands_on_lines_of_exactly_the_standards_leading(report: Report) -> None:
    normal = opened(report).styles["Normal"]

    assert normal.paragraph_format.line_spacing == Pt(28.95)


def test_page_numbers_stand_outside_on_both_sides(report: Report) -> None:
    document = opened(report)
    section = document.sections[0]

    assert document.settings.odd_and_even_pages_header_footer
    assert section.footer.paragraphs[0].alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.RIGHT
    assert section.even_page_footer.paragraphs[0].alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.LEFT
    assert section.footer.paragraphs[0].text.startswith("— ")


def test_head_rows_are_repeated_and_no_row_is_split(report: Report) -> None:
    rows = opened(report).tables[2].rows
    heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in rows]

    assert heads == [True] * 3 + [False] * 25
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_a_blank_figure_is_an_empty_cell(report: Report) -> None:
    report.values = dict.fromkeys(report.values)

    assert {cell.text for cell in opened(report).tables[3].rows[3].cells} == {""}


def test_a_group_of_rows_stays_on_one_page(report: Report) -> None:
    table = opened(report).tables[2]
    kept = [row.cells[-1].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]

    assert kept[7:15] == [True] * 7 + [None]


def test_markup_in_a_report_stays_text(report: Report, read_back: ReadBack) -> None:
    report.sections[0].lines = [Line(-1, "一村<上>&“下”\x07村]]>公开3条。")]

    assert read_back(docx_bytes(report), "x.docx").sections[0].text == "一村<上>&“下”村]]>公开3条。"


def test_every_part_of_the_package_is_declared(report: Report, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(docx_bytes(report))) as package:
        types = etree.fromstring(package.read("[Content_Types].xml"))
        declared = {element.get("PartName") for element in types if element.get("PartName")}
        names = {f"/{name}" for name in package.namelist() if not name.endswith(".rels")} - {"/[Content_Types].xml"}

    assert names == declared
