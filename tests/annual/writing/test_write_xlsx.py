"""The Excel book: numbers as numbers, blanks as blanks, the printed merges."""

import io
from collections.abc import Callable

import openpyxl

from gongkai.annual.report import Line, Report, Supplement
from gongkai.annual.writing.xlsx import xlsx_bytes


def opened(report: Report) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(xlsx_bytes(report)))


def test_every_figure_is_read_back(any_report: Report, read_back: Callable[[bytes, str], Report]) -> None:
    read = read_back(xlsx_bytes(any_report), "x.xlsx")

    assert read.values == any_report.values


def test_the_words_stand_on_the_first_sheet_and_each_table_on_its_own(report: Report) -> None:
    assert opened(report).sheetnames == [
        "正文",
        "表二：主动公开政府信息情况",
        "公示栏更新情况",
        "表三：收到和处理政府信息公开申请情况",
        "表四：政府信息公开行政复议、行政诉讼情况",
    ]


def test_figures_are_numbers_and_blanks_are_empty(report: Report) -> None:
    sheet = opened(report).worksheets[3]

    figures = [cell.value for row in sheet.iter_rows(min_row=4, min_col=4) for cell in row]
    assert {type(figure) for figure in figures} == {int, type(None)}


def test_money_shows_as_many_decimals_as_it_was_printed_with(report: Report) -> None:
    cell = opened(report).worksheets[1].cell(14, 2)

    assert cell.number_format == "0.0000"


def test_heads_are_merged_as_on_paper(report: Report) -> None:
    merged = {str(area) for area in opened(report).worksheets[3].merged_cells.ranges}

    assert {"A1:C3", "D1:J1", "E2:I2", "D2:D3", "A6:A27", "A28:C28"} <= merged


def test_text_that_looks_like_a_formula_stays_text(report: Report) -> None:
    report.preamble = [Line(-1, "=1+1")]

    assert opened(report).worksheets[0].cell(2, 1).data_type == "s"


def test_a_sheet_gets_a_name_that_excel_takes(report: Report) -> None:
    titles = ["公示栏[一/二]：" + "长" * 40] * 2
    report.supplements = [Supplement(title, ["村"], [["上清村"]]) for title in titles]

    names = opened(report).sheetnames[2:4]

    assert len(set(names)) == 2
    assert all(len(name) <= 31 and not set("[]:*?/\\") & set(name) for name in names)


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    assert xlsx_bytes(report) == xlsx_bytes(report)
