"""The list of contents of a backup: what must be in it, and how to prove that it is."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from cryptography.hazmat.primitives.hashes import SM3, Hash

from gongkai.office.upkeep.copies.refused import BackupRefused

FORMAT = 1
NAME = "manifest.json"
SECRET = "secret.key"  # noqa: S105 - the name of a part, not a secret


@dataclass(frozen=True, slots=True)
class Table:
    """A table: how many rows, the SM3 of its lines, and the last number the database gave in it."""

    model: str
    rows: int
    sm3: str
    last: int = 0

    @property
    def part(self) -> str:
        """Where its lines stand in the backup."""
        return f"data/{self.model}.jsonl"


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of the files folder: its SM3, which is its name, and its bytes."""

    sm3: str
    size: int

    @property
    def part(self) -> str:
        """Where it stands in the backup."""
        return f"files/{self.sm3}"


@dataclass(frozen=True, slots=True)
class Head:
    """The end of an agency's journal at the moment of the backup."""

    agency: int
    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The list of contents."""

    program: str
    made_at: str
    database: str
    migrations: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]
    heads: tuple[Head, ...]
    files: tuple[Kept, ...]
    missing_files: tuple[str, ...] = ()
    """Files that rows name and the files folder does not hold, or no longer as they were."""
    secret_sm3: str = ""
    """Empty where the secret of the installation is not inside."""
    format: int = field(default=FORMAT)

    @property
    def parts(self) -> list[str]:
        """The names of everything that the backup must hold, and of nothing else."""
        secret = [SECRET] if self.secret_sm3 else []
        return [NAME, *secret, *(table.part for table in self.tables), *(kept.part for kept in self.files)]

    def written(self) -> bytes:
        """As it stands in the backup."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True).encode()


def read_manifest(text: bytes) -> Manifest:
    """The list of contents from its text. Raises BackupRefused for a newer format or one that cannot be understood."""
    try:
        body: dict[str, Any] = json.loads(text)
        if body["format"] > FORMAT:
            raise BackupRefused(
                f"这份备份是第 {body['format']} 版格式，本程序只认到第 {FORMAT} 版。请安装更新的程序再恢复。"
            )
        return Manifest(
            **body
            | {
                "migrations": tuple((str(app), str(name)) for app, name in body["migrations"]),
                "tables": tuple(Table(**table) for table in body["tables"]),
                "heads": tuple(Head(**head) for head in body["heads"]),
                "files": tuple(Kept(**kept) for kept in body["files"]),
                "missing_files": tuple(body["missing_files"]),
            }
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BackupRefused("备份的目录（manifest.json）已损坏，读不出来。请换一份备份。") from None


class Sm3:
    """SM3 over a stream, with the number of bytes."""

    def __init__(self) -> None:
        self._hash = Hash(SM3())
        self.size = 0

    def update(self, data: bytes) -> None:
        """Take in some bytes."""
        self._hash.update(data)
        self.size += len(data)

    def hex(self) -> str:
        """The hash of all bytes taken in; asked once."""
        return self._hash.finalize().hex()
