"""Lists paged by key: every entry once, in order, from either side, at the same cost wherever one stands."""

from __future__ import annotations

import re
from datetime import date

import pytest
from catalogue_world import Office
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from portal_world import FIRST, many, page, published, whole_list

from gongkai.office.agencies.service import Agency
from gongkai.office.catalogue.service import Category, Entry, withdraw
from gongkai.office.portal.lists import MOST, Place, count_of, count_words, page_of, stranger_rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def rules(db: None) -> Category:
    return Category._internal.get(code="20.1")


@pytest.fixture
def local(township: Agency, rules: Category) -> Category:
    row = Category(agency=township, parent=rules, code="z1", name="村规民约")
    row.save()
    return row


def test_the_pages_of_a_list_hold_every_entry_once_newest_first(
    township: Agency, rules: Category, client: Client
) -> None:
    many(township, rules, 75)
    assert whole_list(client, "/qingxi/newest") == list(range(FIRST, FIRST + 75))


def test_a_heading_lists_what_stands_below_it_merged_by_day(
    township: Agency, rules: Category, local: Category, client: Client
) -> None:
    many(township, rules, 40, last=date(2026, 3, 10))
    many(township, local, 40, last=date(2026, 3, 1))

    found = whole_list(client, "/qingxi/catalogue/20.1/")
    days = list(Entry._internal.in_bulk(found).values())
    by_day = sorted(days, key=lambda one: (one.published_on or date.min, one.pk), reverse=True)
    assert found == [one.pk for one in by_day]
    assert len(found) == 80
    assert len(whole_list(client, "/qingxi/catalogue/z1/")) == 40


def test_the_way_back_shows_the_pages_that_were_seen(township: Agency, rules: Category) -> None:
    many(township, rules, 75)
    terms = [stranger_rows()]
    first = page_of(terms)
    second = page_of(terms, Place(before=first.next))
    third = page_of(terms, Place(before=second.next))

    assert page_of(terms, Place(after=third.previous)).lines == second.lines
    back = page_of(terms, Place(after=second.previous))
    assert (back.lines, back.first, back.previous) == (first.lines, True, "")


def test_what_is_withdrawn_between_two_pages_shifts_no_other_line(
    office: Office, values: dict[str, object], rules: Category
) -> None:
    many(office.agency, rules, 31, last=date(2026, 1, 1))
    newest = published(office, values)
    first = page_of([stranger_rows()])
    withdraw(office.clerk, newest, reason="内容有误")

    rest = page_of([stranger_rows()], Place(before=first.next))
    assert [one.key for one in rest.lines] == [FIRST + 29, FIRST + 30]


@pytest.mark.parametrize("said", ["2026-13-40.1", "x", "2026-03-10", "2026-03-10.٣", "2026-03-10.1'", "9" * 40])
def test_a_cursor_that_is_none_of_ours_gives_the_first_page(
    said: str, township: Agency, rules: Category, client: Client
) -> None:
    many(township, rules, 3)
    for name in ("before", "after"):
        assert "第0条" in client.get("/qingxi/newest", {name: said}).content.decode()


def test_a_page_behind_the_last_entry_leads_back(township: Agency, rules: Category, client: Client) -> None:
    many(township, rules, 3)
    assert "回到最新一页" in page(client, "/qingxi/newest?before=2000-01-01.1")


def test_beyond_a_thousand_a_count_says_so_and_stops(
    township: Agency, rules: Category, local: Category, client: Client
) -> None:
    many(township, rules, MOST)
    assert "1000 条<" in page(client, "/qingxi/newest")
    many(township, local, 1)

    assert count_of([stranger_rows().filter(category=rules), stranger_rows().filter(category=local)]) == MOST + 1
    for url in ("/qingxi/newest", "/qingxi/", "/qingxi/catalogue/20.1/", "/qingxi/catalogue/"):
        assert count_words(MOST + 1) in page(client, url)


