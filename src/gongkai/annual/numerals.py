"""Numbers in Chinese text: what a cell says as a number, and every number in a sentence with its unit and kind.

A number in a sentence is a count only when it is followed by a counter word (件, 条, 期 ...). Dates, document
numbers, percentages, ordinals and names such as 1+X are found as well, so that nobody adds them up. Chinese
numerals are numbers only where they count: 统一, 第一, 一是, 三类内部事务 and 一站式 are words.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from gongkai.annual.report import Figure

NumberKind = Literal["count", "percent", "ordinal", "time", "document", "name", "bare"]
"""count: with a counter word. time: years, dates, durations. document: 〔2021〕30号. name: part of a name, 1+X, 5G.
bare: digits with no unit, such as a hotline, a telephone number or the number of a list item."""


class Number(NamedTuple):
    """A number in a text: `text[start:end]` is the number with its unit and any word that makes it approximate."""

    start: int
    end: int
    value: Figure
    unit: str
    kind: NumberKind
    approximate: bool


LONGEST: Final = 30
"""The most digits of a number; longer runs are no figures of a report."""

_DIGIT_VALUES: Final = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {
    c: i for i, c in enumerate("零壹贰叁肆伍陆柒捌玖")
}
_DIGIT_VALUES["两"] = 2
_SMALL: Final = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_BIG: Final = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}

_SIGNED: Final = re.compile(r"([+＋\-－−]?)\s*(.+)", re.DOTALL)
_PLAIN: Final = re.compile(r"(\d+|\d{1,3}(?:[,，]\d{3})+)(?:[.．](\d+))?([十百千万亿]*)")


def parse_number(text: str) -> Figure | None:
    """The number that a cell-like text says in digits or Chinese numerals; None where it is no number.

    Takes a sign, full-width digits, thousands marks, 万 and 亿 (1.2万), and numerals (一百二十三, 二〇二三). A number
    printed with a decimal point comes back as Decimal with the digits as printed, any other as int. A unit, a
    bracket, a mark (—, 无) or any other word makes it no number.
    """
    text = text.strip()
    if text.isascii() and text.isdigit() and len(text) <= LONGEST:
        return int(text)
    matched = _SIGNED.fullmatch(text)
    if matched is None or len(text) > LONGEST + 10:
        return None
    sign, digits = matched.groups()
    plain = _PLAIN.fullmatch(digits)
    value = _plain_value(*plain.groups()) if plain else _worded(digits)
    if value is None or sign not in ("-", "－", "−"):
        return value
    return -value


def _plain_value(whole: str, fraction: str | None, multipliers: str) -> Figure | None:
    whole = whole.replace(",", "").replace("，", "")
    if len(whole) > LONGEST:
        return None
    value: Figure = int(whole) if fraction is None else Decimal(f"{int(whole)}.{_ascii(fraction)}")
    if not multipliers:
        return value
    for character in multipliers:
        value *= _SMALL.get(character) or _BIG[character]
    return int(value) if value == int(value) else value


def _ascii(digits: str) -> str:
    return digits if digits.isascii() else "".join(str(int(digit)) for digit in digits)


def _worded(text: str) -> int | None:
    """The value of a Chinese numeral, or None: 一百二十三, 两千零五, 一万二 (12000), 二〇二三."""
    if not text or len(text) > LONGEST:
        return None
    if all(character in _DIGIT_VALUES for character in text):
        return int("".join(str(_DIGIT_VALUES[character]) for character in text))
    total = section = 0
    pending: int | None = None
    small, big, zero = 10_000, 10**12, False
    for character in text:
        digit = _DIGIT_VALUES.get(character)
        if digit is not None:
            if pending:
                return None
            pending, zero = digit, zero or digit == 0
            continue
        if character in _SMALL:
            unit = _SMALL[character]
            if unit >= small or (pending is None and not (unit == 10 and section == 0)) or pending == 0:
                return None
            section += (1 if pending is None else pending) * unit
            pending, small, zero = None, unit, False
            continue
        if character not in _BIG:
            return None
        unit, section = _BIG[character], section + (pending or 0)
        if section == 0 or unit >= big:
            return None
        total, section = total + section * unit, 0
        pending, small, big, zero = None, 10_000, unit, False
    if pending and not zero and text[-2:-1] and text[-2] not in "十拾":
        last = small if small < 10_000 else big
        return total + section + pending * (last // 10)
    return total + section + (pending or 0)


TIME_UNITS: Final = frozenset(
    ("年度", "年", "个月", "月份", "月", "日", "个工作日", "工作日", "天", "小时", "分钟", "周", "岁", "季度", "周年")
)
_LONG_UNITS: Final = "个百分点|百分点|个工作日|工作日|个月|月份|年度|周年|季度|小时|分钟|人次|件次|条次|场次|户次|批次|台次|车次|亿元|万元|平方米|公里"
_ONE_UNITS: Final = (
    "件条项个次期篇份部名人户家处场批宗起例则页册张台套种类元倍位支款幅辆只枚封本卷组轮块座栋间所级届字亩米吨"
)
_UNIT: Final = f"{_LONG_UNITS}|[{_ONE_UNITS}年月日天周岁号%％‰]"
_SPACE: Final = "[ \u00a0\u3000]{0,4}"
_DIGITS: Final = re.compile(
    rf"(\d\d*)((?<!\d{{4}})(?:[,，]\d{{3}})+(?!\d))?(?:[.．](\d+))?"
    rf"(?:{_SPACE}([万亿千百]{{0,3}})([余多来几]?){_SPACE}({_UNIT}))?"
    rf"(余|多|左右|以上|以下|以内|上下)?"
)
"""Digits, thousands marks, decimals; multiplier, a word of vagueness, unit; a word of vagueness after it."""
_TIME: Final[NumberKind] = "time"
_PERCENT: Final[NumberKind] = "percent"
_KINDS: Final[dict[str, NumberKind]] = (
    dict.fromkeys(TIME_UNITS, _TIME)
    | dict.fromkeys(("%", "％", "‰", "个百分点", "百分点"), _PERCENT)
    | {"号": "document", "": "bare"}
)
_NUMERALS: Final = "〇零一二两三四五六七八九十百千万亿"
_WORDS: Final = re.compile(
    rf"[{_NUMERALS}][{_NUMERALS}]{{0,15}}(?P<more>[余多几]?)"
    rf"(?P<unit>人次|件次|条次|场次|[件条项个次期篇份名人场例起宗家户处批部类种年])(?!套|龙|性)"
)
_NOT_AFTER: Final = frozenset("每统第同某这那唯另任逐单专各之进独如其跑再又初期止")
_CLOSING: Final = frozenset("，、；。：,;:.)）」”\n和及共其等")
_LOOSE_UNITS: Final = frozenset("个类项种部处批")
"""Counters of fixed phrases (四个意识, 三类内部事务): with them a numeral counts only at the end of a clause."""
_ABOUT_BEFORE: Final = ("约", "近", "超", "逾", "超过", "不足", "至少", "不少于", "接近", "突破")
_NOT_ABOUT: Final = ("预约", "签约", "违约", "节约", "最近", "合约")


def find_numbers(text: str) -> list[Number]:
    """Every number in `text`, in order, with unit and kind; Chinese numerals only where they count things."""
    found = [_digit_number(text, matched) for matched in _DIGITS.finditer(text)]
    worded = [number for matched in _WORDS.finditer(text) if (number := _word_number(text, matched)) is not None]
    if worded:
        found += worded
        found.sort()
    return found


def _digit_number(text: str, matched: re.Match[str]) -> Number:
    whole, groups, fraction, multipliers, more, unit, about = matched.groups()
    start, end = matched.span()
    value: Figure | None = int(whole) if len(whole) < 10 else _plain_value(whole, None, "")
    if groups or fraction:
        value = _plain_value(whole + (groups or ""), fraction, "")
    if value is None:
        return Number(start, end, 0, "", "bare", False)
    unsure = bool(more or about) or (groups is not None and "，" in groups)
    before = text[start - 1] if start else ""
    if before in _LAST_ABOUT and _is_about(text, start):
        unsure = True
    elif before == "\n" and text[start - 2 : start - 1].isdigit():
        unsure = True  # A line broken inside a number leaves only its end here.
    if multipliers:
        if unit == "元":
            unit = f"{multipliers}元"
        else:
            for character in multipliers:
                value *= _SMALL.get(character) or _BIG[character]
            unsure = True
    kind = _KINDS.get(unit or "", "count")
    if before and (before in _SPECIAL_BEFORE or (before.isascii() and before.isalpha())):
        kind = _by_neighbour(before, text[end : end + 1], kind)
    elif (
        kind == "bare" and (after := text[end : end + 1]) and (after in "+＋" or (after.isascii() and after.isalpha()))
    ):
        kind = "name"
    return Number(start, end, value, unit or "", kind, unsure)


_SPECIAL_BEFORE: Final = frozenset("第〔[【﹝+＋")
_LAST_ABOUT: Final = frozenset("约近超逾过足少于破")


def _by_neighbour(before: str, after: str, kind: NumberKind) -> NumberKind:
    """The kind of a number that follows a mark or a letter: 第3期, 〔2021〕, +X."""
    if before == "第":
        return "ordinal"
    if before in "〔[【﹝":
        return "document" if after in ("〕", "]", "】", "﹞") else kind
    return "name"


def _is_about(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start]
    return before.endswith(_ABOUT_BEFORE) and not before.endswith(_NOT_ABOUT)


def _word_number(text: str, matched: re.Match[str]) -> Number | None:
    more, unit = matched.groups()
    start, end = matched.span()
    value = _worded(text[start : matched.start("more")])
    if value is None or (start and (text[start - 1] in _NOT_AFTER or text[start - 1].isdigit())):
        return None
    if unit == "年":
        return Number(start, end, value, unit, "time", False) if 1900 <= value <= 2100 else None
    after = text[end : end + 1]
    if (value == 1 or unit in _LOOSE_UNITS) and after and after not in _CLOSING:
        return None
    return Number(start, end, value, unit, "count", bool(more) or _is_about(text, start))
