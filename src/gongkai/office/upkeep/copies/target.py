"""The database that a backup goes into: may it, and what becomes of what was there."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from gongkai.office.upkeep.copies.refused import BackupRefused
from gongkai.office.upkeep.copies.write import write_backup

WORK = ("agencies_agency", "agencies_person", "journal_line")
"""Where one of these has a row, somebody has worked with the database."""
_IN_USE = "数据库正被别的程序使用。请先停止 gongkai serve 和 gongkai worker，再恢复。"


def holds_work() -> bool:
    """Whether the database has anything in it that a restore would replace. One that cannot be read may have."""
    try:
        there = set(connection.introspection.table_names())
        with connection.cursor() as cursor:
            for table in there.intersection(WORK):
                cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")  # noqa: S608 - our own names
                if cursor.fetchone():
                    return True
    except DatabaseError:
        return connection.vendor == "sqlite"
    return False


@contextlib.contextmanager
def fresh_database(stamp: datetime, *, force: bool) -> Iterator[list[Path]]:
    """An empty database under the office's own connection, for the time of a restore.

    Gives the list to which the safety copy of what was there is added. SQLite: a new file, put into place when all went
    well; until then the old one is as it was. Raises BackupRefused where there is work and no `force`, or others write.
    """
    if holds_work() and not force:
        raise BackupRefused(
            "数据库里已有数据，没有覆盖。请恢复到空的数据文件夹（--into），或加 --force：原有数据会先另存一份。"
        )
    way = _new_file(stamp) if connection.vendor == "sqlite" else _emptied(stamp)
    with way as saved:
        yield saved


@contextlib.contextmanager
def _new_file(stamp: datetime) -> Iterator[list[Path]]:
    path = Path(str(connection.settings_dict["NAME"]))
    worth_keeping = path.exists() and holds_work()
    _refuse_in_use(path)
    new = path.with_name(f"{path.name}.restoring")
    saved: list[Path] = []
    _remove(new)
    connection.settings_dict["NAME"] = str(new)
    try:
        yield saved
        with connection.cursor() as cursor:
            # All into the one file, since only that is moved.
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        aside = path.with_name(f"{path.name}.before-{stamp:%Y%m%d-%H%M%S-%f}")
        if worth_keeping:
            _move(path, aside)
            saved.append(aside)
        _remove(path)
        try:
            new.replace(path)
        except OSError:
            if worth_keeping:
                _move(aside, path)
            raise
    finally:
        connection.close()
        connection.settings_dict["NAME"] = str(path)
        _remove(new)


def _refuse_in_use(path: Path) -> None:
    """Leaving WAL needs the database alone, so it fails exactly where another program has it open."""
    if not path.exists():
        connection.close()
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 500")
            cursor.execute("PRAGMA journal_mode = DELETE")
    except DatabaseError as error:
        if "locked" in str(error):
            raise BackupRefused(_IN_USE) from None
        # Too damaged to be opened: it is moved aside as it is.
    finally:
        connection.close()


_TAILS = ("", "-wal", "-shm", "-journal")
"""A database that was not closed rightly keeps part of itself in files beside it."""


def _move(path: Path, to: Path) -> None:
    for tail in _TAILS:
        part = path.with_name(path.name + tail)
        if part.exists():
            part.replace(to.with_name(to.name + tail))


def _remove(path: Path) -> None:
    for tail in _TAILS:
        path.with_name(path.name + tail).unlink(missing_ok=True)


@contextlib.contextmanager
def _emptied(stamp: datetime) -> Iterator[list[Path]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user "
            "AND pid <> pg_backend_pid()"
        )
        if cursor.fetchone()[0]:
            raise BackupRefused(_IN_USE)
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        tables = [row[0] for row in cursor.fetchall()]
    if tables and "django_migrations" not in tables:
        raise BackupRefused("这个 PostgreSQL 数据库里有别的程序的表，没有动它。请为公开系统单独建一个数据库。")
    saved: list[Path] = []
    if holds_work():
        saved.append(settings.CONFIGURATION.data / f"before-restore-{stamp:%Y%m%d-%H%M%S-%f}.gkb")
        write_backup(saved[0])
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name(table)} CASCADE")
    yield saved
