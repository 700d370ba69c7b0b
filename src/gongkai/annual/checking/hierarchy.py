"""A report that should be the sum of others. Source: law.md 2.4, I12."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.annual.checking.finding import Finding, Where
from gongkai.annual.checking.wording import cell_name, where_cell
from gongkai.annual.report import Report


def check_children(report: Report, children: Sequence[Report]) -> list[Finding]:
    """One finding for each cell that is not the sum of the children's; children of another year or form are named."""
    edition = report.edition
    if edition is None or not children:
        return []
    findings: list[Finding] = []
    fitting: list[Report] = []
    for child in children:
        odd = _odd(report, child)
        if odd:
            name = child.agency or child.title or child.source or "某份报告"
            findings.append(
                Finding(
                    id="hierarchy.sum.member",
                    severity="warning",
                    message=f"“{name}”的报告{odd}，没有计入汇总核对。请换成同一年度、同一格式的报告。",
                    where=Where(quote=name),
                    basis="汇总报告由同一年度、同一格式的报告相加",
                )
            )
        else:
            fitting.append(child)
    if not fitting:
        return findings
    for code in edition.cells:
        expected = sum(child.values.get(code) or 0 for child in fitting)
        actual = report.values.get(code)
        if (actual or 0) != expected:
            findings.append(
                Finding(
                    id="hierarchy.sum",
                    severity="error",
                    message=f"{cell_name(edition, code)}是{actual if actual is not None else '空白（按0计算）'}，"
                    f"所属{len(fitting)}份报告相加为{expected}，相差{abs((actual or 0) - expected)}。请核对汇总和各份报告。",
                    cells=(code,),
                    expected=expected,
                    actual=actual,
                    where=where_cell(report, code),
                    basis="县级报告为本级、部门和乡镇逐格相加（《政府信息公开条例》第四十九条）",
                )
            )
    return findings


def _odd(report: Report, child: Report) -> str | None:
    if child.edition is None or report.edition is None or child.edition.id != report.edition.id:
        return "格式不同"
    if child.year is not None and report.year is not None and child.year != report.year:
        return f"是{child.year}年度的"
    return None
