"""The doctor's checks that need no database, each with its fault planted."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gongkai.annual.writing.fonts import shelf
from gongkai.office.configuration import THIS_MACHINE
from gongkai.office.upkeep.checks import database, folder, machine
from gongkai.office.upkeep.checks.verdict import State, Verdict

NOON = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)
POSIX = pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights otherwise")
MOUNTS = "/dev/sda1 / ext4 rw 0 0\nserver:/x /mnt/county\\040share nfs4 rw 0 0\n"


def is_bad(verdict: Verdict, *words: str) -> bool:
    return verdict.state is State.BAD and all(word in verdict.sentence for word in words)


def is_warning(verdict: Verdict, *words: str) -> bool:
    return verdict.state is State.WARN and all(word in verdict.sentence for word in words)


def test_an_old_python_is_found() -> None:
    assert is_bad(machine.check_python((3, 10)), "3.10", "3.11")
    assert machine.check_python((3, 11)).state is State.OK


def test_a_clock_that_stands_in_the_past_is_found() -> None:
    assert is_bad(machine.check_clock(datetime(2024, 1, 1, tzinfo=UTC), None), "2024-01-01")
    assert is_bad(machine.check_clock(NOON, NOON + timedelta(hours=1)), "拨慢")
    assert machine.check_clock(NOON, NOON - timedelta(minutes=1)).state is State.OK


def test_what_is_left_out_is_named_with_the_package_that_brings_it(tmp_path: Path) -> None:
    assert is_warning(machine.check_libreoffice(lambda: None), ".wps", "libreoffice-writer")
    assert is_warning(machine.check_fonts(lambda: shelf([str(tmp_path)], system=False)), "PDF", "fonts-noto-cjk")
    assert machine.check_libreoffice(lambda: "soffice").state is State.OK
    assert machine.check_chromium(lambda _: None).state is State.OK


def test_a_folder_that_is_not_there_is_found(tmp_path: Path) -> None:
    assert is_bad(folder.check_folder(tmp_path / "gone"), "GONGKAI_DATA")


@POSIX
def test_a_folder_open_to_others_is_found(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    assert is_warning(folder.check_folder(tmp_path), "chmod 700")
    tmp_path.chmod(0o700)
    assert folder.check_folder(tmp_path).state is State.OK


def test_a_full_disk_is_found_before_it_is_full(tmp_path: Path) -> None:
    assert is_bad(folder.check_disk(tmp_path, 100 << 20), "0.1 GiB")
    assert is_warning(folder.check_disk(tmp_path, 1 << 30), "1.0 GiB")
    assert folder.check_disk(tmp_path, 10 << 30).state is State.OK


def test_a_secret_that_is_missing_or_short_is_found(tmp_path: Path) -> None:
    assert is_bad(folder.check_secret(tmp_path, ""), "secret.key")
    assert is_bad(folder.check_secret(tmp_path, "short"), "太短")
    assert folder.check_secret(tmp_path, "x" * 50).state is State.OK


@POSIX
def test_a_secret_that_others_can_read_is_found(tmp_path: Path) -> None:
    path = tmp_path / "secret.key"
    path.write_text("x" * 64, encoding="ascii")
    path.chmod(0o644)
    assert is_bad(folder.check_secret(tmp_path, ""), "chmod 600")
    path.chmod(0o600)
    assert folder.check_secret(tmp_path, "").state is State.OK


def test_passwords_in_the_clear_are_found() -> None:
    hosts = (*THIS_MACHINE, "gk.example.cn")
    assert is_warning(folder.check_https(hosts, secure=False, under_proxy=False), "明文", "GONGKAI_SECURE=1")
    assert is_warning(folder.check_https(hosts, secure=True, under_proxy=False), "GONGKAI_PROXIES")
    assert folder.check_https(hosts, secure=True, under_proxy=True).state is State.OK
    assert folder.check_https(THIS_MACHINE, secure=False, under_proxy=False).state is State.OK


def test_a_database_on_a_network_drive_is_found() -> None:
    assert is_bad(database.check_local_disk(Path("/mnt/county share/gk/x.sqlite3"), MOUNTS), "nfs4")
    assert is_bad(database.check_local_disk(Path("//server/share/x.sqlite3"), MOUNTS), "网络盘")
    assert database.check_local_disk(Path("/srv/gk/x.sqlite3"), MOUNTS).state is State.OK


@pytest.mark.parametrize(("mode", "synchronous"), [("delete", 2), ("wal", 1)])
def test_an_sqlite_that_may_lose_an_act_is_found(mode: str, synchronous: int) -> None:
    assert is_bad(database.judge_sqlite(mode, synchronous))
    assert database.judge_sqlite("wal", 2).state is State.OK


@pytest.mark.parametrize(("version", "encoding"), [(120015, "UTF8"), (150020, "SQL_ASCII")])
def test_a_postgresql_too_old_or_not_of_utf8_is_found(version: int, encoding: str) -> None:
    assert is_bad(database.judge_postgresql(version, encoding))
    assert database.judge_postgresql(150020, "UTF8").state is State.OK
