"""Lines joined and parted, and grids squeezed."""

from __future__ import annotations

import pytest

from gongkai.document.blocks import spread
from gongkai.document.grid import squeeze
from gongkai.document.lines import join_lines, one_line, parts_at


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (" 甲 ", "甲"),
        ("甲\u3000乙", "甲 乙"),
        ("甲\n乙", "甲乙"),
        ("of\nall", "of all"),
        ("12\n34", "12 34"),
        ("（一）\r\n　予以公开", "（一） 予以公开"),
        ("\ufeff甲\u00ad", "甲"),
        ("\xa0", ""),
    ],
)
def test_text_becomes_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["本年新", "制作数量"], "本年新制作数量"),
        (["法律、", "法规"], "法律、法规"),
        (["12", "34"], "12 34"),
        (["１２", "３４"], "１２ ３４"),
        (["单位", "5万元"], "单位 5万元"),
        (["甲", "", "乙"], "甲乙"),
        ([], ""),
    ],
)
def test_lines_of_a_cell_join_between_chinese_only(lines: list[str], joined: str) -> None:
    assert join_lines(lines) == joined


@pytest.mark.parametrize(
    ("before", "after", "parts"),
    [
        ("工作平稳。", "下一步", True),
        ("情况如下：", "甲", True),
        ("一、总体情况", "本年度", True),
        ("情况", "（二）依申请", True),
        ("清溪镇政府信息", "公开年报", False),
        ("增长", "1.5倍", False),
    ],
)
def test_soft_breaks_part_paragraphs_at_sentences_and_numbers(before: str, after: str, parts: bool) -> None:
    assert parts_at(before, after) is parts


def test_squeezing_leaves_a_grid_without_idle_columns_alone() -> None:
    grid = spread([[("甲", 1, 2), ("乙", 1, 1)], [("1", 1, 1), ("2", 1, 2)]])

    squeeze(grid)

    assert [[cell and cell.text for cell in row] for row in grid] == [["甲", "甲", "乙"], ["1", "2", "2"]]


def test_squeezing_keeps_merged_cells_whole() -> None:
    grid = spread([[("甲", 2, 3), ("乙", 1, 2)], [("丙", 1, 2)]])

    squeeze(grid)

    assert [[cell and cell.text for cell in row] for row in grid] == [["甲", "乙"], ["甲", "丙"]]
    assert grid[0][0] is grid[1][0]
    assert grid[0][0] is not None
    assert (grid[0][0].colspan, grid[0][0].rowspan) == (1, 2)
