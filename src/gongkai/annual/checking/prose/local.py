"""prose.table.local: numbers of the text which a local table of published items also holds. Always a warning."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from gongkai.annual.checking.finding import Finding
from gongkai.annual.checking.prose.claims import Clause, clauses, scope_of
from gongkai.annual.checking.prose.tokens import Prose
from gongkai.annual.report import Figure, Report


class _Row(NamedTuple):
    """How the text speaks of a row of a local table: its code, the noun, the counters, and words that must not stand by."""

    code: str
    noun: re.Pattern[str]
    counters: str
    without: re.Pattern[str]
    called: str


_NAME: Final = re.compile(r"[“\"（(][^”\"）)]{1,20}[”\")）]")
_CHANNEL: Final = re.compile("网站|微信|微博|抖音|快手|公报|公开栏|公示栏|平台|公众号|媒体|客户端|广播|电视|报")
_DRESS: Final = re.compile(
    "政府|政务|官方|门户网站|网站|公众号|微信|微博|账号|平台|推送|发布|通过|利用|新增|动态|各类|主动|官微|门户"
)
_ROWS: Final = (
    _Row("published.total", re.compile("主动公开(?:政府|政务)?信息"), "条", _CHANNEL, "主动公开政府信息数"),
    _Row("published.gazette", re.compile("政府公报"), "条", re.compile("网站|微信|微博"), "政府公报公开政府信息数"),
    _Row(
        "published.website",
        re.compile("政府(?:门户)?网站"),
        "条",
        re.compile("微信|微博|公报|栏目"),
        "政府网站公开政府信息数",
    ),
    _Row("published.weibo", re.compile("微博"), "条", re.compile("微信|网站|公报|转发|投诉"), "政务微博公开政府信息数"),
    _Row(
        "published.wechat", re.compile("微信"), "条", re.compile("微博|网站|公报|群|视频号"), "政务微信公开政府信息数"
    ),
    _Row(
        "responses.explanations",
        re.compile("政策解读(?:稿件|材料)?|解读(?:稿件|材料)"),
        "篇",
        _CHANNEL,
        "政策解读稿件发布数",
    ),
)


def check_local(prose: Prose) -> list[Finding]:
    """Counts of published items that differ from the report's own local table."""
    values = _values(prose.report)
    if not values:
        return []
    findings: list[Finding] = []
    for sentence in prose.sentences:
        if not any(number.unit in ("条", "篇") for number in sentence.numbers):
            continue
        for clause in clauses(sentence):
            finding = _check(prose.report, clause, values)
            if finding is not None:
                findings.append(finding)
    return findings


def _values(report: Report) -> dict[str, Figure]:
    found: dict[str, Figure] = {}
    for table in report.supplements:
        found |= {code: value for code, value in table.values.items() if value is not None}
    return found


def _check(report: Report, clause: Clause, values: dict[str, Figure]) -> Finding | None:
    for row in _ROWS:
        value = values.get(row.code)
        if value is None or clause.number.unit not in row.counters or not row.noun.search(clause.prefix):
            continue
        rest = row.noun.sub("", _NAME.sub("", clause.prefix))
        if row.without.search(rest) or value == clause.number.value:
            continue
        if scope_of(clause, _DRESS.sub("", rest), report) == "exact":
            return _finding(clause, row, value)
    return None


def _finding(clause: Clause, row: _Row, value: Figure) -> Finding:
    return Finding(
        id="prose.table.local",
        severity="warning",
        message=f"正文写“{clause.said}”，附表“{row.called}”为{value}。如说的是同一口径，请核对后改成一致。",
        expected=value,
        actual=clause.number.value,
        where=clause.sentence.where(),
        basis="正文中的数字应与表格一致",
    )
