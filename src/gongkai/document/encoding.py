"""Bytes to text, for plain text, markdown and csv."""

from __future__ import annotations

import codecs

from gongkai.document.blocks import Note
from gongkai.document.refusal import Refusal

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> tuple[str, list[Note]]:
    """The text of `data` and what was assumed: a byte order mark decides, else UTF-8, else UTF-16, else GB18030.

    Raises Refusal `damaged` where the bytes are text in none of them.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, "replace"), []
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace"), [Note("encoding_guessed", f"文件没有注明编码，按 {wide.upper()} 读取。")]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("gb18030"), [Note("encoding_guessed", "文件不是 UTF-8 编码，按 GB18030 读取。")]
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
    if text.count("\ufffd") * 50 > len(text):
        raise Refusal(
            "damaged", "文件内容不是可以识别的文字。请用 Word 或浏览器打开原文，另存为 .docx 或 .html 后再试。"
        )
    return text, [Note("encoding_guessed", "文件编码有误，按 GB18030 读取，个别字符无法识别。")]


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark shows a zero byte in every other place of its ASCII characters."""
    head = data[:4000]
    if b"\0" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    return "utf-16-le" if odd > even else "utf-16-be"
