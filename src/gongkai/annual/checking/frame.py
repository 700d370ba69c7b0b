"""The frame of a report: edition, title, headings, signature. Sources: law.md 2.1, 2.7, 2.8; article 49."""

from __future__ import annotations

from datetime import date

from gongkai.annual.checking.cells import is_township
from gongkai.annual.checking.finding import Finding, Where
from gongkai.annual.reading.dates import find_years
from gongkai.annual.reading.headings import number_value
from gongkai.annual.report import Report, Section
from gongkai.law.edition import Edition, edition_for, editions

_FORM = "《政府信息公开条例》第五十条第二款"
_HAN = "〇一二三四五六七八九十"
DEPARTMENTS = ("局", "委员会", "办公室", "厅", "委", "署")


def check_edition(report: Report, known: tuple[Edition, ...] | None = None) -> list[Finding]:
    """The form of another year; `known` are the editions there are (default: the national ones)."""
    edition = report.edition
    if edition is None or report.year is None:
        return []
    right = edition_for(report.year, known or (*editions(), edition))
    if right is not None and right.id == edition.id:
        return []
    wanted = f"应使用{right.notice}所附格式" if right else "请核对年度"
    blocks = sorted(block for blocks in report.tables.values() for block in blocks)
    return [
        Finding(
            id="edition.superseded",
            severity="error",
            message=f"报告的是{report.year}年度，表格用的却是{edition.notice}的格式（{_years(edition.first_year, edition.last_year)}），"
            f"{wanted}。请换用规定格式重新填报。",
            expected=right.id if right else None,
            actual=edition.id,
            where=Where(block=blocks[0] if blocks else None, cell=(0, 0) if blocks else None),
            basis=right.source if right else edition.source,
        )
    ]


def _years(first: int, last: int | None) -> str:
    return f"适用于{first}年度起" if last is None else f"适用于{first}至{last}年度"


def check_title(report: Report) -> list[Finding]:
    """The title's year and wording."""
    if report.title is None:
        return []
    findings: list[Finding] = []
    where = Where(block=report.title_block if report.title_block >= 0 else None, quote=report.title)
    years = find_years(report.title)
    if "学年" in report.title:
        years = [report.year] if report.year is not None else []
    if not years and report.year is not None and str(report.year) not in report.title:
        findings.append(
            Finding(
                id="title.year",
                severity="warning",
                message=f"标题“{report.title}”没有写年度，正文是{report.year}年度的。请在标题中写明{report.year}年。",
                expected=report.year,
                where=where,
                basis=_FORM,
            )
        )
    elif years and report.year is not None and report.year not in years:
        findings.append(
            Finding(
                id="title.year",
                severity="warning",
                message=f"标题写的是{years[0]}年，统计期限和正文是{report.year}年的。请核对标题的年度。",
                expected=report.year,
                actual=years[0],
                where=where,
                basis=_FORM,
            )
        )
    if "政府信息公开" not in report.title:
        findings.append(
            Finding(
                id="title.wording",
                severity="warning",
                message=f"标题“{report.title}”应称“政府信息公开工作年度报告”。请更正标题。",
                expected="政府信息公开工作年度报告",
                actual=report.title,
                where=where,
                basis="《政府信息公开条例》第四十九条、第五十条：政府信息公开工作年度报告",
            )
        )
    return findings


def check_headings(report: Report) -> list[Finding]:
    """Numbers of the parts in order, and parts of the form without a heading."""
    findings = _numbers(report.sections, report.edition)
    if report.edition is None or not report.sections:
        return findings
    present = {section.key for section in report.sections}
    for form in report.edition.sections:
        if form.key not in present:
            findings.append(
                Finding(
                    id="heading.missing",
                    severity="warning",
                    message=f"没有找到“{form.number}、{form.heading}”的标题。规定格式的六个部分都要有标题，请补上。",
                    expected=form.heading,
                    where=Where(block=report.title_block if report.title_block >= 0 else None, quote=report.title),
                    basis=_FORM,
                )
            )
    return findings


