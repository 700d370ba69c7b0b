"""公开时限 as standard catalogues word it, into a number of days where it says one."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_SAYS = re.compile(r"(\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:个)?\s*(工作日|自然日|日历日|日|天)\s*(?:之内|以内|内)")
_DURATION = re.compile(r"(?:公示|公告|张贴|展示|不少于|不得少于|提前)[^，。；、]{0,8}$")
_ONES = {digit: number for number, digit in enumerate("一二三四五六七八九", 1)}


class Limit(NamedTuple):
    """A time limit: in working days, or in days of the calendar, or in neither where the words give no single number."""

    working_days: int | None = None
    days: int | None = None


def limit_of(text: str) -> Limit:
    """The one limit that a text sets for publishing; `Limit()` where it sets none in days, or several.

    How long something hangs (公示不少于7日) is no limit. Source: the wording of the 26 standard catalogues
    (国办发〔2019〕54号).
    """
    plain = unicodedata.normalize("NFKC", text)
    said = {
        (_number(found[1]), found[2] == "工作日")
        for found in _SAYS.finditer(plain)
        if not _DURATION.search(plain[: found.start()])
    }
    if len(said) != 1:
        return Limit()
    count, working = said.pop()
    if not count:
        return Limit()
    return Limit(working_days=count) if working else Limit(days=count)


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    if "十" not in text:
        return _ONES.get(text, 0)
    tens, _, ones = text.partition("十")
    return _ONES.get(tens, 1 if not tens else 0) * 10 + _ONES.get(ones, 0)
