"""What stands around a number and says what it is: a label, a unit, a web address, letters it is part of."""

from __future__ import annotations

import re
from typing import Final

_REACH: Final = 18
_TELEPHONE: Final = re.compile(r"(?:手机|电话|联系|微信|tel|mob|phone|wechat)[^0-9]{0,10}$", re.IGNORECASE)
_CERTIFICATE: Final = re.compile(r"(?:身份证|身份号|身份证件|证件号|公民身份)[^0-9]{0,12}$")
_THING: Final = re.compile(
    r"(?:[单水编同次票文案引批条序档目字]号码?|备案号|许可证号?|发动机号|代码|编码|条码|批次)\s*[为是:]?\s*[\"“(]?$"
)
_AMOUNT: Final = re.compile(
    r"\s?(?:[百千万亿]{0,2}(?:元|吨|亩|平方|立方|公[斤里顷]|人民币|美元|港元|千瓦|人次|字节)|亿|%)"
)
_LETTERS: Final = re.compile(r"[A-Za-z]+$")
_LABELS: Final = frozenset(("tel", "tell", "telephone", "mobile", "mob", "phone", "cellphone", "cell", "wechat", "wx", "vx", "qq", "t", "m"))  # fmt: skip
_ADDRESS: Final = re.compile(r"(?:(?:https?|ftp)://|www\.)[A-Za-z0-9\-._~:/?#@!$&'*+=%]*", re.IGNORECASE)
_QUERY: Final = re.compile(r"(?:tel|phone|mobile|sjh|lxdh|card|kh)\w*=$", re.IGNORECASE)


def addresses(text: str) -> list[tuple[int, int]]:
    """Where web addresses stand in a straightened text."""
    if "://" not in text and "ww." not in text.lower():
        return []
    return [found.span() for found in _ADDRESS.finditer(text)]


def is_named_telephone(text: str, start: int) -> bool:
    """Whether the words before a number call it a telephone."""
    return _TELEPHONE.search(text, max(0, start - _REACH), start) is not None


def is_named_certificate(text: str, start: int) -> bool:
    """Whether the words before a number call it the number of an identity card."""
    return _CERTIFICATE.search(text, max(0, start - _REACH), start) is not None


def is_part_of_more(text: str, start: int, end: int) -> bool:
    """Whether letters, a decimal point or an underscore make a number part of something longer."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before == "_" or after == "_" or (after.isascii() and after.isalpha()):
        return True
    if (before == "." and text[start - 2 : start - 1].isdigit()) or (
        after == "." and text[end + 1 : end + 2].isdigit()
    ):
        return True
    letters = _LETTERS.search(text, max(0, start - _REACH), start)
    if letters is None or letters[0].lower() in _LABELS:
        return False
    # The X of an identity number may stand right before a telephone number.
    return not (letters[0] in "Xx" and text[letters.start() - 1 : letters.start()].isdigit())


def is_thing(text: str, start: int, end: int, within: list[tuple[int, int]]) -> bool:
    """Whether a number is that of an order, a paper or a page, or an amount: by label, unit, or address around it."""
    if text[start - 1 : start] in ("¥", "$", "€", "第", "]", "〕"):
        return True
    if _AMOUNT.match(text, end) or _THING.search(text, max(0, start - _REACH), start):
        return True
    inside = any(left <= start < right for left, right in within)
    return inside and not _QUERY.search(text, max(0, start - _REACH), start)
