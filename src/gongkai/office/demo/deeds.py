"""Something somebody did at a moment, to be done again in the order it happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, order=True)
class Deed:
    """When, a key that orders what happened at one moment, and what to do."""

    at: datetime
    key: str
    do: Callable[[], object] = field(compare=False)
