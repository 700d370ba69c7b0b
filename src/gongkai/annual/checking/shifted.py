"""A row whose figures stand one column off is one fault, not fourteen."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.annual.checking.finding import Finding
from gongkai.annual.checking.tie_outs import Values, assumed, broken_ties
from gongkai.annual.checking.wording import row_name, table_name, where_cell
from gongkai.annual.reading.figures import read_figure
from gongkai.annual.report import Figure, Report

Row = list[Figure | None]


def check_shifted(report: Report) -> tuple[list[Finding], Values]:
    """Findings for shifted rows, and the report's figures with the shifts undone for the checks that follow."""
    edition = report.edition
    values: dict[str, Figure | None] = dict(report.values)
    if edition is None or not any(table.number == 3 for table in edition.tables) or 3 not in report.present:
        return [], values
    panel = edition.table(3).panels[0]
    columns = [column.code for column in panel.columns]
    before = len(broken_ties(edition, assumed(edition, values)))
    if not before:
        return [], values
    guesses: dict[str, tuple[str, Row]] = {}
    for row in panel.rows:
        figures = [values[f"{row.code}.{c}"] for c in columns]
        guess = _undo(report, row.code, figures)
        if guess is not None:
            guesses[row.code] = guess
    taken = _best(report, values, guesses, columns, before)
    findings: list[Finding] = []
    for code in taken:
        way, figures = guesses[code]
        for column, figure in zip(columns, figures, strict=True):
            values[f"{code}.{column}"] = figure
        findings.append(_finding(report, code, columns, way, figures))
    return findings, values


def _undo(report: Report, code: str, figures: Row) -> tuple[str, Row] | None:
    """The row moved back by one column, where one end is blank and the row does not add up as it stands."""
    beyond = next((m.found for m in report.marks if m.kind == "long_row" and m.code == code), None)
    filled = [f or 0 for f in figures]
    if not any(filled) or sum(filled[:-1]) == filled[-1]:
        return None
    if figures[0] is None and sum(f is not None for f in figures[1:]) >= len(figures) - 2:
        parts = figures[1:]
        if beyond is not None:
            return "右", [*parts, read_figure(beyond).value]
        # The total fell off the table; what the other rows say about it is tested by the columns.
        return "右", [*parts, sum(f or 0 for f in parts)]
    if figures[-1] is None and sum(f is not None for f in figures[:-1]) >= len(figures) - 2:
        total = figures[-2]
        rest = figures[:-2]
        lost = (total or 0) - sum(f or 0 for f in rest)
        return ("左", [lost, *rest, total]) if lost >= 0 else None
    return None


def _best(
    report: Report, values: Values, guesses: dict[str, tuple[str, Row]], columns: Sequence[str], before: int
) -> list[str]:
    """The rows whose undoing mends at least three tie-outs and breaks none, alone or together."""
    assert report.edition is not None

    def left_broken(codes: Sequence[str]) -> int:
        trial = dict(values)
        for code in codes:
            trial |= {f"{code}.{c}": f for c, f in zip(columns, guesses[code][1], strict=True)}
        assert report.edition is not None
        return len(broken_ties(report.edition, assumed(report.edition, trial)))

    every = list(guesses)
    if every and before - left_broken(every) >= 3 * len(every):
        return every
    return [code for code in every if before - left_broken([code]) >= 3]


def _finding(report: Report, code: str, columns: Sequence[str], way: str, figures: Row) -> Finding:
    edition = report.edition
    assert edition is not None
    cells = tuple(f"{code}.{c}" for c in columns)
    cell = edition.cells[cells[0]]
    shown = "、".join(
        f"{edition.cells[c].column.label}{'空白' if f is None else f}" for c, f in zip(cells, figures, strict=True)
    )
    return Finding(
        id="layout.shifted_row",
        severity="error",
        message=f"{table_name(cell.table)}“{row_name(cell)}”整行向{way}错了一列，移回后各列才能相符：{shown}。请按列重新填写这一行。",
        cells=cells,
        expected=" ".join("" if f is None else str(f) for f in figures),
        actual=" ".join("" if (v := report.values[c]) is None else str(v) for c in cells),
        where=where_cell(report, cells[0]),
        basis="表三：第一项加第二项之和，等于第三项加第四项之和",
    )
