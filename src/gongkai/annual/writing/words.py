"""How single words are printed: figures, dates, numerals, and text without characters that no page can hold."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache

from gongkai.annual.report import Figure

_DIGITS = "零一二三四五六七八九"
_SPACES = re.compile(r"[\t\n\r\x0b\x0c\x85\u2028\u2029]+")


@lru_cache(maxsize=4096)
def _is_printed(character: str) -> bool:
    # Control characters and lone surrogates are illegal in XML; format characters (zero width space, byte order
    # mark) have no shape and come out of a PDF as boxes. Private characters stay: rare names are written with them.
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Cn") and character not in "\ufffe\uffff"


def printable(text: str) -> str:
    """The text on one line, without control and format characters."""
    text = _SPACES.sub(" ", text).strip()
    if text.isprintable():
        return text
    return "".join(character for character in text if _is_printed(character))


def figure_text(value: Figure | None) -> str:
    """A figure as it is printed: the digits it was read with; nothing for a blank, since blank is not zero."""
    if value is None:
        return ""
    return str(value) if isinstance(value, int) else format(value, "f")


def chinese_date(day: date) -> str:
    """A day as GB/T 9704 7.3.5.4 prints it: Arabic digits, no leading zero."""
    return f"{day.year}年{day.month}月{day.day}日"


def han_numeral(number: int) -> str:
    """1 to 99 in Chinese digits, for the numbers of the parts; larger ones in Arabic digits."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = {0: "", 1: "十"}.get(tens, _DIGITS[tens] + "十")
    return head + (_DIGITS[ones] if ones else "")


def em_width(text: str) -> float:
    """About how wide the text is, in widths of a Chinese character."""
    return sum(0.5 if ord(character) < 0x2E80 and character not in "“”‘’—…" else 1.0 for character in text)
