"""The index is derived: it is made again by one command, left out of backups, and there again after a restore."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from catalogue_world import Office
from django.core.management import call_command
from django.db import connection
from search_world import found, published

from gongkai.office.agencies.service import Agency, Asker, asker_for
from gongkai.office.catalogue.service import Entry, Stage, withdraw
from gongkai.office.configuration import Configuration
from gongkai.office.search.models import Document
from gongkai.office.search.service import waiting_documents
from gongkai.office.upkeep.copies.restore import restore
from gongkai.office.upkeep.copies.tables import applied_steps, label_of, tables_at, targets_of
from gongkai.office.upkeep.copies.write import write_backup
from gongkai.office.upkeep.service import rebuild, rebuilders

MakeEntry = Callable[[list[tuple[str, bytes]]], Entry]


@pytest.mark.django_db
def test_an_index_that_holds_nonsense_is_right_again_after_a_rebuild(township: Agency, with_files: MakeEntry) -> None:
    entry = with_files([("附表.txt", "补助标准".encode()), ("坏.pdf", b"%PDF-1.7\n")])
    other = published(township, "修路的通知", "长" * 9_000)
    Document._internal.filter(entry=other.entry).update(split=False)
    _spoil()
    said = rebuild("search")
    assert (found("修路"), found("补助标准"), found("胡言"), waiting_documents()) == ([other.entry], [entry.pk], [], 0)
    assert said == "2 条信息，读入附件 1 个，查不到文字的附件 1 个"


def _spoil() -> None:
    """Tokens that belong to nothing, and none where some belong."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("INSERT INTO search_index (rowid, title, body) SELECT id, '胡言', '胡言' FROM search_chunk")
        else:
            cursor.execute("UPDATE search_chunk SET grams = '''胡言'':1'::tsvector")


@pytest.mark.django_db
def test_a_rebuild_of_nothing_says_so(db: None) -> None:
    assert "search" in rebuilders()
    assert rebuild("search") == "0 条信息，读入附件 0 个，查不到文字的附件 0 个"


@pytest.mark.django_db(transaction=True)
def test_emptying_the_database_empties_the_index(office: Office, entry_at: Callable[..., Entry]) -> None:
    entry_at(Stage.PUBLISHED)
    call_command("flush", interactive=False, verbosity=0)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT COUNT(*) FROM search_index WHERE search_index MATCH %s", ['"宅基"'])
            assert cursor.fetchone() == (0,)
    assert Document._internal.count() == 0


@pytest.mark.django_db
def test_a_backup_leaves_the_index_out(office: Office, entry_at: Callable[..., Entry], tmp_path: Path) -> None:
    labels = {label_of(model) for model in tables_at(targets_of(applied_steps(connection), connection), connection)}
    assert "catalogue.entry" in labels
    assert not {label for label in labels if label.startswith("search.")}


@pytest.mark.django_db(transaction=True)
def test_what_was_found_before_a_backup_is_found_after_the_restore(
    with_files: MakeEntry, tmp_path: Path, settings: object
) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    settings.CONFIGURATION = Configuration(data=data, secret_key="of this installation " * 3)  # type: ignore[attr-defined]
    entry = with_files([("附表.txt", "补助标准".encode())])
    write_backup(tmp_path / "office.gkb")
    withdraw(_clerk_of(entry), entry, reason="有误")
    saved = restore(tmp_path / "office.gkb", force=True).saved

    assert (found("宅基地"), found("补助标准")) == ([entry.pk], [entry.pk])
    for path in saved:
        path.unlink()


def _clerk_of(entry: Entry) -> Asker:
    assert entry.made_by is not None
    return asker_for(entry.made_by)
