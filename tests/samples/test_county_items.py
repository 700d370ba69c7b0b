"""The invented county's items: always the same, in the right place, adding up, and with nobody's personal data."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from datetime import date, timedelta

import pytest

from gongkai.document.personal.scan import scan_text
from gongkai.law.catalogue import GENRES, RELATIONS, VALIDITY, category, for_level
from gongkai.samples.county.compose import County, compose
from gongkai.samples.county.item import Item
from gongkai.samples.county.places import place, places
from gongkai.samples.county.scenes import SAMPLE_IDENTITY, scenes

TODAY = date(2026, 11, 21)
AWKWARD = [
    date(2026, 1, 1),
    date(2026, 2, 20),
    date(2027, 1, 4),
    date(2027, 10, 8),
    date(2028, 2, 29),
    date(2028, 12, 31),
]
LEVELS = {"enterprise": "institution"}


@pytest.fixture(scope="module")
def county() -> County:
    return compose(TODAY)


def digest(county: County) -> str:
    said = "\x00".join(
        part for item in county.items for part in (item.key, item.title, item.document_number, item.body)
    )
    return hashlib.sha256(said.encode()).hexdigest()


def whole(text: str) -> int:
    return int(text.replace(",", ""))


def of_kind(county: County, kind: str) -> list[Item]:
    return [item for item in county.items if item.key.split("/")[1] == kind]


def test_the_same_day_gives_the_same_items(county: County) -> None:
    assert digest(compose(TODAY)) == digest(county)


def test_another_year_gives_other_items(county: County) -> None:
    assert digest(compose(date(2027, 11, 21))) != digest(county)


def test_there_are_thousands_over_three_years_and_every_agency_has_its_share(county: County) -> None:
    assert len(county.items) > 3000
    assert {item.formed_on.year for item in county.items} == {2024, 2025, 2026}
    assert {item.agency for item in county.items} == {place.slug for place in places()}


def test_every_item_lies_in_a_category_its_agency_has(county: County) -> None:
    for item in county.items:
        kind = place(item.agency).kind
        assert category(item.category) in for_level(LEVELS.get(kind, kind)), item.key  # type: ignore[arg-type]


def test_a_township_has_something_in_every_category_of_its_level(county: County) -> None:
    had = {item.category for item in county.items if item.agency == "qingxi"}

    assert {heading.code for heading in for_level("township")} - had <= {"21.t6"}


def test_no_place_of_a_template_is_left_unfilled(county: County) -> None:
    for item in county.items:
        said = item.title + item.summary + item.body + "".join(paper.name for paper in item.papers)
        assert not re.search(r"[{}|]|\[\[|\]\]|None|  ", said), item.key


def test_every_item_has_what_article_12_wants(county: County) -> None:
    for item in county.items:
        assert all((item.title, item.summary, item.issuer, item.body)), item.key
        assert item.genre in GENRES
        assert not item.normative or item.validity in VALIDITY


def test_nothing_is_published_before_it_is_formed_and_nothing_formed_after_today(county: County) -> None:
    assert all(item.formed_on <= item.published_on for item in county.items)
    assert max(item.formed_on for item in county.items) <= TODAY


def test_nothing_was_under_way_on_the_day_the_office_opened(county: County) -> None:
    before = [item for item in county.items if item.formed_on < county.opened]

    assert max(item.published_on for item in before) < county.opened


def test_document_numbers_run_through_each_year_without_a_gap(county: County) -> None:
    serials = defaultdict(list)
    for item in county.items:
        found = re.fullmatch(r"(.+〔\d{4}〕)(\d+)号", item.document_number)
        if found:
            serials[found[1]].append(int(found[2]))
    assert len(serials) > 60
    assert all(found == list(range(1, len(found) + 1)) for found in serials.values())


def test_no_two_items_of_a_year_and_agency_have_the_same_title(county: County) -> None:
    titles = [(item.agency, item.formed_on.year, item.title) for item in county.items]

    assert len(titles) == len(set(titles))


def test_links_lead_to_items_formed_before(county: County) -> None:
    by_key = {item.key: item for item in county.items}
    links = [(item, kind, by_key[other]) for item in county.items for kind, other in item.about]
    assert {kind for _, kind, _ in links} == {"explains", "replaces", "repeals"} <= RELATIONS.keys()
    assert all(other.formed_on <= item.formed_on and other.agency == item.agency for item, _, other in links)


def test_what_was_replaced_or_repealed_is_no_longer_valid(county: County) -> None:
    by_key = {item.key: item for item in county.items}
    for item in county.items:
        for kind, other in item.about:
            if kind in {"replaces", "repeals"}:
                assert by_key[other].validity in {"repealed", "lapsed"}, other
                assert by_key[other].ended_on is not None


def test_some_policies_are_valid_some_lapsed_and_some_repealed(county: County) -> None:
    assert {item.validity for item in county.items if item.normative} == {"valid", "lapsed", "repealed"}


def test_an_explanation_names_the_number_and_the_figures_of_its_policy(county: County) -> None:
    by_key = {item.key: item for item in county.items}
    explained = [(item, by_key[item.about[0][1]]) for item in county.items if item.genre == "explanation"]
    assert len(explained) > 50
    for item, policy in explained:
        points = item.body.partition("# 主要内容")[2].partition("# 群众")[0]
        assert policy.document_number in item.body
        assert set(re.findall(r"(?<=\D)\d{3,}", points)) <= set(re.findall(r"\d{3,}", policy.body)), item.key


def test_a_list_of_the_helped_adds_up(county: County) -> None:
    for item in of_kind(county, "dibao") + of_kind(county, "aid") + of_kind(county, "training"):
        rows = [whole(found) for found in re.findall(r"^\d+．.*，([\d,]+)元$", item.body, re.M)]
        total = re.search(r"(?:合计月保障金额|合计发放|^合计)([\d,]+)元", item.body, re.M)
        assert total is not None, item.key
        assert sum(rows) == whole(total[1]), item.key


def test_budgets_and_accounts_add_up(county: County) -> None:
    for item in of_kind(county, "budget") + of_kind(county, "final_accounts"):
        spent = item.body.partition("功能分类，万元）")[2].partition("支出合计")
        rows = [whole(found.replace(".", "")) for found in re.findall(r"：([\d,.]+)$", spent[0], re.M)]
        total = re.match(r"：([\d,.]+)万元", spent[2])
        assert total is not None
        assert sum(rows) == whole(total[1].replace(".", "")), item.key


def test_a_villages_month_ends_with_what_was_left(county: County) -> None:
    for item in of_kind(county, "village_board"):
        named = dict(re.findall(r"^(上月结余|收入合计|支出合计|月末结余)：([\d,]+)元", item.body, re.M))
        opening, income, spent, left = (whole(named[name]) for name in ("上月结余", "收入合计", "支出合计", "月末结余"))
        assert opening + income - spent == left >= 0, item.key


def test_names_of_the_helped_are_masked(county: County) -> None:
    for item in of_kind(county, "dibao") + of_kind(county, "homestead"):
        names = re.findall(r"^\d+．[^，]+，([^，]+)，", item.body, re.M)
        assert names
        assert all("*" in name for name in names), item.key


def test_the_scan_finds_nothing_personal_in_any_text(county: County) -> None:
    for item in county.items:
        assert not scan_text("\n".join((item.title, item.summary, item.keywords, item.body)), "正文").findings, item.key


def test_one_text_on_the_desk_has_an_identity_number_in_its_attachment() -> None:
    found = [scene.item.key for scene in scenes(TODAY).values() if SAMPLE_IDENTITY in str(scene.item.papers)]

    assert found == ["qingxi/scene/identity"]


def test_no_telephone_can_ring_anywhere() -> None:
    for row in places():
        area, _, local = row.telephone.partition("-")
        assert area == "0690"
        assert local.startswith("0"), row.name
        assert len(local) == 7


def test_every_address_on_the_net_is_kept_free_for_examples() -> None:
    assert all(row.email.endswith(".example") for row in places())


def test_some_items_are_late_and_most_are_not(county: County) -> None:
    late = [item for item in county.items if item.published_on - item.formed_on > timedelta(days=28)]

    assert 0 < len(late) < len(county.items) / 30


def test_the_small_county_is_a_part_of_the_whole_and_its_links_lead_somewhere(county: County) -> None:
    small, keys = compose(TODAY, small=True), {item.key for item in county.items}
    kept = {item.key for item in small.items}
    assert kept < keys
    assert len(kept) * 8 < len(keys)
    assert all(other in kept for item in small.items for _, other in item.about)


@pytest.mark.parametrize("today", AWKWARD, ids=str)
def test_any_day_has_its_county(today: date) -> None:
    county = compose(today)

    assert {item.formed_on.year for item in county.items} >= {today.year - 2, today.year - 1}
    assert all(county.opened <= scene.item.formed_on < today for scene in scenes(today).values())
