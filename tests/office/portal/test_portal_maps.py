"""The maps for search engines account for every public entry: under its month, or left out with a reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from catalogue_world import Office, seen
from django.test import Client
from django.utils import timezone
from portal_world import FIRST, many, mapped, page, published

from gongkai.office.agencies.service import Agency
from gongkai.office.catalogue.service import Category, Entry, Stage, publish, withdraw
from gongkai.office.portal import maps
from gongkai.office.portal.maps import ELSEWHERE, account

pytestmark = pytest.mark.django_db


@pytest.fixture
def elsewhere(office: Office, entry_at: Callable[..., Entry]) -> Entry:
    """An entry whose true page is the county's."""
    Agency.objects.filter(pk=office.agency.pk).update(public_place="county_site")
    entry = entry_at(Stage.SIGNED)
    clerk = replace(office.clerk, on=timezone.localdate())
    return publish(clerk, entry, seen=seen(entry), link="https://www.yunling.example/qx/1.html")


def test_what_is_mapped_and_what_is_left_out_make_up_what_is_public(
    office: Office, neighbour: Agency, values: dict[str, object], elsewhere: Entry, client: Client
) -> None:
    many(neighbour, Category._internal.get(code="20.1"), 70)
    told = account()
    assert (told.published, told.exported, told.left_out) == (71, 70, {ELSEWHERE: 1})
    assert len(set(mapped(client)) - {elsewhere.pk}) == 70
    assert f"公开中 71 条，收入 70 条；1 条未收入：{ELSEWHERE}" in page(client, "/sitemap.xml")


def test_an_entry_of_this_portal_stays_mapped_when_its_agency_moves_to_the_countys_site(
    office: Office, values: dict[str, object], client: Client
) -> None:
    entry = published(office, values)
    Agency.objects.filter(pk=office.agency.pk).update(public_place="county_site")
    assert mapped(client) == [entry.pk]


def test_each_month_has_its_map_from_its_first_day_to_its_last(township: Agency, client: Client) -> None:
    many(township, Category._internal.get(code="20.1"), 33, last=date(2026, 1, 1))
    assert account().months == {(2025, 11): 1, (2025, 12): 31, (2026, 1): 1}
    assert page(client, "/sitemap-2025-12-1.xml").count("<url>") == 31


def test_a_month_too_large_for_one_map_has_several(
    township: Agency, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gongkai.office.portal import map_views

    monkeypatch.setattr(maps, "ON_A_MAP", 10)
    monkeypatch.setattr(map_views, "ON_A_MAP", 10)
    many(township, Category._internal.get(code="20.1"), 25, last=date(2025, 12, 31))
    assert sorted(mapped(client)) == list(range(FIRST, FIRST + 25))
    assert page(client, "/sitemap.xml").count("<sitemap>") == 3


@pytest.mark.parametrize("name", ["sitemap-2026-13-1.xml", "sitemap-2026-3-1.xml", "sitemap-0000-03-1.xml", "sitemap-2026-03-0.xml", "sitemap-2019-03-1.xml"])  # fmt: skip
def test_a_month_that_is_not_there_has_no_map(
    name: str, office: Office, values: dict[str, object], client: Client
) -> None:
    published(office, values)
    assert page(client, "/sitemap-2026-03-1.xml").count("<url>") == 1
    assert client.get(f"/{name}").status_code == 404


def test_what_is_withdrawn_leaves_its_map(office: Office, values: dict[str, object], client: Client) -> None:
    entry = published(office, values)
    withdraw(office.clerk, entry, reason="有误")
    assert account().published == 0
    assert mapped(client) == []


def test_robots_are_shown_the_map_and_kept_from_the_desk(township: Agency, client: Client) -> None:
    text = page(client, "/robots.txt")
    assert re.search(r"^Sitemap: http\S+/sitemap.xml$", text, re.M)
    assert "Disallow: /desk/" in text
