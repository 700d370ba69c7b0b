"""Make a backup while the office goes on working."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, F, Model, QuerySet, TextField
from django.db.models.functions import Collate

from gongkai import __version__
from gongkai.office.upkeep.copies.check import examine
from gongkai.office.upkeep.copies.manifest import NAME, SECRET, Head, Kept, Manifest, Sm3, Table
from gongkai.office.upkeep.copies.refused import BackupRefused
from gongkai.office.upkeep.copies.sequences import last_number
from gongkai.office.upkeep.copies.snapshot import ALIAS, snapshot
from gongkai.office.upkeep.copies.tables import (
    applied_steps,
    columns_of,
    label_of,
    refuse_unknown,
    tables_at,
    targets_of,
)
from gongkai.office.upkeep.copies.values import line_of
from gongkai.office.upkeep.heartbeat import BACKUP, beat

CHUNK = 1 << 20
ROWS_AT_ONCE = 1_000
_HASH = re.compile(r"[0-9a-f]{64}")
Say = Callable[[str], None]


def write_backup(to: Path, *, force: bool = False, with_secret: bool = False, say: Say = lambda _: None) -> Manifest:
    """One file that holds the office as it was at one moment, checked after it was written; gives its list of contents.

    Raises BackupRefused where `to` is there already (without `force`), or the database is newer than this program.
    The secret of the installation is left out unless `with_secret`. Readable by its owner alone, where the system can.
    """
    if to.exists() and not force:
        raise BackupRefused(f"{to} 已经存在，没有覆盖。请换一个文件名，或加 --force 覆盖它。")
    if not applied_steps(connection):
        raise BackupRefused(
            "这里还没有数据，没有可备份的。请检查 GONGKAI_DATA 和 DATABASE_URL 是否指向办公用的那一套。"
        )
    to.parent.mkdir(parents=True, exist_ok=True)
    part = to.with_name(f"{to.name}.part")
    try:
        descriptor = os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w+b") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                manifest = _fill(archive, with_secret=with_secret, say=say)
            file.flush()
            os.fsync(file.fileno())
        say("核对备份")
        examine(part)
        part.replace(to)
    finally:
        part.unlink(missing_ok=True)
    beat(BACKUP, to.name)
    return manifest


def _fill(archive: zipfile.ZipFile, *, with_secret: bool, say: Say) -> Manifest:
    secret = settings.CONFIGURATION.secret_key.encode() if with_secret else b""
    with snapshot() as moment:
        made_at = datetime.now(UTC)
        steps = applied_steps(moment)
        refuse_unknown(steps)
        models = tables_at(targets_of(steps, moment), moment)
        tables = [_table(archive, model, moment, say) for model in models]
        heads, named = _heads(models), _named_files(models)
        files = [kept for hash_ in _in_folder() if (kept := _file(archive, hash_, say)) is not None]
    held = {kept.sm3 for kept in files}
    digest = Sm3()
    if secret:
        digest.update(secret)
        archive.writestr(SECRET, secret)
    manifest = Manifest(
        program=__version__, made_at=made_at.isoformat(timespec="seconds"), database=moment.vendor,
        migrations=tuple(steps), tables=tuple(tables), heads=tuple(heads), files=tuple(files),
        missing_files=tuple(sorted(named - held)), secret_sm3=digest.hex() if secret else "",
    )  # fmt: skip
    archive.writestr(NAME, manifest.written())
    return manifest


def _table(archive: zipfile.ZipFile, model: type[Model], moment: BaseDatabaseWrapper, say: Say) -> Table:
    label, columns, digest, count = label_of(model), columns_of(model), Sm3(), 0
    say(f"写入 {label}")
    rows: QuerySet[Model] = QuerySet(model, using=ALIAS).order_by(_by_number(model, moment))
    with archive.open(Table(label, 0, "").part, "w", force_zip64=True) as part:
        for values in rows.values_list(*(column.attname for column in columns)).iterator(ROWS_AT_ONCE):
            line = line_of(columns, values)
            digest.update(line)
            part.write(line)
            count += 1
    return Table(label, count, digest.hex(), last_number(model, moment))


def _by_number(model: type[Model], moment: BaseDatabaseWrapper) -> Collate | F:
    """The order of the primary key; a text is put in the order of its bytes on both databases."""
    pk = model._meta.pk
    if moment.vendor == "postgresql" and isinstance(pk, CharField | TextField):
        return Collate(pk.attname, "C")
    return F(pk.attname)


def _heads(models: list[type[Model]]) -> list[Head]:
    head = next(model for model in models if label_of(model) == "journal.head")
    rows: QuerySet[Model] = QuerySet(head, using=ALIAS).order_by("agency")
    return [Head(agency, number, hash_) for agency, number, hash_ in rows.values_list("agency", "number", "hash")]


def _named_files(models: list[type[Model]]) -> set[str]:
    stored = next(model for model in models if label_of(model) == "files.storedfile")
    return set(QuerySet(stored, using=ALIAS).values_list("hash", flat=True).iterator(ROWS_AT_ONCE))


def _in_folder() -> Iterator[str]:
    folder = Path(settings.FILES_ROOT)
    return iter(sorted(path.name for path in folder.glob("*/*") if _HASH.fullmatch(path.name)))


def _file(archive: zipfile.ZipFile, hash_: str, say: Say) -> Kept | None:
    """The file put into the backup, or None where its bytes are no longer those it was kept for."""
    source = Path(settings.FILES_ROOT) / hash_[:2] / hash_
    digest = Sm3()
    with source.open("rb") as file:
        while data := file.read(CHUNK):
            digest.update(data)
    kept = Kept(hash_, digest.size)
    if digest.hex() != hash_:
        return None
    say(f"写入附件 {hash_[:12]}…")
    info = zipfile.ZipInfo.from_file(source, kept.part, strict_timestamps=False)
    info.compress_type = zipfile.ZIP_STORED
    with source.open("rb") as file, archive.open(info, "w", force_zip64=True) as part:
        while data := file.read(CHUNK):
            part.write(data)
    return kept
