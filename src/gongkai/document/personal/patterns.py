"""Identity numbers, mobile telephones, bank cards and passports in a text. Landlines are what offices publish.

Sources: GB 11643 (identity numbers), ISO 7064 MOD 11-2, ISO/IEC 7812 (cards). Time is linear in the length.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final, Literal

from gongkai.document.personal.cards import card_windows, is_card
from gongkai.document.personal.context import addresses, is_named_certificate, is_part_of_more, is_thing
from gongkai.document.personal.digits import Group, Straight, significant
from gongkai.document.personal.identity import is_adults_identity, is_identity, is_short_identity
from gongkai.document.personal.mobiles import mobiles

PersonalKind = Literal["identity", "mobile", "bank_card", "passport"]
_KEPT: Final[dict[PersonalKind, tuple[int, int]]] = {
    "identity": (3, 2), "mobile": (3, 4), "bank_card": (0, 4), "passport": (2, 2),
}  # fmt: skip
"""How many characters of each kind are left in sight, at the beginning and at the end."""
_PASSPORT: Final = re.compile(r"(?:护照|通行证|passport)[^0-9A-Za-z]{0,12}([A-Z]{1,2}[0-9]{7,8})(?![0-9A-Za-z])", re.I)
_LONG: Final = 18
_MOBILE: Final = 11
_LEAST: Final = 8
"""A text of fewer characters holds no number of any kind."""

_Found = tuple[PersonalKind, int, int, str]


@dataclass(frozen=True, slots=True)
class Hit:
    """A number of a person: its kind, where it stands in the text, the number made plain, and as it may be shown."""

    kind: PersonalKind
    start: int
    end: int
    value: str = field(repr=False)
    masked: str


def find_personal(text: str) -> list[Hit]:
    """The personal numbers in a text, in order and without overlap; landlines and numbers of things are none."""
    if len(text) < _LEAST:
        return []
    line = Straight(text)
    taken: list[tuple[int, int]] = []
    hits: list[Hit] = []
    for kind, start, end, value in _candidates(line):
        at = bisect(taken, (start, end))
        if (at and taken[at - 1][1] > start) or (at < len(taken) and taken[at][0] < end):
            continue
        taken.insert(at, (start, end))
        hits.append(Hit(kind, *line.span(start, end), value, shown(kind, value)))
    return sorted(hits, key=lambda hit: hit.start)


def shown(kind: PersonalKind, value: str) -> str:
    """A number as it may be shown: stars but for the first and last characters kept for its kind."""
    first, last = _KEPT[kind]
    return value[:first] + "*" * (len(value) - first - last) + value[len(value) - last :]


def starred(text: str, hit: Hit) -> list[int]:
    """The places in `text` that a mask puts a star on; spaces and hyphens within the number are left."""
    first, last = _KEPT[hit.kind]
    places = significant(text, hit.start, hit.end)
    return places[first : len(places) - last]


def mask_text(text: str, values: Collection[str] | None = None) -> str:
    """The text with stars on its personal numbers, or on those of `values`; everything else stays as it is."""
    # A mask may leave digits that make a number with those behind it, so the text is looked at again.
    while True:
        wanted = [hit for hit in find_personal(text) if values is None or hit.value in values]
        places = {at for hit in wanted for at in starred(text, hit)}
        if not places:
            return text
        text = "".join("*" if at in places else mark for at, mark in enumerate(text))


def _candidates(line: Straight) -> Iterator[_Found]:
    """What may be a hit, the surest first within each chain of digits."""
    within = addresses(line.text)
    for found in _PASSPORT.finditer(line.text):
        yield "passport", found.start(1), found.end(1), found[1].upper()
    for chain in line.chains():
        if chain[-1].end - chain[0].start < _LEAST:
            continue
        yield from _identities(line.text, chain, within)
        yield from _cards(line.text, chain, within)
        for start, end, number in mobiles(line.text, _cut(chain), within):
            yield "mobile", start, end, number


def _identities(text: str, chain: list[Group], within: list[tuple[int, int]]) -> Iterator[_Found]:
    """Identity numbers of 18 characters in one or more groups, of 15 digits, and those grown together with others."""
    for first in range(len(chain)):
        for last in _ends(chain, first, _LONG):
            number = "".join(group.text for group in chain[first : last + 1])
            if is_identity(number) and _holds_together(chain[first : last + 1]):
                yield "identity", chain[first].start, chain[last].end, number
    for group in chain:
        named = is_short_identity(group.text, True) and is_named_certificate(text, group.start)
        if not is_short_identity(group.text, named) or is_part_of_more(text, group.start, group.end):
            continue
        if named or not is_thing(text, group.start, group.end, within):
            yield "identity", group.start, group.end, group.text
    for start, end, number in _grown(chain):
        yield "identity", start, end, number


def _ends(chain: list[Group], first: int, length: int) -> Iterator[int]:
    """The group with which the groups from `first` on reach a length exactly, if any."""
    # A group has a digit at least, so no more than `length` groups need be looked at.
    sums = accumulate(len(group.text) for group in chain[first : first + length])
    for last, total in enumerate(sums, first):
        if total >= length:
            if total == length:
                yield last
            return


def _holds_together(groups: list[Group]) -> bool:
    """Whether groups may be one number: over tabs and line ends only a number wrapped once, or a box a digit."""
    if not any("\t" in group.gap or "\n" in group.gap for group in groups[1:]):
        return True
    digits = [group for group in groups if group.text != "X"]
    return len(digits) <= 2 or all(len(group.text) == 1 for group in groups)


def _grown(chain: list[Group]) -> Iterator[tuple[int, int, str]]:
    """Identity numbers at the beginning or end of longer runs of digits: after a row's number, before a telephone."""
    for at, group in enumerate(chain):
        ends_in_x = at + 1 < len(chain) and chain[at + 1].text == "X" and not chain[at + 1].gap
        number = group.text + ("X" if ends_in_x else "")
        if len(number) > _LONG and not is_card(number):
            for start in (0, len(number) - _LONG):
                if is_adults_identity(number[start : start + _LONG]):
                    yield group.start + start, group.start + start + _LONG, number[start : start + _LONG]


def _cut(chain: list[Group]) -> list[Group]:
    """The chain with every identity number and mobile number that have grown together (29 digits) cut apart."""
    cut: list[Group] = []
    for group in chain:
        middle = 0
        if len(group.text) == _LONG + _MOBILE:
            middle = _LONG if is_identity(group.text[:_LONG]) else _MOBILE if is_identity(group.text[_MOBILE:]) else 0
        if middle:
            cut.append(Group(group.start, group.start + middle, group.text[:middle], group.gap))
        cut.append(group._replace(start=group.start + middle, text=group.text[middle:]) if middle else group)
    return cut


def _cards(text: str, chain: list[Group], within: list[tuple[int, int]]) -> Iterator[_Found]:
    """Bank cards in one group, or in the groups they are printed in."""
    parted = [
        groups[first : last + 1]
        for groups in _lines(chain)
        for first, last in card_windows(list(map(len, (group.text for group in groups))))
    ]
    for groups in [[group] for group in chain] + parted:
        number = "".join(group.text for group in groups)
        start, end = groups[0].start, groups[-1].end
        if is_card(number) and not is_part_of_more(text, start, end) and not is_thing(text, start, end, within):
            yield "bank_card", start, end, number


def _lines(chain: list[Group]) -> Iterator[list[Group]]:
    """The chain parted where groups are further apart than one space or hyphen."""
    line: list[Group] = []
    for group in chain:
        if line and group.gap not in (" ", "-"):
            yield line
            line = []
        line.append(group)
    yield line
