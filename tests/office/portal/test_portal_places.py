"""Under whatever address the portal stands, its links stay there; what may be kept is asked about; what differs says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from catalogue_world import Office
from django.test import Client
from django.urls import set_script_prefix
from portal_world import page, published

from gongkai.office.catalogue.service import Entry, relate

pytestmark = pytest.mark.django_db
PAGES = (
    "/", "/newest", "/feed.atom", "/sitemap.xml", "/robots.txt", "/qingxi/", "/qingxi/guide", "/qingxi/rules", "/qingxi/annual",
    "/qingxi/ask", "/qingxi/newest", "/qingxi/feed.atom", "/qingxi/catalogue/", "/qingxi/catalogue/20.1/", "/qingxi/entries/{pk}/",
)  # fmt: skip


@pytest.fixture
def entry(office: Office, values: dict[str, object]) -> Entry:
    policy = published(office, values)
    relate(office.clerk, published(office, values, title="解读"), policy, "explains")
    return policy


@pytest.fixture
def under(settings: object) -> Iterator[None]:
    """The portal below /open of the county's site, as the server sets it for each request."""
    settings.FORCE_SCRIPT_NAME = "/open"  # type: ignore[attr-defined]
    set_script_prefix("/open/")
    yield
    set_script_prefix("/")


def test_below_another_site_every_link_stays_below_it(entry: Entry, under: None, client: Client) -> None:
    for path in PAGES:
        text = page(client, path.format(pk=entry.pk))
        links = re.findall(r'(?:href|src|action)="(/[^"]*|https?://testserver[^"]*)"', text)
        # The address of the program's own files is settled once a process, before this test moved it.
        links = [link for link in links if not link.startswith("/static/")]
        links += re.findall(r"<loc>([^<]*)</loc>", text)
        outside = [link for link in links if not re.sub(r"^https?://testserver", "", link).startswith("/open/")]
        assert (path, outside) == (path, [])


def test_the_reader_comes_back_below_it_too(entry: Entry, under: None, client: Client) -> None:
    text = page(client, "/qingxi/guide")
    assert 'href="/open/reading?type=large&amp;next=/open/qingxi/guide"' in text


@pytest.mark.parametrize("path", PAGES)
def test_what_is_kept_is_asked_about_and_depends_on_the_way_of_reading(path: str, entry: Entry, client: Client) -> None:
    answer = client.get(path.format(pk=entry.pk))
    assert answer["Cache-Control"] == "no-cache"
    assert "Cookie" in answer["Vary"]
    again = client.get(path.format(pk=entry.pk), headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("path", [path for path in PAGES if not path.endswith((".atom", ".xml", ".txt"))])
def test_large_type_and_contrast_are_remembered_on_every_page(path: str, entry: Entry, client: Client) -> None:
    plain = client.get(path.format(pk=entry.pk))
    client.get("/reading", {"type": "large", "next": "/"})
    client.get("/reading", {"contrast": "high", "next": "/"})

    large = client.get(path.format(pk=entry.pk), headers={"If-None-Match": plain["ETag"]})
    assert large.status_code == 200
    assert '<html lang="zh-CN" data-type="large" data-contrast="high">' in large.content.decode()


@pytest.mark.parametrize("path", ["/", "/qingxi/"])
def test_the_home_of_large_type_has_four_doors(path: str, entry: Entry, client: Client) -> None:
    text = client.get(path).content.decode()
    doors = re.findall(r'<span class="doors__name">([^<]+)<', text)
    assert doors == ["查目录", "看最新", "要材料", "打电话问"]


def test_choosing_how_to_read_is_never_kept(client: Client, office: Office) -> None:
    assert client.get("/reading", {"type": "large", "next": "/qingxi/"})["Cache-Control"] == "no-store"


def test_a_page_of_the_portal_is_only_read(entry: Entry, client: Client) -> None:
    for path in PAGES:
        assert client.post(path.format(pk=entry.pk)).status_code == 405


def test_no_page_calls_on_anybody_else_or_runs_a_line_of_its_own(entry: Entry, client: Client) -> None:
    for path in PAGES:
        text = client.get(path.format(pk=entry.pk)).content.decode()
        assert not re.findall(r'(?:src|href)="https?://(?!testserver)[^"]*"|<[^>]+\son\w+=|<[^>]+\sstyle=', text)
        assert not re.findall(r"<script(?![^>]*(?:src=|application/ld\+json))", text)
