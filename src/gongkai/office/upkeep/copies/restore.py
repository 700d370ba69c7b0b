"""A backup back into an office."""

from __future__ import annotations

import os
import zipfile
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from gongkai.office.files.service import path_of
from gongkai.office.journal.service import Fault, Known, agencies_with_lines, verify
from gongkai.office.upkeep.copies.check import CHUNK, examine, opened
from gongkai.office.upkeep.copies.load import load
from gongkai.office.upkeep.copies.manifest import SECRET, Kept, Manifest, Sm3
from gongkai.office.upkeep.copies.tables import refuse_unknown
from gongkai.office.upkeep.copies.target import fresh_database
from gongkai.office.upkeep.copies.write import Say
from gongkai.office.upkeep.heartbeat import beat
from gongkai.office.upkeep.rebuilders import rebuild, rebuilders


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back, what the journal's proof found, and where what was there before lies now."""

    manifest: Manifest
    faults: list[Fault]
    saved: list[Path] = field(default_factory=list)


def restore(source: Path, *, force: bool = False, say: Say = lambda _: None) -> Restored:
    """Put the office back as it was in a backup, then bring its tables up to this program, and prove its journal.

    Everything in the backup is proved before anything is touched. Raises BackupRefused: see there, and
    `fresh_database` for what `force` does.
    """
    say("核对备份")
    manifest = examine(source)
    refuse_unknown(manifest.migrations)
    now = timezone.now()
    with fresh_database(now, force=force) as saved, opened(source) as archive:
        # The files first: they disturb nothing, and a full disk shows before a row is loaded.
        for kept in manifest.files:
            _put_file(archive, kept)
        load(archive, manifest, connection, say)
        say("升级到本程序的数据结构")
        call_command("migrate", interactive=False, verbosity=0)
        for name in rebuilders():
            say(f"重建 {name}")
            rebuild(name)
        say("校验留痕")
        faults = journal_faults(manifest)
        beat("restore", manifest.made_at, now)
        if manifest.secret_sm3:
            _put_secret(archive.read(SECRET), now)
    return Restored(manifest, faults, saved)


def journal_faults(manifest: Manifest) -> list[Fault]:
    """Where the journals in the database are not what they were when the backup was made, or not whole."""
    known = {head.agency: Known(head.number, head.hash) for head in manifest.heads}
    agencies = sorted({*known, *agencies_with_lines()})
    return [fault for agency in agencies for fault in verify(agency, known.get(agency))]


def _put_file(archive: zipfile.ZipFile, kept: Kept) -> None:
    path = path_of(kept.sm3)
    if path.exists() and _is_whole(path, kept):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{kept.sm3}.restoring.part")
    with archive.open(kept.part) as stream, part.open("wb") as file:
        while data := stream.read(CHUNK):
            file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _is_whole(path: Path, kept: Kept) -> bool:
    digest = Sm3()
    with path.open("rb") as file:
        while data := file.read(CHUNK):
            digest.update(data)
    return digest.size == kept.size and digest.hex() == kept.sm3


def _put_secret(secret: bytes, now: datetime) -> None:
    path = settings.CONFIGURATION.data / "secret.key"
    if path.exists():
        if path.read_bytes() == secret:
            return
        path.replace(path.with_name(f"secret.key.before-{now:%Y%m%d-%H%M%S}"))
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secret)
