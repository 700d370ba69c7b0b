"""Dates and periods in the ways Chinese reports write them."""

from __future__ import annotations

import re
from datetime import date

from gongkai.annual.numerals import parse_number

_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "Ｏ": "0",
    "O": "0",
    "o": "0",
}
_HAN_DATE = re.compile(
    r"([二〇零○OＯo一三四五六七八九]{4})\s*年\s*([元正一二三四五六七八九十]{1,3})\s*月\s*([一二三四五六七八九十廿卅]{1,3})\s*[日号]"
)
_DATE = re.compile(r"((?:19|20)\d\d)\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*[日号]?(?!\d)")
_PERIOD = re.compile(
    r"(?:自|从|为|是|[:：，,])?\s*((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*(?:起|开始)?\s*(?:至|到|[-—–~～]+)\s*"
    r"(?:((?:19|20)\d\d)\s*年)?\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日"
)
_YEAR = re.compile(r"((?:19|20)\d\d)\s*年")
_HAN_YEAR = re.compile(r"(二[〇零○OＯo][一二三四五六七八九〇零○OＯo]{2})\s*年")


_MONTH_WORDS = str.maketrans("元正", "一一")
_WIDE = re.compile(r"[０-９．－／]")
_NARROW = str.maketrans("０１２３４５６７８９．－／", "0123456789.-/")


def _narrow(text: str) -> str:
    """Full-width digits as plain ones; whole paragraphs pass here, so text without any is left alone."""
    text = text.replace("年元月", "年1月") if "年元月" in text else text
    return text.translate(_NARROW) if _WIDE.search(text) else text


def han_number(text: str) -> int:
    """A month, day or heading's numeral: 三 is 3, 二十五 is 25, 元 (of 元月) is 1, 廿 is 20; 0 where it is none."""
    plain = text.translate(_MONTH_WORDS).replace("廿", "二十").replace("卅", "三十").replace("十十", "十")
    return int(parse_number(plain) or 0)


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_date(text: str) -> date | None:
    """The last date in a text, in digits or in Chinese numerals; None where there is none that exists."""
    folded = _narrow(text)
    found: date | None = None
    for match in _DATE.finditer(folded):
        found = _make(int(match[1]), int(match[2]), int(match[3])) or found
    for match in _HAN_DATE.finditer(folded):
        year = int("".join(_DIGITS.get(c, c) for c in match[1]))
        found = _make(year, han_number(match[2]), han_number(match[3])) or found
    return found


def find_period(text: str) -> tuple[date, date] | None:
    """The first 'from … to …' of a text, as first and last day."""
    match = _PERIOD.search(_narrow(text))
    if match is None:
        return None
    first = _make(int(match[1]), int(match[2]), int(match[3]))
    last = _make(int(match[4] or match[1]), int(match[5]), int(match[6]))
    return (first, last) if first and last else None


def find_years(text: str) -> list[int]:
    """Every year a text names, in order."""
    folded = _narrow(text)
    found = [(m.start(), int(m[1])) for m in _YEAR.finditer(folded)]
    for m in _HAN_YEAR.finditer(folded):
        found.append((m.start(), int("".join(_DIGITS.get(c, c) for c in m[1]))))
    return [year for _, year in sorted(found)]
