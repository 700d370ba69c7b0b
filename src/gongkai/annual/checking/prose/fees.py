"""fees.notices: requests closed because a fee was not paid call for fee notices in the last part (law.md I15)."""

from __future__ import annotations

import re
from typing import Final

from gongkai.annual.checking.finding import Finding, Where
from gongkai.annual.checking.prose.tokens import Prose

UNPAID: Final = "requests.other.fee_unpaid.total"
_FEE_WORDS: Final = ("收费通知", "信息处理费")
_NOTICES: Final = re.compile(r"收费通知书?[^，。；\d]{0,12}?(\d+)\s*[件份次]|(\d+)\s*[件份次][^，。；\d]{0,6}收费通知")
_MONEY: Final = re.compile(r"[1-9]\d*(?:\.\d+)?\s*万?元|[1-9]\d*\s*[件份]")


def check_fees(prose: Prose) -> list[Finding]:
    """A report with requests closed for want of payment must say how many fee notices were sent."""
    unpaid = prose.report.values.get(UNPAID)
    if not unpaid or unpaid < 0 or not prose.text:
        return []
    place: tuple[int, int] | None = None
    for index, line in enumerate(prose.lines):
        if not any(word in line.text for word in _FEE_WORDS):
            continue
        start = prose.starts[index]
        found = _NOTICES.search(line.text)
        if found and int(found[1] or found[2]) >= unpaid:
            return []
        if found is None and _MONEY.search(line.text):
            return []
        at = max(line.text.find(word) for word in _FEE_WORDS)
        sentence = prose.sentence_at(start + at)
        place = place or (sentence.start, sentence.end)
    section = prose.report.section("other")
    where = prose.where(*place) if place else Where(section=section.heading if section else None)
    return [
        Finding(
            id="fees.notices",
            severity="warning",
            message=(
                f"表三“申请人逾期未按收费通知要求缴纳费用”有{unpaid}件，说明发出过收费通知，"
                "第六部分没有相应写明。请在“其他需要报告的事项”中写明发出收费通知的件数、总金额和实际收取的总金额。"
            ),
            cells=(UNPAID,),
            actual=unpaid,
            where=where,
            basis="《政府信息公开信息处理费管理办法》；年度报告格式第六部分",
        )
    ]
