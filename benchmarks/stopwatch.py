"""Best of several interleaved rounds: every runner meets the same state of the machine, and its quietest moment counts."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from typing import Any

Run = Callable[[], Any]


def best_times(runs: Sequence[Run], rounds: int, turn_seconds: float) -> list[float]:
    """The best time of each of `runs` in milliseconds.

    In every round each has one turn, at least one call and more until `turn_seconds` are over. The first of a round is
    another each time, so that none always follows the same neighbour.
    """
    best = [float("inf")] * len(runs)
    for number in range(rounds):
        for place in range(len(runs)):
            index = (place + number) % len(runs)
            best[index] = min(best[index], _turn(runs[index], turn_seconds))
    return [1000 * seconds for seconds in best]


def _turn(run: Run, turn_seconds: float) -> float:
    """The best of one turn in seconds. What the one before left to the garbage collector is not charged to this one."""
    gc.collect()
    best, past = float("inf"), 0.0
    while past <= turn_seconds:
        start = time.perf_counter()
        run()
        taken = time.perf_counter() - start
        best, past = min(best, taken), past + taken + 1e-9
    return best
