"""`gongkai check`: proof-reads reports, alone, against last year's, or against those they should be the sum of."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from gongkai.annual.checking import Finding, check_report
from gongkai.annual.checking.finding import as_json
from gongkai.annual.report import Report
from gongkai.annual.writing.comments import mark_document
from gongkai.cli.output import DONE, FOUND, REFUSED, Format, console, error_object, print_json, tell
from gongkai.cli.reading import read_reports
from gongkai.document.refusal import Refusal

SEVERITIES = {"error": "[red]错误[/red]", "warning": "[yellow]存疑[/yellow]", "note": "[blue]提示[/blue]"}


def check(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="要校核的年度报告")],
    prior: Annotated[
        str | None, typer.Option("--prior", metavar="FILE", help="上一年度的报告，用来核对结转等跨年数字")
    ] = None,
    child: Annotated[
        list[str] | None, typer.Option("--child", metavar="FILE", help="应当相加为本报告的各份报告，可重复")
    ] = None,
    format: Annotated[
        Format, typer.Option("--format", help="table、json，或 docx（在 Word 文件中逐处批注）")
    ] = Format.table,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="批注文件放在哪个文件夹")] = Path(),
) -> None:
    """校核年度报告：勾稽关系、文字与表格、格式、跨年和汇总。"""
    if (prior or child) and len(files) > 1:
        raise typer.BadParameter("用 --prior 或 --child 时一次只校核一份报告。", param_hint="FILE")
    if format is Format.csv:
        raise typer.BadParameter("check 只输出 table、json 或 docx。", param_hint="--format")
    status = DONE
    beside = _beside(prior, child or [], format)
    taken: set[Path] = set()
    for name, outcome in read_reports(files):
        if isinstance(outcome, Refusal):
            status = REFUSED
            refuse(outcome, name, format, many=len(files) > 1)
            continue
        findings = check_report(outcome, beside[0], beside[1])
        if any(finding.severity == "error" for finding in findings):
            status = max(status, FOUND)
        if format is Format.json:
            print_json({"source": name, "findings": [as_json(finding, outcome) for finding in findings]})
        else:
            show_findings(outcome, findings, name)
        if format is Format.docx:
            path = mark(outcome, findings, Path(name), out, taken)
            tell(f"批注文件：{path}")
    raise typer.Exit(status)


def refuse(refusal: Refusal, name: str, format: Format, *, many: bool) -> None:
    """Say why a file was refused, in the form asked for."""
    if format is Format.json:
        print_json(error_object(refusal.code, refusal.message, name if many else None))
    tell(f"{name}：{refusal.message}", "没有读取", "red")


def _beside(prior: str | None, children: list[str], format: Format) -> tuple[Report | None, list[Report]]:
    """The reports to compare with; one that is refused stops the run, since the comparison was asked for."""
    reports: list[Report] = []
    for name, outcome in read_reports(([prior] if prior else []) + children):
        if isinstance(outcome, Refusal):
            refuse(outcome, name, format, many=False)
            raise typer.Exit(REFUSED)
        reports.append(outcome)
    return (reports[0], reports[1:]) if prior else (None, reports)


def mark(report: Report, findings: list[Finding], source: Path, folder: Path, taken: set[Path]) -> Path:
    """Write the marked Word file into `folder`, never over the source or another file of the same run."""
    folder.mkdir(parents=True, exist_ok=True)
    number = 1
    path = folder / f"{source.stem}-校核.docx"
    while path in taken or path.resolve() == source.resolve():
        number += 1
        path = folder / f"{source.stem}-校核{number}.docx"
    taken.add(path)
    assert report.document is not None
    as_found = report.format == "docx" and not report.document.rearranged
    original = source.read_bytes() if as_found else None
    mark_document(report.document, original, findings, report, path, on=date.today())
    return path


def show_findings(report: Report, findings: list[Finding], name: str) -> None:
    """The findings of a report for a person, gravest first."""
    out = console()
    counts = {key: sum(finding.severity == key for finding in findings) for key in SEVERITIES}
    out.print(f"\n[bold]{escape(report.title or name)}[/bold]")
    out.print(f"{escape(name)}　错误 {counts['error']}　存疑 {counts['warning']}　提示 {counts['note']}")
    if not findings:
        out.print("没有发现问题。")
    for number, finding in enumerate(findings, 1):
        out.print(f"{number:>3}. {SEVERITIES[finding.severity]} {escape(finding.message)}")
        about = "　".join(part for part in (place(finding), f"依据：{finding.basis}" if finding.basis else "") if part)
        out.print(f"     [dim]{escape(about)}　编号：{finding.id}[/dim]")


def place(finding: Finding) -> str:
    """Where a finding is, in a few words."""
    where = finding.where
    parts = [f"第{where.page}页" if where.page else "", f"第{where.line}行" if where.line else ""]
    if where.row:
        parts.append(f"{where.row}·{where.column}" if where.column else where.row)
    elif where.section:
        parts.append(where.section)
    return "　".join(part for part in parts if part)
