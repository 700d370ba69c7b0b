"""Tables with rulings in a PDF: however the rulings are drawn, the grid and its merged cells come out."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
import typst

from document.pdf_made import Leaf, paragraphs, pdf, tables
from gongkai.document.blocks import Table
from gongkai.document.limits import Budget
from gongkai.document.pdf import read_pdf

XS = [50, 150, 250, 350]
YS = [100, 120, 140, 160]


def whole_lines(leaf: Leaf) -> None:
    leaf.grid(XS, YS)


def a_piece_for_each_cell(leaf: Leaf) -> None:
    for a, b in pairwise(XS):
        for y in YS:
            leaf.stroke(a + 0.4, y, b - 0.4, y)
    for a, b in pairwise(YS):
        for x in XS:
            leaf.stroke(x, a + 0.4, x, b - 0.4)


def thin_rectangles(leaf: Leaf) -> None:
    for y in YS:
        leaf.fill(XS[0], y, XS[-1], y + 0.5)
    for x in XS:
        leaf.fill(x, YS[0], x + 0.5, YS[-1])


def a_frame_for_each_cell(leaf: Leaf) -> None:
    for a, b in pairwise(XS):
        for c, d in pairwise(YS):
            leaf.fill(a + 1, c + 1, b - 1, c + 1.6).fill(a + 1, d - 1.6, b - 1, d - 1)
            leaf.fill(a + 1, c + 1, a + 1.6, d - 1).fill(b - 1.6, c + 1, b - 1, d - 1)


def dots(leaf: Leaf) -> None:
    for y in YS:
        for x in range(XS[0], XS[-1], 2):
            leaf.fill(x, y, x + 0.8, y + 0.8)
    for x in XS:
        for y in range(YS[0], YS[-1], 2):
            leaf.fill(x, y, x + 0.8, y + 0.8)


@pytest.mark.parametrize("draw", [whole_lines, a_piece_for_each_cell, thin_rectangles, a_frame_for_each_cell, dots])
def test_rulings_drawn_in_any_way_give_the_same_table(draw: Callable[[Leaf], None]) -> None:
    leaf = Leaf()
    rows = [["项目", "新收", "结转"], ["规章", "12", "0"], ["许可", "", "7"]]

    draw(leaf)
    for top, row in zip(YS, rows, strict=False):
        leaf.row(XS, top + 4, row)

    assert tables(leaf) == [rows]


def test_cells_without_a_ruling_between_them_are_one_cell_with_its_spans() -> None:
    leaf = Leaf()
    for y in (100, 140):
        leaf.stroke(50, y, 350, y)
    leaf.stroke(150, 120, 350, 120)
    for x, top in ((50, 100), (150, 100), (250, 120), (350, 100)):
        leaf.stroke(x, top, x, 140)
    leaf.row([50, 200], 104, ["关系", "申请人情况"]).row([150, 250], 124, ["自然人", "总计"])

    document = read_pdf(pdf(leaf), Budget())

    table = document.blocks[0]
    assert isinstance(table, Table)
    assert [(cell.text, cell.rowspan, cell.colspan) for cell in table.cells() if cell] == [
        ("关系", 2, 1),
        ("申请人情况", 1, 2),
        ("自然人", 1, 1),
        ("总计", 1, 1),
    ]
    assert table.grid[0][1] is table.grid[0][2]


def test_a_figure_wrapped_in_a_narrow_cell_is_one_figure() -> None:
    leaf = Leaf().grid([50, 75, 150], [100, 140]).lines(53, 104, ["1573", "179"]).lines(78, 104, ["行政许可", "决定"])

    assert tables(leaf) == [[["1573179", "行政许可决定"]]]


def test_words_of_letters_keep_the_space_that_the_end_of_a_line_was() -> None:
    leaf = Leaf().grid([50, 120, 190], [100, 140]).lines(53, 104, ["open file", "format"]).text(123, 104, "1")

    assert tables(leaf) == [[["open file format", "1"]]]


def test_what_stands_outside_a_table_is_prose_and_nothing_is_in_both() -> None:
    leaf = (
        Leaf().text(50, 60, "二、主动公开情况").grid(XS, YS[:2]).row(XS, 104, ["甲组", "1", "2"]).text(50, 130, "后文")
    )

    assert (tables(leaf), paragraphs(leaf)) == ([[["甲组", "1", "2"]]], ["二、主动公开情况", "后文"])


def test_a_box_around_words_is_no_table() -> None:
    leaf = Leaf().grid([50, 350], [100, 200]).text(60, 120, "公开指南")

    assert (tables(leaf), paragraphs(leaf)) == ([], ["公开指南"])


def test_a_table_open_at_its_sides_has_its_outer_columns() -> None:
    leaf = Leaf()
    for y in (100, 120, 140):
        leaf.stroke(50, y, 350, y)
    leaf.stroke(150, 100, 150, 140).stroke(250, 100, 250, 140)
    leaf.row(XS, 104, ["甲组", "1", "2"]).row(XS, 124, ["乙组", "3", "4"])

    assert tables(leaf) == [[["甲组", "1", "2"], ["乙组", "3", "4"]]]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_words_turned_on_the_page_are_read_as_they_are_looked_at(angle: int) -> None:
    source = f"#set page(width: 300pt, height: 300pt); #rotate({angle}deg)[#table(columns: 2)[left][12][under][345]]"

    document = read_pdf(typst.compile(source.encode()), Budget())

    assert [[cell.text for cell in block.cells()] for block in document.blocks if isinstance(block, Table)] == [
        ["left", "12", "under", "345"]
    ]


def test_letters_drawn_as_radicals_are_the_letters_they_look_like() -> None:
    assert paragraphs(Leaf().text(100, 100, "⼀、⾏政⻚")) == ["一、行政页"]


def test_words_drawn_twice_for_boldness_are_read_once() -> None:
    leaf = Leaf().text(100, 100, "年度报告").text(100.3, 100, "年度报告")

    assert paragraphs(leaf) == ["年度报告"]
