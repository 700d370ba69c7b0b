"""What a clerk hands in for an import, as one ZIP that is kept: a book, single files, or a folder packed by Windows."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import PurePosixPath

from gongkai.office.refusals import NotPossible

MOST_FILES = 2000
MOST_BYTES = 300 * 1024 * 1024
_UTF8 = 0x800
_PASSWORD = 0x1
_SKIPPED = ("__MACOSX/", ".")


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """One ZIP of the files handed in; a ZIP among them is unpacked into it. Raises NotPossible as `unpacked` does."""
    stream = io.BytesIO()
    names: set[str] = set()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files:
            inner = unpacked(data) if name.lower().endswith(".zip") else {name: data}
            for path, content in inner.items():
                if path in names:
                    raise NotPossible(f"有两个同名文件“{path}”，请改名后再上传。")
                names.add(path)
                package.writestr(zipfile.ZipInfo(path), content, zipfile.ZIP_DEFLATED)
    if not names:
        raise NotPossible("没有选择文件，请选择 Excel 表、文件或 ZIP 压缩包。")
    return stream.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The files of a ZIP by their path. Raises NotPossible for a broken, locked, too large or too full one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            _refuse_too_much(infos)
            found = {_path(info): archive.read(info) for info in infos if not _is_skipped(_path(info))}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, EOFError, NotImplementedError, ValueError, zlib.error):
        raise NotPossible("压缩包打不开，可能已损坏。请重新压缩成 ZIP 后再上传。") from None
    return found


def _refuse_too_much(infos: list[zipfile.ZipInfo]) -> None:
    if any(info.flag_bits & _PASSWORD for info in infos):
        raise NotPossible("压缩包设有密码，请去掉密码后重新压缩。")
    if len(infos) > MOST_FILES:
        raise NotPossible(f"压缩包里有 {len(infos)} 个文件，一次最多 {MOST_FILES} 个，请分几次导入。")
    total = sum(info.file_size for info in infos)
    if total > MOST_BYTES:
        raise NotPossible(f"压缩包解开后有 {total / 1048576:.0f} MB，一次最多 300 MB，请分几次导入。")


def _path(info: zipfile.ZipInfo) -> str:
    """The path as it was meant: Windows writes Chinese names in GBK and does not say so."""
    name = info.filename
    if not info.flag_bits & _UTF8:
        try:
            raw = name.encode("cp437")
            name = _decoded(raw)
        except UnicodeEncodeError:
            pass
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in {"/", "..", "."}]
    return "/".join(parts)


def _decoded(raw: bytes) -> str:
    # Two letters of GBK may pass for one strange letter of UTF-8 (联通, 通知), so UTF-8 must make Chinese to be believed.
    for encoding in ("utf-8", "gb18030"):
        try:
            name = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "utf-8" or all(letter.isascii() or letter >= "\u2000" for letter in name):
            return name
    return raw.decode("cp437")


def _is_skipped(path: str) -> bool:
    last = path.rpartition("/")[2]
    return path.startswith(_SKIPPED[0]) or last.startswith((".", "~$")) or last in {"Thumbs.db", "desktop.ini"}
