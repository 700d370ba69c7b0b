"""Days of a year as a clerk types them: 1月1日至3日、5-1至5-5、2026-10-01. Read strictly; what is not read is said."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta

_DAY = r"(?:(?P<{0}y>\d{{4}})[-年/.])?(?P<{0}m>\d{{1,2}})[-月/.](?P<{0}d>\d{{1,2}})日?"
_SPAN = re.compile(_DAY.format("a") + r"(?:(?:至|到|~|—+)(?:" + _DAY.format("b") + r"|(?P<only>\d{1,2})日?))?")
_LONGEST = timedelta(days=31)


def read_days(text: str, year: int) -> tuple[frozenset[date], tuple[str, ...]]:
    """The days in a text, and for each piece that was not read an instruction. Days must lie in the year."""
    days: set[date] = set()
    problems: list[str] = []
    for piece in re.split(r"[、,;\s]+", unicodedata.normalize("NFKC", text).replace("。", "、")):
        if not piece:
            continue
        found, problem = _piece(piece, year)
        days |= found
        problems += [problem] if problem else []
    return frozenset(days), tuple(problems)


def write_days(days: Iterable[date]) -> str:
    """Days as `read_days` reads them, one stretch a line."""
    lines: list[str] = []
    stretch: list[date] = []
    for day in sorted(days):
        if stretch and day - stretch[-1] > timedelta(days=1):
            lines.append(_written(stretch))
            stretch = []
        stretch.append(day)
    return "\n".join([*lines, _written(stretch)] if stretch else lines)


def _piece(piece: str, year: int) -> tuple[set[date], str]:
    match = _SPAN.fullmatch(piece)
    if match is None:
        return set(), f"“{piece}”没有读懂，请写成“1月1日”或“1月1日至3日”，用顿号或换行隔开"
    part = match.groupdict()
    try:
        first = date(int(part["ay"] or year), int(part["am"]), int(part["ad"]))
        last = first
        if part["only"]:
            last = first.replace(day=int(part["only"]))
        elif part["bm"]:
            last = date(int(part["by"] or part["ay"] or year), int(part["bm"]), int(part["bd"]))
    except ValueError:
        return set(), f"“{piece}”里的日期不存在，请对照通知改正"
    if not timedelta(0) <= last - first <= _LONGEST:
        return set(), f"“{piece}”的起止不对：止日应不早于起日，且不超过一个月"
    if first.year != year or last.year != year:
        return set(), f"“{piece}”不在{year}年内，别的年份请另行登记"
    return {first + timedelta(days=n) for n in range((last - first).days + 1)}, ""


def _written(stretch: list[date]) -> str:
    first, last = stretch[0], stretch[-1]
    if first == last:
        return f"{first.month}月{first.day}日"
    month = f"{last.month}月" if last.month != first.month else ""
    return f"{first.month}月{first.day}日至{month}{last.day}日"
