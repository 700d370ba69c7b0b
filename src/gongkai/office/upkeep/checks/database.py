"""The database: reached, set rightly, up to date."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder

from gongkai.office.upkeep.checks.verdict import Verdict, bad, ok, warn
from gongkai.office.upkeep.migrating import pending_migrations

OLDEST_POSTGRESQL = 130000
OVER_THE_NET = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "ceph", "fuse.glusterfs"})

GUARDS = 4
"""Two tables, two triggers each."""
_GUARDS = {
    "sqlite": "SELECT COUNT(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('journal_line', 'journal_look')",
    "postgresql": "SELECT COUNT(*) FROM pg_trigger WHERE tgrelid IN ('journal_line'::regclass, 'journal_look'::regclass) "
    "AND NOT tgisinternal AND tgenabled <> 'D'",
}


def check_reached() -> Verdict:
    """A question is answered."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except ImproperlyConfigured:
        return bad("database", "没有装 PostgreSQL 的驱动。请运行 pip install 'psycopg[binary]'。")
    except DatabaseError as error:
        first = str(error).strip().partition("\n")[0]
        if connection.vendor == "sqlite":
            return bad(
                "database",
                f"数据库文件打不开（{first}）。请检查磁盘和权限；文件已损坏时用 gongkai restore --force 恢复最近的备份。",
            )
        return bad("database", f"连不上 PostgreSQL（{first}）。请检查 DATABASE_URL 和 PostgreSQL 是否在运行。")
    return ok("database", "SQLite 可用。" if connection.vendor == "sqlite" else "PostgreSQL 可用。")


def check_settings() -> Verdict:
    """SQLite writes ahead and waits for the disk; PostgreSQL is new enough and holds UTF-8."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA journal_mode")
            mode = str(cursor.fetchone()[0])
            cursor.execute("PRAGMA synchronous")
            return judge_sqlite(mode, int(cursor.fetchone()[0]))
        cursor.execute("SHOW server_version_num")
        version = int(cursor.fetchone()[0])
        cursor.execute("SHOW server_encoding")
        return judge_postgresql(version, str(cursor.fetchone()[0]))


def judge_sqlite(journal_mode: str, synchronous: int) -> Verdict:
    """From SQLite's own words; 2 is FULL."""
    if journal_mode.lower() != "wal":
        return bad(
            "database_settings",
            f"SQLite 的日志方式是 {journal_mode}，应为 WAL，否则多人同时登记会失败。数据文件夹多半在不支持 WAL 的盘上，请移到本机硬盘。",
        )
    if synchronous < 2:
        return bad(
            "database_settings",
            "SQLite 没有设为 synchronous=FULL：断电会丢掉已确认的登记。请不要改动程序的数据库设置。",
        )
    return ok("database_settings", "SQLite：WAL，synchronous=FULL。")


def judge_postgresql(version: int, encoding: str) -> Verdict:
    """From PostgreSQL's own numbers, such as 150020."""
    shown = f"{version // 10000}.{version % 10000}"
    if version < OLDEST_POSTGRESQL:
        return bad("database_settings", f"PostgreSQL {shown} 太旧，需要 13 或更新。请升级 PostgreSQL。")
    if encoding.upper() not in {"UTF8", "UTF-8"}:
        return bad(
            "database_settings",
            f"数据库编码是 {encoding}，生僻字会存不进去。请另建 UTF8 编码的数据库，用 gongkai backup 和 restore 搬过去。",
        )
    return ok("database_settings", f"PostgreSQL {shown}，编码 UTF8。")


def check_local_disk(path: Path | None = None, mounts: str | None = None) -> Verdict:
    """SQLite's locks do not hold over a network. `mounts` is the text of /proc/mounts, where there is one."""
    if path is None:
        if connection.vendor != "sqlite":
            return ok("database_disk", "数据在 PostgreSQL 里。")
        path = Path(str(connection.settings_dict["NAME"]))
    if str(path).startswith(("\\\\", "//")):
        return _not_local(str(path))
    if mounts is None:
        listed = Path("/proc/mounts")
        mounts = listed.read_text(encoding="utf-8", errors="replace") if listed.exists() else ""
    kind = _kind_of_disk(PurePosixPath(path), mounts)
    return _not_local(kind) if kind in OVER_THE_NET else ok("database_disk", "SQLite 数据库在本机硬盘上。")


def check_migrations() -> Verdict:
    """The tables are those of this program."""
    if not MigrationRecorder(connection).has_table():
        return bad("migrations", "还没有安装：数据库是空的。请运行 gongkai setup；已有备份时运行 gongkai restore。")
    pending = pending_migrations()
    if pending:
        return warn(
            "migrations",
            f"数据结构还差 {len(pending)} 步（{pending[0]} 起）。请先 gongkai backup，再启动 gongkai serve，会自动升级。",
        )
    return ok("migrations", "数据结构与程序一致。")


def check_journal_guard() -> Verdict:
    """The database itself still refuses to change or delete what the journal holds."""
    with connection.cursor() as cursor:
        cursor.execute(_GUARDS[connection.vendor])
        there = int(cursor.fetchone()[0])
    if there < GUARDS:
        return bad(
            "journal_guard",
            "数据库里保护留痕的触发器被拆除：记录可能已被改动。请运行 gongkai journal verify --against 最近的备份，报告上级，再恢复备份重建保护。",
        )
    return ok("journal_guard", "数据库拒绝改动和删除留痕。")


def _not_local(where: str) -> Verdict:
    return bad(
        "database_disk", f"SQLite 数据库在网络盘上（{where}），会损坏。请把数据文件夹移到本机硬盘，或改用 PostgreSQL。"
    )


def _kind_of_disk(path: PurePosixPath, mounts: str) -> str:
    """The kind of the file system mounted nearest above a path."""
    nearest, kind = -1, ""
    for line in mounts.splitlines():
        words = line.split(" ")
        if len(words) < 3:
            continue
        point = PurePosixPath(re.sub(r"\\040", " ", words[1]))
        if path.is_relative_to(point) and len(point.parts) >= nearest:
            nearest, kind = len(point.parts), words[2]
    return kind
