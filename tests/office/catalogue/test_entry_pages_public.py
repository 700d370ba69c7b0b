"""The pages that bring a text to the public, change it there and take it back; and how texts hang together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from catalogue_world import Office
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from entry_page_world import page, post, signed_in, typed

from gongkai.office.agencies.service import Agency, Asker, DutyKind, Person, PublicPlace
from gongkai.office.catalogue.service import Category, Entry, FactKind, Public, Relation, Stage, Version

pytestmark = pytest.mark.django_db
Values = dict[str, object]
At = Callable[..., Entry]


@pytest.fixture
def wang(office: Office) -> Client:
    return signed_in(office.clerk)


def _fresh(entry: Entry) -> Entry:
    entry.refresh_from_db()
    return entry


def test_an_amendment_wants_a_reason_for_the_public(wang: Client, office: Office, entry_at: At, values: Values) -> None:
    entry = entry_at(Stage.PUBLISHED)
    post(wang, "edit", entry, **typed(values, title="更正后的标题"))
    post(wang, "submit", entry, act="submit")
    for signer in (office.reviewer, office.endorser, office.signatory):
        assert "与现在公开的相比，改了什么" in page(signed_in(signer), "sign", entry.pk)
        post(signed_in(signer), "sign", entry, act="sign")

    assert post(wang, "publish", entry).status_code == 422
    post(wang, "publish", entry, reason="更正标题")

    assert (_fresh(entry).public_title, entry.public_reason) == ("更正后的标题", "更正标题")


def test_what_stands_on_the_countys_site_is_registered_with_its_link(
    wang: Client, office: Office, entry_at: At
) -> None:
    entry = entry_at(Stage.SIGNED)
    Agency.objects.filter(pk=office.agency.pk).update(public_place=PublicPlace.COUNTY_SITE)
    said = {"on": timezone.localdate().isoformat()}
    assert "&lt;p&gt;第一条" in page(wang, "publish", entry.pk)

    assert post(wang, "publish", entry, **said, link="没有").status_code == 422
    post(
        wang,
        "publish",
        entry,
        **said,
        link="https://www.county.example/1.html",
        proof=SimpleUploadedFile("截图.png", b"\x89PNG\r\n\x1a\nx"),
    )

    assert _fresh(entry).public_link == "https://www.county.example/1.html"
    assert "截图.png" in page(wang, "entry", entry.pk)


def test_a_time_is_set_and_taken_back(wang: Client, entry_at: At) -> None:
    entry = entry_at(Stage.SIGNED)
    moment = timezone.localtime() + timedelta(days=1)
    assert post(wang, "schedule", entry, moment="2020-01-01T09:00").status_code == 422

    post(wang, "schedule", entry, moment=f"{moment:%Y-%m-%dT%H:%M}")
    assert _fresh(entry).stage == Stage.SCHEDULED
    post(wang, "unschedule", entry)

    assert _fresh(entry).stage == Stage.SIGNED


def test_the_head_takes_back_what_he_signed(office: Office, entry_at: At) -> None:
    entry = entry_at(Stage.SIGNED)

    post(signed_in(office.signatory), "return", entry, reason="数字有误")

    assert _fresh(entry).returned_remark == "数字有误"


def test_a_withdrawal_says_why(wang: Client, entry_at: At) -> None:
    entry = entry_at(Stage.PUBLISHED)
    assert post(wang, "withdraw", entry, reason="").status_code == 422

    post(wang, "withdraw", entry, reason="附件有误")

    assert _fresh(entry).public == Public.WITHDRAWN
    assert "附件有误" in page(wang, "entry", entry.pk)


def test_a_signature_given_by_mistake_is_struck_out(office: Office, entry_at: At) -> None:
    entry = entry_at(Stage.ENDORSEMENT)
    fact = entry.facts.get(kind=FactKind.SECRECY_PASSED)
    assert post(signed_in(office.endorser), "void", entry, fact.pk, reason="不是我签的").status_code == 403

    post(signed_in(office.reviewer), "void", entry, fact.pk, reason="点错了")

    assert _fresh(entry).stage == Stage.SECRECY
    assert "<s>保密审查通过" in page(signed_in(office.reviewer), "entry", entry.pk)


def test_a_draft_is_given_up_and_edited_no_more(wang: Client, entry_at: At) -> None:
    entry = entry_at(Stage.DRAFT)

    post(wang, "discard", entry, reason="重复")

    assert _fresh(entry).stage == Stage.DISCARDED
    assert wang.get(reverse("catalogue:edit", args=[entry.pk])).status_code == 302


def test_two_entries_are_related_and_parted(wang: Client, office: Office, entry_at: At, values: Values) -> None:
    one, other = entry_at(Stage.DRAFT), entry_at(Stage.DRAFT, title="宅基地办法解读")
    answer = wang.post(
        reverse("catalogue:relate", args=[other.pk]) + "?q=审批管理", {"kind": "explains", "other": one.pk, "seen": ""}
    )
    assert answer.status_code == 302
    assert "政策解读" in page(wang, "entry", one.pk)

    relation = Relation.rows.seen_by(office.clerk).get()
    post(wang, "unrelate", other, relation.pk)

    assert "没有关联的信息" in page(wang, "entry", one.pk)


def test_any_two_versions_are_compared(wang: Client, entry_at: At, values: Values) -> None:
    entry = entry_at(Stage.DRAFT)
    post(wang, "edit", entry, **typed(values, title="第二版标题"))
    post(wang, "edit", entry, **typed(values, title="第三版标题"))

    text = page(wang, "versions", entry.pk, old=1, new=2)

    assert "第二版标题" in text.partition("difference")[2]
    assert page(wang, "version", entry.pk, 1).count("农村宅基地") > 0
    assert page(wang, "versions", entry.pk, old=9, status=404)


def test_the_preview_says_that_it_is_not_public(wang: Client, entry_at: At) -> None:
    assert "现在群众看不到这一版" in page(wang, "preview", entry_at(Stage.DRAFT).pk)
    assert "现在公开的就是这一版" in page(wang, "preview", entry_at(Stage.PUBLISHED).pk)


def test_local_categories_stand_below_their_heading(wang: Client, office: Office) -> None:
    top = Category._internal.get(code="20.1")
    Category(agency=office.agency, parent=top, code="z1", name="镇规范性文件").save()

    text = page(wang, "new")

    group = text.partition('<optgroup label="20.1')[2].partition("</optgroup>")[0]
    assert "镇规范性文件" in group


def test_a_person_of_two_townships_writes_for_either(
    office: Office, neighbour: Agency, person_with: Callable[..., Person], values: Values
) -> None:
    ma = Client()
    ma.force_login(person_with("马超", neighbour, DutyKind.CLERK))
    ma.post(reverse("catalogue:new"), typed(values, agency=str(neighbour.pk)))

    assert Version._internal.get().entry.agency == neighbour
    assert ma.post(reverse("catalogue:new"), typed(values, agency=str(office.agency.pk))).status_code == 404
    assert not Entry.rows.seen_by(Asker(office.clerk.person, office.clerk.held)).exists()


def test_lines_that_begin_with_a_hash_are_headings_in_the_preview(wang: Client, entry_at: At) -> None:
    text = page(wang, "preview", entry_at(Stage.DRAFT, body="# 第一章 总则\n第一条 <b>原样</b>").pk)

    assert "<h2>第一章 总则</h2>" in text
    assert "<p>第一条 &lt;b&gt;原样&lt;/b&gt;</p>" in text
