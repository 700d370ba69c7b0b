"""A random walk of publishing, amending, withdrawing: after every act all that the portal shows is the published set."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from catalogue_world import Office
from django.test import Client
from portal_world import amended, bring_out, feed, links_on, mapped, page, published, whole_list

from gongkai.office.catalogue.service import Category, Entry, make_entry, save_draft, values_of, withdraw
from gongkai.office.files.service import keep_file

pytestmark = pytest.mark.django_db


@dataclass
class Walk:
    """What was done, and what the public must therefore find: title and words by entry, what is gone, what is a draft."""

    office: Office
    values: dict[str, object]
    chance: random.Random
    public: dict[int, tuple[str, str]] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)
    drafts: dict[int, str] = field(default_factory=dict)
    count: int = 0

    def step(self) -> None:
        """One act, on the same day or a later one."""
        self.count += 1
        office, days = self.office, timedelta(days=self.chance.randint(0, 20))
        clerk, *rest = (replace(one, on=one.on + days) for one in (office.clerk, office.reviewer, office.endorser, office.signatory))  # fmt: skip
        self.office = Office(office.agency, clerk, *rest)
        acts = [self.publish, self.publish, self.draft, self.start_amending]
        acts += [self.amend, self.withdraw] if self.public else []
        acts += [self.restore] if self.gone else []
        self.chance.choice(acts)()

    def said(self) -> dict[str, object]:
        """A text of its own, in one of three headings."""
        codes = ("20.1", "20.7", "21.t4")
        key = Category._internal.get(code=self.chance.choice(codes)).pk
        return self.values | {"title": f"公告{self.count}号", "body": f"内容{self.count}之一", "category_id": key}

    def publish(self) -> None:
        """A new one with a file."""
        file = keep_file(self.office.clerk, self.office.agency, "表.txt", f"附件{self.count}".encode())
        entry = published(self.office, self.said(), [(file, "表.txt")])
        self.public[entry.pk] = (f"公告{self.count}号", f"内容{self.count}之一")

    def draft(self) -> None:
        """One that nobody may find."""
        entry = make_entry(self.office.clerk, self.office.agency, self.values | {"title": f"密稿{self.count}"})
        self.drafts[entry.pk] = f"密稿{self.count}"

    def start_amending(self) -> None:
        """An amendment begun and not published changes nothing."""
        if not self.public:
            return
        entry = self.one(self.public)
        assert entry.working is not None
        values = values_of(entry.working) | {"body": "没有签发的改动"}
        save_draft(self.office.clerk, entry, values, seen=entry.working.hash)

    def amend(self) -> None:
        """Other words, another heading, the file gone with the old version."""
        entry = self.one(self.public)
        amended(self.office, entry, "有误", **{**self.said(), "title": f"更正{self.count}号"})
        self.public[entry.pk] = (f"更正{self.count}号", f"内容{self.count}之一")

    def withdraw(self) -> None:
        """Gone."""
        entry = self.one(self.public)
        withdraw(self.office.clerk, entry, reason="撤回核对")
        del self.public[entry.pk]
        self.gone.add(entry.pk)

    def restore(self) -> None:
        """Public again, as another version."""
        entry = self.one(self.gone)
        amended(self.office, entry, "核对无误", title=f"重发{self.count}号", body=f"内容{self.count}之一")
        self.gone.discard(entry.pk)
        self.public[entry.pk] = (f"重发{self.count}号", f"内容{self.count}之一")

    def one(self, of: object) -> Entry:
        """Any of them."""
        return Entry._internal.get(pk=self.chance.choice(sorted(of)))  # type: ignore[call-overload]


def _agree(walk: Walk, client: Client) -> None:
    public = set(walk.public)
    assert (sorted(whole_list(client, "/qingxi/newest")), sorted(mapped(client))) == (sorted(public), sorted(public))
    assert whole_list(client, "/newest") == whole_list(client, "/qingxi/newest")
    for url in ("/feed.atom", "/qingxi/feed.atom"):
        titles, stones = feed(client, url)
        assert titles == {key: said[0] for key, said in walk.public.items()}
        assert stones == walk.gone
    codes = ("20.1", "20.7", "21.t4")
    assert sorted(key for code in codes for key in whole_list(client, f"/qingxi/catalogue/{code}/")) == sorted(public)
    assert links_on(page(client, "/")) == links_on(page(client, "/qingxi/")) <= public


def _each_page_and_file(walk: Walk, client: Client) -> None:
    for key, (title, words) in walk.public.items():
        text = page(client, f"/qingxi/entries/{key}/")
        assert title in text
        assert words in text
        assert "没有签发的改动" not in text
    for key, status in [*((key, 410) for key in walk.gone), *((key, 404) for key in walk.drafts)]:
        text = page(client, f"/qingxi/entries/{key}/", status)
        assert walk.drafts.get(key, "之一") not in text
        assert client.get(f"/qingxi/entries/{key}/files/1/表.txt").status_code == status


@pytest.mark.parametrize("seed", [7, 19])
def test_list_feed_map_pages_and_files_agree_with_what_is_published_after_every_act(
    seed: int, office: Office, values: dict[str, object], client: Client
) -> None:
    walk = Walk(office, values, random.Random(seed))  # noqa: S311 - a walk, no secret
    for _ in range(30):
        walk.step()
        _agree(walk, client)
    _each_page_and_file(walk, client)
    assert walk.gone | walk.drafts.keys(), "the walk must have met withdrawn entries and drafts"


def test_the_files_of_what_is_public_are_there(office: Office, values: dict[str, object], client: Client) -> None:
    file = keep_file(office.clerk, office.agency, "表.txt", "附件".encode())
    entry = bring_out(office, make_entry(office.clerk, office.agency, values, [(file, "表.txt")]))
    answer = client.get(f"/qingxi/entries/{entry.pk}/files/1/表.txt")
    assert b"".join(answer.streaming_content).decode() == "附件"  # type: ignore[attr-defined]
