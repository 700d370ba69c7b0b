"""A text's whole way through the pages, from the clerk's first word to the public and back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from catalogue_world import Office
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from entry_page_world import page, post, signed_in, typed, words

from gongkai.office.catalogue.service import Entry, Public, Stage, short_code

pytestmark = pytest.mark.django_db
Values = dict[str, object]
At = Callable[..., Entry]


@pytest.fixture
def wang(office: Office) -> Client:
    return signed_in(office.clerk)


def _fresh(entry: Entry) -> Entry:
    entry.refresh_from_db()
    return entry


def test_a_clerk_writes_and_three_people_sign_and_it_is_public(wang: Client, office: Office, values: Values) -> None:
    answer = wang.post(reverse("catalogue:new"), typed(values, submit="1"))
    entry = Entry.rows.seen_by(office.clerk).get()
    assert answer["Location"] == reverse("catalogue:submit", args=[entry.pk])

    post(wang, "submit", entry, act="submit")
    for signer in (office.reviewer, office.endorser, office.signatory):
        post(signed_in(signer), "sign", entry, act="sign")
    post(wang, "publish", entry)

    assert (_fresh(entry).stage, entry.public) == (Stage.PUBLISHED, Public.PUBLISHED)


def test_saving_an_incomplete_draft_says_what_is_still_missing(wang: Client, office: Office) -> None:
    answer = wang.post(reverse("catalogue:new"), typed({"title": "防汛预案"}), follow=True)

    assert "送审前还要补" in words(answer)
    assert "请选择类目" in words(answer)


def test_what_was_typed_wrongly_is_said_on_top_and_beside_the_field(
    wang: Client, office: Office, values: Values
) -> None:
    answer = wang.post(reverse("catalogue:new"), typed(values, formed_on="去年"))

    assert answer.status_code == 422
    assert words(answer).count("请写成年-月-日") == 2
    assert str(values["body"]) in words(answer).replace("\r\n", "\n")
    assert not Entry.rows.seen_by(office.clerk).exists()


def test_personal_data_is_masked_before_it_is_sent(wang: Client, office: Office, entry_at: At) -> None:
    entry = entry_at(Stage.DRAFT, body="联系电话 13812345678")
    assert "还有 1 处没有处理" in page(wang, "submit", entry.pk)
    assert post(wang, "submit", entry, act="submit").status_code == 422

    post(wang, "submit", entry, act="mask")
    post(wang, "submit", entry, act="submit")

    assert _fresh(entry).stage == Stage.SECRECY
    assert entry.working is not None
    assert "13812345678" not in entry.working.body


def test_personal_data_kept_with_a_reason_is_shown_to_the_signer(wang: Client, office: Office, entry_at: At) -> None:
    entry = entry_at(Stage.DRAFT, body="便民电话 13812345678")
    text = page(wang, "submit", entry.pk)
    number = text.partition('name="reason-')[2].partition('"')[0]

    assert post(wang, "submit", entry, act="keep").status_code == 422
    post(wang, "submit", entry, act="keep", **{f"reason-{number}": "便民服务公开电话"})
    post(wang, "submit", entry, act="submit")

    assert "便民服务公开电话" in page(signed_in(office.reviewer), "sign", entry.pk)


def test_a_returned_draft_shows_the_remark(wang: Client, office: Office, entry_at: At) -> None:
    entry = entry_at(Stage.ENDORSEMENT)
    li = signed_in(office.endorser)
    assert post(li, "sign", entry, act="return").status_code == 422

    post(li, "sign", entry, act="return", remark="请补充依据")

    assert _fresh(entry).stage == Stage.DRAFT
    assert "请补充依据" in page(wang, "entry", entry.pk)


def test_a_signer_does_not_sign_what_he_has_not_read(
    wang: Client, office: Office, entry_at: At, values: Values
) -> None:
    entry = entry_at(Stage.SECRECY)
    old = page(signed_in(office.reviewer), "sign", entry.pk).partition('name="seen" value="')[2].partition('"')[0]
    post(wang, "edit", entry, **typed(values, title="改过的标题"))
    post(wang, "submit", entry, act="submit")

    answer = signed_in(office.reviewer).post(reverse("catalogue:sign", args=[entry.pk]), {"seen": old, "act": "sign"})

    assert answer.status_code == 422
    assert "重新打开本页" in words(answer)
    assert _fresh(entry).stage == Stage.SECRECY


def test_the_reviewer_notes_that_the_authority_was_asked(office: Office, entry_at: At) -> None:
    entry, zhou = entry_at(Stage.SECRECY), signed_in(office.reviewer)

    post(zhou, "sign", entry, act="escalate", remark="请县保密局确定")

    assert "已报请有关部门确定" in page(zhou, "entry", entry.pk)


def test_a_form_signed_by_hand_is_registered_with_its_scan(wang: Client, office: Office, entry_at: At) -> None:
    entry = entry_at(Stage.SECRECY)
    assert entry.working is not None
    assert office.reviewer.person is not None
    said = {
        "signer": office.reviewer.person.pk,
        "on": timezone.localdate().isoformat(),
        "code": short_code(entry.working.hash),
    }

    post(wang, "paper", entry, **said, scan=SimpleUploadedFile("审批表.pdf", b"%PDF-1.4 scan"))

    text = page(wang, "entry", entry.pk)
    assert "纸面签批" in text
    assert "审批表.pdf" in text


def test_a_form_with_another_versions_code_is_refused_beside_the_field(
    wang: Client, office: Office, entry_at: At
) -> None:
    entry = entry_at(Stage.SECRECY)
    assert office.reviewer.person is not None
    said = {"signer": office.reviewer.person.pk, "on": timezone.localdate().isoformat(), "code": "0000-0000-0000"}

    answer = post(wang, "paper", entry, **said)

    assert answer.status_code == 422
    assert "请照审批表右上角抄录 12 位校验码。" in words(answer)
