"""Word tables: spans, wrapped and deleted parts, tables in tables, and the way back to the elements."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from document.made import cell, para, row, run, table, texts, told, word
from gongkai.document.blocks import Table
from gongkai.document.container import Container
from gongkai.document.docx import plain
from gongkai.document.docx.names import BODY, TABLE
from gongkai.document.docx.reader import parse_body, read_docx
from gongkai.document.docx.walk import Walk


def only_table(body: str) -> Table:
    blocks = read_docx(word(body)).blocks
    assert len(blocks) == 1
    assert isinstance(blocks[0], Table)
    return blocks[0]


def wide(text: str, columns: int) -> str:
    return cell(text, f'<w:gridSpan w:val="{columns}"/>')


def begins(text: str) -> str:
    return cell(text, '<w:vMerge w:val="restart"/>')


GOES_ON = cell("", "<w:vMerge/>")


def test_merged_cells_stand_in_every_place_they_cover() -> None:
    found = only_table(table(row(begins("甲"), wide("乙", 2)), row(GOES_ON, "1", "2")))

    assert texts(found) == [["甲", "乙", "乙"], ["甲", "1", "2"]]
    assert found.grid[0][0] is found.grid[1][0]
    assert [(c.rowspan, c.colspan) for c in found.cells()] == [(2, 1), (1, 2), (1, 1), (1, 1)]


def test_a_merge_without_a_beginning_is_a_cell() -> None:
    assert texts(only_table(table(row(cell("甲", "<w:vMerge/>"), "1"), row("乙", "2")))) == [["甲", "1"], ["乙", "2"]]


def test_old_horizontal_merges_are_read() -> None:
    left, right = cell("甲", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>")

    assert texts(only_table(table(row(left, right, "1"), row("乙", "丙", "2")))) == [
        ["甲", "甲", "1"],
        ["乙", "丙", "2"],
    ]


def test_grid_columns_before_and_after_a_row_are_empty_places() -> None:
    short = row("甲", marks='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>')

    assert texts(only_table(table(short, row("1", "2", "3")))) == [[None, "甲", None], ["1", "2", "3"]]


def test_a_column_in_which_no_cell_begins_is_taken_out() -> None:
    found = only_table(table(row(wide("甲", 2), "乙"), row(wide("1", 2), "2")))

    assert texts(found) == [["甲", "乙"], ["1", "2"]]
    assert [(c.column, c.colspan) for c in found.cells()] == [(0, 1), (1, 1), (0, 1), (1, 1)]


def test_rows_and_cells_in_content_controls_are_read() -> None:
    inside = f"<w:sdt><w:sdtPr/><w:sdtContent>{cell('1')}</w:sdtContent></w:sdt>"
    wrapped = f"<w:sdt><w:sdtPr/><w:sdtContent>{row('甲', inside)}</w:sdtContent></w:sdt>"

    assert texts(only_table(table(wrapped, row("乙", "2")))) == [["甲", "1"], ["乙", "2"]]


def test_a_row_deleted_by_a_tracked_change_is_gone() -> None:
    assert texts(only_table(table(row("甲", "1"), row("乙", "2", marks="<w:del/>")))) == [["甲", "1"]]


def test_a_cell_deleted_by_a_tracked_change_is_gone() -> None:
    assert texts(only_table(table(row("甲", cell("错", "<w:cellDel/>"), "1")))) == [["甲", "1"]]


def test_a_figure_changed_by_a_tracked_change_is_the_new_one() -> None:
    changed = para("<w:del><w:r><w:delText>3404</w:delText></w:r></w:del>", f"<w:ins>{run('3440')}</w:ins>")

    assert texts(only_table(table(row("甲", cell(changed))))) == [["甲", "3440"]]


def test_a_label_broken_over_paragraphs_is_joined_and_figures_are_not() -> None:
    label = cell(para("本年新") + para("制作数量"))

    assert texts(only_table(table(row(label, cell(para("12") + para("34")), cell(para("1.") + para("其他")))))) == [
        ["本年新制作数量", "12 34", "1. 其他"]
    ]


def test_a_label_broken_by_a_line_break_is_joined() -> None:
    assert texts(only_table(table(row(cell(para(run("尚未"), "<w:r><w:br/></w:r>", run("审结"))), "0")))) == [
        ["尚未审结", "0"]
    ]


def test_a_table_of_one_cell_is_a_frame_around_its_paragraphs() -> None:
    assert told(read_docx(word(table(row(cell(para("甲") + para("乙"))))))) == ["甲", "乙"]


def test_a_table_alone_in_a_cell_is_a_table_of_its_own() -> None:
    inner = table(row("甲", "1"))

    assert told(read_docx(word(table(row("左栏", cell(inner + para("<w:r/>"))))))) == ["左栏", [["甲", "1"]]]


def test_a_table_beside_text_in_a_cell_joins_the_text() -> None:
    inner = table(row("子", "丑"))

    assert told(read_docx(word(table(row("甲", cell(para("乙") + inner)))))) == [[["甲", "乙子丑"]]]


def test_a_cell_with_an_article_makes_the_table_a_means_of_layout() -> None:
    article = "".join(para("公开工作平稳有序。" * 15) for _ in range(3))

    assert told(read_docx(word(table(row("目录", cell(article))))))[:2] == ["目录", "公开工作平稳有序。" * 15]


def test_the_quick_way_and_the_careful_way_read_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    body = table(
        row(begins("甲"), wide("乙 丙", 2)),
        row(GOES_ON, cell(para("一") + para("二")), "", marks="<w:ins/>"),
        row("", "　", "3"),
    )
    quick = texts(only_table(body))

    monkeypatch.setattr("gongkai.document.docx.walk.is_plain", lambda _: False)

    assert texts(only_table(body)) == quick == [["甲", "乙 丙", "乙 丙"], ["甲", "一二", ""], ["", "", "3"]]


def test_every_real_word_file_reads_the_same_both_ways(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = sorted((reports / "practice").glob("*.docx"))
    quick = [told(read_docx(file.read_bytes())) for file in files]

    monkeypatch.setattr("gongkai.document.docx.walk.is_plain", lambda _: False)

    assert [told(read_docx(file.read_bytes())) for file in files] == quick
    assert files


def test_nothing_that_needs_care_is_plain() -> None:
    body = etree.fromstring(
        Container(word(table(row(cell(table(row("甲", "1"))), "2")))).part("word/document.xml") or b""
    )

    assert [plain.is_plain(found) for found in body.iter(TABLE)] == [False, True]


def test_the_walk_leads_from_each_block_to_its_element() -> None:
    data = word(para("甲") + para("<w:r/>") + table(row("1", "2")) + para(run("乙。"), "<w:r><w:br/></w:r>", run("丙")))
    body = parse_body(Container(data).part("word/document.xml") or b"").find(BODY)
    assert body is not None

    found = [(body.index(element), block) for element, block in Walk().blocks(body)]

    assert [index for index, _ in found] == [0, 2, 3, 3]
    assert [block for _, block in found][0::2] == read_docx(data).blocks[0::2]


def test_the_walk_leads_from_each_cell_to_its_element() -> None:
    data = word(table(row(begins("甲"), wide("乙", 2)), row(GOES_ON, "1", "2")))
    root = parse_body(Container(data).part("word/document.xml") or b"")

    elements = Walk().cell_elements(next(root.iter(TABLE)))

    assert {place: "".join(tc.itertext()) for place, tc in elements.items()} == {
        (0, 0): "甲",
        (0, 1): "乙",
        (1, 1): "1",
        (1, 2): "2",
    }
