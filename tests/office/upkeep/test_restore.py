"""From a backup back to an office: the same rows, the same numbers to come, a journal that proves."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from at_once import at_once
from backup_parts import rewritten
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from gongkai.office.agencies.service import Agency, Asker, Person, add_person
from gongkai.office.files.service import StoredFile, fetch
from gongkai.office.journal.service import Actor, Line, agencies_with_lines, recording, verify
from gongkai.office.upkeep.copies.check import examine
from gongkai.office.upkeep.copies.manifest import Manifest
from gongkai.office.upkeep.copies.refused import BackupRefused
from gongkai.office.upkeep.copies.restore import restore
from gongkai.office.upkeep.copies.write import write_backup
from gongkai.office.upkeep.heartbeat import last_beat
from gongkai.office.upkeep.migrating import pending_migrations

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _no_copies_left(own_data: Path) -> Iterator[None]:
    """SQLite's safety copies lie beside the tests' own database."""
    yield
    name = Path(str(connection.settings_dict["NAME"]))
    for path in name.parent.glob(f"{name.name}.before-*"):
        path.unlink()


def contents(manifest: Manifest) -> tuple[object, ...]:
    """What two backups of one office have in common, whatever the moment and the database."""
    return manifest.migrations, manifest.tables, manifest.heads, manifest.files


def test_a_backup_of_what_was_restored_is_the_same_backup(backed_up: Path, tmp_path: Path) -> None:
    restored = restore(backed_up, force=True)
    again = write_backup(tmp_path / "again.gkb")

    assert restored.faults == []
    assert contents(again) == contents(restored.manifest)


def test_what_happened_after_the_backup_is_gone_and_kept_aside(
    backed_up: Path, township: Agency, own_data: Path, tmp_path: Path
) -> None:
    add_person(Asker.program(), township, username="late", name="后来")
    restored = restore(backed_up, force=True)

    assert not Person.objects.filter(username="late").exists()
    assert Person.objects.filter(name="王芳").exists()
    assert all(path.exists() for path in restored.saved)
    assert len(restored.saved) == 1


def test_an_office_at_work_is_not_written_over(backed_up: Path, township: Agency) -> None:
    add_person(Asker.program(), township, username="late", name="后来")

    with pytest.raises(BackupRefused, match="--force"):
        restore(backed_up)
    assert Person.objects.filter(username="late").exists()


def test_a_damaged_backup_touches_nothing(backed_up: Path, township: Agency) -> None:
    backed_up.write_bytes(backed_up.read_bytes()[:-5])
    before = Line.objects.count()

    with pytest.raises(BackupRefused, match="没有复制完"):
        restore(backed_up, force=True)
    assert Line.objects.count() == before > 0


def test_files_come_back_and_a_damaged_one_is_mended(backed_up: Path, kept: StoredFile) -> None:
    folder = Path(settings.FILES_ROOT)
    (folder / kept.hash[:2] / kept.hash).write_bytes(b"damaged")
    restore(backed_up, force=True)
    assert len(fetch(kept.hash)) == kept.size
    shutil.rmtree(folder)
    restore(backed_up, force=True)
    assert len(fetch(kept.hash)) == kept.size


def test_a_number_once_given_is_not_given_again_after_a_restore(busy_office: Agency, tmp_path: Path) -> None:
    last, _ = add_person(Asker.program(), busy_office, username="gone", name="离开")
    gone = last.pk
    last.delete()
    write_backup(tmp_path / "x.gkb")
    restore(tmp_path / "x.gkb", force=True)

    assert add_person(Asker.program(), busy_office, username="new", name="新来")[0].pk > gone


def test_acts_go_on_after_a_restore_where_the_chain_ended(backed_up: Path, township: Agency) -> None:
    restore(backed_up, force=True)
    add_person(Asker.program(), township, username="next", name="接着")

    assert [fault for agency in agencies_with_lines() for fault in verify(agency)] == []


def test_the_moment_a_line_was_recorded_comes_back_to_the_microsecond(busy_office: Agency, tmp_path: Path) -> None:
    moment = datetime(2026, 3, 10, 1, 2, 3, 456789, tzinfo=UTC)
    with recording(Actor(), moment) as act:
        act.tell(busy_office.pk, "x.done", "x", 1)
    write_backup(tmp_path / "x.gkb")
    restore(tmp_path / "x.gkb", force=True)

    assert Line.objects.get(act="x.done").recorded_at == moment


def test_the_database_still_refuses_to_change_the_journal_after_a_restore(backed_up: Path) -> None:
    from django.db import DatabaseError

    restore(backed_up, force=True)

    with pytest.raises(DatabaseError, match="append-only"):
        Line.objects.update(act="other")


def test_restores_in_quick_succession_each_keep_what_was_there(backed_up: Path) -> None:
    first, second = restore(backed_up, force=True), restore(backed_up, force=True)

    assert first.saved[0] != second.saved[0]
    assert first.saved[0].exists()


def test_nothing_is_restored_under_a_program_that_has_the_database_open(backed_up: Path) -> None:
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM journal_line")
    with pytest.raises(BackupRefused, match="gongkai serve"):
        restore(backed_up, force=True)
    other.close()
    assert restore(backed_up, force=True).faults == []


def test_a_backup_of_an_older_program_is_loaded_into_its_own_tables_and_brought_up_to_date(
    busy_office: Agency, tmp_path: Path
) -> None:
    call_command("migrate", "axes", "0008", verbosity=0)
    older = write_backup(tmp_path / "older.gkb")
    restored = restore(tmp_path / "older.gkb", force=True)
    newer = write_backup(tmp_path / "newer.gkb")

    assert "axes.accessattemptexpiration" not in {table.model for table in older.tables}
    assert "axes.accessattemptexpiration" in {table.model for table in newer.tables}
    assert (restored.faults, pending_migrations()) == ([], [])


def test_a_backup_of_a_newer_program_is_refused_before_anything_is_touched(backed_up: Path, tmp_path: Path) -> None:
    def add_step(data: bytes) -> bytes:
        body = json.loads(data)
        return json.dumps(body | {"migrations": [*body["migrations"], ["upkeep", "0099_later"]]}).encode()

    path = rewritten(backed_up, tmp_path / "newer.gkb", "manifest.json", add_step)
    with pytest.raises(BackupRefused, match="0099_later"):
        restore(path, force=True)
    assert Person.objects.filter(name="王芳").exists()


def test_the_secret_comes_back_where_it_was_inside_and_the_other_is_kept_aside(
    busy_office: Agency, own_data: Path, tmp_path: Path
) -> None:
    write_backup(tmp_path / "x.gkb", with_secret=True)
    (own_data / "secret.key").write_text("another", encoding="ascii")
    restore(tmp_path / "x.gkb", force=True)

    assert (own_data / "secret.key").read_text(encoding="ascii").startswith("of this installation")
    assert [path.read_text(encoding="ascii") for path in own_data.glob("secret.key.before-*")] == ["another"]


def test_a_restore_is_noted(backed_up: Path) -> None:
    restore(backed_up, force=True)

    assert last_beat("restore") is not None


def _acts(agency: int, count: int) -> Callable[[], None]:
    def doing() -> None:
        for number in range(count):
            with recording(Actor(1, "某人")) as act:
                act.tell(agency, "entry.saved", "entry", number, remark="忙" * 200)

    return doing


def test_a_backup_made_while_others_write_restores_to_a_journal_that_proves(
    busy_office: Agency, county: Agency, tmp_path: Path
) -> None:
    def back_up() -> Manifest:
        manifests = [write_backup(tmp_path / f"{number}.gkb") for number in range(4)]
        return manifests[-1]

    results = at_once(_acts(busy_office.pk, 60), _acts(county.pk, 60), _acts(busy_office.pk, 60), back_up)
    assert results[:3] == [None] * 3
    for number in range(4):
        restored = restore(tmp_path / f"{number}.gkb", force=True)
        assert restored.faults == []


def test_the_heads_in_a_backup_are_the_last_lines_in_it(busy_office: Agency, tmp_path: Path) -> None:
    at_once(_acts(busy_office.pk, 30), lambda: write_backup(tmp_path / "x.gkb"))
    manifest = examine(tmp_path / "x.gkb")
    lines = next(table.rows for table in manifest.tables if table.model == "journal.line")

    assert sum(head.number for head in manifest.heads) == lines
