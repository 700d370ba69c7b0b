"""Is a backup whole? Every part against the list of contents, before anything is believed."""

from __future__ import annotations

import contextlib
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from gongkai.office.upkeep.copies.manifest import NAME, SECRET, Manifest, Sm3, read_manifest
from gongkai.office.upkeep.copies.refused import BackupRefused

CHUNK = 1 << 20
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, struct.error, KeyError,
)  # fmt: skip
"""What Python raises, one time or another, for an archive with a bit turned over."""


@contextlib.contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """A backup opened for reading. Raises BackupRefused where it is none, or was cut off."""
    try:
        archive = zipfile.ZipFile(path)
    except FileNotFoundError:
        raise BackupRefused(f"没有找到备份文件 {path}。请检查文件名和所在文件夹。") from None
    except (*_BROKEN, UnicodeDecodeError):
        raise BackupRefused(
            f"{path} 不是完整的备份：文件末尾的目录缺失或已损坏，可能没有复制完。请重新复制，或换一份备份。"
        ) from None
    with archive:
        yield archive


def contents_of(archive: zipfile.ZipFile) -> Manifest:
    """The list of contents, compared with the names of what is there. Raises BackupRefused."""
    with _naming("目录（manifest.json）"):
        text = archive.read(NAME)
    manifest = read_manifest(text)
    names = archive.namelist()
    missing = sorted(set(manifest.parts) - set(names))
    if missing:
        raise BackupRefused(f"备份缺少 {missing[0]}。请换一份备份。")
    strange = sorted(set(names) - set(manifest.parts))
    if strange or len(names) != len(set(names)):
        raise BackupRefused(
            f"备份里有目录没有列出的内容 {strange[0] if strange else ''}，来历不明，没有使用。请换一份备份。"
        )
    return manifest


def examine(path: Path) -> Manifest:
    """The list of contents of a backup of which every part is as it was written. Raises BackupRefused, naming the part."""
    with opened(path) as archive:
        manifest = contents_of(archive)
        for table in manifest.tables:
            name = f"数据表 {table.model}（{table.part}）"
            digest, rows = _digest(archive, table.part, name)
            if digest.hex() != table.sm3 or rows != table.rows:
                raise _damaged(name)
        for kept in manifest.files:
            name = f"附件 {kept.sm3}"
            digest, _ = _digest(archive, kept.part, name)
            if digest.size != kept.size or digest.hex() != kept.sm3:
                raise _damaged(name)
        if manifest.secret_sm3 and _digest(archive, SECRET, "安装密钥（secret.key）")[0].hex() != manifest.secret_sm3:
            raise _damaged("安装密钥（secret.key）")
    return manifest


def _digest(archive: zipfile.ZipFile, part: str, name: str) -> tuple[Sm3, int]:
    digest, lines = Sm3(), 0
    with _naming(name), archive.open(part) as stream:
        while data := stream.read(CHUNK):
            digest.update(data)
            lines += data.count(b"\n")
    return digest, lines


@contextlib.contextmanager
def _naming(name: str) -> Iterator[None]:
    try:
        yield
    except _BROKEN:
        raise _damaged(name) from None


def _damaged(name: str) -> BackupRefused:
    return BackupRefused(f"备份里的{name}已损坏，与目录所记的校验值不符。没有使用这份备份，请换一份。")
