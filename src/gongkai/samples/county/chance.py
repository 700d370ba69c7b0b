"""Chance that is always the same: a generator seeded by names, and words chosen by it."""

from __future__ import annotations

import re
from random import Random

_CHOICE = re.compile(r"\[\[([^\[\]]*)\]\]")


def chance(*names: object) -> Random:
    """A generator that gives the same for the same names, on every machine and in every run."""
    return Random("/".join(map(str, names)))  # noqa: S311 - it chooses words, it keeps no secret


def spin(text: str, rng: Random) -> str:
    """The text with one of each `[[a|b|c]]` chosen."""
    return _CHOICE.sub(lambda found: rng.choice(found[1].split("|")), text)


def between(rng: Random, low: int, high: int, step: int = 1) -> int:
    """A whole number from `low` to `high` by `step`, both ends taken in."""
    return low + step * rng.randint(0, (high - low) // step)


def shares(rng: Random, whole: int, weights: list[float], step: int = 1) -> list[int]:
    """Whole parts of `whole`, roughly by weights, that add up to it exactly."""
    rough = [weight * rng.uniform(0.85, 1.15) for weight in weights]
    parts = [int(whole * weight / sum(rough)) // step * step for weight in rough]
    parts[0] += whole - sum(parts)
    return parts
