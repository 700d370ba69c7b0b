"""The build of the tables: what the form has and the document has not, and labels that were altered."""

from __future__ import annotations

from gongkai.annual.checking.finding import Finding, Where
from gongkai.annual.checking.wording import table_name, where_table
from gongkai.annual.report import Mark, Report

_BASIS = "《政府信息公开条例》第五十条第二款：年度报告的格式由全国政府信息公开工作主管部门规定"


def check_missing_tables(report: Report) -> list[Finding]:
    """A table of the form that was not found, as text, in a report of the form's years."""
    if report.edition is not None:
        return [
            Finding(
                id="layout.missing_table",
                severity="error",
                message=f"没有读到{table_name(table.number)}“{table.name}”的表格。没有发生的也要保留表格并填0；"
                "如果表格是图片，请改成文字表格。",
                where=where_table(report, table.number),
                basis=_BASIS,
            )
            for table in report.edition.tables
            if table.number not in report.present
        ]
    keys = {section.key for section in report.sections if section.key}
    if len(keys) < 4 or (report.year is not None and report.year < 2019):
        return [
            Finding(
                id="edition.superseded.unknown",
                severity="warning",
                message="没有读到国家规定格式（2019年、2021年）的表格，数字没有核对。请确认报告是否按规定格式编制。",
                where=Where(block=report.title_block if report.title_block >= 0 else None, quote=report.title),
                basis=_BASIS,
            )
        ]
    blocks = {section.key: section for section in report.sections}
    return [
        Finding(
            id="layout.missing_table",
            severity="error",
            message=f"“{blocks[key].heading}”下没有读到表格。表格必须是文字表格，不能用图片代替；没有发生的填0。",
            where=Where(section=blocks[key].heading, block=blocks[key].block, quote=blocks[key].heading),
            basis=_BASIS,
        )
        for key in ("active", "requests", "remedies")
        if key in blocks
    ]


def check_heads(report: Report) -> list[Finding]:
    """Column heads lost or doubled, one finding a table; columns the form does not have."""
    findings: list[Finding] = []
    for number in report.tables:
        marks = [mark for mark in report.marks if mark.table == number]
        lost = [mark for mark in marks if mark.kind in ("missing_head", "absent_column")]
        doubled = list(dict.fromkeys(mark.label for mark in marks if mark.kind == "doubled_head"))
        unknown = list(dict.fromkeys(mark.found.strip() for mark in marks if mark.kind == "unknown_head"))
        if lost:
            findings.append(_lost_heads(report, number, lost, doubled))
        elif doubled:
            findings.append(_label(report, number, f"表头“{'”“'.join(doubled)}”重复出现", marks[0]))
        if unknown:
            text = f"多出规定格式中没有的列“{'”“'.join(unknown)}”，该列没有读取"
            findings.append(_label(report, number, text, marks[0]))
        if any(mark.kind == "reordered" for mark in marks):
            findings.append(_label(report, number, "各列的顺序与规定格式不同，数字已按表头认定", marks[0]))
        if any(mark.kind == "headless" for mark in marks):
            findings.append(_label(report, number, "没有表头，各列只能按位置认定", marks[0]))
    return findings


def _lost_heads(report: Report, number: int, lost: list[Mark], doubled: list[str]) -> Finding:
    assert report.edition is not None
    names = list(dict.fromkeys(mark.label for mark in lost))
    absent = any(mark.kind == "absent_column" for mark in lost)
    codes = {mark.code for mark in lost}
    cells = tuple(c for c, cell in report.edition.cells.items() if cell.table == number and cell.column.code in codes)
    message = f"{table_name(number)}缺少“{'”“'.join(names)}”列的表头"
    if doubled:
        message += f"，而“{'”“'.join(doubled)}”重复出现"
    message += "，这一列没有数字" if absent else "，数字已按位置认定"
    return Finding(
        id="layout.missing_column",
        severity="error",
        message=message + "。请按规定格式补全表头。",
        cells=cells,
        expected="、".join(names),
        actual="、".join(doubled) or None,
        where=where_table(report, number, column="、".join(names)),
        basis=_BASIS,
    )


def _label(report: Report, number: int, what: str, mark: Mark) -> Finding:
    return Finding(
        id="layout.label",
        severity="warning",
        message=f"{table_name(number)}{what}。请与规定格式核对。",
        actual=mark.found.strip() or None,
        where=where_table(report, number, ref=mark.ref),
        basis=_BASIS,
    )


def check_rows(report: Report) -> list[Finding]:
    """Rows of the form that are not there, neighbours in one finding, and rows the form does not have."""
    edition = report.edition
    if edition is None:
        return []
    findings: list[Finding] = []
    for table in edition.tables:
        lost = {mark.code for mark in report.marks if mark.kind == "missing_row" and mark.table == table.number}
        for run in _runs([row.code for panel in table.panels for row in panel.rows], lost):
            labels = [row.label for panel in table.panels for row in panel.rows if row.code in run]
            cells = tuple(
                code for code, cell in edition.cells.items() if cell.row.code in run and cell.table == table.number
            )
            findings.append(
                Finding(
                    id="layout.missing_row",
                    severity="error",
                    message=f"{table_name(table.number)}缺少“{'”“'.join(labels)}”{len(labels)}行。请按规定格式补全，没有发生的填0。",
                    cells=cells,
                    expected="、".join(labels),
                    where=where_table(report, table.number, row=labels[0]),
                    basis=_BASIS,
                )
            )
    for mark in report.marks:
        if mark.kind == "unknown_row":
            text = f"有一行“{mark.found.strip()}”不是规定格式中的行，没有读取"
            findings.append(_label(report, mark.table, text, mark))
    return findings


def _runs(codes: list[str], lost: set[str]) -> list[list[str]]:
    """The lost rows, those next to one another together."""
    runs: list[list[str]] = []
    previous = -2
    for index, code in enumerate(codes):
        if code in lost:
            if previous == index - 1 and runs:
                runs[-1].append(code)
            else:
                runs.append([code])
            previous = index
    return runs


def check_labels(report: Report) -> list[Finding]:
    """National labels that were altered, each once."""
    findings: list[Finding] = []
    said: set[tuple[int, str, str]] = set()
    for mark in report.marks:
        key = (mark.table, mark.label, mark.found)
        if mark.kind == "altered_label" and key not in said:
            said.add(key)
            findings.append(
                Finding(
                    id="layout.label",
                    severity="warning",
                    message=f"{table_name(mark.table)}“{mark.found.strip()}”应为“{mark.label}”。"
                    "规定格式的栏目名称不能改动，请改回。",
                    expected=mark.label,
                    actual=mark.found.strip(),
                    where=where_table(report, mark.table, row=mark.label, ref=mark.ref),
                    basis=_BASIS,
                )
            )
    return findings
