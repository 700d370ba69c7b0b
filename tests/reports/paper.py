"""Invented reports as plain values: balanced figures, the form's tables laid out with spans, and sentences of our own.

The layout is written here a second time, from the printed form, so that reading is not tested against the
program's own writing.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from gongkai.law.edition import Edition, Panel, edition_for, join_code

Figures = dict[str, int | Decimal | None]
NO_RESULT = ("requests.new", "requests.carried_in", "requests.handled", "requests.carried_out")


@dataclass(frozen=True)
class Box:
    """A table cell to print: text, how many columns and rows it spans."""

    text: str
    across: int = 1
    down: int = 1


@dataclass(frozen=True)
class Line:
    """A paragraph to print. `level` 1 is the report's title, 2 a part's heading, 0 text."""

    text: str
    level: int = 0


@dataclass(frozen=True)
class Grid:
    """A table to print: rows of boxes, spans as in html."""

    rows: tuple[tuple[Box, ...], ...]


Piece = Line | Grid


@dataclass(frozen=True)
class Paper:
    """A whole report to print, and what a careful reader should get from it."""

    agency: str
    short: str
    year: int
    edition: Edition
    figures: Figures
    pieces: tuple[Piece, ...] = ()
    title: str = ""
    shown: Mapping[str, str] = field(default_factory=dict)
    """Cells printed otherwise than as their plain figure."""

    def with_pieces(self, pieces: Iterable[Piece]) -> Paper:
        return replace(self, pieces=tuple(pieces))


def figure_text(value: int | Decimal | None) -> str:
    return "" if value is None else str(value)


# Figures


def nothing_happened(edition: Edition) -> Figures:
    return dict.fromkeys(edition.cells, 0)


def balanced(edition: Edition, rng: random.Random, most: int = 9) -> Figures:
    """Random figures for which every tie-out of the edition holds."""
    figures: Figures = {code: rng.randint(0, most) for code in edition.cells}
    for code in edition.cells:
        if code in edition.not_zero or "fee_unpaid" in code:
            figures[code] = 0
    for issued, repealed in ((i, r) for _, i, r in edition.in_force):
        held = issued.rpartition(".")[0] + ".in_force"
        figures[held] = 0 if held in edition.not_zero else int(figures[issued] or 0) + most
        if held in edition.not_zero:
            figures[issued] = figures[repealed] = 0
    balance(edition, figures)
    return figures


def balance(edition: Edition, figures: Figures) -> None:
    """Compute in place what the form computes: handled, new, and the totals of tables 3 and 4."""
    panel = edition.table(3).panels[0]
    columns = [column.code for column in panel.columns if column.code != "total"]
    rows = [row.code for row in panel.rows]
    get = lambda row, column: int(figures[f"{row}.{column}"] or 0)  # noqa: E731
    for column in columns:
        handled = sum(get(row, column) for row in rows if row not in NO_RESULT)
        out = get("requests.carried_out", column)
        carried_in = min(get("requests.carried_in", column), handled + out)
        figures[f"requests.handled.{column}"] = handled
        figures[f"requests.carried_in.{column}"] = carried_in
        figures[f"requests.new.{column}"] = handled + out - carried_in
    for row in rows:
        figures[f"{row}.total"] = sum(get(row, column) for column in columns)
    for tie in edition.tie_outs:
        if tie.id == "table4.total":
            figures[tie.right[0]] = sum(int(figures[code] or 0) for code in tie.left)


# Tables


def texts(paper: Paper) -> dict[str, str]:
    """The printed text of every cell."""
    return {code: paper.shown.get(code, figure_text(value)) for code, value in paper.figures.items()}


def table_two(edition: Edition, cells: Mapping[str, str]) -> Grid:
    panels = edition.table(2).panels
    width = 1 + max(len(panel.columns) for panel in panels)
    rows: list[tuple[Box, ...]] = []
    for panel in panels:
        rows.append((Box(panel.head, width),))
        rows.append(_fill([Box(panel.corner), *(Box(column.label) for column in panel.columns)], width))
        for row in panel.rows:
            figures = [Box(cells[join_code(row.code, column.code)]) for column in panel.columns]
            rows.append(_fill([Box(row.label), *figures], width))
    return Grid(tuple(rows))


def _fill(boxes: list[Box], width: int) -> tuple[Box, ...]:
    """Stretch the last boxes of a short row over the whole width, as the printed form does."""
    lack = width - len(boxes)
    last = boxes[-1]
    return (*boxes[:-1], Box(last.text, last.across + lack, last.down))


def table_three_head(panel: Panel, depth: int = 3) -> list[tuple[Box, ...]]:
    group = [column for column in panel.columns if column.under]
    second: list[Box] = []
    for column in panel.columns:
        if not column.under:
            second.append(Box(column.label, 1, 2))
        elif column is group[0]:
            second.append(Box(column.under[0], len(group)))
    return [
        (Box(panel.corner, depth, 3), Box(panel.head, len(panel.columns))),
        tuple(second),
        tuple(Box(column.label) for column in group),
    ]


def table_three(edition: Edition, cells: Mapping[str, str]) -> Grid:
    panel = edition.table(3).panels[0]
    rows = table_three_head(panel)
    seen: set[tuple[str, ...]] = set()
    for row in panel.rows:
        boxes: list[Box] = []
        for depth in range(1, len(row.under) + 1):
            path = row.under[:depth]
            if path not in seen:
                seen.add(path)
                boxes.append(Box(path[-1], 1, sum(other.under[:depth] == path for other in panel.rows)))
        boxes.append(Box(row.label, 3 - len(row.under)))
        boxes += [Box(cells[f"{row.code}.{column.code}"]) for column in panel.columns]
        rows.append(tuple(boxes))
    return Grid(tuple(rows))


def table_four(edition: Edition, cells: Mapping[str, str]) -> Grid:
    columns = edition.table(4).panels[0].columns
    first: list[Box] = []
    second: list[Box] = []
    for column in columns:
        top = sum(other.under[0] == column.under[0] for other in columns)
        if not first or first[-1].text != column.under[0]:
            first.append(Box(column.under[0], top))
        if len(column.under) == 1:
            second.append(Box(column.label, 1, 2))
        elif second[-1].text != column.under[1]:
            second.append(Box(column.under[1], sum(other.under == column.under for other in columns)))
    third = tuple(Box(column.label) for column in columns if len(column.under) > 1)
    return Grid((tuple(first), tuple(second), third, tuple(Box(cells[column.code]) for column in columns)))


TABLES = {2: table_two, 3: table_three, 4: table_four}


def spread(grid: Grid) -> list[list[str | None]]:
    """The grid with every place filled: a merged cell's text where it starts, None where it goes on."""
    taken: dict[tuple[int, int], str | None] = {}
    for r, row in enumerate(grid.rows):
        c = 0
        for box in row:
            while (r, c) in taken:
                c += 1
            for down in range(box.down):
                for across in range(box.across):
                    taken[(r + down, c + across)] = None if down or across else box.text
            c += box.across
    width = 1 + max(c for _, c in taken)
    return [[taken.get((r, c)) for c in range(width)] for r in range(len(grid.rows))]


