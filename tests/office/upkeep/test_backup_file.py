"""A backup: one file, whole or refused."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from backup_parts import rewritten
from django.db import connection

from gongkai.office.agencies.service import Agency
from gongkai.office.files.service import StoredFile, path_of
from gongkai.office.journal.service import heads
from gongkai.office.upkeep.copies.check import examine
from gongkai.office.upkeep.copies.manifest import NAME, Manifest
from gongkai.office.upkeep.copies.refused import BackupRefused
from gongkai.office.upkeep.copies.write import write_backup
from gongkai.office.upkeep.heartbeat import BACKUP, last_beat

pytestmark = pytest.mark.django_db(transaction=True)


def seen(path: Path) -> tuple[Manifest, dict[str, bytes]] | str:
    """All that a restore would use of a backup, or the kind of its refusal."""
    try:
        manifest = examine(path)
    except BackupRefused:
        return "refused"
    with zipfile.ZipFile(path) as archive:
        return manifest, {part: archive.read(part) for part in manifest.parts}


def test_a_backup_holds_every_row_the_file_and_the_journals_ends(backed_up: Path, kept: StoredFile) -> None:
    manifest = examine(backed_up)
    rows = {table.model: table.rows for table in manifest.tables}

    assert (rows["agencies.agency"], rows["mfa.authenticator"], rows["journal.key"], rows["journal.look"]) == (
        2,
        1,
        1,
        1,
    )
    assert [file.sm3 for file in manifest.files] == [kept.hash]
    assert {head.agency: head.hash for head in manifest.heads} == {number: end.hash for number, end in heads().items()}


def test_sessions_and_what_django_writes_itself_are_left_out(backed_up: Path) -> None:
    models = {table.model for table in examine(backed_up).tables}

    assert not models & {"sessions.session", "contenttypes.contenttype", "auth.permission", "upkeep.heartbeat"}
    assert "agencies.person" in models


def test_a_backup_is_noted_and_readable_by_its_owner_alone(backed_up: Path) -> None:
    assert last_beat(BACKUP) is not None
    assert os.name != "posix" or backed_up.stat().st_mode & 0o077 == 0
    assert [path.name for path in backed_up.parent.iterdir()] == ["office.gkb"]


def test_the_secret_is_inside_only_when_asked_for(backed_up: Path, tmp_path: Path) -> None:
    secret = b"of this installation"
    write_backup(tmp_path / "with.gkb", with_secret=True)

    assert secret not in backed_up.read_bytes()
    with zipfile.ZipFile(tmp_path / "with.gkb") as archive:
        assert archive.read("secret.key").startswith(secret)


def test_a_backup_is_not_written_over_another_unless_that_is_said(backed_up: Path) -> None:
    before = backed_up.read_bytes()
    with pytest.raises(BackupRefused, match="--force"):
        write_backup(backed_up)
    assert backed_up.read_bytes() == before
    write_backup(backed_up, force=True)


@pytest.mark.parametrize("kept_bytes", [b"changed", None])
def test_a_file_changed_or_gone_is_named_as_missing_and_the_rest_is_backed_up(
    busy_office: Agency, kept: StoredFile, tmp_path: Path, kept_bytes: bytes | None
) -> None:
    path_of(kept.hash).unlink() if kept_bytes is None else path_of(kept.hash).write_bytes(kept_bytes)
    manifest = write_backup(tmp_path / "x.gkb")

    assert (manifest.missing_files, manifest.files) == ((kept.hash,), ())


def test_a_database_of_a_newer_program_is_not_backed_up_by_this_one(busy_office: Agency, tmp_path: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('upkeep', '0099_later', '2030-01-01')"
        )
    with pytest.raises(BackupRefused, match="0099_later"):
        write_backup(tmp_path / "x.gkb")
    assert list(tmp_path.glob("x.gkb*")) == []
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE name = '0099_later'")


def test_a_backup_cut_off_is_refused(backed_up: Path) -> None:
    data = backed_up.read_bytes()
    for length in (0, 10, len(data) // 2, len(data) - 1):
        backed_up.write_bytes(data[:length])
        with pytest.raises(BackupRefused, match="没有复制完"):
            examine(backed_up)


def test_a_byte_turned_over_is_refused_or_changes_nothing_that_is_used(
    backed_up: Path, changed_at: Callable[[int], Path]
) -> None:
    whole = seen(backed_up)
    places = range(0, backed_up.stat().st_size, 37)
    outcomes = [seen(changed_at(place)) for place in places]

    assert all(outcome in (whole, "refused") for outcome in outcomes)
    assert outcomes.count("refused") > len(outcomes) // 2


@pytest.mark.parametrize("part", ["data/journal.line.jsonl", "data/agencies.person.jsonl"])
def test_a_table_changed_with_care_is_refused_by_its_name(backed_up: Path, tmp_path: Path, part: str) -> None:
    path = rewritten(backed_up, tmp_path / "x.gkb", part, lambda data: data.replace("王芳".encode(), "汪芳".encode()))

    with pytest.raises(BackupRefused, match=part):
        examine(path)


def test_a_part_left_out_or_put_in_is_refused_by_its_name(backed_up: Path, tmp_path: Path) -> None:
    short = rewritten(backed_up, tmp_path / "short.gkb", "data/journal.key.jsonl", lambda _: None)
    with pytest.raises(BackupRefused, match="缺少 data"):
        examine(short)
    with zipfile.ZipFile(backed_up, "a") as archive:
        archive.writestr("files/../../evil", b"x")
    with pytest.raises(BackupRefused, match="来历不明"):
        examine(backed_up)


def test_a_backup_of_a_later_format_is_refused(backed_up: Path, tmp_path: Path) -> None:
    path = rewritten(
        backed_up, tmp_path / "x.gkb", NAME, lambda data: json.dumps(json.loads(data) | {"format": 2}).encode()
    )

    with pytest.raises(BackupRefused, match="第 2 版格式"):
        examine(path)


def test_a_file_that_is_no_backup_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BackupRefused, match="没有找到"):
        examine(tmp_path / "gone.gkb")
    (tmp_path / "x.gkb").write_text("不是备份", encoding="utf-8")
    with pytest.raises(BackupRefused, match="不是完整的备份"):
        examine(tmp_path / "x.gkb")
