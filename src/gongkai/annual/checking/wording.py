"""How findings name cells, rows and columns to a clerk."""

from __future__ import annotations

from gongkai.annual.checking.finding import Where
from gongkai.annual.report import CellRef, Figure, Report
from gongkai.law.edition import CellForm, Edition

_TABLES = "〇一二三四五六七八九十"


def table_name(number: int) -> str:
    """表三 for 3; tables are numbered as the parts they stand in."""
    return "表" + (_TABLES[number] if number < len(_TABLES) else str(number))


def row_name(cell: CellForm) -> str:
    """The row a cell is in, with the group above it where the label alone could be another row's."""
    label = cell.row_label
    if cell.row.label and len(cell.row.under) > 1:
        return f"{cell.row.under[-1]}{label}"
    return label


def cell_name(edition: Edition, code: str) -> str:
    """表三“一、本年新收政府信息公开申请数量”的“自然人”栏, for messages."""
    cell = edition.cells[code]
    return f"{table_name(cell.table)}“{row_name(cell)}”的“{cell.column.label}”栏"


def short_name(edition: Edition, code: str) -> str:
    """Row and column of a cell without the table."""
    cell = edition.cells[code]
    return f"“{row_name(cell)}”{cell.column.label}"


def where_cell(report: Report, code: str) -> Where:
    """The place of a cell of the form in the document read."""
    assert report.edition is not None
    cell = report.edition.cells[code]
    evidence = report.evidence(code)
    section = report.edition.section(report.edition.table(cell.table).section).heading
    if evidence is None:
        return where_table(report, cell.table, row=row_name(cell), column=cell.column.label)
    return Where(
        table=cell.table,
        row=row_name(cell),
        column=cell.column.label,
        section=section,
        block=evidence.ref.block,
        cell=(evidence.ref.row, evidence.ref.column),
        page=evidence.page or None,
        line=evidence.line or None,
        quote=evidence.text.strip() or None,
    )


def where_table(
    report: Report, number: int, row: str | None = None, column: str | None = None, ref: CellRef | None = None
) -> Where:
    """The place of a table of the form, or of its part's heading where the table is not there."""
    assert report.edition is not None
    form = next((table for table in report.edition.tables if table.number == number), None)
    section = report.edition.section(form.section) if form else None
    found = report.section(section.key) if section else None
    blocks = report.tables.get(number)
    if ref is not None:
        return Where(number, row, column, section.heading if section else None, ref.block, (ref.row, ref.column))
    if blocks:
        return Where(number, row, column, section.heading if section else None, blocks[0], (0, 0))
    block = found.block if found and found.block >= 0 else None
    return Where(
        number, row, column, section.heading if section else None, block, quote=found.heading if found else None
    )


def show(value: Figure | None) -> str:
    """A figure as a clerk would write it; a blank is said to be one."""
    return "空白" if value is None else str(value)
