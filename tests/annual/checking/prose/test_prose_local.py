"""prose.table.local: the text against a local table of published items."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gongkai.annual.checking.prose import check_prose
from gongkai.annual.report import Report, Supplement

VALUES = {"published.total": 240, "published.website": 100, "published.weibo": 40, "published.wechat": 90}


def found_in(report: Report) -> list[tuple[str, str]]:
    report.supplements = [Supplement(None, [], [], kind="platform_counts", values=dict(VALUES))]
    return [(finding.id, finding.severity) for finding in check_prose(report)]


@pytest.mark.parametrize(
    "text",
    ["全年主动公开政府信息204条。", "微信公众号“清水之声”发布信息99条。", "通过政府网站公开信息110条。"],
)
def test_another_number_than_the_local_tables_is_a_warning(report_of: Callable[..., Report], text: str) -> None:
    assert found_in(report_of(text)) == [("prose.table.local", "warning")]


@pytest.mark.parametrize(
    "text",
    [
        "全年主动公开政府信息240条。",
        "微信公众号推送惠民政策12条。",
        "通过政府网站公开财政信息9条。",
        "2022年主动公开政府信息180条，2024年主动公开政府信息240条。",
        "主动公开政府信息近200条。",
    ],
)
def test_the_same_number_or_another_noun_is_left_alone(report_of: Callable[..., Report], text: str) -> None:
    assert found_in(report_of(text)) == []
