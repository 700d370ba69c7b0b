"""`gongkai demo --report`: an invented report with planted faults is set, proof-read and marked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import typer

from gongkai.annual.checking import check_report
from gongkai.annual.reading import report_of
from gongkai.annual.writing.comments import mark_document
from gongkai.annual.writing.write import write_report
from gongkai.cli.check import show_findings
from gongkai.cli.output import REFUSED, console, tell
from gongkai.document.refusal import Refusal
from gongkai.samples.sample import sample


def demo_report(out: Path) -> None:
    """Leave the sample reports and the marked Word file in `out`; exits with status 2 where one is refused."""
    try:
        _demo(out)
    except Refusal as refusal:
        tell(refusal.message, "演示没有完成：", "red")
        raise typer.Exit(REFUSED) from None


def _demo(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    prior, current = out / "清溪镇2024年度报告.docx", out / "清溪镇2025年度报告.docx"
    write_report(sample("qingxi_2024"), prior)
    write_report(sample("qingxi_2025"), current)
    report = report_of(current)
    findings = check_report(report, report_of(prior))
    show_findings(report, findings, str(current))
    marked = out / "清溪镇2025年度报告-校核.docx"
    assert report.document is not None
    mark_document(report.document, current.read_bytes(), findings, report, marked, on=date.today())
    made = [current, prior, marked]
    pdf = out / "清溪镇2025年度报告.pdf"
    try:
        notes = write_report(sample("qingxi_2025"), pdf)
        made.append(pdf)
        for note in notes:
            tell(f"· {note.message}")
    except Refusal as refusal:
        tell(refusal.message, "没有生成 PDF：", "yellow")
    show = console()
    show.print("\n已生成：")
    for path in made:
        show.print(f"  {path}", markup=False)
    show.print(
        f"\n接着可以试：gongkai read {current}　或用您自己的报告：gongkai check 报告.docx --format docx --out 校核"
    )