def _numbers(sections: list[Section], edition: Edition | None) -> list[Finding]:
    if not any(section.number for section in sections):
        return []
    findings: list[Finding] = []
    absent = _absent(sections, edition)
    previous = 0
    digits_only = len(sections) > 1 and all((section.number or "").isdigit() for section in sections)
    if digits_only:
        findings.append(_digits(sections))
    for section in sections:
        value = number_value(section.number)
        expected = previous + 1
        while value is not None and expected < value and expected in absent:
            # The part without a heading is told once, as missing; the numbers behind it are right as they stand.
            expected += 1
        digits = bool(section.number and section.number.isdigit()) and not digits_only
        if value != expected or digits:
            wanted = _HAN[expected] if expected < len(_HAN) else str(expected)
            is_now = f"的序号是“{section.number}”，应为" if section.number else "没有序号，应写"
            findings.append(
                Finding(
                    id="heading.number",
                    severity="warning",
                    message=f"标题“{section.heading}”{is_now}“{wanted}、”。请更正序号。",
                    expected=wanted,
                    actual=section.number,
                    where=Where(section=section.heading, block=section.block, quote=section.heading),
                    basis=_FORM,
                )
            )
        # A slip in one number does not make the numbers after it wrong.
        previous = expected
    return findings


def _absent(sections: list[Section], edition: Edition | None) -> set[int]:
    """The numbers of the form's parts that have no heading."""
    present = {section.key for section in sections}
    forms = edition.sections if edition else ()
    return {number_value(form.number) or 0 for form in forms if form.key not in present}


def _digits(sections: list[Section]) -> Finding:
    """Arabic numbers throughout are one fault."""
    first = sections[0]
    return Finding(
        id="heading.number",
        severity="warning",
        message="各部分标题用的是阿拉伯数字。一级标题的序号应为“一、二、三、”，请统一更正。",
        expected="一",
        actual=first.number,
        where=Where(section=first.heading, block=first.block, quote=first.heading),
        basis=_FORM,
    )


def check_signature(report: Report) -> list[Finding]:
    """Who signed and when: none, before the year was over, or long after it."""
    if not report.sections:
        return []
    last = report.signature[-1] if report.signature else None
    where = Where(section="落款", block=last.block if last else None, quote=last.text.strip() if last else None)
    if last is None:
        end = report.sections[-1]
        block = end.lines[-1].block if end.lines else end.block
        return [
            Finding(
                id="signature.missing",
                severity="warning",
                message="报告末尾没有落款。请写明报告单位名称和日期。",
                where=Where(
                    section="落款", block=block, quote=(end.lines[-1].text if end.lines else end.heading)[-20:]
                ),
                basis="公文格式：落款为发文机关和成文日期",
            )
        ]
    if report.signed_on is None:
        return [
            Finding(
                id="signature.missing.date",
                severity="warning",
                message="落款没有日期。请写明成文日期。",
                where=where,
                basis="公文格式：落款为发文机关和成文日期",
            )
        ]
    return _late_or_early(report, report.signed_on, where)


def _late_or_early(report: Report, signed: date, where: Where) -> list[Finding]:
    if report.year is None or "学年" in (report.title or ""):
        return []
    if signed < date(report.year, 12, 31):
        return [
            Finding(
                id="signature.date",
                severity="error",
                message=f"落款日期{_day(signed)}早于统计期限的最后一天{report.year}年12月31日，全年的数字那时还没有。请核对落款日期。",
                expected=f"{report.year + 1}年1月",
                actual=signed.isoformat(),
                where=where,
                basis="《政府信息公开条例》第四十九条、第五十条：报告的是上一年度的工作",
            )
        ]
    department = (report.agency or "").endswith(DEPARTMENTS) and not is_township(report.agency)
    limit = date(report.year + 1, 1, 31) if department else date(report.year + 1, 3, 31)
    if signed <= limit:
        return []
    return [
        Finding(
            id="signature.date.late",
            severity="warning",
            message=f"落款日期{_day(signed)}晚于{_day(limit)}。请核对日期；确系迟报的，请向县政务公开办说明。",
            expected=limit.isoformat(),
            actual=signed.isoformat(),
            where=where,
            basis="《政府信息公开条例》第四十九条：县级以上人民政府部门每年1月31日前、政府每年3月31日前公布；乡镇由县里规定",
        )
    ]


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
