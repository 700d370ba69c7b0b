"""Every finding there is: what it means, how grave, and on what ground. `docs/findings.md` is made from this."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """A family or detail of findings for the catalogue: severity as a rule, and what it says."""

    id: str
    severity: str
    chinese: str
    english: str


_FORM = (
    Entry(
        "table3.balance",
        "error",
        "表三每列：新收加结转等于办理总计加结转下年度",
        "columns of table 3: new + carried in = handled + carried out",
    ),
    Entry(
        "table3.handled",
        "error",
        "表三每列：（七）总计等于各项结果之和",
        "columns of table 3: the total of results is their sum",
    ),
    Entry(
        "table3.row_total",
        "error",
        "表三每行：总计等于各类申请人之和",
        "rows of table 3: the total is the sum of the kinds of applicants",
    ),
    Entry("table4.total", "error", "表四：总计等于四种结果之和", "table 4: the total is the sum of the four outcomes"),
    Entry(
        "layout.missing_table", "error", "缺少规定的表格，或表格是图片", "a table of the form is absent, or a picture"
    ),
    Entry("layout.missing_row", "error", "表中缺行", "rows of the form are absent"),
    Entry("layout.missing_column", "error", "表头缺失，或缺列", "a column head is lost or doubled, or a column absent"),
    Entry("layout.shifted_row", "error", "整行错了一列", "a whole row stands one column off"),
    Entry(
        "layout.label",
        "warning",
        "规定的栏目名称被改动，或多出行列",
        "a national label altered, or rows and columns of one's own",
    ),
    Entry("cells.blank", "note", "表中有空白格，核对时按0计算", "blanks among figures, taken as 0"),
    Entry("cells.blank.total", "warning", "合计没有填", "totals left empty beside figures"),
    Entry("cells.negative", "error", "件数小于0（金额为存疑）", "a negative count (a doubt in a money cell)"),
    Entry(
        "cells.not_integer", "error", "件数不是整数（写成12.0为存疑）", "a count that is not whole (12.0 is a doubt)"
    ),
    Entry("cells.unit", "warning", "万元栏填了元", "yuan typed into a cell of 10,000 yuan"),
    Entry(
        "rules.not_zero",
        "error",
        "没有规章制定权的单位填了规章",
        "规章 at a body that cannot make them (a doubt at other bodies)",
    ),
    Entry("edition.superseded", "error", "用了别的年度的格式", "the form of another year"),
    Entry("edition.superseded.unknown", "warning", "表格不是2019年以后的规定格式", "tables of no known edition"),
    Entry(
        "edition.citation",
        "warning",
        "引用了不再适用的通知或旧格式的章节",
        "a notice no longer in force, or chapters of the old form, cited",
    ),
    Entry("title.year", "warning", "标题缺年度或年度不符", "the title's year is absent or another"),
    Entry("title.wording", "warning", "标题不是“政府信息公开工作年度报告”", "the title's wording"),
    Entry("heading.number", "warning", "各部分序号不连续", "numbers of the parts out of order"),
    Entry("heading.missing", "warning", "缺少规定部分的标题", "a part of the form without heading"),
    Entry("signature.missing", "warning", "没有落款", "no signature"),
    Entry("signature.missing.date", "warning", "落款没有日期", "a signature without date"),
    Entry("signature.date", "error", "落款早于统计期末", "signed before the period was over"),
    Entry("signature.date.late", "warning", "落款过晚", "signed late"),
)
_YEARS = (
    Entry(
        "cross_year.carried",
        "error",
        "上年结转与上一年度报告的结转下年度不等",
        "carried in is not last year's carried out",
    ),
    Entry("cross_year.carried.year", "warning", "对照的不是上一年度的报告", "the prior report is of another year"),
    Entry(
        "cross_year.in_force",
        "warning",
        "现行有效件数与上年加制发减废止不符",
        "documents in force do not follow from last year's",
    ),
    Entry("cross_year.in_force.total", "warning", "累计公开数比上年少", "a running total fell"),
    Entry(
        "cross_year.items",
        "warning",
        "上一年项目数量与上年报告不符",
        "last year's items differ from last year's report",
    ),
    Entry("cross_year.pending", "warning", "上年未审结的案件今年没有列入", "cases open last year did not come back"),
    Entry("hierarchy.sum", "error", "汇总数不等于各份报告之和", "a sum is not the sum of its members"),
    Entry("hierarchy.sum.member", "warning", "有的报告年度或格式不同，没有计入", "a member of another year or edition"),
    Entry("outlier", "note", "与上一年度相差十倍以上", "more than ten times last year's figure"),
    Entry("outlier.in_force", "warning", "现行有效少于本年制发减废止", "fewer in force than issued less repealed"),
)
_PROSE = (
    Entry(
        "prose.sum",
        "error",
        "文字中分项之和与总数不符（渠道交叉的为存疑）",
        "a list and its stated total (overlapping channels: a doubt)",
    ),
    Entry(
        "prose.table",
        "error",
        "文字与表格的数字不符（口径不完全相同的为存疑）",
        "text and table (a doubt where scope may differ)",
    ),
    Entry(
        "prose.table.growth",
        "warning",
        "同比增长率与两年数字不符",
        "a rate of growth that the two years' figures do not give",
    ),
    Entry("prose.table.local", "warning", "文字与地方附表的数字不符", "text and local supplementary table"),
    Entry("prose.parts", "error", "“N部分”与所列或实有的部分不符", "parts announced and parts present"),
    Entry("prose.period", "error", "统计期限不是报告年度全年", "the period is not the report's year"),
    Entry("prose.year", "warning", "文字中留有别的年度", "a year left over in the text"),
    Entry("prose.unit", "warning", "量词用错，如“申请1条”", "a wrong counter word"),
    Entry(
        "fees.notices", "warning", "有逾期未缴费的件数，却没有写收费通知", "unpaid fees without fee notices in part six"
    ),
    Entry("agency.mismatch", "warning", "出现别的单位或层级的名称", "the name or level of another body"),
    Entry("narrative.length", "warning", "总体情况超过1000字", "part one over 1,000 characters"),
    Entry("narrative.missing", "warning", "某一部分没有内容", "a part without text"),
    Entry("narrative.copied", "warning", "文字与上一年度雷同", "text copied from last year"),
)

CATALOGUE: tuple[Entry, ...] = _FORM + _YEARS + _PROSE


def catalogue_page() -> str:
    """The page `docs/findings.md`, generated so that it cannot drift from the code."""
    lines = [
        "# Findings 校核结果",
        "",
        "Generated by `make findings` from `src/gongkai/annual/checking/catalogue.py`. Do not edit.",
        "",
        "An error cannot be right; a warning is a doubt a person should look at; a note is a hint. An id may carry a",
        "detail behind it. The severity given is the rule; where a finding may also be milder, its text says so.",
        "",
        "| id | severity | 说什么 | what it says |",
        "| --- | --- | --- | --- |",
    ]
    lines += [f"| `{e.id}` | {e.severity} | {e.chinese} | {e.english} |" for e in CATALOGUE]
    return "\n".join(lines) + "\n"
