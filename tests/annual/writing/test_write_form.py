"""The printed skeleton of the form's tables."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gongkai.annual.writing.form import skeleton
from gongkai.annual.writing.skeleton import FormCell, Skeleton
from gongkai.document.blocks import Table
from gongkai.document.read import read_file
from gongkai.law.edition import Edition


def spans(form: Skeleton, text: str) -> tuple[int, int]:
    """Rows and columns of the first cell with this text."""
    cell = next(cell for cell in form.cells if cell.text == text)
    return cell.rowspan, cell.colspan


def covered(cell: FormCell) -> list[tuple[int, int]]:
    return [
        (row, column)
        for row in range(cell.row, cell.row + cell.rowspan)
        for column in range(cell.column, cell.column + cell.colspan)
    ]


def test_every_figure_of_the_form_has_one_cell(any_edition: Edition) -> None:
    codes = [cell.code for table in any_edition.tables for cell in skeleton(table).cells if cell.code is not None]

    assert sorted(codes) == sorted(any_edition.cells)


def test_the_cells_cover_every_place_of_the_grid_once(any_edition: Edition) -> None:
    for table in any_edition.tables:
        form = skeleton(table)
        places = [place for cell in form.cells for place in covered(cell)]

        assert sorted(places) == [(row, column) for row in range(form.height) for column in range(form.width)]


def test_a_lone_value_column_is_stretched_over_the_three_of_its_neighbour(edition: Callable[[str], Edition]) -> None:
    assert spans(skeleton(edition("2021").table(2)), "本年处理决定数量") == (1, 3)


def test_two_value_columns_meet_in_the_middle_of_three(edition: Callable[[str], Edition]) -> None:
    form = skeleton(edition("2019").table(2))

    assert [spans(form, text) for text in ("本年新公开数量", "采购项目数量", "采购总金额")] == [(1, 2), (1, 2), (1, 2)]


def test_a_corner_stands_beside_all_head_rows(edition: Callable[[str], Edition]) -> None:
    corner = skeleton(edition("2021").table(3)).cells[0]

    assert (corner.role, corner.rowspan, corner.colspan) == ("corner", 3, 3)


@pytest.mark.parametrize(
    ("text", "rows", "columns"),
    [
        ("申请人情况", 1, 8),
        ("法人或其他组织", 1, 6),
        ("自然人", 2, 1),
        ("（四）无法提供", 4, 1),
        ("三、本年度办理结果", 23, 1),
        ("（一）予以公开", 1, 2),
        ("四、结转下年度继续办理", 1, 3),
    ],
)
def test_a_new_row_and_a_new_column_widen_what_they_stand_under(
    edition: Callable[[str], Edition], text: str, rows: int, columns: int
) -> None:
    assert spans(skeleton(edition("2031").table(3)), text) == (rows, columns)


def test_a_table_of_one_row_has_no_label_columns(any_edition: Edition) -> None:
    form = skeleton(any_edition.table(4))

    assert (form.label_columns, form.head_rows, form.height, form.width) == (0, 3, 4, 15)


def test_the_form_of_2021_is_printed_as_cities_print_it(reports: Path, edition: Callable[[str], Edition]) -> None:
    document = read_file(reports / "practice" / "suqian_2024.html")
    found = [block for block in document.blocks if isinstance(block, Table)]

    for table, printed in zip(edition("2021").tables, found, strict=True):
        labels = {(c.text, c.row, c.column, c.rowspan, c.colspan) for c in skeleton(table).cells if c.code is None}
        theirs = {(c.text, c.row, c.column, c.rowspan, c.colspan) for c in printed.cells()}
        assert labels <= theirs
