"""`gongkai read`: any report in, what it says out."""

from __future__ import annotations

import csv
import sys
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table as RichTable

from gongkai.annual.report import Report
from gongkai.annual.writing.json import report_json
from gongkai.cli.output import DONE, REFUSED, Format, console, error_object, print_json, tell
from gongkai.cli.reading import read_reports
from gongkai.document.refusal import Refusal


def read(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…", help="年度报告：docx、html、pdf、txt、xlsx、csv、doc、wps、odt、rtf")
    ],
    format: Annotated[Format, typer.Option("--format", help="table 给人看，json、csv 给程序用")] = Format.table,
) -> None:
    """读取年度报告，列出其中的数字、年度、单位和各部分。"""
    if format is Format.docx:
        raise typer.BadParameter("read 只输出 table、json 或 csv。", param_hint="--format")
    status = DONE
    writer = csv.writer(sys.stdout, lineterminator="\n")
    if format is Format.csv:
        writer.writerow(["source", "agency", "year", "edition", "code", "row", "column", "value"])
    for name, outcome in read_reports(files):
        if isinstance(outcome, Refusal):
            status = REFUSED
            if format is Format.json:
                print_json(error_object(outcome.code, outcome.message, name if len(files) > 1 else None))
            tell(f"{name}：{outcome.message}", "没有读取", "red")
        elif format is Format.json:
            print_json(report_json(outcome, name))
        elif format is Format.csv:
            _write_rows(writer, outcome, name)
        else:
            show_report(outcome, name)
    raise typer.Exit(status)


def _write_rows(writer: csv.Writer, report: Report, name: str) -> None:  # type: ignore[name-defined]
    if report.edition is None:
        return
    for code, cell in report.edition.cells.items():
        value = report.values.get(code)
        shown = "" if value is None else str(value)
        writer.writerow(
            [
                name,
                report.agency or "",
                report.year or "",
                report.edition.id,
                code,
                cell.row_label,
                cell.column.label,
                shown,
            ]
        )


def show_report(report: Report, name: str) -> None:
    """What a report says, for a person: its head, then each table without the rows that are all blank or 0."""
    out = console()
    edition = report.edition
    out.print(f"\n[bold]{escape(report.title or '（没有标题）')}[/bold]")
    out.print(
        f"文件 {name}　单位 {report.agency or '不详'}　年度 {report.year or '不详'}　格式 {edition.id + '年版' if edition else '不是规定格式'}",
        markup=False,
    )
    if edition is not None:
        _show_tables(report)
    for note in report.notes:
        out.print(f"  · {note.message}", markup=False)


def _show_tables(report: Report) -> None:
    assert report.edition is not None
    out = console()
    for form in report.edition.tables:
        if form.number not in report.tables:
            continue
        rich = RichTable(title=form.name, title_justify="left", show_lines=False)
        shown = 0
        cells = [cell for cell in report.edition.cells.values() if cell.table == form.number]
        filled = [cell for cell in cells if report.values[cell.code]]
        rich.add_column("行")
        rich.add_column("列")
        rich.add_column("数", justify="right")
        for cell in filled:
            rich.add_row(cell.row_label, cell.column.label, str(report.values[cell.code]))
            shown += 1
        blank = sum(1 for cell in cells if report.values[cell.code] is None)
        zero = len(cells) - shown - blank
        if shown:
            out.print(rich)
        out.print(f"  {form.name}：{shown} 格有数，{zero} 格为 0，{blank} 格空白")
