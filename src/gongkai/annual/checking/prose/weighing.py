"""How sure it is that a list and its total disagree: an error, a warning, or nothing to say."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from gongkai.annual.checking.finding import Severity
from gongkai.annual.checking.prose.lists import Breakdown, Part
from gongkai.annual.checking.prose.words import APPLICANTS, CHANGES, CHANNELS, DIMENSIONS, PEOPLE, RESULTS
from gongkai.annual.report import Figure

NEARLY: Final = 10
"""A list with 其中 that leaves out no more than one in so many is taken to be meant whole."""


def sum_of(parts: Sequence[Part]) -> Figure:
    """The values of the parts added up."""
    total: Figure = 0
    for part in parts:
        total = total + part.value
    return total


def is_near(actual: Figure, total: Figure, share: int) -> bool:
    """Whether two figures differ by no more than one in `share` of the total."""
    return abs(Decimal(actual) - Decimal(total)) * share <= total


def by_way(parts: list[Part]) -> dict[int, Figure]:
    """The sums of the parts by the way they divide the total (applicants, results, ...); -1 is any other way."""
    sums: dict[int, Figure] = {}
    for part in parts:
        way = next((index for index, words in enumerate(DIMENSIONS) if words.search(part.label)), -1)
        sums[way] = sums.get(way, 0) + part.value
    return sums


def severity_of(found: Breakdown, total: Part, parts: list[Part], loose: list[Part], actual: Figure) -> Severity | None:
    """The gravity of a list that adds up to `actual` and not to its total; None where it may be right all the same."""
    labels = [part.label for part in parts]
    channels = any(CHANNELS.search(label) for label in labels)
    ways = by_way(parts)
    mixed = len(ways.keys() - {-1}) > 1
    doubt = channels or mixed or found.doubtful or total.unit in PEOPLE or len(parts) == 1
    if found.trailing:
        return _trailing_severity(found, total, actual, doubt)
    if actual > total.value:
        if mixed and max(ways.values()) <= total.value:
            return None
        return "warning" if doubt else "error"
    if loose or found.foreign or found.open or len(parts) < 2 or mixed or not found.ended:
        return None
    if found.mode == "whole":
        return _short_of_whole(total, actual, labels, doubt)
    nearly = is_near(actual, total.value, NEARLY)
    rest = any(label.startswith(("其他", "其它", "其余")) for label in labels)
    everyone = all(APPLICANTS.search(label) for label in labels)
    results = sum(RESULTS.search(label) is not None for label in labels) >= 4
    return "warning" if nearly or rest or everyone or results else None


def _short_of_whole(total: Part, actual: Figure, labels: list[str], doubt: bool) -> Severity | None:
    """A list that claims to be whole and is not; one that leaves out most of the total hardly makes the claim."""
    if any(CHANGES.search(label) for label in labels):
        return None
    share = 5 if len(labels) == 2 else 2
    if is_near(actual, total.value, share):
        return "warning" if doubt else "error"
    return "warning" if len(labels) > 2 else None


def _trailing_severity(found: Breakdown, total: Part, actual: Figure, doubt: bool) -> Severity | None:
    if found.trailing == "合计" and not doubt:
        return "error"
    return "warning" if is_near(actual, total.value, NEARLY) else None
