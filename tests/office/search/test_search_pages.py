"""The search as people meet it: a page that works without script, says how many, and helps on where nothing is found."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from catalogue_world import Office, seen
from django.test import Client
from django.utils.html import strip_tags
from pytest_django import DjangoAssertNumQueries
from search_world import TODAY, published

from gongkai.office.agencies.service import Agency
from gongkai.office.catalogue.service import Category, Entry, Stage, save_draft, values_of, withdraw

pytestmark = pytest.mark.django_db


def _page(client: Client, url: str, **query: str) -> str:
    answer = client.get(url, query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def _words(html: str) -> str:
    return re.sub(r"\s+", "", strip_tags(html))


def test_two_characters_find_a_policy_and_the_page_says_how_many_and_how_new(
    entry_at: Callable[..., Entry], client: Client
) -> None:
    entry = entry_at(Stage.PUBLISHED)
    page = _page(client, "/qingxi/search", q="宅基")
    assert f'href="/qingxi/entries/{entry.pk}/"' in page
    assert "<mark>宅基</mark>" in page
    assert "找到1条" in _words(page)
    assert "最近更新" in page


@pytest.mark.parametrize("url", ["/search", "/qingxi/search", "/search/suggest", "/search/suggest?agency=qingxi"])
@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.SIGNED, Stage.WITHDRAWN, Stage.SETTLED])
def test_no_page_of_the_search_shows_what_is_not_public_even_to_who_works_on_it(
    url: str, stage: Stage, office: Office, entry_at: Callable[..., Entry], client: Client
) -> None:
    entry = entry_at(stage)
    client.force_login(office.clerk.person, backend="allauth.account.auth_backends.AuthenticationBackend")
    for words in ("宅基地", "村民一户一宅", entry.index_number or "宅"):
        assert "审批管理办法" not in _page(client, url, q=words)


def test_an_amendment_not_yet_published_does_not_show_in_a_snippet(
    office: Office, entry_at: Callable[..., Entry], client: Client
) -> None:
    entry = entry_at(Stage.PUBLISHED)
    assert entry.working is not None
    save_draft(office.clerk, entry, values_of(entry.working) | {"body": "宅基地秘而不宣"}, seen=seen(entry))
    assert "秘而不宣" not in _page(client, "/qingxi/search", q="宅基地")


def test_what_was_withdrawn_a_moment_ago_is_not_in_the_next_answer(
    office: Office, entry_at: Callable[..., Entry], client: Client
) -> None:
    entry = entry_at(Stage.PUBLISHED)
    before = client.get("/qingxi/search", {"q": "宅基地"})
    withdraw(office.clerk, entry, reason="附件有误")
    after = client.get("/qingxi/search", {"q": "宅基地"}, headers={"If-None-Match": before["ETag"]})
    assert (before["Cache-Control"], after.status_code) == ("no-cache", 200)
    assert "审批管理办法" not in after.content.decode()


def test_markup_in_a_query_in_a_title_or_a_text_stays_text(township: Agency, client: Client) -> None:
    published(township, "<b>修路</b>", "<script>alert(1)</script> 修路", summary="<img src=x> 修路")
    for url in ("/qingxi/search", "/search/suggest"):
        page = _page(client, url, q='修路 "><script>alert(2)</script>')
        assert "<script>alert" not in page
        assert "<script>alert" not in _page(client, url, q="修路")
        assert "<img src=x>" not in _page(client, url, q="修路")


def test_where_nothing_is_found_the_page_says_what_to_try_and_whom_to_ask(township: Agency, client: Client) -> None:
    township.telephone = "0898-12345678"
    township.save()
    page = _page(client, "/qingxi/search", q="低保、申请", year="")
    assert "没有找到" in page
    assert 'href="tel:0898-12345678"' in page
    assert "/qingxi/guide" in page
    assert "/search?q=" in page
    assert "低保 申请" in page


def test_signs_alone_ask_for_nothing_and_the_page_says_so(township: Agency, client: Client) -> None:
    page = _page(client, "/qingxi/search", q="，。！")
    assert "标点符号不参加查找" in page
    assert "没有找到" not in page


def test_a_category_finds_what_is_filed_below_it(township: Agency, client: Client) -> None:
    above = Category._internal.get(code="20.1")
    below = Category(agency=township, parent=above, code="20.1-1", name="镇里的文件")
    below.save()
    published(township, "修路的通知", "", category=below)
    published(township, "修桥的通知", "", category=Category._internal.get(code="20.2"))
    page = _page(client, "/qingxi/search", q="通知", category="20.1")
    assert ("修路" in page, "修桥" in page) == (True, False)
    assert "修路" in _page(client, "/qingxi/search", category="20.1-1")
    odd = _page(client, "/qingxi/search", q="通知", category="no such", year="x")
    assert ("修桥" in odd, "有错误" in odd) == (True, False)


def test_filters_in_force_are_named_and_each_can_be_taken_off(township: Agency, client: Client) -> None:
    published(township, "修路的通知", "", genre="notice", document_number="清政发〔2026〕3号")
    page = _page(client, "/qingxi/search", q="修路", genre="notice", number="2026-3号")
    assert "体裁：通知" in page
    assert 'href="?q=%E4%BF%AE%E8%B7%AF&amp;genre=notice"' in page
    assert "修路" in _page(client, "/qingxi/search", number="清政发(2026)3号")
    assert "没有找到" in _page(client, "/qingxi/search", q="修路", number="13号")


def test_each_page_shows_the_next_twenty_and_odd_pages_are_the_first(township: Agency, client: Client) -> None:
    for number in range(23):
        published(township, f"第{number}号通知", "", TODAY - timedelta(days=number))
    first, second, odd = (_page(client, "/qingxi/search", q="通知", page=page) for page in ("1", "2", "-x"))
    assert (first.count("/qingxi/entries/"), second.count("/qingxi/entries/")) == (20, 3)
    assert "page=2" in first
    assert "page=2" not in second
    assert odd.count("/qingxi/entries/") == 20


def test_the_order_can_be_changed_to_the_newest_first(township: Agency, client: Client) -> None:
    published(township, "低保办法", "", TODAY - timedelta(days=300))
    published(township, "通知", "说到低保", TODAY)
    best, newest = (_words(_page(client, "/qingxi/search", q="低保", order=order)) for order in ("", "newest"))
    assert best.index("低保办法") < best.index("说到低保")
    assert newest.index("说到低保") < newest.index("低保办法")


def test_suggestions_are_a_fragment_of_links_or_json(township: Agency, neighbour: Agency, client: Client) -> None:
    one = published(township, "修路的通知", "")
    published(neighbour, "修路的办法", "")
    fragment = _page(client, "/search/suggest", q="修路", agency="qingxi")
    assert f'href="/qingxi/entries/{one.entry}/"' in fragment
    assert "办法" not in fragment
    assert "<html" not in fragment
    said = client.get("/search/suggest", {"q": "修路"}, headers={"Accept": "application/json"}).json()
    assert {row["title"] for row in said["suggestions"]} == {"修路的通知", "修路的办法"}


def test_search_pages_are_not_for_other_search_machines(township: Agency, client: Client) -> None:
    assert client.get("/qingxi/search")["X-Robots-Tag"] == "noindex"
    assert client.get("/no-such/search").status_code == 404


@pytest.mark.parametrize("url", ["/search", "/qingxi/search"])
def test_a_search_asks_as_many_questions_for_twenty_hits_as_for_one(
    url: str, township: Agency, neighbour: Agency, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    published(township, "修路的通知", "低保" * 3_000)
    with django_assert_max_num_queries(18) as one:
        _page(client, url, q="通知")
    for number in range(19):
        published(neighbour if number % 2 else township, f"第{number}号通知", "低保")
    with django_assert_max_num_queries(len(one.captured_queries)):
        _page(client, url, q="通知")
