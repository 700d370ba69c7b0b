"""Workbooks: numbers in every kind of cell, hidden or not, and the masked copy."""

from __future__ import annotations

import openpyxl
import pytest
from openpyxl.comments import Comment

from document.made import book, sheet_xml
from document.personal.personal_made import (
    CARD,
    MOBILE,
    NUMBER,
    OTHER,
    THIRD,
    book_bytes,
    book_of,
    identity,
    reopened_book,
)
from gongkai.document.container import Container
from gongkai.document.personal.mask import masked_file
from gongkai.document.personal.scan import scan_file

DIGITS = identity(order="102")


def told(data: bytes) -> list[tuple[str, str]]:
    return [(found.kind, found.where.partition("”")[2]) for found in scan_file(data, "名单.xlsx").findings]


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (NUMBER, "identity"),
        (int(DIGITS), "identity"),
        (int(MOBILE), "mobile"),
        (f"电话{MOBILE}", "mobile"),
        (CARD, "bank_card"),
    ],
)
def test_a_number_is_found_in_a_text_and_in_a_figure(value: object, kind: str) -> None:
    assert told(book_of(["姓名", "号码"], ["张三", value])) == [(kind, "工作表“名单”第2行第2列")]


def test_an_identity_number_that_lost_its_last_digits_as_a_figure_is_found() -> None:
    cell = '<row r="3"><c r="B3"><v>3.30106199001011E+17</v></c></row>'

    assert told(book(sheet_xml(cell))) == [("identity", "工作表“甲”第3行第2列")]


def test_an_amount_with_thousands_is_no_telephone() -> None:
    made = openpyxl.Workbook()
    made.active["A1"] = int(MOBILE)
    made.active["A1"].number_format = "#,##0.00"

    assert told(book_bytes(made)) == []


def test_a_number_with_a_digit_in_each_cell_is_found() -> None:
    assert told(book_of(["证号", *NUMBER])) == [("identity", "工作表“名单”第1行第2列起")]


@pytest.fixture
def veiled() -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    made.active.append(["姓名", NUMBER])
    made.active["A3"], made.active["F1"] = OTHER, MOBILE
    made.active.row_dimensions[3].hidden = True
    made.active.column_dimensions["F"].hidden = True
    made.create_sheet("底稿")["A1"] = THIRD
    made["底稿"].sheet_state = "veryHidden"
    made.active["A1"].comment = Comment(f"见{CARD}", "王五")
    return made


def test_hidden_rows_columns_sheets_and_notes_are_searched(veiled: openpyxl.Workbook) -> None:
    found = scan_file(book_bytes(veiled), "名单.xlsx").findings
    seen = {item.value_key: "表面看不到" in item.message for item in found}

    assert seen == {NUMBER: False, OTHER: True, MOBILE: True, THIRD: True, CARD: True}


def test_the_masked_copy_has_no_number_left_and_opens(veiled: openpyxl.Workbook) -> None:
    made = masked_file(book_bytes(veiled), "名单.xlsx")
    assert made is not None

    assert reopened_book(made).active["B1"].value == "330*************3X"
    assert reopened_book(made)["底稿"]["A1"].value == "330*************30"
    assert scan_file(made, "名单.xlsx").findings == ()


def test_a_figure_becomes_a_masked_text_and_other_cells_stay() -> None:
    made = reopened_book(masked_file(book_of(["张三", int(MOBILE), 12, "=A1"]), "a.xlsx"))

    assert [cell.value for cell in made.active[1]] == ["张三", "138****5678", 12, "=A1"]


def test_digits_in_cells_are_masked_without_touching_cells_that_share_them() -> None:
    made = reopened_book(masked_file(book_of([*NUMBER], ["1", "9"]), "a.xlsx"))

    assert "".join(str(cell.value) for cell in made.active[1]) == "330*************3X"
    assert [cell.value for cell in made.active[2]][:2] == ["1", "9"]


def test_a_shared_formula_whose_first_cell_is_masked_leaves_values_behind() -> None:
    first = f'<c r="A1" t="str"><f t="shared" ref="A1:A2" si="0">B1</f><v>{NUMBER}</v></c>'
    rows = f'<row r="1">{first}</row><row r="2"><c r="A2" t="str"><f t="shared" si="0"/><v>甲</v></c></row>'
    made = masked_file(book(sheet_xml(rows)), "a.xlsx")

    assert made is not None
    assert b"<f" not in Container(made).part("xl/worksheets/s0.xml")


def test_a_number_in_the_name_of_a_sheet_is_found_and_left_to_the_clerk() -> None:
    data = book_of(["甲"], title=MOBILE)

    assert told(data) == [("mobile", "工作表“138****5678”的名称")]
    assert masked_file(data, "a.xlsx") is None
