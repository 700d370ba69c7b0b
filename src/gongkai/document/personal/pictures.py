"""Data that pictures carry beside the picture: JPEG segments and PNG chunks, told and taken out without recoding."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import Final

from gongkai.document.personal.exif import Exif, read_exif, turned_only
from gongkai.document.personal.findings import Hidden, excerpt_of

_JPEG: Final = b"\xff\xd8"
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_TIFF: Final = (b"II*\0", b"MM\0*")
_EXIF: Final = b"Exif\0\0"
_SCAN: Final = 0xDA
_APP1: Final = 0xE1
_WORDS: Final = frozenset((_APP1, 0xED, 0xFE))
"""Segments with data about the picture: EXIF and XMP, Photoshop's, comments."""
_CHUNKS: Final = frozenset((b"eXIf", b"tEXt", b"iTXt", b"zTXt", b"tIME"))


def picture_hidden(data: bytes, where: str) -> Iterator[Hidden]:
    """Where and by whom a picture was taken, as far as it says so itself."""
    exif = _exif_of(data)
    removable = data.startswith((_JPEG, _PNG))
    if exif.gps:
        yield Hidden("gps", where, exif.gps, removable)
    for words in (*exif.words, *_texts_of(data)):
        yield Hidden("picture_metadata", where, excerpt_of(words), removable)


def picture_words(data: bytes) -> list[str]:
    """The words that a picture carries beside the picture."""
    return [*_exif_of(data).words, *_texts_of(data)]


def cleaned_picture(data: bytes) -> bytes | None:
    """The same picture without data about it, still turned the right way; None for what is neither JPEG nor PNG."""
    if data.startswith(_JPEG):
        return _cleaned_jpeg(data)
    return _cleaned_png(data) if data.startswith(_PNG) else None


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Marker, beginning and end of each JPEG segment before the picture itself."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != _SCAN:
        size: int = struct.unpack_from(">H", data, at + 2)[0]
        yield data[at + 1], at, at + 2 + size
        at += 2 + size


def _chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Kind, beginning and end of each PNG chunk."""
    at = len(_PNG)
    while at + 12 <= len(data):
        size: int = struct.unpack_from(">I", data, at)[0]
        yield data[at + 4 : at + 8], at, at + 12 + size
        at += 12 + size


def _exif_of(data: bytes) -> Exif:
    if data.startswith(_TIFF):
        return read_exif(data)
    if data.startswith(_JPEG):
        found = (data[start + 4 : end] for marker, start, end in _segments(data) if marker == _APP1)
        held = next((part[len(_EXIF) :] for part in found if part.startswith(_EXIF)), b"")
        return read_exif(held)
    chunks = _chunks(data) if data.startswith(_PNG) else iter(())
    return read_exif(next((data[start + 8 : end - 4] for kind, start, end in chunks if kind == b"eXIf"), b""))


def _texts_of(data: bytes) -> list[str]:
    """The comments of a JPEG and the texts of a PNG that are not packed."""
    if data.startswith(_JPEG):
        held = [data[start + 4 : end] for marker, start, end in _segments(data) if marker == 0xFE]
    elif data.startswith(_PNG):
        held = [data[start + 8 : end - 4] for kind, start, end in _chunks(data) if kind in (b"tEXt", b"iTXt")]
    else:
        held = []
    return [text for part in held if (text := part.replace(b"\0", b" ").decode("utf-8", "replace").strip())]


def _cleaned_jpeg(data: bytes) -> bytes:
    kept, at = [_JPEG], 2
    turned = _exif_of(data).orientation
    if turned != 1:
        body = _EXIF + turned_only(turned)
        kept.append(bytes((0xFF, _APP1)) + struct.pack(">H", len(body) + 2) + body)
    for marker, start, end in _segments(data):
        if marker not in _WORDS:
            kept.append(data[start:end])
        at = end
    return b"".join((*kept, data[at:]))


def _cleaned_png(data: bytes) -> bytes:
    kept = [_PNG]
    turned = _exif_of(data).orientation
    for kind, start, end in _chunks(data):
        if kind not in _CHUNKS:
            kept.append(data[start:end])
        if kind == b"IHDR" and turned != 1:
            body = b"eXIf" + turned_only(turned)
            kept.append(struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body)))
    return b"".join(kept)
