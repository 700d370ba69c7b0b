"""索引号 of an entry and 发文字号 of a paper: the number made from an agency's template, and its serial read back.

A template is literal text with placeholders in braces. What the day gives: `{year}`, `{yyyymm}`, `{month}`, `{date}`. What the
agency or the entry gives: `{org}`, `{credit}`, `{area}`, `{dept}`, `{category}`, `{group}`, of a fixed length where one is
written (`{area:6}`). The running number: `{serial}`, `{serial:5}` filled with noughts, `{serial:5:never}` with the time after
which it starts again (day, month, year, never); without it, the finest day in the template decides. Source: art. 12 of the
《条例》 asks for an index (索引); every place has its own pattern.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from gongkai.law.index_template import (
    FIELDS,
    LONGEST_WIDTH,
    VALUE,
    WIDTHS,
    Part,
    check_template,
    one_spelling,
    parts_of,
    restart_of,
)

__all__ = ["NumberRefused", "check_template", "number_from", "serial_of", "series_key", "series_of"]


class NumberRefused(ValueError):
    """A number cannot be made; the message tells a clerk what to put right."""


def number_from(template: str, *, fields: Mapping[str, str], on: date, serial: int) -> str:
    """The number with a serial, for the day `on`. Raises NumberRefused where template, field or serial do not serve."""
    parts = _sound(template)
    if not 1 <= serial < 10**LONGEST_WIDTH:
        raise NumberRefused(f"流水号从1开始，最多{LONGEST_WIDTH}位，不能是{serial}")
    return "".join(part.text or _shown(part, fields, on, serial) for part in parts)


def series_key(template: str, on: date, fields: Mapping[str, str]) -> str:
    """Which counter a number belongs to: serials run on while the key is the same. Raises NumberRefused as above."""
    parts = _sound(template)
    return _key(
        parts, {part.name: _shown(part, fields, on, 1) for part in parts if part.name != "serial" and part.name}
    )


def serial_of(template: str, number: str) -> int | None:
    """The serial in an existing number, or None where the number was not made by this template."""
    found = _read(template, number)
    return int(found["serial"]) if found else None


def series_of(template: str, number: str) -> str | None:
    """The counter an existing number belongs to, as `series_key` names it, or None where it is of another template."""
    found = _read(template, number)
    return _key(parts_of(template), found) if found else None


def _sound(template: str) -> tuple[Part, ...]:
    problems = check_template(template)
    if problems:
        raise NumberRefused(f"编号模板“{template}”不能用：" + "；".join(problems))
    return parts_of(template)


def _shown(part: Part, fields: Mapping[str, str], on: date, serial: int) -> str:
    if part.name == "serial":
        return str(serial).zfill(part.width or 0)
    if part.name in WIDTHS:
        day = on.isoformat().replace("-", "")
        return {"year": day[:4], "yyyymm": day[:6], "month": day[4:6], "date": day}[part.name]
    value = unicodedata.normalize("NFKC", fields.get(part.name, "")).strip()
    if not value:
        raise NumberRefused(f"编号要用到 {{{part.name}}}，还没有填写，请在机关设置或者本条信息里补上")
    if not re.fullmatch(f"{VALUE}+", value):
        raise NumberRefused(f"{{{part.name}}} 填的是“{value}”，只能用数字、字母和汉字，不能有“-”“/”和空格")
    if part.width is not None and len(value) != part.width:
        raise NumberRefused(f"{{{part.name}}} 应为{part.width}位，填的“{value}”是{len(value)}位，请改正")
    return value


def _key(parts: tuple[Part, ...], values: Mapping[str, str]) -> str:
    """The fields in the number, and of the day as much as decides when the serial starts again."""
    fields = [f"{part.name}={values[part.name]}" for part in parts if part.name in FIELDS]
    day = values.get("date") or values.get("yyyymm") or values.get("year", "") + values.get("month", "")
    length = {"day": 8, "month": 6, "year": 4, "never": 0}[restart_of(parts)]
    return "|".join([*fields, day[:length]])


@lru_cache(maxsize=256)
def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(
        "".join(re.escape(one_spelling(part.text)) if part.text else _group(part) for part in parts_of(template))
    )


def _group(part: Part) -> str:
    if part.name == "serial":
        return rf"(?P<serial>[0-9]{{1,{LONGEST_WIDTH}}})"
    if part.name in WIDTHS:
        return rf"(?P<{part.name}>[0-9]{{{WIDTHS[part.name]}}})"
    length = f"{{{part.width}}}" if part.width else "+"
    return rf"(?P<{part.name}>{VALUE}{length})"


def _read(template: str, number: str) -> dict[str, str] | None:
    if check_template(template):
        return None
    found = _pattern(template).fullmatch(one_spelling(number))
    return found.groupdict() if found and int(found["serial"]) > 0 else None
