"""edition.citation: notices and chapters no longer in force."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Said = Callable[..., list[tuple[str, str]]]
OLD_TITLE = "《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》"

STALE = (
    (2024, f"根据{OLD_TITLE}（国办公开办函〔2019〕60号）编制本报告。"),
    (2024, f"根据{OLD_TITLE}编制本报告。"),
    (2022, "根据国办公开办函(2019)60号要求编制本报告。"),
    (2023, "根据国办公开办函[2019] 60 号要求编制本报告。"),
    (2020, "根据国办公开办函〔2021〕30号要求编制本报告。"),
    (2024, "根据《中华人民共和国政府信息公开条例》（国务院令第492号）编制。"),
    (2024, "本报告由概述、主动公开情况、依申请公开情况、收费及减免情况、其他事项等部分组成。"),
    (2024, "全文包括概述、政府信息公开支出与收费情况、复议诉讼和申诉情况。"),
)
CURRENT = (
    (2024, "根据《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）编制本报告。"),
    (2020, f"根据{OLD_TITLE}（国办公开办函〔2019〕60号）编制本报告。"),
    (2024, "根据《甲县人民政府办公室关于政府信息公开工作年度报告有关事项的通知》编制本报告。"),
    (2024, "按照《关于规范政府信息公开平台有关事项的通知》（国办公开办函〔2019〕61号）规范平台。"),
    (2024, "根据《中华人民共和国政府信息公开条例》（国务院令第711号）编制。"),
    (2016, "根据《中华人民共和国政府信息公开条例》（国务院令第492号）编制。"),
    (2016, "本报告由概述、主动公开情况、收费及减免情况、其他事项等部分组成。"),
    (2024, "全年没有发生收费和减免的情况。"),
)


@pytest.mark.parametrize(("year", "text"), STALE)
def test_a_citation_of_another_years_rules_is_one_warning(said: Said, year: int, text: str) -> None:
    assert said("", preamble=[text], year=year, values={}) == [("edition.citation", "warning")]


@pytest.mark.parametrize(("year", "text"), CURRENT)
def test_a_citation_of_the_years_own_rules_is_left_alone(said: Said, year: int, text: str) -> None:
    assert said("", preamble=[text], year=year, values={}) == []
