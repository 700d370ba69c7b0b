"""A day in the many ways offices write one."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

_PARTS = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-./年_]\s*(\d{1,2})\s*[-./月_]\s*(\d{1,2})(?!\d)\s*日?")
_TOGETHER = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?$")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE = re.compile(
    r"([二一][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_EPOCH = date(1899, 12, 30)
EARLIEST = date(1949, 10, 1)


def day_of(text: str) -> date | None:
    """The day a cell means, as the whole of it, an Excel serial included; None where it means none.

    `2023-5-1`, `2023.05.01`, `20230501`, `2023年5月1日`, `二〇二三年五月一日`, `45047`, with or without a time after it.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if _SERIAL.match(plain):
        return _sensible(_EPOCH + timedelta(days=int(float(plain))))
    found = day_in(plain)
    rest = _rest(plain)
    return found if found and re.fullmatch(r"[\sT]*(?:\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?\s*", rest) else None


def day_in(text: str) -> date | None:
    """The first day written in a text (a file name, a closing line), or None."""
    plain = unicodedata.normalize("NFKC", text)
    for pattern in (_PARTS, _TOGETHER):
        for found in pattern.finditer(plain):
            day = _made(*found.groups())
            if day:
                return day
    written = _CHINESE.search(text)
    if written is None:
        return None
    return _made(written[1].translate(_DIGITS), str(_number(written[2])), str(_number(written[3])))


def last_day_in(text: str) -> date | None:
    """The last day written in a text: the date below a paper is the day it was formed."""
    days = [day for line in text.split("\n") if (day := day_in(line)) is not None]
    return days[-1] if days else None


def _rest(plain: str) -> str:
    for pattern in (_PARTS, _TOGETHER, _CHINESE):
        if pattern.search(plain):
            return pattern.sub("", plain, count=1)
    return plain


def _made(year: str, month: str, day: str) -> date | None:
    try:
        return _sensible(date(int(year), int(month), int(day)))
    except ValueError:
        return None


def _sensible(day: date) -> date | None:
    return day if day >= EARLIEST else None


def _number(text: str) -> int:
    if "十" not in text:
        return int(text.translate(_DIGITS))
    tens, _, ones = text.partition("十")
    return (int(tens.translate(_DIGITS)) if tens else 1) * 10 + (int(ones.translate(_DIGITS)) if ones else 0)
