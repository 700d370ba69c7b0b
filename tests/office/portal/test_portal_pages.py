"""The portal: what is public is found and read, what was withdrawn says so, what is a draft is nowhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from catalogue_world import Office, seen
from django.test import Client
from portal_world import bring_out

from gongkai.office.agencies.service import Agency
from gongkai.office.catalogue.service import Entry, Stage, make_entry, publish, relate, save_draft, values_of, withdraw
from gongkai.office.files.service import keep_file

pytestmark = pytest.mark.django_db
TITLE = "清溪镇农村宅基地审批管理办法"


@pytest.fixture
def public(entry_at: Callable[..., Entry]) -> Entry:
    return entry_at(Stage.PUBLISHED)


@pytest.fixture
def with_file(office: Office, values: dict[str, object]) -> Entry:
    file = keep_file(office.clerk, office.agency, "附表.txt", "一户一宅".encode())
    entry = make_entry(office.clerk, office.agency, values, [(file, "附表")])
    bring_out(office, entry)
    return entry


def _page(client: Client, entry: Entry) -> str:
    return f"/qingxi/entries/{entry.pk}/"


def _read(client: Client, url: str) -> str:
    """The tag of a file that is there, read to its end as a browser does."""
    answer = client.get(url)
    assert b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    return answer["ETag"]


LISTS = (
    "/", "/newest", "/newest?category=20.1", "/feed.atom", "/sitemap.xml", "/robots.txt", "/qingxi/", "/qingxi/guide",
    "/qingxi/rules", "/qingxi/annual", "/qingxi/ask", "/qingxi/newest", "/qingxi/newest?year=2026", "/qingxi/feed.atom",
    "/qingxi/catalogue/", "/qingxi/catalogue/20.1/",
)  # fmt: skip
OWN = (
    "/qingxi/entries/{pk}/", "/qingxi/entries/{pk}/?print", "/yunling/entries/{pk}/", "/sitemap-2026-03-1.xml",
    "/qingxi/entries/{pk}/files/1/x.txt", "/qingxi/entries/{pk}/files/1/附表.txt",
)  # fmt: skip


@pytest.mark.parametrize("stage", [s for s in Stage if s not in {Stage.PUBLISHED, Stage.WITHDRAWN}])
def test_a_stranger_finds_no_draft_at_any_address(
    stage: Stage, office: Office, entry_at: Callable[..., Entry], client: Client
) -> None:
    file = keep_file(office.clerk, office.agency, "附表.txt", "一户一宅".encode())
    entry = entry_at(stage, [(file, "附表")])
    lists = [client.get(url) for url in LISTS]
    own = [client.get(url.format(pk=entry.pk)) for url in OWN]

    assert {answer.status_code for answer in lists} == {200}
    assert {answer.status_code for answer in own} == {404}
    assert not [answer for answer in (*lists, *own) if TITLE in answer.content.decode()]
    assert not [answer for answer in lists if f"entries/{entry.pk}/" in answer.content.decode()]


def test_a_tag_guessed_right_opens_no_file_of_a_draft(
    office: Office, entry_at: Callable[..., Entry], client: Client
) -> None:
    file = keep_file(office.clerk, office.agency, "附表.txt", "一户一宅".encode())
    entry = entry_at(Stage.SIGNED, [(file, "附表")])
    url = f"/qingxi/entries/{entry.pk}/files/1/附表.txt"
    assert client.get(url, headers={"If-None-Match": f'"{file.hash}"'}).status_code == 404
    assert client.get(_page(client, entry), headers={"If-None-Match": "*"}).status_code == 404


def test_a_draft_moves_the_tag_of_no_list(office: Office, entry_at: Callable[..., Entry], client: Client) -> None:
    entry_at(Stage.PUBLISHED)
    before = [client.get(url).headers.get("ETag") for url in LISTS]
    entry_at(Stage.SIGNED, title="没有公开的标题")
    assert [client.get(url).headers.get("ETag") for url in LISTS] == before


def test_nobody_signed_in_sees_more_on_the_portal_than_a_stranger(
    office: Office, entry_at: Callable[..., Entry], client: Client
) -> None:
    entry = entry_at(Stage.SIGNED)
    client.force_login(office.clerk.person, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(_page(client, entry)).status_code == 404


def test_a_published_entry_stands_on_home_in_its_category_and_on_its_own_page(public: Entry, client: Client) -> None:
    for url in ("/qingxi/", "/qingxi/catalogue/20.1/", _page(client, public)):
        assert TITLE in client.get(url).content.decode()
    page = client.get(_page(client, public)).content.decode()
    for words in (public.index_number, "第二条 村民一户一宅。", "2026年3月2日", "清溪镇人民政府"):
        assert words in page


def test_the_address_of_another_agency_does_not_open_it(public: Entry, neighbour: Agency, client: Client) -> None:
    assert client.get(f"/hewan/entries/{public.pk}/").status_code == 404


def test_a_draft_of_an_amendment_shows_nothing_of_itself(office: Office, public: Entry, client: Client) -> None:
    before = client.get(_page(client, public))
    assert public.working is not None
    save_draft(office.clerk, public, values_of(public.working) | {"title": "改动中的标题"}, seen=seen(public))

    after = client.get(_page(client, public))
    assert (after.content, after["ETag"], after["Last-Modified"]) == (
        before.content,
        before["ETag"],
        before["Last-Modified"],
    )


def test_an_amendment_stands_there_with_its_reason(office: Office, public: Entry, client: Client) -> None:
    assert public.working is not None
    save_draft(office.clerk, public, values_of(public.working) | {"body": "新的正文"}, seen=seen(public))
    bring_out(office, public, reason="附件页码有误")

    page = client.get(_page(client, public)).content.decode()
    assert "附件页码有误" in page
    assert "新的正文" in page


def test_what_is_withdrawn_is_gone_with_title_day_and_reason(office: Office, with_file: Entry, client: Client) -> None:
    url = _page(client, with_file)
    assert _read(client, f"{url}files/1/附表.txt")
    withdraw(office.clerk, with_file, reason="内容有误，正在核对")

    gone = client.get(url)
    assert gone.status_code == client.get(f"{url}files/1/附表.txt").status_code == 410
    page = gone.content.decode()
    assert TITLE in page
    assert "内容有误，正在核对" in page
    assert "一户一宅" not in page
    assert TITLE not in client.get("/qingxi/").content.decode()


def test_a_file_comes_as_a_download_that_may_do_nothing(with_file: Entry, client: Client) -> None:
    answer = client.get(f"{_page(client, with_file)}files/1/附表.txt")

    assert b"".join(answer.streaming_content).decode() == "一户一宅"  # type: ignore[attr-defined]
    assert answer["Content-Disposition"].startswith("attachment")
    assert (answer["Cache-Control"], answer["Content-Security-Policy"]) == ("no-cache", "default-src 'none'; sandbox")


def test_a_file_kept_by_a_browser_is_asked_about_and_not_sent_twice(
    office: Office, with_file: Entry, client: Client
) -> None:
    url = f"{_page(client, with_file)}files/1/附表.txt"
    tag = _read(client, url)
    assert client.get(url, headers={"If-None-Match": tag}).status_code == 304

    withdraw(office.clerk, with_file, reason="内容有误")
    assert client.get(url, headers={"If-None-Match": tag}).status_code == 410


def test_a_page_kept_by_a_browser_is_asked_about_and_not_sent_twice(
    office: Office, public: Entry, client: Client
) -> None:
    url = _page(client, public)
    tag = client.get(url)["ETag"]
    assert client.get(url, headers={"If-None-Match": tag}).status_code == 304

    withdraw(office.clerk, public, reason="内容有误")
    assert client.get(url, headers={"If-None-Match": tag}).status_code == 410


def test_a_policy_and_its_explanation_lead_to_each_other(
    office: Office, public: Entry, with_file: Entry, client: Client
) -> None:
    relate(office.clerk, with_file, public, "explains")

    assert "政策解读：<a" in client.get(_page(client, public)).content.decode()
    assert "本文解读：<a" in client.get(_page(client, with_file)).content.decode()


def test_an_explanation_that_is_still_a_draft_is_not_linked(
    office: Office, public: Entry, values: dict[str, object], client: Client
) -> None:
    draft = make_entry(office.clerk, office.agency, values | {"title": "没写完的解读"})
    relate(office.clerk, draft, public, "explains")
    assert "没写完的解读" not in client.get(_page(client, public)).content.decode()


def test_a_document_no_longer_in_force_says_so(entry_at: Callable[..., Entry], client: Client) -> None:
    from datetime import date

    entry = entry_at(Stage.PUBLISHED, normative=True, validity="repealed", ended_on=date(2026, 3, 1))
    page = client.get(_page(client, entry)).content.decode()
    assert "本文件已废止" in page
    assert "2026年3月1日" in page


def test_a_text_with_markup_is_shown_as_text(entry_at: Callable[..., Entry], client: Client) -> None:
    entry = entry_at(Stage.PUBLISHED, body="<script>alert(1)</script>")
    assert b"<script>alert" not in client.get(_page(client, entry)).content


@pytest.mark.parametrize("word", ["desk", "accounts", "static", "healthz", "reading"])
def test_a_word_of_the_office_is_never_an_agencys_address(word: str, township: Agency) -> None:
    from django.urls import Resolver404, resolve

    Agency.objects.filter(pk=township.pk).update(slug=word)
    try:
        assert resolve(f"/{word}/").app_name != "portal"
    except Resolver404:
        assert word != "desk"


def test_the_only_agency_is_at_home_at_the_root(county: Agency, client: Client) -> None:
    assert client.get("/").headers["Location"] == "/yunling/"


def test_large_type_is_kept_and_leads_back_to_our_own_pages_alone(township: Agency, client: Client) -> None:
    back = client.get("/reading", {"type": "large", "next": "/qingxi/guide"})
    assert (back["Location"], back.cookies["gongkai_type"].value) == ("/qingxi/guide", "large")

    for elsewhere in ("https://evil.example/", "//evil.example/", "/\\evil.example"):
        assert client.get("/reading", {"type": "large", "next": elsewhere})["Location"] == "/"


def test_on_the_countys_site_the_page_here_names_the_countys_as_the_true_one(
    office: Office, entry_at: Callable[..., Entry], client: Client
) -> None:
    Agency.objects.filter(pk=office.agency.pk).update(public_place="county_site")
    entry = entry_at(Stage.SIGNED)
    entry.refresh_from_db()
    from dataclasses import replace

    from django.utils import timezone

    clerk = replace(office.clerk, on=timezone.localdate())
    publish(clerk, entry, seen=seen(entry), link="https://www.yunling.example/qx/1.html")

    page = client.get(_page(client, entry)).content.decode()
    assert '<link rel="canonical" href="https://www.yunling.example/qx/1.html">' in page


def test_a_file_is_saved_under_its_own_name_whatever_the_address_says(with_file: Entry, client: Client) -> None:
    answer = client.get(f"{_page(client, with_file)}files/1/setup.bat")
    assert "setup.bat" not in answer["Content-Disposition"]
    assert b"".join(answer.streaming_content)  # type: ignore[attr-defined]
