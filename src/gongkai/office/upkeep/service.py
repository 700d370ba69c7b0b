"""The one door of upkeep, for the desk's pages above and the command line."""

from __future__ import annotations

from gongkai.office.upkeep.clock import register_tick, tick, ticks
from gongkai.office.upkeep.copies.refused import BackupRefused
from gongkai.office.upkeep.heartbeat import BACKUP, LATE_AFTER, WORKER, beat, last_beat
from gongkai.office.upkeep.rebuilders import rebuild, rebuilders, register_rebuilder

__all__ = [
    # The clock.
    "register_tick",
    "tick",
    "ticks",
    # Signs of life.
    "BACKUP",
    "LATE_AFTER",
    "WORKER",
    "beat",
    "last_beat",
    # What is derived.
    "rebuild",
    "rebuilders",
    "register_rebuilder",
    # Copies.
    "BackupRefused",
]  # Grouped as they are used.
