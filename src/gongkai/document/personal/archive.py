"""The files in a zip archive, with the names their owners gave them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Final

from gongkai.document.container import Container
from gongkai.document.refusal import Refusal

MEMBERS: Final = 200
"""The most files of one archive that are read."""
_UTF8_FLAG: Final = 0x800
_OF_SYSTEMS: Final = ("__macosx/", ".ds_store", "thumbs.db")


def members(data: bytes) -> Iterator[tuple[str, bytes | Refusal]]:
    """Name and bytes of each file, or why it was not read; raises Refusal as Container does, or `too_large`."""
    container = Container(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
    for number, info in enumerate(infos):
        name = _spelt(info)
        if any(mark in name.lower() for mark in _OF_SYSTEMS):
            continue
        if number >= MEMBERS:
            raise Refusal("too_large", f"压缩包里的文件超过 {MEMBERS} 个，其余没有检查。")
        try:
            yield name, container.part(info.filename.replace("\\", "/").lstrip("/")) or b""
        except Refusal as refusal:
            yield name, refusal


def _spelt(info: zipfile.ZipInfo) -> str:
    """The name of a file; archives made on Chinese Windows write it in GBK without saying so."""
    if info.flag_bits & _UTF8_FLAG:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.filename
