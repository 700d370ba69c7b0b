"""What a comment on a finding says."""

from __future__ import annotations

from typing import Final

from gongkai.annual.checking.finding import Finding, Fix, Severity
from gongkai.annual.report import Report
from gongkai.annual.writing.words import figure_text, han_numeral, printable

AUTHOR: Final = "公开·校核"
INITIALS: Final = "校核"
MARKS: Final[dict[Severity, str]] = {"error": "【错误】", "warning": "【存疑】", "note": "【提示】"}


def remark_of(finding: Finding, report: Report) -> list[str]:
    """The paragraphs of the comment: what is wrong and how grave, on what ground, and which change mends most."""
    lines = [f"{MARKS[finding.severity]}{finding.message}"]
    if finding.basis:
        lines.append(f"依据：{finding.basis}")
    if finding.fix is not None:
        lines.append(f"建议：{_advice(finding.fix, report)}")
    return [printable(line) for line in lines]


def _advice(fix: Fix, report: Report) -> str:
    value = figure_text(fix.value)
    cell = report.edition.cells.get(fix.cell) if report.edition else None
    if cell is None:
        return f"将单元格 {fix.cell} 改为 {value}，再核对其他各项。"
    # A leaf label such as 3.其他 says little without the group it stands in.
    row = cell.row.under[-1] + cell.row.label if len(cell.row.under) > 1 else cell.row_label
    place = f"表{han_numeral(cell.table)}“{row}”的“{cell.column.label}”栏"
    return f"将{place}改为 {value}，再核对其他各项。"
