"""The template of an index number or a document number: its placeholders, and what is wrong with it.

A template is sound where two different numbers can never look alike: between two marks (`-`, `/`, `〔` ...) at most one
placeholder may be of open length, and the day in the number is fine enough for the serial to start again.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

Restart = Literal["day", "month", "year", "never"]
WIDTHS = {"year": 4, "yyyymm": 6, "month": 2, "date": 8}
"""Placeholders that the day fills, and their length."""
FIELDS = {"org": None, "credit": 18, "area": None, "dept": None, "category": None, "group": None}
"""Placeholders that the agency or the entry fills, and their length where it is fixed."""
LONGEST_WIDTH = 12
"""More digits than this no serial and no part of a number has, save the 18 of a credit code."""
VALUE = "[0-9A-Za-z\\u3400-\\u9fff]"
"""What a value may consist of: everything else is a mark."""
_NO_WIDTH = -1
_RESTARTS = {"day": "每日", "month": "每月", "year": "每年", "never": "不重排"}
_NAMES = "、".join(f"{{{name}}}" for name in [*WIDTHS, *FIELDS, "serial"])
_TOKEN = re.compile(r"\{([^{}]*)\}|([^{}]+)|([{}])")
_BRACKETS = (
    str.maketrans("〔[【<《〈", "((((((") | str.maketrans("〕]】>》〉", "))))))") | str.maketrans("—–―‐−", "-----")
)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a template: literal `text`, or a placeholder `name` with its width (None: any) and restart."""

    text: str = ""
    name: str = ""
    width: int | None = None
    restart: str = ""

    @property
    def is_open(self) -> bool:
        """Whether its length is not known beforehand; a serial may outgrow its noughts."""
        return bool(self.name) and (self.name == "serial" or self.width is None)


def check_template(template: str) -> list[str]:
    """What is wrong with a template, as instructions to a clerk; an empty list where numbers may be made from it."""
    parts = parts_of(template)
    names = [part.name for part in parts if part.name]
    problems = [problem for part in parts if (problem := _part_problem(part))]
    if names.count("serial") == 0:
        problems.append("模板里没有流水号，请在适当位置写上 {serial} 或者 {serial:5}（5位，不足补零）")
    problems += [f"{{{name}}} 写了不止一次，请只留一处" for name in dict.fromkeys(names) if names.count(name) > 1]
    if problems:
        return problems
    problems += _restart_problems(parts)
    problems += [
        f"“{stretch}”中间没有分隔符，编出的号会混淆，请用“-”“/”等隔开，或者写明位数，如 {{area:6}}"
        for stretch in _crowded(parts)
    ]
    return problems


@lru_cache(maxsize=256)
def parts_of(template: str) -> tuple[Part, ...]:
    """The parts of a template in order, sound or not: a placeholder nobody knows is kept for the check to name."""
    parts = []
    for placeholder, literal, brace in _TOKEN.findall(template):
        if literal or brace:
            parts.append(Part(text=literal or brace))
            continue
        name, _, rest = placeholder.partition(":")
        width, _, restart = rest.partition(":")
        known = WIDTHS.get(name, FIELDS.get(name))
        given = int(width) if re.fullmatch("[0-9]{1,4}", width) else _NO_WIDTH if width else known
        parts.append(Part("", name or "?", given, restart))
    return tuple(parts)


def _part_problem(part: Part) -> str:
    if part.text in ("{", "}"):
        return "花括号没有成对，请检查 { 和 }"
    if part.text:
        return "模板里有空格或者换行，请删去" if re.search(r"\s", part.text) else ""
    if part.name not in WIDTHS and part.name not in FIELDS and part.name != "serial":
        return f"不认识 {{{part.name}}}，可以用的是：{_NAMES}"
    if part.restart and (part.name != "serial" or part.restart not in _RESTARTS):
        return f"{{{part.name}}} 的第二个冒号后面只能给流水号写 day、month、year 或者 never"
    fixed = WIDTHS.get(part.name) or FIELDS.get(part.name)
    if part.width is not None and (part.width != fixed if fixed else not 1 <= part.width <= LONGEST_WIDTH):
        return (
            f"{{{part.name}}} 的位数应为{fixed}，请改正或者不写"
            if fixed
            else f"{{{part.name}}} 的位数请写1至{LONGEST_WIDTH}"
        )
    return ""


def restart_of(parts: tuple[Part, ...]) -> Restart:
    """When the serial starts again: as written in the template, else as fine as the day in the number is."""
    names = {part.name for part in parts}
    written = next((part.restart for part in parts if part.name == "serial"), "")
    return cast(Restart, written) if written else _finest(names)


def _finest(names: set[str]) -> Restart:
    if "date" in names:
        return "day"
    if "yyyymm" in names or {"year", "month"} <= names:
        return "month"
    return "year" if "year" in names else "never"


def _restart_problems(parts: tuple[Part, ...]) -> list[str]:
    order = ["never", "year", "month", "day"]
    restart, finest = restart_of(parts), _finest({part.name for part in parts})
    if order.index(restart) <= order.index(finest):
        return []
    need = {"year": "{year}", "month": "{yyyymm}", "day": "{date}"}[restart]
    return [
        f"流水号{_RESTARTS[restart]}从1重排，模板里却没有 {need}，下一轮会编出相同的号，请加上 {need}，或者改为不重排（never）"
    ]


def _crowded(parts: tuple[Part, ...]) -> list[str]:
    """Stretches between two marks in which more than one placeholder has no fixed length."""
    stretches: list[list[Part]] = [[]]
    for part in parts:
        if part.text and re.search(r"[^0-9A-Za-z\u3400-\u9fff]", one_spelling(part.text)):
            stretches.append([])
        else:
            stretches[-1].append(part)
    return [
        "".join(part.text or f"{{{part.name}}}" for part in stretch)
        for stretch in stretches
        if sum(part.is_open for part in stretch) > 1
    ]


def one_spelling(text: str) -> str:
    """One spelling for what looks alike, so that a number typed with other brackets or dashes is still the same."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).translate(_BRACKETS)
