"""Compound files (.doc, .xls, .wps, .et and locked Office files): what they hold, and whether they are whole."""

from __future__ import annotations

import struct
from typing import Final

MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SHIFT: Final = 30
_TABLES: Final = 44
_DIRECTORY: Final = 48
_FIRST_TABLE: Final = 76
_TABLES_IN_HEADER: Final = 109
_SHIFTS: Final = (9, 12)
_FREE: Final = 0xFFFFFFFF


def has_stream(data: bytes, name: str) -> bool:
    """Whether a compound file holds a stream of this name; the names stand in its directory in UTF-16."""
    return name.encode("utf-16-le") in data


def is_cut(data: bytes) -> bool:
    """Whether a compound file ends before the sectors that its own tables say it has."""
    shift = int.from_bytes(data[_SHIFT : _SHIFT + 2], "little")
    if shift not in _SHIFTS or len(data) < 1 << shift:
        return False
    # One sector of grace: some programs leave the last one short, and the header takes the place of the first.
    sectors = (len(data) >> shift) + 1
    if _number(data, _DIRECTORY) >= sectors:
        return True
    for table in range(min(_number(data, _TABLES), _TABLES_IN_HEADER)):
        start = _number(data, _FIRST_TABLE + 4 * table) + 1 << shift
        entries = data[start : start + (1 << shift)]
        if len(entries) < 1 << shift:
            return True
        covered = table << (shift - 2)
        used = [at for at, entry in enumerate(struct.unpack(f"<{len(entries) // 4}I", entries)) if entry != _FREE]
        if used and covered + used[-1] >= sectors:
            return True
    return False


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "little")
