"""The order in which the demonstration's people did what they did."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from gongkai.office.demo.cast import Cast
from gongkai.office.demo.living import WAY, Life
from gongkai.samples.county.compose import compose
from gongkai.samples.county.item import Item

TODAY = date(2027, 5, 3)
"""A day on which some policies are young."""


@pytest.fixture(scope="module")
def young() -> dict[str, Item]:
    county = compose(TODAY)
    return {item.key: item for item in county.items if item.formed_on >= county.opened}


@pytest.fixture(scope="module")
def moments(young: dict[str, Item]) -> dict[str, datetime]:
    life = Life(Cast({}, {}, {}), {})
    return {deed.key: deed.at for deed in life.deeds(young.values(), TODAY)}


def test_what_is_related_was_begun_before_it_is_related(young: dict[str, Item], moments: dict[str, datetime]) -> None:
    pairs = [(key, other) for key, item in young.items() for _, other in item.about if other in young]
    assert pairs
    for key, other in pairs:
        assert moments[f"{other}/0"] < moments[f"{key}/1"]


def test_each_step_comes_after_the_one_before(young: dict[str, Item], moments: dict[str, datetime]) -> None:
    for key in young:
        taken = [moments[f"{key}/{step}"] for step in range(len(WAY)) if f"{key}/{step}" in moments]
        assert taken == sorted(taken)
        assert len(set(taken)) == len(taken)


def test_nothing_was_done_today_or_on_a_day_to_come(moments: dict[str, datetime]) -> None:
    assert max(moments.values()).date() < TODAY


def test_something_is_still_on_its_way(young: dict[str, Item], moments: dict[str, datetime]) -> None:
    last = len(WAY) - 1

    assert any(f"{key}/0" in moments and f"{key}/{last}" not in moments for key in young)
