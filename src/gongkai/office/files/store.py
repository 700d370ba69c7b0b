"""Bytes into the files folder and out of it, by the hash of their content."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.conf import settings

from gongkai.office.journal.service import sm3


def path_of(hash_: str) -> Path:
    """Where the bytes of a hash lie."""
    return Path(settings.FILES_ROOT) / hash_[:2] / hash_


def keep(data: bytes) -> str:
    """Keep some bytes and give their hash. The same bytes are kept once. On disk before this returns."""
    hash_ = sm3(data)
    path = path_of(hash_)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        # Written beside and moved into place, so that a power cut leaves no half file under a whole file's name.
        part = path.with_name(f"{hash_}.{secrets.token_hex(4)}.part")
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    return hash_


def fetch(hash_: str) -> bytes:
    """The bytes of a hash. Raises FileNotFoundError, or ValueError where they are no longer what was kept."""
    data = path_of(hash_).read_bytes()
    if sm3(data) != hash_:
        raise ValueError(f"the file {hash_} is not what was kept")
    return data
