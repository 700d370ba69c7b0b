"""The build of the tables: each fault beside the lawful thing that looks like it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.containers import spread
from reports.opening import found, ids, redrawn, relabelled
from reports.paper import Box, Grid, Line, Paper, Piece, balance, compose, invent, nothing_happened

TOWN = invent("青萝县柳溪镇", 2023, 7)


def flat(grid: Grid) -> Grid:
    return Grid(tuple(tuple(Box(text or "") for text in row) for row in spread(grid)))


def errors(source: Paper | list[Piece]) -> list[str]:
    return ids(found(source), "error")


def test_the_printed_form_has_no_finding_about_its_build() -> None:
    assert [name for name in ids(found(TOWN)) if name.startswith("layout.")] == []


@pytest.mark.parametrize("number", [2, 3, 4])
def test_a_table_left_out_is_an_error(number: int) -> None:
    findings = [f for f in found(redrawn(TOWN, number, lambda _: [])) if f.id == "layout.missing_table"]

    assert [(f.severity, f.where.table) for f in findings] == [("error", number)]


def test_a_report_with_headings_but_no_tables_lacks_all_three() -> None:
    bare = [piece for piece in TOWN.pieces if isinstance(piece, Line)]

    assert errors(bare) == ["layout.missing_table"] * 3


def test_a_table_of_blanks_is_there() -> None:
    def empty(grid: Grid) -> Grid:
        rows = [
            tuple(Box("" if box.text.isdigit() else box.text, box.across, box.down) for box in r) for r in grid.rows
        ]
        return Grid(tuple(rows))

    findings = found(redrawn(TOWN, 2, empty))

    assert "layout.missing_table" not in ids(findings)
    assert "cells.blank" in ids(findings, "note")


def test_rows_left_out_next_to_one_another_are_one_finding() -> None:
    def drop(grid: Grid) -> Grid:
        lost = ("2.重复申请", "3.要求提供公开出版物")
        return Grid(tuple(r for r in flat(grid).rows if not any(box.text in lost for box in r)))

    missing = [f for f in found(redrawn(TOWN, 3, drop)) if f.id == "layout.missing_row"]

    assert len(missing) == 1
    assert missing[0].expected == "2.重复申请、3.要求提供公开出版物"
    assert len(missing[0].cells) == 14


def test_a_lost_head_is_an_error_that_names_it_and_the_doubled_one() -> None:
    def double(grid: Grid) -> Grid:
        return Grid((*grid.rows[:2], (*grid.rows[2][:-1], Box("总计")), *grid.rows[3:]))

    findings = found(redrawn(TOWN, 3, double))
    head = next(f for f in findings if f.id == "layout.missing_column")

    assert ids(findings, "error") == ["layout.missing_column"]
    assert (head.expected, head.actual) == ("其他", "总计")


def test_columns_that_changed_places_are_no_fault() -> None:
    def swap(grid: Grid) -> Grid:
        rows = [*grid.rows[:2], (*grid.rows[2][:3], grid.rows[2][4], grid.rows[2][3])]
        rows += [(*row[:-3], row[-2], row[-3], row[-1]) for row in grid.rows[3:]]
        return Grid(tuple(rows))

    assert errors(redrawn(TOWN, 3, swap)) == []


def test_an_altered_label_is_a_doubt_and_its_spelling_is_none() -> None:
    altered = found(relabelled(TOWN, "行政规范性文件", "规范性文件"))
    spelled = found(relabelled(TOWN, "（一）予以公开", "(一) 予以公开"))

    assert [(f.severity, f.expected, f.actual) for f in altered if f.id == "layout.label"] == [
        ("warning", "行政规范性文件", "规范性文件")
    ]
    assert "layout.label" not in ids(spelled)


def shift(paper: Paper, way: str) -> Paper:
    """The row 予以公开 with its figures one column to the right or the left."""

    def move(grid: Grid) -> Grid:
        rows = list(grid.rows)
        at = next(i for i, row in enumerate(rows) if any(box.text == "（一）予以公开" for box in row))
        labels, figures = rows[at][:-7], rows[at][-7:]
        moved = {
            "right": (Box(""), *figures[:-1]),
            "right, total kept outside": (Box(""), *figures),
            "left": (*figures[1:], Box("")),
        }
        rows[at] = labels + moved[way]
        return Grid(tuple(rows))

    return redrawn(paper, 3, move)


@pytest.mark.parametrize("way", ["right", "right, total kept outside", "left"])
def test_a_shifted_row_is_one_error_not_fourteen(way: str) -> None:
    figures = {f"requests.granted.{c}": n for c, n in zip(("natural", "business", "legal"), (31, 12, 5), strict=True)}
    paper = _settled(figures)
    findings = [f for f in found(shift(paper, way)) if f.severity == "error"]

    assert [f.id for f in findings] == ["layout.shifted_row"]
    printed = [paper.figures[f"requests.granted.{column.code}"] for column in paper.edition.table(3).panels[0].columns]
    assert findings[0].expected == " ".join(map(str, printed))


def _settled(figures: dict[str, int]) -> Paper:
    """A report that balances with these figures in it."""
    values = nothing_happened(TOWN.edition) | {"requests.partial.natural": 4} | figures
    balance(TOWN.edition, values)
    return compose(replace(TOWN, figures=values))


def test_a_row_with_a_blank_first_cell_that_adds_up_is_not_shifted() -> None:
    paper = _settled({"requests.granted.business": 12})

    assert errors(compose(replace(paper, shown={"requests.granted.natural": ""}))) == []
