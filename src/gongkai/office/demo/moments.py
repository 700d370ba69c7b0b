"""The clock of the demonstration: days and hours in Shanghai as moments."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

_SHANGHAI = ZoneInfo("Asia/Shanghai")


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment of a day in Shanghai, as the journal writes moments."""
    return datetime.combine(day, time(hour, minute), _SHANGHAI).astimezone(UTC)
