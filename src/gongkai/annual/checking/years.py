"""A report against last year's. Sources: law.md 2.4, I5, I8, I10, I14."""

from __future__ import annotations

from gongkai.annual.checking.finding import Finding, Severity, Where
from gongkai.annual.checking.wording import cell_name, where_cell
from gongkai.annual.report import Figure, Report

SWING = 10
"""A figure that grew or shrank by more than this factor, and by more than `SWING_LEAST`, deserves a look."""
SWING_LEAST = 200


def check_prior(report: Report, prior: Report) -> list[Finding]:
    """Carried-over figures by column, documents in force, and what else should follow from last year's report."""
    if report.edition is None or prior.edition is None:
        return []
    if report.year is not None and prior.year is not None and prior.year != report.year - 1:
        return [_not_last_year(report, prior)]
    return [
        *_carried(report, prior),
        *_in_force(report, prior),
        *_monotone(report, prior),
        *_items(report, prior),
        *_pending(report, prior),
        *_swings(report, prior),
    ]


def _not_last_year(report: Report, prior: Report) -> Finding:
    return Finding(
        id="cross_year.carried.year",
        severity="warning",
        message=f"用来对照的是{prior.year}年度的报告，不是{(report.year or 0) - 1}年度的，跨年的数字没有核对。请选择上一年度的报告。",
        expected=(report.year or 0) - 1,
        actual=prior.year,
        where=Where(quote=prior.title),
        basis="结转的含义：上年结转等于上一年度报告的结转下年度",
    )


def _finding(
    report: Report,
    id: str,
    severity: Severity,
    cells: tuple[str, ...],
    expected: Figure,
    actual: Figure | None,
    message: str,
    basis: str,
) -> Finding:
    return Finding(id, severity, message, cells, expected, actual, where_cell(report, cells[0]), basis)


def _carried(report: Report, prior: Report) -> list[Finding]:
    assert report.edition is not None
    findings: list[Finding] = []
    for this, last in report.edition.carried:
        if last not in prior.values or not _has_table(report, this) or not _has_table(prior, last):
            continue
        now, then = report.values[this], prior.values[last]
        if now is None and then is None:
            continue
        if (now or 0) != (then or 0):
            assumed = (
                "（上年报告该栏空白，按0计算）" if then is None else "（本年该栏空白，按0计算）" if now is None else ""
            )
            message = (
                f"{cell_name(report.edition, this)}是{now or 0}，上一年度报告的结转下年度是{then or 0}{assumed}，两数应当相等。"
                "请核对；因机构合并或上年报告更正的，请附说明。"
            )
            basis = "结转的含义：上年结转等于上一年度报告的结转下年度"
            findings.append(_finding(report, "cross_year.carried", "error", (this,), then or 0, now, message, basis))
    return findings


def _has_table(report: Report, code: str) -> bool:
    assert report.edition is not None
    return report.edition.cells[code].table in report.present


def _in_force(report: Report, prior: Report) -> list[Finding]:
    assert report.edition is not None
    findings: list[Finding] = []
    for held, issued, repealed in report.edition.in_force:
        before = prior.values.get(held)
        now, made, gone = (report.values.get(code) for code in (held, issued, repealed))
        if before is None or now is None:
            continue
        expected = before + (made or 0) - (gone or 0)
        if now != expected:
            message = (
                f"{cell_name(report.edition, held)}是{now}；上一年度{before}件，加本年制发{made or 0}件，减本年废止{gone or 0}件，"
                f"应为{expected}件。如有自然失效或重新认定的，请在说明中写明。"
            )
            basis = "现行有效件数随制发和废止增减；失效在表中没有单独一栏"
            cells = (held, issued, repealed)
            findings.append(_finding(report, "cross_year.in_force", "warning", cells, expected, now, message, basis))
    return findings


def _monotone(report: Report, prior: Report) -> list[Finding]:
    assert report.edition is not None
    findings: list[Finding] = []
    for code in report.edition.monotone:
        before, now = prior.values.get(code), report.values.get(code)
        if before is not None and now is not None and now < before:
            message = (
                f"{cell_name(report.edition, code)}是{now}，少于上一年度的{before}。对外公开总数一般只增不减，请核对。"
            )
            basis = "对外公开总数量是累计数"
            findings.append(
                _finding(report, "cross_year.in_force.total", "warning", (code,), before, now, message, basis)
            )
    return findings


def _items(report: Report, prior: Report) -> list[Finding]:
    assert report.edition is not None
    findings: list[Finding] = []
    for code, change in report.edition.items:
        before, moved, now = prior.values.get(code), prior.values.get(change), report.values.get(code)
        if before is None or moved is None or now is None or now == before + moved:
            continue
        message = f"{cell_name(report.edition, code)}是{now}；上一年度报告中为{before}，当年增减{moved}，应为{before + moved}。请核对。"
        basis = "上一年项目数量等于上一年度报告的项目数量加增减"
        cells = (code,)
        findings.append(_finding(report, "cross_year.items", "warning", cells, before + moved, now, message, basis))
    return findings


def _pending(report: Report, prior: Report) -> list[Finding]:
    """Cases open at the end of last year should come back this year, decided or still open."""
    assert report.edition is not None
    findings: list[Finding] = []
    for tie in report.edition.tie_outs:
        if tie.id != "table4.total":
            continue
        total = tie.right[0]
        open_code = next((code for code in tie.left if code.endswith(".pending")), None)
        before = prior.values.get(open_code) if open_code else None
        now = report.values.get(total)
        if open_code and before and now is not None and now < before:
            message = (
                f"上一年度有{before}件尚未审结，今年{cell_name(report.edition, total)}只有{now}件。"
                "上年未审结的案件今年应当继续列入，请核对。"
            )
            basis = "尚未审结的案件跨年继续统计（填报口径各地或有不同）"
            cells = (total, open_code)
            findings.append(_finding(report, "cross_year.pending", "warning", cells, before, now, message, basis))
    return findings


def _swings(report: Report, prior: Report) -> list[Finding]:
    assert report.edition is not None
    findings: list[Finding] = []
    for code, cell in report.edition.cells.items():
        if cell.column.code not in ("total", "decisions", "amount") or cell.kind == "change":
            continue
        before, now = prior.values.get(code), report.values.get(code)
        if not before or not now or before < 0 or now < 0:
            continue
        high, low = max(before, now), min(before, now)
        if high - low > SWING_LEAST and high > SWING * low:
            message = f"{cell_name(report.edition, code)}由上一年度的{before}变为{now}，变化在{SWING}倍以上。请核对单位和口径。"
            findings.append(
                _finding(report, "outlier", "note", (code,), before, now, message, "与本单位上一年度的数字比较")
            )
    return findings
