"""prose.unit: requests are counted in 件."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Said = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请5条。",
        "2024年，我镇共受理政府信息公开申请5个。",
        "收到依申请公开信息5条。",
        "因政府信息公开引起的行政复议1条。",
    ],
)
def test_another_counter_is_a_warning(said: Said, text: str) -> None:
    assert said(text) == [("prose.unit", "warning")]


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请5件。",
        "主动公开信息100条，依申请公开信息3条。",
        "在依申请公开栏目发布指南2条。",
        "解答政府信息公开申请咨询12次。",
        "公开行政复议典型案例3篇。",
        "发放政府信息公开申请表20张。",
    ],
)
def test_other_things_keep_their_counters(said: Said, text: str) -> None:
    assert said(text) == []
