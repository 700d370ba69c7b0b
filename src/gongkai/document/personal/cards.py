"""Bank cards: who issued them by the first digits, and the check digit of ISO/IEC 7812 (Luhn)."""

from __future__ import annotations

import re
from typing import Final

from gongkai.document.personal.identity import has_place, is_day

_ISSUERS: Final = re.compile(
    r"(?:62\d{14,17}"  # UnionPay
    r"|(?:60|68|69)\d{14,17}|955[89]\d{15}"  # debit cards of before UnionPay, pensions are still paid to them
    r"|4\d{15}|4\d{18}|405512\d{11}|5[1-5]\d{14}|3[57]\d{14})"
)
_SHAPES: Final = ((4, 4, 4, 4, 1), (4, 4, 4, 4, 2), (4, 4, 4, 4, 3), (4, 4, 4, 4), (6, 13), (6, 12), (6, 11), (6, 10))
_BOXES: Final = range(16, 20)
_DOUBLED: Final = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
_FOUR: Final = 4
_LEAST_DIFFERENT: Final = 3
"""A number of fewer different digits is a place kept free, not a card."""


def is_card(number: str) -> bool:
    """Whether 16 to 19 digits are a bank card: a known issuer, the check digit, and no place and day within."""
    if not _ISSUERS.fullmatch(number) or len(set(number)) < _LEAST_DIFFERENT:
        return False
    # Numbers of cases begin with a place and a day; one in ten of them would pass for a card.
    if has_place(number) and is_day(number[6:14]):
        return False
    return luhn(number) == 0


def luhn(number: str) -> int:
    """The remainder of the Luhn sum of a number, 0 where its check digit is right."""
    digits = [int(digit) for digit in reversed(number)]
    return (sum(digits[::2]) + sum(_DOUBLED[digit] for digit in digits[1::2])) % 10


def card_windows(lengths: list[int]) -> list[tuple[int, int]]:
    """First and last of groups that stand as a card is printed: in fours, the issuer apart, or a box a digit.

    A group of four or fewer beside them makes them figures in a row.
    """
    if len(lengths) in _BOXES and set(lengths) == {1}:
        return [(0, len(lengths) - 1)]
    found = []
    for first in range(len(lengths)):
        for shape in _SHAPES:
            after = first + len(shape)
            beside = lengths[first - 1 : first] + lengths[after : after + 1]
            if tuple(lengths[first:after]) == shape and all(length > _FOUR for length in beside):
                found.append((first, after - 1))
    return found
