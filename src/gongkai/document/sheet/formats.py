"""A number of a workbook as its cell prints it: decimals, per cent, dates. Words in a format are not printed."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import Final, NamedTuple

_BUILT_IN: Final = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 37: "#,##0", 38: "#,##0", 39: "#,##0.00",
    40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00",
    14: "yyyy/m/d", 15: "yyyy/m/d", 16: "m/d", 17: "yyyy/m", 18: "h:mm", 19: "h:mm", 20: "h:mm", 21: "h:mm",
    22: "yyyy/m/d h:mm", 27: "yyyy/m", 28: "m/d", 29: "m/d", 30: "m/d", 31: "yyyy/m/d", 32: "h:mm", 33: "h:mm",
    34: "h:mm", 35: "h:mm", 36: "yyyy/m", 45: "h:mm", 46: "h:mm", 47: "h:mm", 50: "yyyy/m", 51: "m/d", 52: "yyyy/m",
    53: "m/d", 54: "m/d", 55: "h:mm", 56: "h:mm", 57: "yyyy/m", 58: "m/d",
}  # fmt: skip
"""The formats that a workbook names by number alone, dates in the order that Chinese uses."""
_LITERAL: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DIGITS: Final = re.compile(r"\.([0#?]+)")
_MINUTES: Final = re.compile(r"h+:mm|mm:ss")
_EXCEL_DIGITS: Final = 15
_EPOCH: Final = datetime(1899, 12, 30)
_EPOCH_1904: Final = datetime(1904, 1, 1)
_LAST_DAY: Final = 2_958_465


class Format(NamedTuple):
    """What a number format prints: fixed decimals (None is as needed), per cent, thousands cut off, parts of a date."""

    decimals: int | None = None
    optional: int = 0
    percent: bool = False
    thousands: int = 0
    date: str = ""


GENERAL: Final = Format()


@lru_cache(maxsize=512)
def number_format(number: int, code: str | None) -> Format:
    """The Format for the id of a number format and, for one of the workbook's own, its code."""
    code = code if code is not None else _BUILT_IN.get(number, "")
    section = _LITERAL.sub("", code.split(";")[0])
    if not section or section.lower() == "general" or "@" in section:
        return GENERAL
    lowered = section.lower()
    if re.search(r"[ymdhs]", lowered) and not re.search(r"[0#?]", lowered.replace(".0", "")):
        return Format(date="".join(part for part in "ymdh" if part in _MINUTES.sub("h", lowered)))
    if "e+" in lowered or "/" in section:
        return GENERAL
    after = _DIGITS.search(section)
    places = after[1] if after else ""
    whole = section[: after.start()] if after else section
    if not re.search(r"[0#?]", whole + places):
        return GENERAL
    trimmed = section.rstrip("% )")
    return Format(
        decimals=places.count("0"),
        optional=len(places) - places.count("0"),
        percent="%" in section,
        thousands=len(trimmed) - len(trimmed.rstrip(",")),
    )


def printed(value: str, form: Format, since_1904: bool = False) -> str:
    """A stored number as the cell prints it, without thousands separators; what is no number stays as it is."""
    try:
        number = Decimal(value)
        if not number.is_finite() or abs(number.adjusted()) > 60:
            return value
    except InvalidOperation:
        return value
    if form.date and 0 <= number <= _LAST_DAY:
        return _date(float(number), form.date, since_1904)
    number = _shown(number)
    if form.percent:
        number *= 100
    number = number.scaleb(-3 * form.thousands)
    if form.decimals is not None:
        number = number.quantize(Decimal(1).scaleb(-form.decimals - form.optional), ROUND_HALF_UP)
        if form.optional:
            number = max(number.normalize(), number.quantize(Decimal(1).scaleb(-form.decimals)), key=_places)
        text = f"{number:f}"
    else:
        text = f"{number.normalize():f}"
    return (text.removeprefix("-") if not number else text) + ("%" if form.percent else "")


def _shown(number: Decimal) -> Decimal:
    """The number to the 15 digits that a workbook works with: 72701.257799999998 is stored for 72701.2578."""
    return Decimal(f"{float(number):.{_EXCEL_DIGITS}g}")


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _date(days: float, parts: str, since_1904: bool) -> str:
    moment = (_EPOCH_1904 if since_1904 else _EPOCH) + timedelta(seconds=round(days * 86400))
    text = f"{moment.year}年" if "y" in parts else ""
    text += f"{moment.month}月" if "m" in parts else ""
    text += f"{moment.day}日" if "d" in parts else ""
    return f"{text} {moment:%H:%M}".strip() if "h" in parts or not text else text
