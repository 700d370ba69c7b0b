"""A table broken over pages is one table again, and never more than that."""

from __future__ import annotations

from document.pdf_made import Leaf, pdf, tables
from gongkai.document.blocks import Table
from gongkai.document.limits import Budget
from gongkai.document.pdf import read_pdf

XS = [50, 110, 200, 260, 320]
HEAD = ["分组", "情形", "自然人", "总计"]


def upper(*rows: list[str]) -> Leaf:
    """A page that ends in a ruled table of these rows."""
    ys = [700 + 20 * n for n in range(len(rows) + 1)]
    leaf = Leaf().grid(XS, ys)
    for top, row in zip(ys, rows, strict=False):
        leaf.row(XS, top + 4, row)
    return leaf


def lower(*rows: list[str]) -> Leaf:
    """A page that begins with a ruled table of these rows."""
    ys = [70 + 20 * n for n in range(len(rows) + 1)]
    leaf = Leaf().grid(XS, ys)
    for top, row in zip(ys, rows, strict=False):
        leaf.row(XS, top + 4, row)
    return leaf


def test_the_rows_overleaf_follow_those_before_and_a_note_says_so() -> None:
    data = pdf(upper(HEAD, ["甲组", "1.一", "1", "1"]), lower(["乙组", "2.二", "2", "2"]))

    document = read_pdf(data, Budget())

    assert [type(block) for block in document.blocks] == [Table]
    assert document.blocks[0].place.page == 1
    assert [note.code for note in document.notes] == ["pdf_joined_table"]


def test_a_head_printed_again_is_dropped() -> None:
    found = tables(upper(HEAD, ["甲组", "1.一", "1", "1"]), lower(HEAD, ["乙组", "2.二", "2", "2"]))

    assert found == [[HEAD, ["甲组", "1.一", "1", "1"], ["乙组", "2.二", "2", "2"]]]


def test_a_row_cut_by_the_page_is_sewn() -> None:
    found = tables(upper(HEAD, ["甲组", "3.要求行政机关", "6", "6"]), lower(["", "确认信息", "", ""]))

    assert found[0][1:] == [["甲组", "3.要求行政机关确认信息", "6", "6"]]


def test_a_cut_row_with_its_label_on_one_page_and_its_figures_on_the_other_is_sewn() -> None:
    found = tables(upper(HEAD, ["甲组", "1.一", "", ""]), lower(["", "", "5", "5"]))

    assert found[0][1:] == [["甲组", "1.一", "5", "5"]]


def test_a_numbered_row_without_figures_is_a_row_of_its_own() -> None:
    found = tables(upper(HEAD, ["甲组", "1.情形一二三四", "6", "6"]), lower(["", "2.二", "", ""]))

    assert found[0][1:] == [["甲组", "1.情形一二三四", "6", "6"], ["甲组", "2.二", "", ""]]


def test_a_group_goes_on_overleaf_as_the_same_cell() -> None:
    data = pdf(
        upper(HEAD, ["（三）不予", "1.一", "1", "1"]), lower(["", "2.二", "2", "2"], ["（四）", "1.三", "3", "3"])
    )

    table = read_pdf(data, Budget()).blocks[0]

    assert isinstance(table, Table)
    assert table.grid[1][0] is table.grid[2][0]
    assert table.grid[3][0] is not table.grid[2][0]


def test_the_heads_of_a_table_and_its_figures_overleaf_stay_two_rows() -> None:
    found = tables(upper(["结果维持", "结果纠正情形", "其他", "总计"]), lower(["30", "17", "8", "55"]))

    assert found == [[["结果维持", "结果纠正情形", "其他", "总计"], ["30", "17", "8", "55"]]]


def test_a_heading_between_keeps_two_tables() -> None:
    first = upper(HEAD, ["甲组", "1.一", "1", "1"])
    second = Leaf().text(50, 70, "四、行政复议情况").grid(XS, [100, 120]).row(XS, 104, ["乙组", "2.二", "2", "2"])

    assert len(tables(first, second)) == 2


def test_other_columns_are_another_table() -> None:
    first = upper(HEAD, ["甲组", "1.一", "1", "1"])
    second = Leaf().grid([50, 90, 140, 190, 320], [70, 90]).row([50, 90, 140, 190], 74, ["1", "2", "3", "4"])

    assert len(tables(first, second)) == 2


def test_a_page_shifted_by_its_binding_margin_goes_on() -> None:
    first = upper(HEAD, ["甲组", "1.一", "1", "1"])
    moved = [x + 14 for x in XS]
    second = Leaf().grid(moved, [70, 90]).row(moved, 74, ["乙组", "2.二", "2", "2"])

    assert len(tables(first, second)) == 1


def test_the_rest_of_a_cell_that_runs_below_the_last_ruling_belongs_to_it() -> None:
    first = upper(HEAD)
    first.stroke(50, 740, 50, 720).stroke(110, 740, 110, 720).stroke(110, 740, 320, 740)
    first.row(XS, 724, ["（三）不予", "1.一", "1", "1"]).text(53, 742, "公开情形")

    found = tables(first, lower(["", "2.二", "2", "2"]))

    assert [row[0] for row in found[0]] == ["分组", "（三）不予公开情形", "（三）不予公开情形"]
