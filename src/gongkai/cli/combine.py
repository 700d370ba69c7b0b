"""`gongkai combine`: many reports of one edition to the parent's."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from gongkai.annual.combine import Combined, Problem, combine
from gongkai.annual.report import Report
from gongkai.annual.writing.write import write_report
from gongkai.cli.output import DONE, FOUND, REFUSED, Format, console, error_object, print_json, tell
from gongkai.cli.reading import read_reports
from gongkai.document.encoding import decode
from gongkai.document.refusal import Refusal


def combine_command(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="各单位的年度报告")],
    agency: Annotated[str, typer.Option("--agency", metavar="NAME", help="汇总单位全称")],
    year: Annotated[int, typer.Option("--year", metavar="Y", help="报告年度")],
    to: Annotated[Path, typer.Option("--to", metavar="OUT", help="输出文件：.docx、.pdf、.xlsx、.html 或 .json")],
    own: Annotated[str | None, typer.Option("--own", metavar="FILE", help="汇总单位本级的报告")] = None,
    members: Annotated[
        Path | None, typer.Option("--members", metavar="LIST.csv", help="应交单位名单，每行一个")
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="table 或 json")] = Format.table,
) -> None:
    """把各单位的报告逐格相加，列出缺交、重复、年度或格式不符、勾稽不符的单位。"""
    try:
        combined = _combine(files, agency, year, own, members)
        notes = write_report(combined.report, to)
    except Refusal as refusal:
        if format is Format.json:
            print_json(error_object(refusal.code, refusal.message))
        tell(refusal.message, "没有汇总：", "red")
        raise typer.Exit(REFUSED) from None
    _show(combined, to, format)
    for note in notes:
        tell(f"· {note.message}")
    unreadable = any(problem.code == "unreadable" for problem in combined.problems)
    raise typer.Exit(REFUSED if unreadable else FOUND if combined.problems else DONE)


def _combine(files: list[str], agency: str, year: int, own: str | None, members: Path | None) -> Combined:
    reports: list[Report] = []
    refused: list[Problem] = []
    mine: Report | None = None
    for name, outcome in read_reports(([own] if own else []) + files):
        if isinstance(outcome, Refusal):
            refused.append(Problem("unreadable", name, f"“{name}”没有读取：{outcome.message}"))
        elif own and mine is None and name == own:
            mine = outcome
        else:
            reports.append(outcome)
    combined = combine(reports, agency=agency, year=year, own=mine, expected=_names(members))
    combined.problems = refused + combined.problems
    return combined


def _names(path: Path | None) -> list[str]:
    """The first column of the members' list, a head row such as 单位 left out."""
    if path is None:
        return []
    try:
        text, _ = decode(path.read_bytes())
    except OSError as error:
        raise Refusal("not_found", f"打不开名单 {path}。请核对文件名。") from error
    names = [row[0].strip() for row in csv.reader(text.splitlines()) if row and row[0].strip()]
    return [name for name in names if name not in ("单位", "单位名称", "名称", "机关", "agency", "name")]


def _show(combined: Combined, to: Path, format: Format) -> None:
    if format is Format.json:
        print_json(
            {
                "output": str(to),
                "agency": combined.report.agency,
                "year": combined.report.year,
                "edition": combined.report.edition.id if combined.report.edition else None,
                "members": combined.members,
                "problems": [{"code": p.code, "member": p.member, "message": p.message} for p in combined.problems],
                "notes": [{"code": n.code, "message": n.message, "where": n.where} for n in combined.notes],
            }
        )
        return
    out = console()
    out.print(escape(f"已将 {len(combined.members)} 份报告相加为 {to}"))
    for problem in combined.problems:
        out.print(f"[red]问题[/red] {escape(problem.message)}")
    for note in combined.notes:
        out.print(escape(f"· {note.message}"))
