"""Mobile telephone numbers: eleven digits from 13 to 19, alone, or grouped as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from gongkai.document.personal.context import is_named_telephone, is_part_of_more, is_thing
from gongkai.document.personal.digits import Group
from gongkai.document.personal.identity import is_day

_MOBILE: Final = re.compile(r"1[3-9]\d{9}")
_LEAD: Final = re.compile(r"(?:00)?86|0")
_PHONES: Final = re.compile(r"(?:00)?86|0\d{2,3}|[2-8]\d{6,7}|1[3-9]\d{9}")
_SHAPES: Final = frozenset(((3, 4, 4), (3, 8), (3, 3, 5), (4, 3, 4), (3, 4, 2, 2), (1,) * 11))
_HYPHENED: Final = frozenset(((7, 4), (5, 6), (3, 2, 3, 3), *_SHAPES))
_DIGITS: Final = 11

Span = tuple[int, int, str]
"""Where a number stands in a straightened text, and its digits."""


def mobiles(text: str, chain: list[Group], addresses: list[tuple[int, int]]) -> Iterator[Span]:
    """The mobile numbers of one chain of a straightened text; `addresses` are where web addresses stand in it."""
    for at, group in enumerate(chain):
        found = _whole(text, chain, at, addresses)
        if found is not None and group.text.isdigit():
            yield found
    yield from _grouped(text, chain, addresses)


def _whole(text: str, chain: list[Group], at: int, addresses: list[tuple[int, int]]) -> Span | None:
    """A group that is a mobile number, perhaps with the country before it; None for any other."""
    group = chain[at]
    lead = len(group.text) - _DIGITS
    number = group.text[lead:] if lead >= 0 else ""
    if not _MOBILE.fullmatch(number) or is_part_of_more(text, group.start, group.end):
        return None
    named = is_named_telephone(text, group.start)
    if lead and not (
        _LEAD.fullmatch(group.text[:lead]) and (named or lead == 4 or text[group.start - 1 : group.start] == "+")
    ):
        return None
    if is_thing(text, group.start, group.end, addresses):
        return None
    if not named and not (_may_lead(chain, at) and _may_follow(chain, at)):
        return None
    return group.start + lead, group.end, number


def _may_lead(chain: list[Group], at: int) -> bool:
    """Whether what a hyphen or dot joins before a group is a country, an area or another telephone."""
    return at == 0 or not set(chain[at].gap) & set("-._") or bool(_PHONES.fullmatch(chain[at - 1].text))


def _may_follow(chain: list[Group], at: int) -> bool:
    return (
        at + 1 == len(chain) or not set(chain[at + 1].gap) & set("-._") or bool(_PHONES.fullmatch(chain[at + 1].text))
    )


def _grouped(text: str, chain: list[Group], addresses: list[tuple[int, int]]) -> Iterator[Span]:
    """Numbers written in groups, such as 138 1234 5678, alone in their chain or beside others of the kind."""
    windows = list(_windows(chain))
    firsts, lasts = {first for first, _ in windows}, {last for _, last in windows}
    for first, last in windows:
        start, end, mark = chain[first].start, chain[last].end, chain[last].gap
        joined = first > 0 and chain[first].gap == mark and first - 1 not in lasts
        joined = joined and not _LEAD.fullmatch(chain[first - 1].text)
        followed = last + 1 < len(chain) and chain[last + 1].gap == mark and last + 1 not in firsts
        if (joined or followed) and not is_named_telephone(text, start):
            continue
        if not is_part_of_more(text, start, end) and not is_thing(text, start, end, addresses):
            yield start, end, "".join(group.text for group in chain[first : last + 1])


def _windows(chain: list[Group]) -> Iterator[tuple[int, int]]:
    """First and last of groups that make eleven digits in a usual shape with one and the same mark between them."""
    at = 0
    while at + 1 < len(chain):
        last = _window(chain, at)
        if last:
            yield at, last
            at = last
        at += 1


def _window(chain: list[Group], first: int) -> int:
    """The last group of the number that begins with the group `first`, 0 where none does."""
    if chain[first].text[0] != "1" or len(chain[first].text) > 7:
        return 0
    mark, digits, last = chain[first + 1].gap, chain[first].text, first
    while len(digits) < _DIGITS and last + 1 < len(chain) and chain[last + 1].gap == mark:
        last += 1
        digits += chain[last].text
    shape = tuple(len(group.text) for group in chain[first : last + 1])
    if mark not in (" ", "-", ".") or not _MOBILE.fullmatch(digits):
        return 0
    if shape not in (_SHAPES if mark != "-" else _HYPHENED) or (mark == "." and shape != (3, 4, 4)):
        return 0
    # A figure and a day, 150 20240101, look like a number in two groups.
    return 0 if shape == (3, 8) and is_day(digits[3:]) else last
