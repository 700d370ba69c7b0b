"""Workbooks and separated values: what a cell prints, and where tables begin and end."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

from document.made import X, book, sheet_xml, told
from gongkai.document.blocks import Table
from gongkai.document.csvfile import read_csv
from gongkai.document.refusal import Refusal
from gongkai.document.sheet.formats import number_format, printed
from gongkai.document.sheet.reader import read_xlsx

HEAD = ["信息内容", "本年制发件数", "本年废止件数"]


def saved(rows: list[list[object]], *merged: str) -> bytes:
    made = Workbook()
    assert made.active is not None
    for row in rows:
        made.active.append(row)
    for ranges in merged:
        made.active.merge_cells(ranges)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def read(rows: list[list[object]], *merged: str) -> list[object]:
    return list(told(read_xlsx(saved(rows, *merged))))


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        ("72701.2578", "General", "72701.2578"),
        ("72701.257799999998", "General", "72701.2578"),
        ("0.30000000000000004", "General", "0.3"),
        ("12", "General", "12"),
        ("1573179", "#,##0", "1573179"),
        ("0.326", "0.0000", "0.3260"),
        ("0.326", "0.0000_ ", "0.3260"),
        ("5", '0"件"', "5"),
        ("0", '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"??_ ;_ @_ ', "0"),
        ("-3", "0_);(0)", "-3"),
        ("1.5", "0.0#", "1.5"),
        ("0.125", "0.0%", "12.5%"),
        ("12345678901234567890", "General", "12345678901234600000"),
        ("45311", "yyyy/m/d", "2024年1月20日"),
        ("45311", 'yyyy"年"m"月"d"日"', "2024年1月20日"),
        ("45311", "[$-804]yyyy-mm-dd", "2024年1月20日"),
        ("45311.5", "yyyy/m/d h:mm", "2024年1月20日 12:00"),
        ("无", "0", "无"),
        ("1E+300", "General", "1E+300"),
    ],
)
def test_a_number_is_read_as_it_prints(value: str, code: str, text: str) -> None:
    assert printed(value, number_format(200, code)) == text


def test_built_in_formats_need_no_code() -> None:
    assert printed("45311", number_format(14, None)) == "2024年1月20日"
    assert printed("3.14159", number_format(2, None)) == "3.14"


def test_merged_cells_stand_in_every_place_they_cover() -> None:
    document = read_xlsx(saved([["甲", "乙", None], [None, 1, 2]], "A1:A2", "B1:C1"))

    assert told(document) == [[["甲", "乙", "乙"], ["甲", "1", "2"]]]
    assert isinstance(document.blocks[0], Table)
    assert document.blocks[0].place.sheet == "Sheet"


def test_a_row_of_the_form_over_the_whole_width_is_in_the_table() -> None:
    rows = [["第二十条第（一）项"], HEAD, ["规章", 1, 2], ["第二十条第（五）项"], HEAD, ["行政许可", 3, 4]]

    assert read(rows, "A1:C1", "A4:C4") == [
        [["第二十条第（一）项"] * 3, HEAD, ["规章", "1", "2"], ["第二十条第（五）项"] * 3, HEAD, ["行政许可", "3", "4"]]
    ]


def test_title_prose_and_signature_around_a_table_are_paragraphs() -> None:
    rows = [
        ["清溪镇2024年年度报告"],
        ["本报告由六部分组成。"],
        HEAD,
        ["规章", 1, 2],
        ["清溪镇人民政府"],
        ["2025年1月20日"],
    ]

    assert read(rows, "A1:C1") == [
        "清溪镇2024年年度报告", "本报告由六部分组成。", [HEAD, ["规章", "1", "2"]], "清溪镇人民政府", "2025年1月20日",
    ]  # fmt: skip


def test_a_heading_between_tables_parts_them_without_a_blank_row() -> None:
    rows = [["二、主动公开"], HEAD, ["规章", 1, 2], ["四、复议诉讼"], ["结果维持", "结果纠正"], [0, 0]]

    assert read(rows) == [
        "二、主动公开", [HEAD, ["规章", "1", "2"]], "四、复议诉讼", [["结果维持", "结果纠正"], ["0", "0"]],
    ]  # fmt: skip


def test_a_numbered_label_with_blank_figures_stays_in_its_table() -> None:
    rows = [["", "自然人", "总计"], ["一、本年新收"], ["二、上年结转"], ["（七）总计", 0, 0], ["四、结转下年度"]]

    assert read(rows) == [
        [
            ["", "自然人", "总计"],
            ["一、本年新收", "", ""],
            ["二、上年结转", "", ""],
            ["（七）总计", "0", "0"],
            ["四、结转下年度", "", ""],
        ]
    ]


def test_blank_rows_part_tables() -> None:
    assert read([["甲", 1], ["乙", 2], [], ["丙", 3], ["丁", 4]]) == [
        [["甲", "1"], ["乙", "2"]],
        [["丙", "3"], ["丁", "4"]],
    ]


def test_a_long_text_between_rows_is_prose() -> None:
    prose = "本年度我镇政府信息公开工作平稳有序，" * 5

    assert read([["甲", 1], [prose], ["乙", 2]]) == [[["甲", "1"]], prose.strip(), [["乙", "2"]]]


def test_lines_in_a_cell_are_joined_and_lines_in_prose_are_parted() -> None:
    assert read([["本年新\n制作数量", "1"], [], ["甲。\n乙。"]]) == [[["本年新制作数量", "1"]], "甲。", "乙。"]


def test_a_table_begins_at_its_leftmost_filled_column() -> None:
    assert read([[None, "甲", 1], [None, "乙", 2]]) == [[["甲", "1"], ["乙", "2"]]]


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ('<c r="A1" t="inlineStr"><is><r><t>甲</t></r><rPh><t>jia</t></rPh><r><t>乙</t></r></is></c>', "甲乙"),
        ('<c r="A1" t="str"><f>B1</f><v>结果</v></c>', "结果"),
        ('<c r="A1" t="b"><v>1</v></c>', "TRUE"),
        ('<c r="A1" t="e"><v>#REF!</v></c>', "#REF!"),
        ('<c r="A1" t="s"><v>0</v></c>', "共享"),
        ('<c r="A1" t="s"><v>99</v></c><c r="B1"><v>7</v></c>', "7"),
        ("<c><v>7</v></c>", "7"),
    ],
)
def test_cells_of_every_type(cells: str, text: str) -> None:
    data = book(sheet_xml(f'<row r="1">{cells}</row>'), sharedStrings=f"<sst {X}><si><t>共享</t></si></sst>")

    assert told(read_xlsx(data)) == [text]


def test_hidden_sheets_are_passed_over_with_a_note() -> None:
    seen, unseen = (sheet_xml(f'<row><c t="str"><v>{text}</v></c></row>') for text in "明暗")

    document = read_xlsx(book(seen, unseen, states=("visible", "hidden")))

    assert told(document) == ["明"]
    assert [(note.code, note.where) for note in document.notes] == [("sheet_hidden", "乙")]


def test_a_formula_without_a_result_is_blank_with_a_note() -> None:
    document = read_xlsx(book(sheet_xml('<row><c t="str"><v>甲</v></c><c><f>1+1</f></c><c><v>3</v></c></row>')))

    assert told(document) == [[["甲", "", "3"]]]
    assert [note.code for note in document.notes] == ["formula_uncomputed"]


def test_cells_far_apart_are_refused() -> None:
    far = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>'
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="B{n}"><v>1</v></c></row>' for n in range(2, 50))

    with pytest.raises(Refusal) as caught:
        read_xlsx(book(sheet_xml(far + rows)))

    assert caught.value.code == "too_large"


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("甲,1\n乙,2\n", [[["甲", "1"], ["乙", "2"]]]),
        ("甲\t1\n乙\t2\n", [[["甲", "1"], ["乙", "2"]]]),
        ("甲;1,5\n乙;2,5\n", [[["甲", "1,5"], ["乙", "2,5"]]]),
        ('"本年新\n制作","1,234"\r\n乙,2\r\n', [[["本年新制作", "1,234"], ["乙", "2"]]]),
        ("清溪镇年报,,\n,,\n甲,1,2\n", ["清溪镇年报", [["甲", "1", "2"]]]),
        ("第二十条第（一）项,,\n规章,1,2\n", [[["第二十条第（一）项", "", ""], ["规章", "1", "2"]]]),
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_separated_values_are_read(source: str, read: list[object], codec: str) -> None:
    document = read_csv(source.encode(codec))

    assert told(document) == read
    assert all(block.ragged for block in document.blocks if isinstance(block, Table))
