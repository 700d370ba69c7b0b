"""Identity numbers by GB 11643: province, day of birth, and the check digit of ISO 7064 MOD 11-2."""

from __future__ import annotations

from datetime import date
from typing import Final

PROVINCES: Final = frozenset(
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
        "81",
        "82",
        "83",
    ]
)
"""The first two digits: provinces, and 81, 82, 83 of the residence permits for Hong Kong, Macao and Taiwan."""
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"
_EARLIEST: Final = 1900
_ADULT: Final = 16
_OLDEST_SHORT: Final = 30
"""Numbers of 15 digits ended in 1999; who was born before 1930 is rarely meant, a number made of a date often is."""


def check_digit(first: str) -> str:
    """The last character of an identity number, from its first 17 digits (ISO 7064 MOD 11-2)."""
    return _CHECKS[sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, first, strict=True)) % 11]


def is_identity(number: str) -> bool:
    """Whether 18 characters are an identity number: place, day of birth not in the future, check digit."""
    return looks_like_identity(number) and check_digit(number[:17]) == number[17]


def looks_like_identity(number: str) -> bool:
    """Whether 18 characters begin as an identity number does, with a place and a day of birth; not the check digit."""
    return has_place(number) and number[:17].isdigit() and _is_birth(number[6:14])


def has_place(number: str) -> bool:
    """Whether a number begins with a province, or as a foreigner's permanent residence card does (9 and a province)."""
    return number[:2] in PROVINCES or (number[0] == "9" and number[1:3] in PROVINCES)


def is_adults_identity(number: str) -> bool:
    """Whether 18 characters are the identity number of a person over 16.

    Numbers of cases are made of a place and a day as well, but of a day in these years.
    """
    return is_identity(number) and int(number[6:10]) <= date.today().year - _ADULT


def is_short_identity(number: str, named: bool) -> bool:
    """Whether 15 digits are an identity number of before 1999; `named` says that the words before call it one."""
    if len(number) != 15 or not number.isdigit() or number[:2] not in PROVINCES or "00" in (number[2:4], number[4:6]):
        return False
    return _is_birth("19" + number[6:12]) and (named or int(number[6:8]) >= _OLDEST_SHORT)


def is_day(digits: str) -> bool:
    """Whether eight digits are a day of the years 1900 to 2099."""
    try:
        return _EARLIEST <= date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])).year < 2100
    except ValueError:
        return False


def _is_birth(digits: str) -> bool:
    return is_day(digits) and digits <= f"{date.today():%Y%m%d}"
