"""An entry's page: its whole public life, what belongs to it, what machines read of it, and how it stands on paper."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from catalogue_world import Office, seen
from django.test import Client
from portal_world import amended, page, published

from gongkai.office.catalogue.service import (
    Entry,
    Stage,
    make_entry,
    public_history,
    relate,
    return_entry,
    submit,
    withdraw,
)
from gongkai.office.files.service import keep_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def public(entry_at: Callable[..., Entry]) -> Entry:
    return entry_at(Stage.PUBLISHED)


def _url(entry: Entry) -> str:
    return f"/qingxi/entries/{entry.pk}/"


def _data(text: str) -> dict[str, object]:
    match = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)
    assert match is not None
    return dict(json.loads(match[1]))


def test_the_page_tells_every_amendment_with_its_reason(office: Office, public: Entry, client: Client) -> None:
    for reason in ("页码有误", "金额有误"):
        amended(office, public, reason, body=reason)

    text = page(client, _url(public))
    assert "公开和更正的经过" in text
    assert text.index("页码有误") < text.rindex("金额有误")


def test_a_return_on_the_way_is_no_part_of_the_public_life(
    office: Office, public: Entry, values: dict[str, object]
) -> None:
    draft = make_entry(office.clerk, office.agency, values | {"title": "另一条"})
    submit(office.clerk, draft, seen=seen(draft))
    return_entry(office.reviewer, draft, remark="涉密，不得公开", seen=seen(draft))
    assert public_history(draft) == []
    assert [event.kind for event in public_history(public)] == ["published"]


def test_what_was_withdrawn_and_is_public_again_says_all_of_it(office: Office, public: Entry, client: Client) -> None:
    withdraw(office.clerk, public, reason="数字核对")
    assert "数字核对" in page(client, _url(public), 410)
    amended(office, public, "核对无误", body="第一条 核对过的正文")

    assert [event.kind for event in public_history(public)] == ["published", "withdrawn", "restored"]
    text = page(client, _url(public))
    assert "数字核对" in text
    assert "重新公开" in text


def test_a_withdrawn_policy_is_no_longer_linked_from_its_explanation(
    office: Office, public: Entry, values: dict[str, object], client: Client
) -> None:
    other = published(office, values, title="宅基地办法解读", summary="讲讲新办法")
    relate(office.clerk, other, public, "explains")
    assert "讲讲新办法" in page(client, _url(public))

    withdraw(office.clerk, public, reason="有误")
    assert _url(public) not in page(client, _url(other))


@pytest.mark.parametrize(("kind", "forward", "backward"), [("repeals", "本文废止", "已被废止"), ("implements", "贯彻落实", "落实情况")])  # fmt: skip
def test_related_entries_lead_to_each_other_in_their_own_words(
    kind: str, forward: str, backward: str, office: Office, public: Entry, values: dict[str, object], client: Client
) -> None:
    other = published(office, values, title="另一份文件")
    relate(office.clerk, other, public, kind)
    assert f'{forward}：<a href="{_url(public)}"' in page(client, _url(other))
    assert f'{backward}：<a href="{_url(other)}"' in page(client, _url(public))


def test_machines_read_what_the_page_shows(office: Office, values: dict[str, object], client: Client) -> None:
    file = keep_file(office.clerk, office.agency, "附表.txt", "一户一宅".encode())
    normative = {"normative": True, "validity": "valid", "document_number": "清政发〔2026〕1号"}
    entry = published(office, values, [(file, "附表")], **normative)
    data = _data(page(client, _url(entry)))

    assert (data["@type"], data["identifier"], data["datePublished"]) == (
        "Legislation",
        entry.index_number,
        "2026-03-10",
    )
    assert data["encoding"][0]["contentUrl"].endswith("/files/1/%E9%99%84%E8%A1%A8.txt")  # type: ignore[index]
    assert "telephone" not in data["publisher"], "what is not known is not said"  # type: ignore[operator]


def test_no_title_ends_the_data_for_machines(office: Office, values: dict[str, object], client: Client) -> None:
    entry = published(office, values, title="办法</script><script>alert(1)")
    text = page(client, _url(entry))
    assert _data(text)["name"] == "办法</script><script>alert(1)"
    assert "<script>alert" not in text


def test_on_paper_the_document_stands_alone(public: Entry, client: Client) -> None:
    text = page(client, f"{_url(public)}?print")
    assert "portal-nav" not in text
    assert "第二条 村民一户一宅。" in text
    assert re.search(rf'<link rel="canonical" href="http[^"]*{_url(public)}">', text)
    assert 'name="robots" content="noindex"' in text


def test_on_paper_too_what_is_withdrawn_is_gone(office: Office, public: Entry, client: Client) -> None:
    withdraw(office.clerk, public, reason="有误")
    assert "一户一宅" not in page(client, f"{_url(public)}?print", 410)


@pytest.mark.parametrize("end", ["\n清溪镇人民政府\n2026年3月2日", "\n清溪镇人民政府\n二〇二六年三月二日", ""])
def test_a_document_is_signed_once(end: str, entry_at: Callable[..., Entry], client: Client) -> None:
    entry = entry_at(Stage.PUBLISHED, body=f"第一条 一户一宅。{end}")
    text = page(client, _url(entry))
    body = text[text.index('id="text"') : text.index("</article>")]
    assert body.count("清溪镇人民政府") == 1
    assert len(re.findall(r"<p>2026年3月2日|<p>二〇二六年三月二日", body)) == 1


def test_a_page_changed_when_what_is_public_changed(office: Office, public: Entry, client: Client) -> None:
    first = client.get(_url(public))["Last-Modified"]
    event = public_history(public)[-1]
    assert first == event.at.strftime("%a, %d %b %Y %H:%M:%S GMT")
