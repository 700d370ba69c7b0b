"""Automatic numbers: what Word prints before a paragraph that is not in its text (一、 （一） 1.)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from gongkai.document.docx.names import NAMESPACE, VAL
from gongkai.document.lines import whole_number

_W: Final = f"{{{NAMESPACE}}}"
_DIGITS: Final = "零一二三四五六七八九"
_FORMAL: Final = "零壹贰叁肆伍陆柒捌玖"
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_SLOT: Final = re.compile(r"%([1-9])")
_LEVELS: Final = 9


def chinese(number: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    """A number below ten thousand in Chinese: 12 is 十二, 105 is 一百零五. Larger ones stay in figures."""
    if not 0 < number < 10_000:
        return digits[0] if number == 0 else str(number)
    text = ""
    for place, digit in zip((3, 2, 1, 0), f"{number:04d}", strict=True):
        if digit != "0":
            text += digits[int(digit)] + (units[place - 1] if place else "")
        elif text and not text.endswith(digits[0]):
            text += digits[0]
    text = text.rstrip(digits[0])
    return text[1:] if digits is _DIGITS and 10 <= number < 20 else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * min(count, 20)
    return text


def _letter(number: int) -> str:
    return chr(97 + (number - 1) % 26) * min((number - 1) // 26 + 1, 9) if number > 0 else ""


def _enclosed(first: str) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= 20 else str(number)


def _cycle(names: str) -> Callable[[int], str]:
    return lambda number: names[(number - 1) % len(names)] if number > 0 else ""


_FORMATS: Final[dict[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalZero": "{:02d}".format,
    "decimalFullWidth": lambda n: str(n).translate({48 + d: 0xFF10 + d for d in range(10)}),
    "decimalEnclosedCircle": _enclosed("①"),
    "decimalEnclosedCircleChinese": _enclosed("①"),
    "decimalEnclosedParen": _enclosed("⑴"),
    "decimalEnclosedFullstop": _enclosed("⒈"),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "koreanCounting": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "ideographDigital": lambda n: "".join("〇一二三四五六七八九"[int(d)] for d in str(max(n, 0))),
    "japaneseDigitalTenThousand": lambda n: "".join("〇一二三四五六七八九"[int(d)] for d in str(max(n, 0))),
    "taiwaneseDigital": lambda n: "".join("〇一二三四五六七八九"[int(d)] for d in str(max(n, 0))),
    "chineseLegalSimplified": lambda n: chinese(n, _FORMAL, "拾佰仟"),
    "ideographLegalTraditional": lambda n: chinese(n, _FORMAL, "拾佰仟"),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographEnclosedCircle": lambda n: "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"[n - 1] if 0 < n <= 10 else str(n),
    "upperLetter": lambda n: _letter(n).upper(),
    "lowerLetter": _letter,
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
}


@dataclass(slots=True)
class _Level:
    """One level of a list: where it starts, how it counts, what is printed (%1、), and whether in figures only."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    figures: bool = False
    restarts: bool = True


@dataclass(slots=True)
class _List:
    """One use of a list definition: the definition's id and the levels that this use starts anew."""

    definition: str
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a Word file and how far each has counted."""

    def __init__(self, root: etree._Element | None) -> None:
        self._definitions: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)

    def number(self, number_id: str, level: int) -> str:
        """Count one paragraph of a list and give the number printed before it; '' for bullets and unknown lists."""
        used = self._lists.get(number_id)
        if used is None or not 0 <= level < _LEVELS:
            return ""
        levels = self._definitions.get(used.definition, {})
        definition = levels.get(level)
        if definition is None:
            return ""
        counts = self._counts.setdefault(used.definition, [None] * _LEVELS)
        last = counts[level]
        if level in used.starts and (number_id, level) not in self._begun:
            last = None
        self._begun.add((number_id, level))
        counts[level] = used.starts.get(level, definition.start) if last is None else last + 1
        for deeper in range(level + 1, _LEVELS):
            if deeper not in levels or levels[deeper].restarts:
                counts[deeper] = None
        if definition.form in ("bullet", "none") and "%" not in definition.text:
            return "" if definition.form == "bullet" else definition.text
        return _SLOT.sub(
            lambda slot: self._shown(int(slot[1]) - 1, levels, counts, definition.figures), definition.text
        )

    def state(self) -> tuple[dict[str, list[int | None]], set[tuple[str, int]]]:
        """How far every list has counted, to come back to with `restore`."""
        return {key: list(counts) for key, counts in self._counts.items()}, set(self._begun)

    def restore(self, state: tuple[dict[str, list[int | None]], set[tuple[str, int]]]) -> None:
        """Go back to a `state` taken before."""
        self._counts, self._begun = state

    @staticmethod
    def _shown(level: int, levels: dict[int, _Level], counts: list[int | None], figures: bool) -> str:
        definition = levels.get(level, _Level())
        count = counts[level]
        number = definition.start if count is None else count
        return str(number) if figures else _FORMATS.get(definition.form, str)(number)

    def _read(self, root: etree._Element) -> None:
        linked: dict[str, str] = {}
        links: dict[str, str] = {}
        for definition in root.iterchildren(_W + "abstractNum"):
            key = definition.get(_W + "abstractNumId", "")
            self._definitions[key] = {
                whole_number(level.get(_W + "ilvl")): _level(level) for level in definition.iterchildren(_W + "lvl")
            }
            for child in definition.iterchildren(_W + "styleLink"):
                linked[child.get(VAL, "")] = key
            for child in definition.iterchildren(_W + "numStyleLink"):
                links[key] = child.get(VAL, "")
        for key, name in links.items():
            if not self._definitions[key] and name in linked:
                self._definitions[key] = self._definitions[linked[name]]
        for use in root.iterchildren(_W + "num"):
            target = use.find(_W + "abstractNumId")
            if target is None:
                continue
            made = _List(target.get(VAL, ""))
            for override in use.iterchildren(_W + "lvlOverride"):
                start = override.find(_W + "startOverride")
                if start is not None:
                    made.starts[whole_number(override.get(_W + "ilvl"))] = whole_number(start.get(VAL), 1)
            self._lists[use.get(_W + "numId", "")] = made


def _level(element: etree._Element) -> _Level:
    level = _Level()
    for child in element:
        value = child.get(VAL)
        match child.tag.rpartition("}")[2]:
            case "start":
                level.start = whole_number(value, 1)
            case "numFmt":
                level.form = value or "decimal"
            case "lvlText":
                level.text = value or ""
            case "isLgl":
                level.figures = value not in ("0", "false")
            case "lvlRestart":
                level.restarts = value != "0"
    return level
