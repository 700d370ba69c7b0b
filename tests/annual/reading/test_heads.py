"""Which column is which: heads lost, doubled, moved, altered, or without a place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.containers import as_cell_lines, as_markdown, as_tab_rows, spread
from reports.opening import marks, opened, redrawn, relabelled
from reports.paper import Box, Grid, Line, Paper, compose, grids, invent

TOWN = invent("青萝县柳溪镇", 2023, 7)


def with_heads(paper: Paper, *names: str) -> Paper:
    """Table 3 with its third head row (the five kinds of organisations) printed as `names`."""
    return redrawn(paper, 3, lambda g: Grid((*g.rows[:2], tuple(map(Box, names)), *g.rows[3:])))


def body(grid: Grid) -> tuple[tuple[Box, ...], ...]:
    return grid.rows[3:]


def test_columns_are_read_under_the_printed_heads() -> None:
    report = opened(TOWN)

    assert report.values == TOWN.figures
    assert report.marks == []


def test_figures_follow_their_heads_when_columns_change_places() -> None:
    def swap(grid: Grid) -> Grid:
        rows = [grid.rows[0], grid.rows[1], (*grid.rows[2][:3], grid.rows[2][4], grid.rows[2][3])]
        rows += [(*row[:-3], row[-2], row[-3], row[-1]) for row in body(grid)]
        return Grid(tuple(rows))

    assert opened(redrawn(TOWN, 3, swap)).values == TOWN.figures


def test_a_head_lost_and_another_doubled_is_repaired_by_position() -> None:
    report = opened(with_heads(TOWN, "商业企业", "科研机构", "社会公益组织", "法律服务机构", "总计"))

    assert report.values == TOWN.figures
    assert marks(report, "missing_head") == ["其他"]
    assert "head_repaired" in {note.code for note in report.notes}


def test_an_empty_head_is_repaired_by_position() -> None:
    report = opened(with_heads(TOWN, "商业企业", "", "社会公益组织", "法律服务机构", "其他"))

    assert report.values == TOWN.figures
    assert marks(report, "missing_head") == ["科研机构"]


@pytest.mark.parametrize("as_text", [as_cell_lines, as_tab_rows, as_markdown])
def test_a_lost_head_is_repaired_in_plain_text_too(as_text: object) -> None:
    paper = with_heads(TOWN, "商业企业", "科研机构", "社会公益组织", "法律服务机构", "总计")
    report = opened(as_text(paper.pieces))  # type: ignore[operator]

    assert report.values == TOWN.figures
    assert marks(report, "missing_head") == ["其他"]


def test_a_column_that_is_not_there_is_blank_and_the_rest_stay_in_place() -> None:
    def drop(grid: Grid) -> Grid:
        first = (grid.rows[0][0], replace(grid.rows[0][1], across=6))
        second = (grid.rows[1][0], replace(grid.rows[1][1], across=4), grid.rows[1][2])
        return Grid((first, second, grid.rows[2][:-1], *((*row[:-2], row[-1]) for row in body(grid))))

    report = opened(redrawn(TOWN, 3, drop))

    assert report.values == TOWN.figures | {code: None for code in TOWN.figures if _is(code, "other")}
    assert marks(report, "absent_column") == ["其他"]


def _is(code: str, column: str) -> bool:
    return code.startswith("requests.") and code.endswith(f".{column}")


def test_a_known_variant_of_a_head_is_read_and_marked_as_altered() -> None:
    report = opened(relabelled(TOWN, "社会公益组织", "社会组织"))

    assert report.values == TOWN.figures
    assert marks(report, "altered_label") == ["社会组织"]


@pytest.mark.parametrize("head", ["社会公益 组织", "社会\n公益组织", "（社会公益组织）", "社会公益组织："])
def test_spacing_and_brackets_do_not_alter_a_head(head: str) -> None:
    report = opened(relabelled(TOWN, "社会公益组织", head))

    assert report.values == TOWN.figures
    assert marks(report, "altered_label") == []


def test_a_column_of_ones_own_is_left_out_and_marked() -> None:
    def subtotal(grid: Grid) -> Grid:
        rows = [(grid.rows[0][0], replace(grid.rows[0][1], across=8))]
        rows += [(grid.rows[1][0], replace(grid.rows[1][1], across=6), grid.rows[1][2]), (*grid.rows[2], Box("小计"))]
        rows += [(*row[:-1], Box("99"), row[-1]) for row in body(grid)]
        return Grid(tuple(rows))

    report = opened(redrawn(TOWN, 3, subtotal))

    assert report.values == TOWN.figures
    assert marks(report, "unknown_head") == ["小计"]


def test_serial_numbers_at_the_left_are_no_figures() -> None:
    def serial(grid: Grid) -> Grid:
        rows = [(Box("序号", 1, 3), *grid.rows[0]), *grid.rows[1:3]]
        rows += [(Box(str(n)), *row) for n, row in enumerate(body(grid), 1)]
        return Grid(tuple(rows))

    assert opened(redrawn(TOWN, 3, serial)).values == TOWN.figures


def test_a_table_without_heads_is_read_by_position_and_marked() -> None:
    report = opened(redrawn(TOWN, 3, lambda grid: Grid(body(grid))))

    assert report.values == TOWN.figures
    assert marks(report, "headless")


def test_heads_and_rows_may_stand_in_two_tables() -> None:
    report = opened(redrawn(TOWN, 3, lambda grid: [Grid(grid.rows[:3]), Grid(body(grid))]))

    assert report.values == TOWN.figures


@pytest.mark.parametrize("repeat", [False, True], ids=["without heads", "heads again"])
def test_a_table_split_by_a_page_break_is_one_table(repeat: bool) -> None:
    def split(grid: Grid) -> list[Grid | Line]:
        flat = [tuple(Box(text or "") for text in row) for row in spread(grid)]
        below = (flat[:3] if repeat else []) + flat[12:]
        return [Grid(tuple(flat[:12])), Line("— 3 —"), Grid(tuple(below))]

    assert opened(redrawn(TOWN, 3, split)).values == TOWN.figures  # type: ignore[arg-type]


def test_lost_merges_leave_every_figure_in_place() -> None:
    def flat(grid: Grid) -> Grid:
        return Grid(tuple(tuple(Box(text or "") for text in row) for row in spread(grid)))

    paper = TOWN
    for number in (2, 3, 4):
        paper = redrawn(paper, number, flat)

    assert opened(paper).values == TOWN.figures


@pytest.mark.parametrize("year", [2020, 2023])
@pytest.mark.parametrize("as_text", [as_cell_lines, as_tab_rows, as_markdown])
def test_every_habit_of_plain_text_is_read_in_both_editions(as_text: object, year: int) -> None:
    paper = invent("白鹭县苇塘乡", year, year)

    assert opened(as_text(paper.pieces)).values == paper.figures  # type: ignore[operator]


def test_rows_with_blanks_are_read_in_plain_text() -> None:
    blank = {code: None for code in TOWN.figures if "denied" in code and not _is(code, "total")}
    paper = compose(replace(TOWN, figures=TOWN.figures | blank))

    assert opened(as_cell_lines(paper.pieces)).values == paper.figures


def test_table_two_may_stand_in_tables_of_its_own_for_each_item() -> None:
    def cut(grid: Grid) -> list[Grid]:
        starts = [i for i, row in enumerate(grid.rows) if row[0].text.startswith("第二十条")]
        return [Grid(grid.rows[a:b]) for a, b in zip(starts, [*starts[1:], len(grid.rows)], strict=True)]

    assert opened(redrawn(TOWN, 2, cut)).values == TOWN.figures  # type: ignore[arg-type]


def test_table_four_may_have_a_label_before_its_figures() -> None:
    def label(grid: Grid) -> Grid:
        return Grid(((Box("情况", 1, 3), *grid.rows[0]), *grid.rows[1:3], (Box("件数"), *grid.rows[3])))

    assert opened(redrawn(TOWN, 4, label)).values == TOWN.figures


def test_the_tables_are_found_without_any_heading_or_title() -> None:
    assert opened(grids(TOWN.pieces)).values == TOWN.figures


@pytest.mark.parametrize(
    ("printed", "found"),
    [("社会公益组织", "社会公益性组织"), ("自然人", "自然人申请"), ("现行有效件数", "现行有效总件数")],
)
@pytest.mark.parametrize("as_text", [None, as_cell_lines], ids=["html", "text"])
def test_a_head_altered_a_little_keeps_its_figures(printed: str, found: str, as_text: object) -> None:
    paper = relabelled(TOWN, printed, found)

    assert opened(as_text(paper.pieces) if as_text else paper).values == TOWN.figures  # type: ignore[operator]


def test_a_page_that_lost_its_spans_is_read_by_order() -> None:
    paper = TOWN
    for number in (2, 3, 4):
        paper = redrawn(paper, number, lambda g: Grid(tuple(tuple(Box(box.text) for box in row) for row in g.rows)))

    assert opened(paper).values == TOWN.figures


@pytest.mark.parametrize("as_text", [None, as_cell_lines], ids=["html", "text"])
def test_table_four_may_come_in_two_tables(as_text: object) -> None:
    def cut(grid: Grid) -> list[Grid]:
        one = ((grid.rows[0][0],), tuple(Box(box.text) for box in grid.rows[1][:5]), grid.rows[3][:5])
        return [Grid(one), Grid(((grid.rows[0][1],), grid.rows[1][5:], grid.rows[2], grid.rows[3][5:]))]

    paper = redrawn(TOWN, 4, cut)  # type: ignore[arg-type]

    assert opened(as_text(paper.pieces) if as_text else paper).values == TOWN.figures  # type: ignore[operator]


def test_a_column_that_no_row_has_is_absent_in_plain_text_too() -> None:
    def drop(grid: Grid) -> Grid:
        return Grid((*grid.rows[:2], grid.rows[2][:-1], *((*row[:-2], row[-1]) for row in body(grid))))

    report = opened(as_cell_lines(redrawn(TOWN, 3, drop).pieces))

    assert report.values == TOWN.figures | {code: None for code in TOWN.figures if _is(code, "other")}


def test_a_subtotal_column_is_left_out_in_plain_text_too() -> None:
    def subtotal(grid: Grid) -> Grid:
        rows = [*grid.rows[:2], (*grid.rows[2], Box("小计"))]
        return Grid((*rows, *((*row[:-1], Box("99"), row[-1]) for row in body(grid))))

    assert opened(as_cell_lines(redrawn(TOWN, 3, subtotal).pieces)).values == TOWN.figures
