"""Which characters a font file has, read from its `cmap` table (OpenType 1.9, formats 4 and 12)."""

from __future__ import annotations

import struct
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path

Ranges = tuple[tuple[int, int], ...]
"""Stretches (first, last) of characters, in order."""


@lru_cache(maxsize=64)
def characters_of(path: str, index: int) -> Ranges:
    """The characters of font number `index` of the file; none where the file cannot be understood. Raises OSError."""
    try:
        return _characters(Path(path).read_bytes(), index)
    except (struct.error, IndexError):
        return ()


def has(ranges: Ranges, character: str) -> bool:
    """Whether the character is among the ranges."""
    code = ord(character)
    found = bisect_right(ranges, (code, 0x110000)) - 1
    return found >= 0 and ranges[found][0] <= code <= ranges[found][1]


def _characters(data: bytes, index: int) -> Ranges:
    start = struct.unpack_from(">I", data, 12 + 4 * index)[0] if data[:4] == b"ttcf" else 0
    tables = struct.unpack_from(">H", data, start + 4)[0]
    for i in range(tables):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, start + 12 + 16 * i)
        if tag == b"cmap":
            return _best_map(data, offset)
    return ()


def _best_map(data: bytes, cmap: int) -> Ranges:
    """The Unicode map with the most characters: format 12 has all planes, format 4 the first alone."""
    found: dict[int, int] = {}
    for i in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHI", data, cmap + 4 + 8 * i)
        if platform == 0 or (platform == 3 and encoding in (1, 10)):
            found[struct.unpack_from(">H", data, cmap + offset)[0]] = cmap + offset
    if 12 in found:
        return _groups(data, found[12])
    return _segments(data, found[4]) if 4 in found else ()


def _groups(data: bytes, at: int) -> Ranges:
    count = struct.unpack_from(">I", data, at + 12)[0]
    return tuple(sorted(struct.unpack_from(">II", data, at + 16 + 12 * i) for i in range(count)))


def _segments(data: bytes, at: int) -> Ranges:
    count = struct.unpack_from(">H", data, at + 6)[0] // 2
    lasts = struct.unpack_from(f">{count}H", data, at + 14)
    firsts = struct.unpack_from(f">{count}H", data, at + 16 + 2 * count)
    return tuple(sorted((first, last) for first, last in zip(firsts, lasts, strict=True) if first != 0xFFFF))
