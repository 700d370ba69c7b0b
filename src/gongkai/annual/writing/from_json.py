"""The JSON of `gongkai read` back to a Report. Whatever is not as the contract says is refused by name."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NoReturn, TypeVar

from gongkai.annual.reading.headings import Marks
from gongkai.annual.report import Figure, Line, Report, Section, Supplement
from gongkai.document.blocks import Note
from gongkai.document.limits import TEXT_BYTES
from gongkai.document.refusal import Refusal
from gongkai.law.edition import Edition, edition_named, editions

_T = TypeVar("_T")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,10})?")
_LARGEST = 10**15


def report_from_text(text: str, known: Sequence[Edition] | None = None) -> Report:
    """A Report from the text of a JSON file; raises Refusal as `report_from_json` does, and `damaged` for no JSON."""
    if len(text) > TEXT_BYTES:
        raise Refusal(
            "too_large", f"JSON 文件超过 {TEXT_BYTES // 1024 // 1024} MB，不像一份年度报告。请核对文件后再试。"
        )
    try:
        data = json.loads(text, parse_float=Decimal, parse_constant=_no_number, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        _refuse("文件不是有效的 JSON。请用 gongkai read 文件 --format json 重新生成。")
    return report_from_json(data, known)


def report_from_json(data: Any, known: Sequence[Edition] | None = None) -> Report:
    """A Report from the value of its JSON. `known` are the editions to choose from, else those of the package.

    Raises Refusal `not_a_report` where the value is no report at all, `damaged` where a key, code or type is wrong;
    the message names it and says what to put there.
    """
    if not isinstance(data, dict) or "values" not in data or "edition" not in data:
        message = "这不是一份报告的 JSON：应当有 edition、values 等项。请用 gongkai read 文件 --format json 生成。"
        if isinstance(data, dict) and isinstance(data.get("error"), dict):
            message = f"这个 JSON 记的是一份没有读成的文件：{data['error'].get('message', '')}请先处理好原文件。"
        raise Refusal("not_a_report", message)
    edition = _edition(data["edition"], known)
    return Report(
        format=_text(data, "format") or "",
        title=_text(data, "title"),
        agency=_text(data, "agency"),
        year=_year(data.get("year")),
        edition=edition,
        signed_on=_day(data.get("signed_on"), "signed_on"),
        period=_period(data.get("period")),
        values=_values(data["values"], edition),
        sections=_each(data, "sections", lambda item, name: _section(item, name, edition)),
        preamble=_lines(data, "preamble"),
        signature=_lines(data, "signature"),
        supplements=_each(data, "supplements", _supplement),
        notes=_each(data, "notes", _note),
        source=_text(data, "source"),
    )


def _refuse(message: str) -> NoReturn:
    raise Refusal("damaged", message)


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        double = next(name for name in names if names.count(name) > 1)
        _refuse(f"JSON 里“{double}”出现了两次，无法确定以哪一个为准。请删去一个后再试。")
    return made


def _edition(name: Any, known: Sequence[Edition] | None) -> Edition | None:
    if name is None:
        return None
    choice = tuple(known) if known is not None else editions()
    try:
        return edition_named(str(name), choice)
    except KeyError:
        listed = "、".join(edition.id for edition in choice)
        _refuse(f"“edition”是“{name}”，没有这个版本的报告格式。请改为 {listed} 之一。")


def _text(data: Mapping[str, Any], key: str) -> str | None:
    value = data.get(key)
    if value is not None and not isinstance(value, str):
        _refuse(f"“{key}”应当是文字或 null，现在是 {_shown(value)}。请改正后再试。")
    return value


def _shown(value: Any) -> str:
    text = str(value)
    return f"“{text[:30]}…”" if len(text) > 30 else f"“{text}”"


def _year(value: Any) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 1900 <= value <= 2999:
        _refuse(f"“year”应当是四位的年份，现在是 {_shown(value)}。请改正后再试。")
    return value


def _day(value: Any, name: str) -> date | None:
    if value is None:
        return None
    try:
        if isinstance(value, str) and _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    _refuse(f"“{name}”应当是 2026-01-20 这样的日期，现在是 {_shown(value)}。请改正后再试。")


def _period(value: Any) -> tuple[date, date] | None:
    if value is None:
        return None
    if not isinstance(value, list) or len(value) != 2:
        _refuse("“period”应当是起、止两个日期。请改正后再试。")
    first, last = (_day(day, "period") for day in value)
    if first is None or last is None:
        _refuse("“period”应当是起、止两个日期。请改正后再试。")
    return first, last


def _values(values: Any, edition: Edition | None) -> dict[str, Figure | None]:
    if not isinstance(values, dict):
        _refuse("“values”应当是单元格代码到数字的对应表。请用 gongkai read 文件 --format json 重新生成。")
    cells = edition.cells if edition else {}
    strange = [code for code in values if code not in cells]
    if strange and edition is None:
        _refuse("“edition”是 null，“values”里却有数字。请填上报告格式的版本，例如 2021。")
    if strange:
        listed = "、".join(strange[:5]) + (" 等" if len(strange) > 5 else "")
        _refuse(f"{edition.id if edition else ''} 年版报告格式没有这些单元格：{listed}。请核对代码或“edition”。")
    return {code: _figure(values.get(code), code) for code in cells}


def _figure(value: Any, code: str) -> Figure | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LARGEST):
        return value
    match = _NUMBER.fullmatch(
        format(value, "f") if isinstance(value, Decimal) else value if isinstance(value, str) else ""
    )
    if match is None:
        _refuse(f'单元格 {code} 应当是整数、带小数点的数字（写成文字，如 "0.3260"）或 null，现在是 {_shown(value)}。')
    return Decimal(match[0]) if match[1] else int(match[0])


def _each(data: Mapping[str, Any], key: str, make: Callable[[Any, str], _T]) -> list[_T]:
    value = data.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        _refuse(f"“{key}”应当是列表。请用 gongkai read 文件 --format json 重新生成。")
    return [make(item, f"{key} 第 {i} 项") for i, item in enumerate(value, 1)]


def _object(item: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(item, dict):
        _refuse(f"{name}应当是对象，现在是 {_shown(item)}。请改正后再试。")
    return item


def _words(value: Any, name: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        _refuse(f"{name}应当是文字，现在是 {_shown(value)}。请改正后再试。")
    return value


def _lines(data: Mapping[str, Any], key: str) -> list[Line]:
    return _each(data, key, lambda item, name: Line(-1, _words(item, name)))


def _section(item: Any, name: str, edition: Edition | None) -> Section:
    entry = _object(item, name)
    heading = _words(entry.get("heading"), f"{name}的 heading")
    number = _words(entry.get("number"), f"{name}的 number") or None
    texts = _words(entry.get("text"), f"{name}的 text").split("\n")
    return Section(
        number,
        heading,
        Marks([edition]).part(heading) if edition else None,
        -1,
        [Line(-1, text) for text in texts if text.strip()],
    )


def _row(value: Any, name: str) -> list[str]:
    if not isinstance(value, list):
        _refuse(f"{name}应当是列表，现在是 {_shown(value)}。请改正后再试。")
    return [_words(cell, name) for cell in value]


def _supplement(item: Any, name: str) -> Supplement:
    entry = _object(item, name)
    rows = entry.get("rows")
    if not isinstance(rows, list):
        _refuse(f"{name}的 rows 应当是列表。请改正后再试。")
    header = _row(entry.get("header") or [], f"{name}的 header")
    return Supplement(_text(entry, "title"), header, [_row(row, f"{name}的 rows") for row in rows])


def _note(item: Any, name: str) -> Note:
    entry = _object(item, name)
    where = entry.get("where")
    shown = where if where is None or isinstance(where, str) else json.dumps(where, ensure_ascii=False)
    return Note(_words(entry.get("code"), name), _words(entry.get("message"), name), shown)
