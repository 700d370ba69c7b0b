"""勾稽关系: the identities of tables 3 and 4, and the one cell whose change repairs the most of them.

A blank counts as 0, which the note `cells.blank` says; a blank total counts as the sum of its row, since the
form's own years left totals of sub-rows empty, and is a doubt of its own. Source: the notes printed on the form,
and its structure (law.md 2.4, I1 to I4).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gongkai.annual.checking.finding import Finding, Fix
from gongkai.annual.checking.wording import cell_name, row_name, short_name, show, table_name, where_cell
from gongkai.annual.report import Figure, Report
from gongkai.law.edition import Edition, TieOut

Values = Mapping[str, Figure | None]


@dataclass(frozen=True, slots=True)
class Broken:
    """A tie-out that does not hold: the sums of its two sides."""

    tie: TieOut
    left: Figure
    right: Figure


def assumed(edition: Edition, values: Values) -> dict[str, Figure]:
    """Every cell with a number: blanks as 0, blank totals as the sum of what they add up."""
    full: dict[str, Figure] = {code: (0 if value is None else value) for code, value in values.items()}
    for tie in edition.tie_outs:
        if len(tie.right) == 1 and values.get(tie.right[0]) is None and tie.id != "table3.balance":
            total = sum(full.get(code, 0) for code in tie.left)
            if total and not full.get(tie.right[0]):
                full[tie.right[0]] = total
    return full


def broken_ties(edition: Edition, full: Mapping[str, Figure]) -> list[Broken]:
    """The tie-outs that do not hold on a complete set of figures."""
    found: list[Broken] = []
    get = full.__getitem__
    for tie in edition.tie_outs:
        left, right = sum(map(get, tie.left)), sum(map(get, tie.right))
        if left != right:
            found.append(Broken(tie, left, right))
    return found


def check_tie_outs(report: Report, values: Values | None = None) -> list[Finding]:
    """One finding for each tie-out that does not hold. `values` are the report's, or those with a shift undone."""
    edition = report.edition
    if edition is None:
        return []
    values = report.values if values is None else values
    full = assumed(edition, values)
    absent = absent_cells(report)
    broken = [b for b in broken_ties(edition, full) if _present(report, b.tie) and absent.isdisjoint(b.tie.cells)]
    if not broken:
        return _blank_totals(report, values, full)
    fix = best_fix(edition, full, broken)
    findings = [_finding(report, values, b, fix) for b in broken]
    return findings + _blank_totals(report, values, full)


def absent_cells(report: Report) -> set[str]:
    """The cells of rows and columns that are not in the document; what they belong to cannot tie out."""
    assert report.edition is not None
    lost = {(mark.table, mark.code) for mark in report.marks if mark.kind in ("absent_column", "missing_row")}
    if not lost:
        return set()
    cells = report.edition.cells.items()
    return {code for code, cell in cells if {(cell.table, cell.row.code), (cell.table, cell.column.code)} & lost}


def _present(report: Report, tie: TieOut) -> bool:
    """A tie-out of a table that is not there says nothing."""
    assert report.edition is not None
    return report.edition.cells[tie.right[0]].table in report.present


def best_fix(edition: Edition, full: Mapping[str, Figure], broken: Iterable[Broken]) -> Fix | None:
    """The single cell whose change repairs the most broken tie-outs without breaking another; None where two tie."""
    broken = list(broken)
    repairs: dict[tuple[str, Figure], int] = {}
    for b in broken:
        gap = b.left - b.right
        for code in b.tie.left:
            repairs[(code, full[code] - gap)] = repairs.get((code, full[code] - gap), 0) + 1
        for code in b.tie.right:
            repairs[(code, full[code] + gap)] = repairs.get((code, full[code] + gap), 0) + 1
    bad = {id(b.tie) for b in broken}
    scored: dict[tuple[str, Figure], int] = {}
    for (code, value), count in repairs.items():
        if value < 0:
            continue
        touched = sum(1 for tie in edition.tie_outs if code in tie.cells and id(tie) not in bad)
        scored[(code, value)] = count - touched
    best = max(scored.values(), default=0)
    if best <= 0:
        return None
    winners = [key for key, score in scored.items() if score == best]
    return Fix(*winners[0]) if len(winners) == 1 else None


def _finding(report: Report, values: Values, b: Broken, fix: Fix | None) -> Finding:
    edition = report.edition
    assert edition is not None
    total = b.tie.right[0]
    mine = fix if fix is not None and fix.cell in b.tie.cells else None
    place = mine.cell if mine else total
    message = _message(edition, b)
    if mine:
        message += f"最可能是{cell_name(edition, mine.cell)}填错，应为{mine.value}（现为{show(values[mine.cell])}）。"
    return Finding(
        id=b.tie.id,
        severity="error",
        message=message,
        cells=b.tie.cells,
        expected=b.left,
        actual=b.right,
        where=where_cell(report, place),
        basis=b.tie.basis,
        fix=mine,
    )


def _message(edition: Edition, b: Broken) -> str:
    cell = edition.cells[b.tie.right[0]]
    table = table_name(cell.table)
    if b.tie.id == "table3.balance":
        return (
            f"{table}“{cell.column.label}”列：本年新收加上年结转为{b.left}，本年度办理结果总计加结转下年度为{b.right}，"
            f"相差{abs(b.left - b.right)}。请核对这一列的四个数。"
        )
    if b.tie.id == "table3.handled":
        return (
            f"{table}“{cell.column.label}”列：各项办理结果相加为{b.left}，“{row_name(cell)}”填的是{b.right}，"
            f"相差{abs(b.left - b.right)}。请核对这一列的各项办理结果。"
        )
    if len(b.tie.right) == 1:
        return (
            f"{table}“{row_name(cell)}”：各栏相加为{b.left}，“{cell.column.label}”填的是{b.right}，"
            f"相差{abs(b.left - b.right)}。请核对这一行。"
        )
    left = "、".join(short_name(edition, code) for code in b.tie.left[:4])
    return f"{table}：{left}等相加为{b.left}，与{b.right}不符。请核对。"


def _blank_totals(report: Report, values: Values, full: Mapping[str, Figure]) -> list[Finding]:
    """Totals left empty beside figures, one finding a table."""
    edition = report.edition
    assert edition is not None
    by_table: dict[int, list[str]] = {}
    for tie in edition.tie_outs:
        code = tie.right[0]
        table = edition.cells[code].table
        if len(tie.right) == 1 and values.get(code) is None and full[code] and table in report.present:
            codes = by_table.setdefault(table, [])
            if code not in codes:
                codes.append(code)
    return [
        Finding(
            id="cells.blank.total",
            severity="warning",
            message=f"{table_name(table)}有{len(codes)}处合计没有填，例如{cell_name(edition, codes[0])}应为{full[codes[0]]}。请补填。",
            cells=tuple(codes),
            expected=full[codes[0]],
            where=where_cell(report, codes[0]),
            basis="表三、表四：总计栏为各栏之和",
        )
        for table, codes in by_table.items()
    ]
