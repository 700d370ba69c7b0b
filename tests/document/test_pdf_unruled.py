"""Tables without rulings: columns by where words stand, merged cells by where they are centred."""

from __future__ import annotations

from collections.abc import Sequence

from document.pdf_made import Leaf, paragraphs, pdf, tables
from gongkai.document.blocks import Table
from gongkai.document.limits import Budget
from gongkai.document.pdf import read_pdf

COLUMNS = (250.0, 330.0, 410.0, 490.0)
"""The middles of four columns of figures."""


def centred(leaf: Leaf, middle: float, top: float, words: str, size: float = 10) -> None:
    width = sum(0.5 if letter.isascii() else 1.0 for letter in words) * size
    leaf.text(middle - width / 2, top, words, size)


def figures(leaf: Leaf, top: float, words: Sequence[str]) -> None:
    for middle, word in zip(COLUMNS, words, strict=False):
        centred(leaf, middle, top, word)


def form() -> Leaf:
    """A form of two groups, with a head of two rows, all words centred in their cells."""
    leaf = Leaf()
    centred(leaf, 370, 100, "申请人情况")
    figures(leaf, 120, ["自然人", "商业企业", "科研机构", "总计"])
    labels = ["1.甲", "2.乙乙", "3.丙丙丙", "1.丁丁", "2.戊"]
    for row, label in enumerate(labels):
        centred(leaf, 160, 140 + 20 * row, label)
        figures(leaf, 140 + 20 * row, ["12", "0", str(row), "345"])
    centred(leaf, 85, 160, "（一）不予")
    centred(leaf, 85, 210, "（二）无法")
    centred(leaf, 122, 240, "（三）总计")
    figures(leaf, 240, ["60", "0", "10", "70"])
    return leaf


def table_of(*leaves: Leaf) -> Table:
    found = [block for block in read_pdf(pdf(*leaves), Budget()).blocks if isinstance(block, Table)]
    assert len(found) == 1
    return found[0]


def test_figures_stand_in_their_columns_under_their_heads() -> None:
    grid = table_of(form()).grid

    assert [cell.text for cell in grid[1][2:] if cell] == ["自然人", "商业企业", "科研机构", "总计"]
    assert [cell.text for cell in grid[4][1:] if cell] == ["3.丙丙丙", "12", "0", "2", "345"]


def test_a_head_spans_the_columns_it_is_centred_over() -> None:
    head = table_of(form()).grid[0][2]

    assert head is not None
    assert (head.text, head.column, head.colspan) == ("申请人情况", 2, 4)


def test_a_group_spans_the_rows_it_is_centred_beside() -> None:
    groups = {
        cell.text: (cell.row - 2, cell.rowspan) for cell in table_of(form()).cells() if cell.text.startswith("（")
    }

    assert groups == {"（一）不予": (0, 3), "（二）无法": (3, 2), "（三）总计": (5, 1)}


def test_a_table_without_rulings_comes_with_a_note() -> None:
    assert [note.code for note in read_pdf(pdf(form()), Budget()).notes] == ["pdf_unruled_table"]


def test_a_label_over_two_lines_with_its_figures_between_is_one_row() -> None:
    leaf = Leaf()
    for row, (first, second) in enumerate(
        [("1.属于国家", "秘密信息"), ("2.保护第三", "方权益"), ("3.属于内部", "事务")]
    ):
        top = 100 + 40 * row
        leaf.text(100, top, first).text(100, top + 12, second)
        figures(leaf, top + 6, ["5", "0", "0", "5"])

    assert tables(leaf)[0] == [
        ["1.属于国家秘密信息", "5", "0", "0", "5"],
        ["2.保护第三方权益", "5", "0", "0", "5"],
        ["3.属于内部事务", "5", "0", "0", "5"],
    ]


def test_figures_close_to_each_other_stay_apart() -> None:
    leaf = Leaf()
    for row in range(3):
        leaf.text(100, 100 + 20 * row, "规章事项").text(200, 100 + 20 * row, "17").text(214, 100 + 20 * row, "3511")

    assert tables(leaf)[0][0] == ["规章事项", "17", "3511"]


def test_the_head_on_one_page_and_the_figures_on_the_next_are_one_table() -> None:
    first, second = Leaf(), Leaf()
    first.text(100, 700, "前文。")
    first.text(150, 760, "情形")
    figures(first, 760, ["自然人", "商业企业", "科研机构", "总计"])
    for row in range(3):
        second.text(150, 60 + 20 * row, f"{row}.甲乙")
        figures(second, 60 + 20 * row, ["1", "0", "0", "1"])

    assert [len(table) for table in tables(first, second)] == [4]


def test_a_name_with_a_telephone_number_is_no_table() -> None:
    leaf = Leaf().text(90, 100, "联系人：办公室").text(300, 100, "电话：12345")

    assert (tables(leaf), paragraphs(leaf)) == ([], ["联系人：办公室 电话：12345"])
