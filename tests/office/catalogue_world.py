"""Who takes part in the catalogue's tests, and what a person has before his eyes."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.office.agencies.service import Agency, Asker
from gongkai.office.catalogue.service import Entry


@dataclass(frozen=True)
class Office:
    """Everybody of 清溪镇 who takes part."""

    agency: Agency
    clerk: Asker
    reviewer: Asker
    endorser: Asker
    signatory: Asker


def seen(entry: Entry) -> str:
    """The hash of the version a person has before his eyes."""
    entry.refresh_from_db()
    assert entry.working is not None
    return entry.working.hash
