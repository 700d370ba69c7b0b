"""No word a clerk typed is lost: drafts keep themselves, two writers do not overwrite each other, bad files cost nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from catalogue_world import Office
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from entry_page_world import page, post, signed_in, typed, words

from gongkai.office.agencies.service import Agency, Asker, DutyKind
from gongkai.office.catalogue.service import Entry, Stage, WorkingCopy
from gongkai.office.files.service import StoredFile
from gongkai.office.journal.service import Line

pytestmark = pytest.mark.django_db
Values = dict[str, object]
At = Callable[..., Entry]


@pytest.fixture
def wang(office: Office) -> Client:
    return signed_in(office.clerk)


@pytest.fixture
def liu(asker_with: Callable[..., Asker], township: Agency) -> Client:
    """刘洋, a second clerk of the same township."""
    return signed_in(asker_with("刘洋", township, DutyKind.CLERK))


def _latest(entry: Entry) -> object:
    entry.refresh_from_db()
    return entry.working


def _file(name: str, data: bytes = b"%PDF-1.4 x") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_what_is_typed_is_kept_and_offered_on_return(wang: Client, entry_at: At, values: Values) -> None:
    entry = entry_at(Stage.DRAFT)

    answer = post(wang, "keep", entry, **typed(values, body="写到一半"))

    assert set(answer.json()) == {"saved_at", "keep_url", "fields"}  # type: ignore[attr-defined]
    assert "有未保存的内容" in page(wang, "edit", entry.pk)
    assert "写到一半" in page(wang, "edit", entry.pk, copy=1)


def test_keeping_words_is_not_journalled(wang: Client, entry_at: At, values: Values) -> None:
    entry = entry_at(Stage.DRAFT)
    lines = Line.objects.count()

    post(wang, "keep", entry, **typed(values, body="写到一半"))

    assert Line.objects.count() == lines


def test_unsaved_words_are_the_writers_alone(wang: Client, liu: Client, entry_at: At, values: Values) -> None:
    entry = entry_at(Stage.DRAFT)

    post(wang, "keep", entry, **typed(values, body="只有我知道"))

    for text in (page(liu, "entry", entry.pk), page(liu, "edit", entry.pk), page(liu, "edit", entry.pk, copy=1)):
        assert "只有我知道" not in text
        assert "有未保存的内容" not in text


def test_unsaved_words_are_thrown_away_at_the_writers_wish(wang: Client, entry_at: At, values: Values) -> None:
    entry = entry_at(Stage.DRAFT)
    post(wang, "keep", entry, **typed(values, body="写到一半"))

    post(wang, "drop", entry)

    assert "写到一半" not in page(wang, "edit", entry.pk)
    assert not WorkingCopy._internal.exists()


def test_saving_leaves_nothing_unsaved(wang: Client, entry_at: At, values: Values) -> None:
    entry = entry_at(Stage.DRAFT)
    for body in ("改了", "改了"):
        post(wang, "keep", entry, **typed(values, body=body))
        post(wang, "edit", entry, **typed(values, body=body))

    assert not WorkingCopy._internal.exists()


def test_the_first_word_of_a_new_entry_makes_one_draft_and_saving_no_second(
    wang: Client, office: Office, values: Values
) -> None:
    keep, new = reverse("catalogue:keep-new"), reverse("catalogue:new")
    assert wang.post(keep, {"key": "k1", "title": " "}).status_code == 204

    for title in ("清溪", "清溪镇"):
        wang.post(keep, {"key": "k1", **typed(values, title=title)})
    wang.post(new, {"key": "k1", **typed(values)})

    entry = Entry.rows.seen_by(office.clerk).get()
    assert str(entry.working) == values["title"]


def test_words_for_a_discarded_entry_are_refused_in_a_sentence(wang: Client, entry_at: At, values: Values) -> None:
    answer = post(wang, "keep", entry_at(Stage.DISCARDED), **typed(values))

    assert (answer.status_code, answer["Content-Type"]) == (409, "text/plain; charset=utf-8")
    assert "已弃用" in words(answer)


def test_a_reviewer_keeps_no_words(office: Office, entry_at: At, values: Values) -> None:
    assert post(signed_in(office.reviewer), "keep", entry_at(Stage.DRAFT), **typed(values)).status_code == 403


def test_two_writers_see_both_texts_and_nothing_is_lost(
    wang: Client, liu: Client, entry_at: At, values: Values
) -> None:
    entry = entry_at(Stage.DRAFT)
    began = entry.working
    assert began is not None
    post(liu, "edit", entry, **typed(values, summary="刘洋改的概述"))

    answer = wang.post(
        reverse("catalogue:edit", args=[entry.pk]), {"seen": began.hash, **typed(values, body="王芳写的正文")}
    )

    assert answer.status_code == 409
    assert "王芳写的正文" in words(answer)
    assert "刘洋改的概述" in words(answer)
    assert "王芳写的正文" in WorkingCopy._internal.get().fields["body"]
    assert "刘洋改的概述" in str(_latest(entry).summary)  # type: ignore[attr-defined]


def test_what_the_writer_left_alone_is_the_others_and_clashes_are_named(
    wang: Client, liu: Client, entry_at: At, values: Values
) -> None:
    entry = entry_at(Stage.DRAFT)
    began = entry.working
    assert began is not None
    post(liu, "edit", entry, **typed(values, summary="刘洋的概述", body="刘洋的正文"))

    answer = wang.post(
        reverse("catalogue:edit", args=[entry.pk]), {"seen": began.hash, **typed(values, body="王芳的正文")}
    )

    assert "两人都改了：正文，" in words(answer)
    form = words(answer).partition('name="summary"')[2]
    assert "刘洋的概述" in form
    assert "王芳的正文" in form


def test_after_seeing_both_the_writer_saves_knowingly(wang: Client, liu: Client, entry_at: At, values: Values) -> None:
    entry = entry_at(Stage.DRAFT)
    post(liu, "edit", entry, **typed(values, summary="刘洋改的概述"))

    post(wang, "edit", entry, **typed(values, summary="刘洋改的概述", body="王芳写的正文"))

    newest = _latest(entry)
    assert (newest.number, newest.body, newest.summary) == (3, "王芳写的正文", "刘洋改的概述")  # type: ignore[attr-defined]


def test_several_files_come_at_once_in_their_order(wang: Client, entry_at: At, values: Values) -> None:
    entry = entry_at(Stage.DRAFT)

    post(wang, "edit", entry, **typed(values), uploads=[_file("甲.pdf"), _file("乙.pdf", b"%PDF-1.4 y")])

    assert [row.name for row in _latest(entry).attachments.all()] == ["甲.pdf", "乙.pdf"]  # type: ignore[attr-defined]


def test_a_bad_file_costs_neither_the_words_nor_the_other_file(wang: Client, entry_at: At, values: Values) -> None:
    entry = entry_at(Stage.DRAFT)

    answer = post(
        wang, "edit", entry, **typed(values, body="写好的正文"), uploads=[_file("好.pdf"), _file("坏.exe", b"MZ\x00")]
    )

    text = words(answer)
    kept = StoredFile._internal.get()
    assert answer.status_code == 422
    assert "坏.exe" in text
    assert f'name="file" value="{kept.pk}"' in text
    assert "写好的正文" in text


def test_attachments_are_renamed_reordered_and_removed(wang: Client, entry_at: At, values: Values) -> None:
    entry = entry_at(Stage.DRAFT)
    post(wang, "edit", entry, **typed(values), uploads=[_file(f"{n}.pdf", f"%PDF-1.4 {n}".encode()) for n in "甲乙丙"])
    one, two, three = (row.file_id for row in _latest(entry).attachments.all())  # type: ignore[attr-defined]

    said = {
        "file": [one, two, three],
        f"order-{one}": "3",
        f"order-{two}": "1",
        f"order-{three}": "2",
        f"remove-{three}": "on",
        f"name-{one}": "申请表",
    }
    post(wang, "edit", entry, **typed(values), **said)

    assert [row.name for row in _latest(entry).attachments.all()] == ["乙.pdf", "申请表"]  # type: ignore[attr-defined]


def test_another_townships_file_cannot_be_attached(
    wang: Client, entry_at: At, values: Values, neighbour: Agency
) -> None:
    entry = entry_at(Stage.DRAFT)
    foreign = StoredFile(agency=neighbour, name="别镇.pdf", media_type="application/pdf", size=1, hash="0" * 64)
    foreign.save()

    post(wang, "edit", entry, **typed(values, title="改"), file=[foreign.pk])

    assert list(_latest(entry).attachments.all()) == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("stage", [Stage.SECRECY, Stage.SIGNED, Stage.SCHEDULED])
def test_who_edits_what_is_in_sign_off_is_warned_before_he_types(wang: Client, entry_at: At, stage: Stage) -> None:
    assert "要重新送审" in page(wang, "edit", entry_at(stage).pk)


def test_who_edits_a_draft_is_not_warned(wang: Client, entry_at: At) -> None:
    assert "要重新送审" not in page(wang, "edit", entry_at(Stage.DRAFT).pk)
