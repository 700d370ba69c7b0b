"""The bytes of a web page as UTF-8, whatever it says or forgets to say of its encoding."""

from __future__ import annotations

import codecs
import re
from typing import Final

from gongkai.document.blocks import Note
from gongkai.document.encoding import decode

_HEAD: Final = 4096
_DECLARED: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_CHINESE: Final = frozenset(("gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "hz-gb-2312", "ms936", "cp936"))
_UTF8: Final = frozenset(("utf-8", "utf8", "unicode", "utf-16", "utf16", "us-ascii", "ascii", "iso-8859-1", "latin1"))
_KNOWN: Final = re.compile(
    r"big5(?:[-_]hkscs)?|hz|euc[-_](?:jp|kr|cn|tw)|shift[-_]jis|(?:windows-|cp)\d{3,5}|utf-?(?:7|8|16|32)(?:le|be)?"
)
"""Encodings that pages are written in; Python knows many more, some of which are no encodings of text."""
_MARKS: Final = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def to_utf8(data: bytes) -> tuple[bytes, list[Note]]:
    """The page as UTF-8, and a note where its encoding had to be guessed.

    A byte order mark decides. Bytes that are UTF-8 are UTF-8 whatever the page declares, since Chinese text in
    another encoding never is by chance. Then the declaration counts, then the guess of `decode`.
    Raises Refusal `damaged` where the bytes are text in no encoding.
    """
    declared = _declared(data)
    if b"\0" not in data[:_HEAD] and not data.startswith(_MARKS):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            return _declared_or_guessed(data, declared)
        if declared and declared not in _UTF8 and not data.isascii():
            return data, [Note("encoding_guessed", f"网页注明的编码是 {declared}，实际是 UTF-8，按 UTF-8 读取。")]
        return data, []
    text, notes = decode(data)
    return text.encode("utf-8", "replace"), notes


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data, 0, _HEAD)
    return found[1].decode("ascii", "replace").lower() if found else ""


def decoded(data: bytes, declared: str) -> str | None:
    """The text in the encoding declared, None where that is unknown or wrong; GB 2312 and GBK are read as GB 18030."""
    codec = "gb18030" if declared in _CHINESE else declared
    if codec != "gb18030" and not _KNOWN.fullmatch(codec):
        return None
    try:
        return data.decode(codec)
    except (ValueError, LookupError):
        return None


def _declared_or_guessed(data: bytes, declared: str) -> tuple[bytes, list[Note]]:
    found = None if declared in _UTF8 else decoded(data, declared)
    if found is not None:
        return found.encode("utf-8", "replace"), []
    if declared in ("utf-8", "utf8"):
        # A page cut in the middle of a character, or with a stray byte, is still the UTF-8 it says it is.
        text = data.decode("utf-8", "replace")
        if text.count("\ufffd") * 500 < len(text):
            return text.encode("utf-8"), [Note("encoding_guessed", "网页的编码有误，按 UTF-8 读取，个别字符无法识别。")]
    text, notes = decode(data)
    return text.encode("utf-8", "replace"), notes
