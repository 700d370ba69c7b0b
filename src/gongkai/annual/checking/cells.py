"""What a single cell may hold: whole numbers not below 0, money in 万元, no blanks among figures.

Sources: law.md 2.4 (I6, I7, I9) and 2.8.
"""

from __future__ import annotations

from decimal import Decimal

from gongkai.annual.checking.finding import Finding, Severity
from gongkai.annual.checking.wording import cell_name, table_name, where_cell
from gongkai.annual.report import Figure, Report

LARGE_FEES = Decimal(5000)
"""万元; no township's 行政事业性收费 comes near fifty million yuan a year."""


def check_blanks(report: Report) -> list[Finding]:
    """Blank cells in a table that has figures: one note a table."""
    edition = report.edition
    if edition is None:
        return []
    findings: list[Finding] = []
    for table in sorted(report.present):
        codes = [code for code, cell in edition.cells.items() if cell.table == table]
        blank = tuple(code for code in codes if report.values[code] is None)
        if not blank:
            continue
        how = "整张表都没有填" if len(blank) == len(codes) else f"有{len(blank)}格空白，核对时按0计算"
        findings.append(
            Finding(
                id="cells.blank",
                severity="note",
                message=f"{table_name(table)}{how}。没有发生的请填0，不要留空或画线。",
                cells=blank,
                where=where_cell(report, blank[0]),
                basis="填报要求：没有的填0",
            )
        )
    return findings


def check_kinds(report: Report) -> list[Finding]:
    """Negative or broken numbers where the form counts things."""
    edition = report.edition
    if edition is None:
        return []
    findings: list[Finding] = []
    dotted: dict[int, list[str]] = {}
    for code, value in report.values.items():
        if value is None:
            continue
        cell = edition.cells[code]
        counts = cell.kind in ("count", "change")
        if value < 0 and cell.kind != "change":
            severity: Severity = "error" if cell.kind == "count" else "warning"
            message = f"{cell_name(edition, code)}填的是{value}，数量不能小于0。请更正。"
            findings.append(_of(report, "cells.negative", severity, code, value, message))
        if counts and isinstance(value, Decimal):
            if value == value.to_integral_value():
                dotted.setdefault(cell.table, []).append(code)
                continue
            severity = "error" if cell.kind == "count" else "warning"
            message = f"{cell_name(edition, code)}填的是{value}，件数应为整数。请更正。"
            findings.append(_of(report, "cells.not_integer", severity, code, value, message))
    return findings + [_dotted(report, table, codes) for table, codes in dotted.items()]


def _dotted(report: Report, table: int, codes: list[str]) -> Finding:
    """Whole numbers written with a decimal point, one finding a table."""
    value = report.values[codes[0]]
    return Finding(
        id="cells.not_integer",
        severity="warning",
        message=f"{table_name(table)}有{len(codes)}格件数带小数点，例如“{value}”。件数请写成整数。",
        cells=tuple(codes),
        actual=value,
        where=where_cell(report, codes[0]),
        basis="填报要求：件数为不小于0的整数",
    )


def check_units(report: Report) -> list[Finding]:
    """元 written into a 万元 cell: said by the cell itself, by the text, or by a size no township has."""
    edition = report.edition
    if edition is None:
        return []
    findings: list[Finding] = []
    for code, value in report.values.items():
        if value is None or edition.cells[code].kind != "money" or not value:
            continue
        evidence = report.evidence(code)
        text = evidence.text if evidence else ""
        amount = Decimal(value)
        in_text = _in_text(report, amount / 10000)
        right = None
        if "元" in text and "万" not in text:
            right = amount / 10000
        elif in_text is not None:
            right = in_text
        elif amount >= LARGE_FEES and is_township(report.agency) and amount == amount.to_integral_value():
            right = amount / 10000
        if right is not None:
            shown = _trim(right)
            message = f"{cell_name(edition, code)}填的是{value}，这一栏以万元为单位，像是填成了元；如确为元，应填{shown}。请核对单位。"
            findings.append(_of(report, "cells.unit", "warning", code, value, message, expected=shown))
    return findings


def _in_text(report: Report, amount: Decimal) -> Decimal | None:
    """The amount in 万元, where the text says it so."""
    shown = _trim(amount)
    for line in report.lines():
        text = line.text.replace(",", "").replace("，", "")
        at = text.find(f"{shown}万元")
        if at >= 0 and not (at and (text[at - 1].isdigit() or text[at - 1] == ".")):
            return amount
    return None


def _trim(amount: Decimal) -> str:
    return format(amount.normalize(), "f")


def _of(
    report: Report, id: str, severity: Severity, code: str, value: Figure, message: str, expected: str | None = None
) -> Finding:
    return Finding(
        id=id,
        severity=severity,
        message=message,
        cells=(code,),
        expected=expected,
        actual=value,
        where=where_cell(report, code),
        basis="填报要求：件数为不小于0的整数，收费金额以万元为单位",
    )


def is_township(agency: str | None) -> bool:
    """Whether the body is a township or a street, by its name."""
    name = agency or ""
    for tail in ("人民政府", "办事处"):
        name = name.removesuffix(tail)
    return name.endswith(("乡", "镇", "街道"))


def is_county(agency: str | None) -> bool:
    """Whether the body is a county government, by its name."""
    return (agency or "").removesuffix("人民政府").endswith("县")


def check_rules(report: Report) -> list[Finding]:
    """规章 at a body that has no power to make them (I7)."""
    edition = report.edition
    if edition is None or report.agency is None:
        return []
    codes = tuple(code for code in edition.not_zero if report.values.get(code))
    if not codes:
        return []
    lowest = is_township(report.agency) or is_county(report.agency)
    if not lowest and report.agency.endswith(
        ("市人民政府", "省人民政府", "自治区人民政府", "自治州人民政府", "州人民政府")
    ):
        return []
    if not lowest and not report.agency.endswith(("区人民政府", "旗人民政府", "局", "委员会", "办公室")):
        return []
    shown = "、".join(f"“{edition.cells[code].column.label}”{report.values[code]}" for code in codes)
    return [
        Finding(
            id="rules.not_zero",
            severity="error" if lowest else "warning",
            message=f"{table_name(edition.cells[codes[0]].table)}“{edition.cells[codes[0]].row.label}”填了{shown}，"
            f"{report.agency}没有规章制定权，应填0。如指规范性文件，请填到下一行。",
            cells=codes,
            expected=0,
            actual=report.values[codes[0]],
            where=where_cell(report, codes[0]),
            basis=edition.not_zero_basis,
        )
    ]


def check_in_force(report: Report) -> list[Finding]:
    """Fewer documents in force than were issued and not repealed in the year (I9)."""
    edition = report.edition
    if edition is None:
        return []
    findings: list[Finding] = []
    for held, issued, repealed in edition.in_force:
        values = [report.values.get(code) for code in (held, issued, repealed)]
        if any(value is None for value in values):
            continue
        have, made, gone = values
        assert have is not None
        assert made is not None
        assert gone is not None
        if have >= 0 and have < made - gone:
            findings.append(
                Finding(
                    id="outlier.in_force",
                    severity="warning",
                    message=f"{cell_name(edition, held)}填{have}，少于本年制发{made}减本年废止{gone}。请核对现行有效件数。",
                    cells=(held, issued, repealed),
                    expected=made - gone,
                    actual=have,
                    where=where_cell(report, held),
                    basis="现行有效件数包括本年制发而未废止的文件",
                )
            )
    return findings
