"""How figures, days, names and firms are written in the county's papers."""

from __future__ import annotations

from datetime import date
from random import Random

from gongkai.samples.county.places import names_of_people

_DIGITS = "零一二三四五六七八九十"
_STEMS = (
    "恒筑",
    "宏图",
    "众合",
    "鑫达",
    "安泰",
    "永固",
    "佳和",
    "中盛",
    "瑞丰",
    "立信",
    "明远",
    "惠民",
    "同创",
    "正源",
)


def numeral(number: int) -> str:
    """A number up to 99 in Chinese."""
    if number <= 10:
        return _DIGITS[number]
    tens, ones = divmod(number, 10)
    return f"{_DIGITS[tens] if tens > 1 else ''}十{_DIGITS[ones] if ones else ''}"


def day_words(day: date) -> str:
    """A day as a paper writes it."""
    return f"{day.year}年{day.month}月{day.day}日"


def yuan(fen: int) -> str:
    """An amount in 元 from one in 分, without needless noughts."""
    whole, rest = divmod(fen, 100)
    return f"{whole:,}" if not rest else f"{whole:,}.{rest:02d}".rstrip("0")


def tenth(number: int) -> str:
    """A number kept in tenths."""
    return f"{number // 10:,}.{number % 10}" if number % 10 else f"{number // 10:,}"


def wan(number: int) -> str:
    """An amount in 万元 from one in 百元, with two places."""
    return f"{number // 100:,}.{number % 100:02d}"


def person(rng: Random) -> str:
    """A full name."""
    surnames, given = names_of_people()
    return rng.choice(surnames) + "".join(rng.sample(given, rng.choice((1, 2, 2))))


def masked(rng: Random) -> str:
    """A name with a character hidden, as lists of persons are published."""
    surnames, given = names_of_people()
    return rng.choice(surnames) + "*" + (rng.choice(given) if rng.random() < 0.75 else "")


def firm(rng: Random, kind: str) -> str:
    """The name of an invented firm."""
    return f"云岭县{rng.choice(_STEMS)}{kind}有限公司"