@pytest.mark.parametrize(
    ("wish", "found"), [("year=2025", 40), ("validity=repealed", 5), ("genre=plan", 5), ("year=2026&genre=plan", 0)]
)
def test_a_list_is_narrowed_by_links(
    wish: str, found: int, township: Agency, rules: Category, local: Category, client: Client
) -> None:
    many(township, rules, 35, last=date(2025, 12, 31), genre="notice")
    many(township, local, 5, last=date(2025, 5, 1), genre="plan", validity="repealed")
    many(township, rules, 2, last=date(2026, 3, 1), genre="notice")

    text = page(client, "/qingxi/catalogue/20.1/")
    name, _, value = wish.partition("&")[0].partition("=")
    assert f'href="/qingxi/catalogue/20.1/?{name}={value}"' in text
    assert len(whole_list(client, f"/qingxi/catalogue/20.1/?{wish}")) == found


def test_a_wish_is_kept_from_page_to_page_and_can_be_given_up(
    township: Agency, rules: Category, client: Client
) -> None:
    many(township, rules, 40, last=date(2025, 12, 31))
    text = page(client, "/qingxi/newest?year=2025")
    assert re.search(r'rel="next" href="/qingxi/newest\?year=2025&amp;before=', text)
    assert '<a href="/qingxi/newest">全部</a>' in text


def test_a_wish_nobody_can_have_is_none(township: Agency, rules: Category, client: Client) -> None:
    many(township, rules, 2)
    for wish in ("year=0000", "year=abcd", "validity=' OR 1", "genre=x", "year=٢٠٢٥"):
        assert len(whole_list(client, f"/qingxi/newest?{wish}")) == 2


def test_nothing_found_says_how_to_find_more(township: Agency, rules: Category, client: Client) -> None:
    many(township, rules, 2)
    assert "没有符合这些条件的信息" in page(client, "/qingxi/newest?genre=plan")
    assert "怎样申请公开" in page(client, "/qingxi/catalogue/20.7/")


def test_the_county_lists_one_heading_over_all_agencies_with_their_own_below_it(
    township: Agency, neighbour: Agency, rules: Category, local: Category, client: Client
) -> None:
    many(township, local, 3)
    many(neighbour, rules, 2)
    many(neighbour, Category._internal.get(code="20.7"), 4)

    text = page(client, "/newest?category=20.1")
    assert len(whole_list(client, "/newest?category=20.1")) == 5
    assert "清溪镇</span>" in text
    assert "河湾镇</span>" in text
    assert client.get("/newest?category=99.9").status_code == 404


URLS = ("/", "/qingxi/", "/newest", "/qingxi/newest", "/qingxi/catalogue/", "/qingxi/catalogue/20.1/", "/newest?category=20.1", "/qingxi/newest?year=2026", "/qingxi/rules", "/qingxi/annual", "/feed.atom", "/qingxi/feed.atom", "/sitemap.xml")  # fmt: skip


def _queries(client: Client) -> dict[str, int]:
    counts = {}
    for url in URLS:
        with CaptureQueriesContext(connection) as told:
            assert client.get(url).status_code == 200
        counts[url] = len(told)
    return counts


def test_a_page_asks_as_many_questions_of_a_hundred_entries_as_of_two(
    township: Agency, neighbour: Agency, rules: Category, local: Category, client: Client
) -> None:
    for agency, category in ((township, rules), (township, local), (neighbour, rules)):
        many(agency, category, 2)
    few = _queries(client)
    for agency, category in ((township, rules), (township, local), (neighbour, rules)):
        many(agency, category, 40)

    assert _queries(client) == few
    assert max(few.values()) <= 10, few


def test_the_list_walks_its_index_and_sorts_nothing(township: Agency, rules: Category) -> None:
    many(township, rules, 50)
    terms = stranger_rows().filter(agency=township)
    plan = terms.values_list("pk")[:31].explain()
    if connection.vendor == "sqlite":
        assert "TEMP B-TREE" not in plan, plan
        assert "entry_public_list" in plan, plan


def test_a_count_of_a_thousand_is_said_as_it_is() -> None:
    assert (count_words(MOST), count_words(MOST + 1)) == ("1000 条", "1000 条以上")
