"""The files of an entry are searched too: read after the act, gone with it, and never a reason for an error."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from at_once import at_once
from catalogue_world import Office
from django_tasks_db.models import DBTaskResult
from search_world import TODAY, found

from gongkai.office.catalogue.service import Entry, Stage, make_entry, withdraw
from gongkai.office.files.service import keep_file, path_of
from gongkai.office.search.models import Chunk, Document
from gongkai.office.search.service import (
    Filters,
    asked,
    find,
    read_files,
    read_waiting,
    unread_files,
    waiting_documents,
)
from gongkai.office.upkeep.working import work_once

pytestmark = pytest.mark.django_db
MakeEntry = Callable[[list[tuple[str, bytes]]], Entry]
SHEET = ("名册.csv", "姓名,组别\n张三,第七组\n".encode())
TEXT = ("附表.txt", ("的" * 5_000 + "补助标准每月六百元").encode())
BROKEN = ("坏的.pdf", b"%PDF-1.7\nnothing of the kind")


def work() -> None:
    """The jobs of the queue, without the worker's own process: that closes the connection of the test."""
    for row in DBTaskResult.objects.filter(status="READY"):
        row.task.call(*row.args_kwargs["args"])
    DBTaskResult.objects.all().delete()


@pytest.mark.django_db(transaction=True)
def test_the_worker_itself_reads_what_was_published(with_files: MakeEntry) -> None:
    entry = with_files([SHEET])
    assert work_once() == []
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"
    assert found("第七组") == [entry.pk]


def test_a_file_is_found_after_the_worker_read_it_and_says_which_it_is(with_files: MakeEntry) -> None:
    entry = with_files([TEXT, SHEET])
    assert (found("补助标准"), waiting_documents()) == ([], 1)
    work()
    assert (found("补助标准"), found("第七组"), waiting_documents()) == ([entry.pk], [entry.pk], 0)
    (hit,) = find(asked("每月六百元"), Filters(), today=TODAY).hits
    assert (hit.file, [part.text for part in hit.snippet if part.hit]) == ("附表.txt", ["每月六百元"])


def test_terms_may_stand_in_title_text_and_file_together(with_files: MakeEntry) -> None:
    entry = with_files([TEXT, SHEET])
    work()
    assert found("宅基地 一户一宅 补助标准 第七组") == [entry.pk]
    assert (found("宅基地 -第七组"), found("宅基地 -第八组")) == ([], [entry.pk])


def test_a_file_that_cannot_be_read_is_named_and_hinders_nothing(with_files: MakeEntry) -> None:
    entry = with_files([BROKEN, SHEET])
    work()
    assert found("第七组") == [entry.pk]
    assert [(one.entry, one.name) for one in unread_files()] == [(entry.pk, "坏的.pdf")]
    assert unread_files(entry.agency_id + 1) == []


def test_a_file_that_is_missing_or_empty_of_words_is_named_with_the_reason(with_files: MakeEntry) -> None:
    entry = with_files([("空.txt", "，。".encode() * 9), ("丢了.txt", b"abc")])
    path_of(entry.published.attachments.get(name="丢了.txt").file.hash).unlink()  # type: ignore[union-attr]
    work()
    assert [one.name for one in unread_files()] == ["丢了.txt"]
    assert "不在文件夹里" in unread_files()[0].why


def test_a_file_leaves_the_search_with_its_entry(with_files: MakeEntry, office: Office) -> None:
    entry = with_files([TEXT])
    work()
    withdraw(office.clerk, entry, reason="附件有误")
    assert (found("补助标准"), Chunk._internal.count()) == ([], 0)
    work()
    assert found("补助标准") == []


def test_a_job_that_comes_after_the_withdrawal_brings_nothing_back(with_files: MakeEntry, office: Office) -> None:
    entry = with_files([TEXT])
    withdraw(office.clerk, entry, reason="附件有误")
    work()
    assert (found("补助标准"), Document._internal.count()) == ([], 0)


def test_a_job_of_the_version_before_writes_nothing_over_the_new_one(
    with_files: MakeEntry, amend: Callable[..., Entry]
) -> None:
    entry = with_files([TEXT])
    before = Document._internal.get()
    amend(entry, body="新的正文")
    assert read_files(before.pk, before.version_id) == 0
    assert found("新的正文") == [entry.pk]


def test_files_whose_job_was_lost_are_read_by_the_clock(with_files: MakeEntry) -> None:
    entry = with_files([SHEET])
    DBTaskResult.objects.all().delete()
    assert [read_waiting(entry.made_at) for _ in range(2)] == [1, 0]
    assert found("第七组") == [entry.pk]


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.SIGNED])
def test_the_file_of_a_draft_is_not_read_into_the_search(
    stage: Stage, office: Office, values: dict[str, object], entry_at: Callable[..., Entry]
) -> None:
    entry_at(stage)
    file = keep_file(office.clerk, office.agency, *TEXT)
    make_entry(office.clerk, office.agency, values, [(file, "附表.txt")])
    work()
    assert (found("补助标准"), Document._internal.count()) == ([], 0)


def test_the_text_of_a_word_file_is_found_cell_by_cell(with_files: MakeEntry) -> None:
    docx = pytest.importorskip("docx")
    paper = docx.Document()
    paper.add_paragraph("村级账目公示")
    paper.add_table(1, 2).rows[0].cells[1].text = "结余三万元"
    data = io.BytesIO()
    paper.save(data)
    entry = with_files([("账目.docx", data.getvalue())])
    work()
    assert found("账目公示 结余三万元") == [entry.pk]


@pytest.mark.django_db(transaction=True)
def test_a_withdrawal_while_its_files_are_being_read_leaves_nothing(with_files: MakeEntry, office: Office) -> None:
    entry = with_files([TEXT, SHEET])
    document = Document._internal.get()
    doings = [lambda: read_files(document.pk, document.version_id)] * 3
    results = at_once(*doings, lambda: withdraw(office.clerk, entry, reason="附件有误"))

    assert [one for one in results if isinstance(one, Exception)] == []
    assert (Document._internal.count(), Chunk._internal.count(), found("宅基地")) == (0, 0, [])
