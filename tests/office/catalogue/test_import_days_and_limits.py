"""Days and time limits in the many ways offices write them."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.office.catalogue.sheets.days import day_in, day_of, last_day_in
from gongkai.office.catalogue.sheets.limits import Limit, limit_of
from gongkai.office.catalogue.sheets.ticks import channel_of, chosen

MAY = date(2023, 5, 1)


@pytest.mark.parametrize(
    "text",
    ["2023-5-1", "2023.05.01", "20230501", "2023年5月1日", "２０２３年５月１日", "2023/5/1 09:30", "二〇二三年五月一日", "45047", "2023-05-01T00:00:00"],
)  # fmt: skip
def test_a_day_is_understood_however_it_is_written(text: str) -> None:
    assert day_of(text) == MAY


@pytest.mark.parametrize(
    "text", ["", "近期", "2023年5月", "2023-13-01", "2023-2-30", "2023年5月1日至3日", "1023-05-01", "123456"]
)
def test_what_is_no_single_day_is_none(text: str) -> None:
    assert day_of(text) is None


def test_a_day_is_found_in_a_file_name_and_at_the_end_of_a_paper() -> None:
    assert day_in("20230501关于防汛的通知") == MAY
    assert last_day_in("2022年1月3日会议决定\n清溪镇人民政府\n2023年5月1日") == MAY


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("信息形成或变更之日起20个工作日内", Limit(working_days=20)),
        ("自作出决定之日起七个工作日内予以公开", Limit(working_days=7)),
        ("二十个工作日之内", Limit(working_days=20)),
        ("批复之日起20日内", Limit(days=20)),
        ("制定或获取信息之日起10个工作日以内，公示不少于7日内容", Limit(working_days=10)),
        ("及时公开", Limit()),
        ("预算20日内，决算30日内", Limit()),
        ("公示7个工作日内", Limit()),
    ],
)
def test_a_limit_is_a_number_only_where_the_words_give_one(text: str, limit: Limit) -> None:
    assert limit_of(text) == limit


def test_full_boxes_are_chosen_and_empty_ones_are_not() -> None:
    assert [channel_of(label) for label in chosen("□政府网站 ■两微一端\n☑便民服务站")] == [
        "new_media",
        "service_station",
    ]


def test_labels_without_boxes_are_all_chosen() -> None:
    assert [channel_of(label) for label in chosen("政府网站、村务公开栏")] == ["website", "notice_board"]
