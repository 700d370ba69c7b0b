"""What a camera writes into a picture: the fields of EXIF that tell where it was taken and by whom."""

from __future__ import annotations

import struct
from typing import Final, Literal, NamedTuple

_GPS: Final = 0x8825
_ORIENTATION: Final = 0x0112
_NAMED: Final = {0x010E: "说明", 0x013B: "作者", 0x8298: "版权", 0x9C9D: "作者", 0x9C9B: "标题", 0x9C9C: "备注"}
_WIDE: Final = frozenset((0x9C9B, 0x9C9C, 0x9C9D))
_FIELDS: Final = 500
_SIZES: Final = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8}


class Exif(NamedTuple):
    """What EXIF says: degrees and minutes as text (or empty), the words in it, how the picture is to be turned."""

    gps: str = ""
    words: tuple[str, ...] = ()
    orientation: int = 1


def read_exif(data: bytes) -> Exif:
    """The Exif of a TIFF structure, as it stands in a JPEG or PNG; an empty one where it is broken."""
    order = {b"II": "<", b"MM": ">"}.get(data[:2])
    if order is None:
        return Exif()
    try:
        fields = _directory(data, order, struct.unpack_from(order + "I", data, 4)[0])
        gps = _directory(data, order, int.from_bytes(fields[_GPS][:4], _byte_order(order))) if _GPS in fields else {}
    except (struct.error, IndexError, OverflowError):
        return Exif()
    words = tuple(f"{name}：{text}" for key, name in _NAMED.items() if (text := _text(key, fields.get(key, b""))))
    turned = int.from_bytes(fields.get(_ORIENTATION, b"")[:2], _byte_order(order)) or 1
    return Exif(_position(gps, order), words, turned if 1 <= turned <= 8 else 1)


def turned_only(orientation: int) -> bytes:
    """The least EXIF that still says how a picture is to be turned."""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, orientation, 0, 0)


def _directory(data: bytes, order: str, start: int) -> dict[int, bytes]:
    """The fields of one directory by tag, their values as bytes."""
    fields: dict[int, bytes] = {}
    (count,) = struct.unpack_from(order + "H", data, start)
    for at in range(start + 2, start + 2 + 12 * min(count, _FIELDS), 12):
        tag, kind, number = struct.unpack_from(order + "HHI", data, at)
        size = _SIZES.get(kind, 1) * number
        place = at + 8 if size <= 4 else struct.unpack_from(order + "I", data, at + 8)[0]
        fields[tag] = data[place : place + min(size, 4096)]
    return fields


def _position(gps: dict[int, bytes], order: str) -> str:
    """Latitude and longitude in degrees and minutes, empty where there is none."""
    said: list[str] = []
    for reference, value, name in ((1, 2, "纬"), (3, 4, "经")):
        held = gps.get(value, b"")
        if len(held) >= 16:
            numbers = struct.unpack_from(order + "4I", held)
            degrees, minutes = numbers[0] // (numbers[1] or 1), numbers[2] / (numbers[3] or 1)
            half = {b"N": "北", b"S": "南", b"E": "东", b"W": "西"}.get(gps.get(reference, b"")[:1], "")
            said.append(f"{half}{name}{degrees}°{minutes:.1f}′")
    return "，".join(said) or ("有定位数据" if 2 in gps or 4 in gps else "")


def _text(key: int, value: bytes) -> str:
    text = value.decode("utf-16-le" if key in _WIDE else "utf-8", "replace")
    return " ".join(text.replace("\0", " ").split())


def _byte_order(order: str) -> Literal["little", "big"]:
    return "little" if order == "<" else "big"
