"""The feeds: what is new and amended comes again, what is withdrawn leaves a stone, and drafts are not there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from catalogue_world import Office
from django.test import Client
from lxml import etree
from portal_world import ATOM, amended, feed, many, published

from gongkai.office.agencies.service import Agency
from gongkai.office.catalogue.service import Category, Entry, Stage, withdraw

pytestmark = pytest.mark.django_db


def _times(client: Client) -> dict[str, str]:
    root = etree.fromstring(client.get("/qingxi/feed.atom").content)
    return {
        one.findtext("a:id", "", ATOM): one.findtext("a:updated", "", ATOM) for one in root.findall("a:entry", ATOM)
    }


def test_the_feed_names_each_entry_by_what_never_changes(
    office: Office, values: dict[str, object], client: Client
) -> None:
    entry = published(office, values)
    before = _times(client)
    amended(office, entry, "有误", title="改过的标题")

    after = _times(client)
    assert before.keys() == after.keys() == {f"tag:testserver,2000:gongkai/entries/{entry.pk}"}
    assert max(after.values()) > max(before.values())
    assert feed(client, "/qingxi/feed.atom")[0] == {entry.pk: "改过的标题"}


def test_an_old_entry_that_is_amended_is_news_again(office: Office, values: dict[str, object], client: Client) -> None:
    entry = published(office, values)
    many(office.agency, Category._internal.get(code="20.7"), 60, last=entry.published_on.replace(year=2027))  # type: ignore[union-attr]
    assert entry.pk not in feed(client, "/feed.atom")[0]

    amended(office, entry, "有误", body="改过的正文")
    assert entry.pk in feed(client, "/feed.atom")[0]
    assert len(feed(client, "/feed.atom")[0]) == 51


def test_what_is_withdrawn_leaves_a_stone_with_the_reason(
    office: Office, values: dict[str, object], client: Client
) -> None:
    entry = published(office, values)
    withdraw(office.clerk, entry, reason="内容有误")
    assert feed(client, "/feed.atom") == ({}, {entry.pk})
    assert "已撤回：内容有误" in client.get("/feed.atom").content.decode()


def test_a_draft_begun_and_an_amendment_begun_move_nothing(
    office: Office, values: dict[str, object], entry_at: Callable[..., Entry], client: Client
) -> None:
    published(office, values)
    before = client.get("/qingxi/feed.atom")
    entry_at(Stage.SIGNED, title="没有公开")
    after = client.get("/qingxi/feed.atom")
    assert (after.content, after["ETag"], after["Last-Modified"]) == (before.content, before["ETag"], before["Last-Modified"])  # fmt: skip


def test_an_agencys_feed_holds_its_own_and_the_countys_all(
    office: Office, neighbour: Agency, values: dict[str, object], client: Client
) -> None:
    entry = published(office, values)
    many(neighbour, Category._internal.get(code="20.1"), 3)
    assert len(feed(client, "/feed.atom")[0]) == 4
    assert feed(client, "/qingxi/feed.atom")[0].keys() == {entry.pk}
    assert len(feed(client, "/hewan/feed.atom")[0]) == 3


def test_markup_in_a_summary_stays_text_for_a_reader_of_feeds(
    office: Office, values: dict[str, object], client: Client
) -> None:
    published(office, values, summary="<img src=x onerror=alert(1)>")
    root = etree.fromstring(client.get("/feed.atom").content)
    assert root.findtext("a:entry/a:summary", "", ATOM) == "&lt;img src=x onerror=alert(1)&gt;"


def test_an_empty_feed_is_the_same_at_every_look(township: Agency, client: Client) -> None:
    assert client.get("/qingxi/feed.atom").content == client.get("/qingxi/feed.atom").content
