"""Pieces of text to the one line that a block holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from gongkai.document.blocks import Note

_DIGITS: Final = 9
_WIDE = "\u2e80-\u3029\u3030-\u9fff\uf900-\ufaff\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65‘’“”—…·"
"""Chinese characters and punctuation; full-width digits and letters are left out, since those make numbers."""
_SOFT_BREAK: Final = re.compile(f"(?<=[{_WIDE}])[ \t]*[\r\n]+[ \t]*(?=[{_WIDE}])")
_WIDE_AT_END: Final = re.compile(f"[{_WIDE}]$")
_WIDE_AT_START: Final = re.compile(f"[{_WIDE}]")
_UNSEEN: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_NUMBERED: Final = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[、)）]|\d{1,2}[、．.](?!\d)|第[一二三四五六七八九十]{1,3}[章节]"
)

PROSE_LINES: Final = 3
PROSE_CHARACTERS: Final = 300
"""A cell of the statutory form holds a label or a figure; three paragraphs of a hundred characters are an article."""


def whole_number(text: str | None, default: int = 0) -> int:
    """A number as files write it in their marks; `default` for what is missing, no number, or beyond all reason."""
    return int(text) if text and text.isdecimal() and len(text) < _DIGITS else default


def one_line(text: str) -> str:
    """`text` stripped, runs of any space made one space, characters without a width taken out.

    A line break between two Chinese characters is where the source was wrapped, not a space.
    """
    if text.isprintable():
        return " ".join(text.split()) if " " in text else text
    if "\n" in text or "\r" in text:
        text = _SOFT_BREAK.sub("", text.strip())
    text = " ".join(text.split())
    return text if text.isprintable() else " ".join(text.translate(_UNSEEN).split())


def join_lines(lines: Iterable[str]) -> str:
    """The lines of one cell, or of a title, as one: nothing between Chinese characters, else one space.

    A narrow column breaks labels (本年新 / 制作数量), so Chinese joins up. Two numbers one above the other are two
    numbers, and 1 above 属于国家秘密 is a number and a label, so a digit or letter on either side keeps a space.
    """
    joined = ""
    for line in lines:
        if not line:
            continue
        if joined and not (_WIDE_AT_END.search(joined) and _WIDE_AT_START.match(line)):
            joined += " "
        joined += line
    return joined


def parts_at(before: str, after: str) -> bool:
    """Whether a soft line break between two lines of one paragraph parts them as a new paragraph would.

    It does after a full stop or colon, and where either line begins with a number such as 一、 or （二）.
    """
    return before[-1:] in "。！？；：:;!?" or bool(_NUMBERED.match(before) or _NUMBERED.match(after))


def is_prose(lines: list[str]) -> bool:
    """Whether what stands in one table cell is running text, so that the table is there for its layout only."""
    return len(lines) >= PROSE_LINES and sum(map(len, lines)) >= PROSE_CHARACTERS


def images_note(images: int) -> Note:
    """What is said of a file without a table that has images: its tables may be in them."""
    message = f"文件里没有表格，但有 {images} 幅图片；图片里的文字没有读取。如果表格是图片，请改用带文字表格的原文件。"
    return Note("images_not_read", message)
