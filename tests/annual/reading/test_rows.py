"""Which row is which: by label, never by number; strange, missing and repeated rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reports.containers import as_cell_lines, spread
from reports.opening import marks, opened, redrawn, relabelled
from reports.paper import Box, Grid, Paper, invent

TOWN = invent("青萝县柳溪镇", 2023, 7)
STREET = invent("岚江市梧桐街道", 2020, 8, agency="岚江市梧桐街道办事处")


def every_label(paper: Paper, change: Callable[[str], str]) -> Paper:
    def draw(grid: Grid) -> Grid:
        return Grid(tuple(tuple(Box(change(b.text), b.across, b.down) for b in row) for row in grid.rows))

    for number in (2, 3, 4):
        paper = redrawn(paper, number, draw)
    return paper


@pytest.mark.parametrize("paper", [STREET, TOWN], ids=["2019", "2021"])
@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("（", "(").replace("）", ")"),
        lambda text: text.replace("“", "").replace("”", ""),
        lambda text: text.replace(".", "、"),
        lambda text: text if text.isdigit() else " ".join(text),
        lambda text: "①②③④⑤⑥⑦⑧"[int(text[0]) - 1] + text[2:] if text[1:2] == "." else text,
        lambda text: text[2:] if text[1:2] == "." else text,
    ],
    ids=["half brackets", "no quotes", "other numbering", "spaced out", "circled", "unnumbered"],
)
def test_rows_are_told_in_any_spelling_of_the_printed_label(change: Callable[[str], str], paper: Paper) -> None:
    report = opened(every_label(paper, change))

    assert report.values == paper.figures
    assert marks(report, "altered_label") == []


@pytest.mark.parametrize(
    ("printed", "found"),
    [("二、上年结转政府信息公开申请数量", "二、上年转结政府信息公开申请数量"), ("行政规范性文件", "规范性文件")],
)
def test_a_known_variant_of_a_row_is_read_and_marked_as_altered(printed: str, found: str) -> None:
    report = opened(relabelled(TOWN, printed, found))

    assert report.values == TOWN.figures
    assert marks(report, "altered_label") == [found]


def test_a_strange_label_is_given_to_the_one_row_that_is_missing_there() -> None:
    paper = relabelled(TOWN, "四、结转下年度继续办理", "四、转到下一年度继续办理的")
    report = opened(paper)

    assert report.values == TOWN.figures
    assert marks(report, "altered_label") == ["四、转到下一年度继续办理的"]


def test_a_row_of_ones_own_is_left_out_and_marked() -> None:
    extra = (Box("五、其他需要说明的数量", 3), *(Box("9") for _ in range(7)))
    report = opened(redrawn(TOWN, 3, lambda grid: Grid((*grid.rows, extra))))

    assert report.values == TOWN.figures
    assert marks(report, "unknown_row") == ["五、其他需要说明的数量"]


def test_a_missing_row_is_blank_and_marked() -> None:
    def drop(grid: Grid) -> Grid:
        flat = [row for row in spread(grid) if "2.重复申请" not in row]
        return Grid(tuple(tuple(Box(text or "") for text in row) for row in flat))

    report = opened(redrawn(TOWN, 3, drop))

    lost = {code: None for code in TOWN.figures if code.startswith("requests.unprocessed.duplicate.")}
    assert report.values == TOWN.figures | lost
    assert marks(report, "missing_row") == ["2.重复申请"]


def test_rows_that_share_a_label_are_told_by_their_group() -> None:
    both = ("requests.other.rest.natural", "requests.new.other")
    figures = {both[0]: 31, both[1]: 57}
    report = opened(invent("青萝县柳溪镇", 2023, 7, figures=figures))

    assert {code: report.values[code] for code in both} == figures


def test_group_rows_of_their_own_do_not_disturb_the_rows_below() -> None:
    def flatten(grid: Grid) -> Grid:
        rows = list(grid.rows[:3])
        for row in grid.rows[3:]:
            labels, figures = row[:-7], row[-7:]
            rows += [(Box(label.text, 3), *(Box("") for _ in figures)) for label in labels[:-1]]
            rows.append((Box(labels[-1].text, 3), *figures))
        return Grid(tuple(rows))

    assert opened(redrawn(TOWN, 3, flatten)).values == TOWN.figures


def test_a_table_printed_twice_with_the_same_figures_is_taken_once() -> None:
    report = opened(redrawn(TOWN, 3, lambda grid: [grid, grid]))

    assert report.values == TOWN.figures
    assert "rows_repeated" in {note.code for note in report.notes}


def test_a_figure_pushed_beyond_the_last_column_is_marked() -> None:
    def push(grid: Grid) -> Grid:
        granted = next(i for i, row in enumerate(grid.rows) if any(box.text == "（一）予以公开" for box in row))
        rows = list(grid.rows)
        rows[granted] = (*rows[granted][:-7], Box(""), *rows[granted][-7:])
        return Grid(tuple(rows))

    report = opened(redrawn(TOWN, 3, push))

    assert [mark.code for mark in report.marks if mark.kind == "long_row"] == ["requests.granted"]


def test_words_in_a_cell_are_null_with_a_note_that_names_the_cell() -> None:
    report = opened(invent("青萝县柳溪镇", 2023, 7, shown={"requests.new.natural": "见附件"}))

    assert report.values["requests.new.natural"] is None
    assert [note.where for note in report.notes if note.code == "cell_text"] == ["requests.new.natural"]


def test_a_caption_row_a_unit_line_and_a_note_below_leave_the_table_as_it_is() -> None:
    caption = (Box("表三 申请情况（单位：件）", 10),)
    note = (Box("注：没有发生的填0。", 10),)
    report = opened(redrawn(TOWN, 3, lambda grid: Grid((caption, *grid.rows, note))))

    assert report.values == TOWN.figures


def test_each_figure_knows_where_it_stands() -> None:
    report = opened(invent("青萝县柳溪镇", 2023, 7, figures={"requests.new.natural": 8642}))
    evidence = report.evidence("requests.new.natural")

    assert evidence is not None
    assert evidence.text == "8642"


def test_a_report_without_table_four_has_no_figures_there() -> None:
    report = opened(redrawn(TOWN, 4, lambda _: []))

    assert {report.values[code] for code in TOWN.figures if code.startswith("remedies.")} == {None}
    assert "table_missing" in {note.code for note in report.notes}


def test_rows_of_the_former_edition_are_told_in_plain_text() -> None:
    assert opened(as_cell_lines(STREET.pieces)).values == STREET.figures


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("一、本年新收政府信息公开申请数量", "一、本年度新收政府信息公开申请数量"),
        ("1.属于国家秘密", "1.涉及国家秘密"),
        ("2.重复申请", "2.重复提出申请"),
        ("1.本机关不掌握相关政府信息", "1.本机关不掌握相关信息"),
        ("3.补正后申请内容仍不明确", "3.补正后申请内容不明确"),
        ("行政事业性收费", "行政事业性收费项目"),
    ],
)
@pytest.mark.parametrize("as_text", [None, as_cell_lines], ids=["html", "text"])
def test_a_label_altered_a_little_keeps_its_figures(printed: str, found: str, as_text: object) -> None:
    paper = relabelled(TOWN, printed, found)
    report = opened(as_text(paper.pieces) if as_text else paper)  # type: ignore[operator]

    assert report.values == TOWN.figures
    assert marks(report, "altered_label") == [found]


@pytest.mark.parametrize("unit", ["{}件", "（{}）", "{} 件"])
def test_units_and_brackets_in_every_cell_are_taken_off_in_all_tables(unit: str) -> None:
    report = opened(every_label(TOWN, lambda text: unit.format(text) if text.isdigit() else text))

    assert report.values == TOWN.figures


def test_the_group_may_stand_in_the_label_itself() -> None:
    def join(grid: Grid) -> Grid:
        panel = TOWN.edition.table(3).panels[0]
        rows = [
            (Box("".join(row.under[1:]) + row.label, 3), *old[-7:])
            for row, old in zip(panel.rows, grid.rows[3:], strict=True)
        ]
        return Grid((*grid.rows[:3], *rows))

    assert opened(redrawn(TOWN, 3, join)).values == TOWN.figures


def test_a_local_table_with_common_labels_takes_nothing_from_table_three() -> None:
    rows = [
        ("渠道", "单位", "条数"),
        ("网站", "条", "80"),
        ("微信", "条", "30"),
        ("其他", "条", "10"),
        ("总计", "条", "120"),
    ]
    local = Grid(tuple(tuple(map(Box, row)) for row in rows))
    report = opened(redrawn(TOWN, 2, lambda grid: [grid, local]))

    assert report.values == TOWN.figures
    assert report.marks == []
