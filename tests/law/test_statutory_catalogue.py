"""The headings of articles 20 and 21, and the lists an entry chooses from."""

from __future__ import annotations

from typing import cast

import pytest

from gongkai.law.catalogue import (
    AUDIENCES,
    CHANNELS,
    DISCLOSURE,
    GENRES,
    GROUNDS,
    LEVELS,
    RELATIONS,
    VALIDITY,
    Level,
    category,
    for_level,
    statutory_categories,
)


def codes(level: str) -> list[str]:
    return [heading.code for heading in for_level(cast(Level, level))]


def test_a_township_shows_the_fifteen_items_and_its_eight_headings() -> None:
    assert codes("township") == [f"20.{n}" for n in range(1, 16)] + [f"21.t{n}" for n in range(1, 9)]


def test_a_county_shows_the_fifteen_items_and_its_seven_headings_but_no_township_heading() -> None:
    assert codes("county") == [f"20.{n}" for n in range(1, 16)] + [f"21.c{n}" for n in range(1, 8)]


def test_a_public_institution_shows_what_it_does_and_its_money_but_no_penalties() -> None:
    assert {"20.2", "20.7", "20.8"} <= set(codes("institution"))
    assert "20.6" not in codes("institution")


def test_a_kind_of_agency_that_does_not_exist_shows_nothing_by_mistake() -> None:
    with pytest.raises(ValueError, match="village"):
        codes("village")


def test_every_heading_is_shown_by_somebody_and_no_code_stands_twice() -> None:
    known = [heading.code for heading in statutory_categories()]

    assert len(known) == len(set(known)) == 30
    assert {code for level in LEVELS for code in codes(level)} == set(known)


@pytest.mark.parametrize(
    ("code", "basis"),
    [
        ("20.1", "《条例》第二十条第（一）项"),
        ("20.10", "《条例》第二十条第（十）项"),
        ("20.15", "《条例》第二十条第（十五）项"),
        ("21.t4", "《条例》第二十一条"),
    ],
)
def test_a_heading_names_its_article_as_a_letter_quotes_it(code: str, basis: str) -> None:
    assert category(code).basis == basis


def test_budgets_have_twenty_days_of_the_calendar_and_everything_else_twenty_working_days() -> None:
    limits = {
        heading.code: (heading.limit_working_days, heading.limit_days_calendar) for heading in statutory_categories()
    }

    assert limits.pop("20.7") == (None, 20)
    assert category("20.7").limit_basis == "《预算法》第十四条"
    assert set(limits.values()) == {(20, None)}


def test_permits_and_penalties_say_that_the_decision_itself_is_due_sooner() -> None:
    assert [heading.code for heading in statutory_categories() if "7个工作日" in heading.special] == ["20.5", "20.6"]


def test_every_hint_is_one_sentence_that_a_clerk_can_act_on() -> None:
    assert [h.code for h in statutory_categories() if not h.hint.endswith("。") or h.hint.count("。") != 1] == []


def test_a_code_nobody_gave_is_no_heading() -> None:
    with pytest.raises(KeyError):
        category("20.16")


def test_the_tick_list_of_channels_has_the_thirteen_of_the_standard_catalogues() -> None:
    assert len(CHANNELS) == 13
    assert CHANNELS["notice_board"].startswith("社区/企事业单位/村公示栏")
    assert list(AUDIENCES.values()) == ["全社会", "特定群体"]


def test_a_list_never_shows_two_choices_alike() -> None:
    for choices in (CHANNELS, AUDIENCES, GENRES, VALIDITY, DISCLOSURE):
        assert len(set(choices.values())) == len(choices)


def test_nobody_changes_a_list_of_the_law_while_the_program_runs() -> None:
    with pytest.raises(TypeError):
        cast("dict[str, str]", VALIDITY)["valid"] = "作废"


def test_articles_14_and_15_bind_and_article_16_leaves_a_choice() -> None:
    assert {ground.article for ground in GROUNDS.values() if ground.binding} == {"14", "15"}
    assert {ground.article for ground in GROUNDS.values() if not ground.binding} == {"16.1", "16.2"}
    assert all("可以不予公开" in ground.text for ground in GROUNDS.values() if not ground.binding)


def test_a_relation_reads_differently_from_either_end() -> None:
    assert (RELATIONS["explains"].forward, RELATIONS["explains"].backward) == ("本文解读", "政策解读")
    assert all(relation.forward != relation.backward for relation in RELATIONS.values())
