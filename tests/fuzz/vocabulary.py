"""Words that the formats' targets weave with: the form's labels, figures as people type them, and odd characters."""

from __future__ import annotations

from gongkai.law.edition import editions

FIGURES = (
    "0", "1", "12", "1,234", "０", "１２", "3.5", "0.3260", "-1", "—", "/", "无", "若干", "5万元", "(0)", "0件", "十二", "１，２３４",
    "1e9", "9" * 30, "1.2.3", "++1", "一百零二万", "〇",
)  # fmt: skip
ODD = (
    "", " ", "\u3000", "\xa0", "\n", "\t", "\r\n", "\u200b", "\ufeff", "\u2028", "\u0301", "\U00020000", "\ud7ff", "\ufffd",
    "|", "│", "---", "&#8203;", "&amp;", ",", '"', ";", "\\",
)  # fmt: skip
PROSE = (
    "云溪县清溪镇人民政府2025年政府信息公开工作年度报告", "云溪县清溪镇人民政府", "2025年", "2024年政府信息公开工作年度报告", "一、总体情况",
    "（一）", "二、", "三、", "第三部分", "本报告由六部分组成。", "统计期限自2025年1月1日起至2025年12月31日止。", "2026年1月9日", "二〇二六年一月九日",
    "全年主动公开政府信息100条，其中门户网站60条，微信公众号41条。", "新收政府信息公开申请9件，办结7件，结转下年度2件。",
    "未收到行政复议、行政诉讼。", "收取信息处理费0元。", "五、存在的主要问题及改进情况", "不存在问题。", "共3件，", "其中", "较上年增长百分之十",
)  # fmt: skip


def _labels() -> list[str]:
    """Everything that the editions print in their tables and headings."""
    found: list[str] = []
    for edition in editions():
        found += [f"{section.number}、{section.heading}" for section in edition.sections]
        for table in edition.tables:
            for panel in table.panels:
                found += [panel.head, panel.corner]
                for label in (*panel.columns, *panel.rows):
                    found += [label.label, *label.under]
    return [text for text in dict.fromkeys(found) if text]


LABELS = tuple(_labels())
TEXTS = (*FIGURES, *ODD, *PROSE, *LABELS)
"""Fewer than 256, so that one byte names any of them."""
