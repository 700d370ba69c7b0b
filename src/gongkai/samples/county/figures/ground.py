"""What a maker of figures stands on, and what it gives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from random import Random

from gongkai.samples.county.item import Table
from gongkai.samples.county.places import Place


@dataclass(frozen=True, slots=True)
class Ground:
    """The chance of one item, its agency and the day it is formed."""

    rng: Random
    place: Place
    day: date

    def some_villages(self, count: int) -> list[str]:
        """So many villages of the agency, or all where it has fewer; in its own order."""
        chosen = set(self.rng.sample(self.place.villages, min(count, len(self.place.villages))))
        return [village for village in self.place.villages if village in chosen]


@dataclass(frozen=True, slots=True)
class Made:
    """Words by the names of their places in a template, and the rows as a table for an attachment."""

    words: dict[str, str] = field(default_factory=dict)
    table: Table = ()


def listed(rows: Iterable[str]) -> str:
    """Rows as numbered lines."""
    return "\n".join(f"{number}．{row}" for number, row in enumerate(rows, 1))
