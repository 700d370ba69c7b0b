"""Plain text and markdown: the habits in which tables come, and what is no table."""

from __future__ import annotations

import pytest

from gongkai.document.blocks import Document, Paragraph, Table
from gongkai.document.refusal import Refusal
from gongkai.document.text import read_text


def rows(document: Document) -> list[list[str]]:
    """The texts of the cells of every table, row by row."""
    return [
        [cell.text for cell in row if cell is not None]
        for block in document.blocks
        if isinstance(block, Table)
        for row in block.grid
    ]


def words(document: Document) -> list[str]:
    """The paragraphs."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    "text",
    [
        "\t规章\n\t0\n\t2\n\n\t许可\n\t3\n\t4\n",
        "规章\t0\t2\n许可\t3\t4\n",
        "| 规章 | 0 | 2 |\n|---|---|---|\n| 许可 | 3 | 4 |\n",
        "规章 | 0 | 2\n许可 | 3 | 4\n",
        "│规章│0│2│\n├──┼─┼─┤\n│许可│3│4│\n",
        "规章,0,2,\n许可,3,4,\n",
    ],
)
def test_every_habit_of_a_table_gives_its_rows(text: str) -> None:
    found = [[cell for cell in row if cell] for row in rows(read_text(text.encode()))]

    assert found == [["规章", "0", "2"], ["许可", "3", "4"]]


def test_a_lone_tab_is_an_empty_cell_and_a_line_below_goes_on_with_the_cell() -> None:
    found = rows(read_text("\t本年新\n制作数量\n\t\n\t7\n".encode()))

    assert found == [["本年新制作数量", "", "7"]]


def test_a_heading_right_below_a_cell_is_not_part_of_it() -> None:
    document = read_text("\t规章\n\t合计\n四、行政复议情况\n".encode())

    assert rows(document) == [["规章", "合计"]]
    assert words(document) == ["四、行政复议情况"]


def test_tabs_behind_a_single_cell_of_a_table_stand_for_what_was_merged_with_it() -> None:
    found = rows(read_text("信息内容\t数量\n第一项\t\t\n规章\t1\n".encode()))

    assert found[1][0] == "第一项"
    assert len(found) == 3


def test_indented_prose_and_a_lone_signature_are_paragraphs() -> None:
    long = "本镇全年公开信息若干条，其中涉农补贴和救助名单另在村务公示栏张贴，方便不上网的群众随时查看，公示期满后存档备查，并由驻村干部逐户告知，听取意见后再予归档。"
    document = read_text(f"\t{long}\n\t{long}\n\n\t\t\t清溪镇人民政府\n".encode())

    assert rows(document) == []
    assert words(document) == [long, long, "清溪镇人民政府"]


def test_cells_with_a_bar_behind_them_are_bare_lines() -> None:
    document = read_text("规章 |\n0 |\n||\n许可 | ||\n3 |\n".encode())

    assert rows(document) == []
    assert words(document) == ["规章", "0", "许可", "3"]


def test_commas_of_prose_make_no_row() -> None:
    document = read_text("一是登记,二是审核,三是答复,四是归档。\n".encode())

    assert rows(document) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_encoding_of_the_field_is_read(encoding: str) -> None:
    text = "清溪镇人民政府\n规章\t0\t2\n许可\t3\t4\n" * 3

    assert words(read_text(text.encode(encoding)))[0] == "清溪镇人民政府"


def test_markdown_marks_are_taken_off() -> None:
    document = read_text("## 一、总体情况\n\n全年**公开**信息 12 条。\n".encode(), "a.md")

    assert words(document) == ["一、总体情况", "全年公开信息 12 条。"]
    assert isinstance(document.blocks[0], Paragraph)
    assert document.blocks[0].level == 2


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "empty"), (b" \n\t\n", "empty"), (bytes(range(128, 256)) * 99, "damaged")]
)
def test_what_holds_no_text_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_text(data)

    assert refused.value.code == code