# Sentences


def lead(paper: Paper) -> str:
    return (
        f"依照《中华人民共和国政府信息公开条例》和{paper.edition.notice}的要求，{paper.agency}编制了这份年度报告。"
        "全文由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、"
        "存在的主要问题及改进情况、其他需要报告的事项六部分组成。"
        f"报告所用数据的统计期限为{paper.year}年1月1日至{paper.year}年12月31日。"
    )


def prose(paper: Paper) -> dict[str, list[str]]:
    """What stands in each part, beside its table."""
    get = lambda code: paper.figures[code] or 0  # noqa: E731
    new, old, done = (get(f"requests.{row}.total") for row in ("new", "carried_in", "handled"))
    return {
        "overview": [
            f"{paper.year}年，{paper.short}把群众看得到、问得着、用得上作为公开的尺子，重新理顺了谁写、谁审、谁发的次序。",
            "（一）主动公开。凡涉及农户补贴、工程招标和临时救助的事项，名单与标准一并上墙、一并上网。",
            f"（二）依申请公开。本年新收申请{new}件，上年结转{old}件，共办结{done}件，均在法定期限内答复。",
            "（三）信息管理。每月末清点一次栏目，过期的注明、错漏的更正。",
            "（四）平台建设。依托县政府网站的专栏发布，便民大厅另设一处查阅角。",
            "（五）监督保障。请村民代表和退休教师组成评议小组，年内评议两次，未发现需要追责的情形。",
        ],
        "problems": [
            "一是有的办公室仍习惯先办事后补录，公开偏慢；二是表述偏书面，老人看不懂。",
            "下一步把录入时限写进岗位清单，并为重要文件各配一段大白话说明。",
        ],
        "other": ["本年度没有发出收费通知，未收取信息处理费。没有其他需要报告的事项。"],
    }


def compose(paper: Paper, signed: str | None = "", *, title: str = "") -> Paper:
    """The whole report in the order of the form. `signed` is the date line ('' for 20 January, None for no closing)."""
    title = title or f"{paper.short}{paper.year}年政府信息公开工作年度报告"
    cells = texts(paper)
    said = prose(paper)
    pieces: list[Piece] = [Line(title, 1), Line(lead(paper))]
    for section in paper.edition.sections:
        pieces.append(Line(f"{section.number}、{section.heading}", 2))
        pieces += [Line(text) for text in said.get(section.key, ())]
        for table in paper.edition.tables:
            if table.section == section.key:
                pieces.append(TABLES[table.number](paper.edition, cells))
    if signed is not None:
        pieces += [Line(paper.agency), Line(signed or f"{paper.year + 1}年1月20日")]
    return replace(paper, pieces=tuple(pieces), title="".join(title.split()))


def invent(
    short: str,
    year: int,
    seed: int,
    *,
    agency: str = "",
    most: int = 4,
    figures: Mapping[str, int | Decimal | None] | None = None,
    shown: Mapping[str, str] | None = None,
    edition: Edition | None = None,
    signed: str | None = "",
    title: str = "",
) -> Paper:
    """A report of an invented body, balanced but for `figures`, which are set last."""
    form = edition or edition_for(year)
    assert form is not None
    values = balanced(form, random.Random(seed), most)  # noqa: S311
    if "active.fees.amount" in values:
        values["active.fees.amount"] = 0
    values.update(figures or {})
    paper = Paper(agency or f"{short}人民政府", short, year, form, values, shown=dict(shown or {}))
    return compose(paper, signed, title=title)


def grids(pieces: Sequence[Piece]) -> list[Grid]:
    return [piece for piece in pieces if isinstance(piece, Grid)]
