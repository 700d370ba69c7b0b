"""待办: one thing that waits for a person. Every app says its own; the desk puts them in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits, why, since when and until when, and where it is done.

    `late` is true when `until` has passed; `remark` is what `remark_by` wrote on sending it back.
    """

    what: str
    why: str
    url: str
    agency: str
    area: str
    """The rail's name of the area: catalogue, channels, applications, ledgers, reporting, oversight, settings."""
    since: datetime | None = None
    until: date | None = None
    provisional: bool = False
    late: bool = False
    remark: str = ""
    remark_by: str = ""
    urgent: bool = False
    """Something went wrong and somebody must look: a failed schedule, a posting that still stands."""
