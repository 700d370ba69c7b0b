"""What of the published files is not searched: still waiting, or unreadable."""

from __future__ import annotations

from typing import NamedTuple

from gongkai.office.agencies.service import Asker
from gongkai.office.search.models import Document


class UnreadFile(NamedTuple):
    """A public file whose text is not found, with the reason."""

    entry: int
    name: str
    why: str


def waiting_documents() -> int:
    """How many entries have files that are still to be read."""
    return Document.rows.seen_by(Asker.stranger()).filter(waiting=True).count()


def unread_files(agency: int | None = None) -> list[UnreadFile]:
    """The public files whose text is not found, newest entry first."""
    rows = Document.rows.seen_by(Asker.stranger()).exclude(unread=[]).order_by("-pk")
    if agency is not None:
        rows = rows.filter(agency=agency)
    return [
        UnreadFile(entry, one["name"], one["why"]) for entry, names in rows.values_list("entry", "unread") for one in names
    ]  # fmt: skip


def years() -> list[int]:
    """The years of publication, newest first; without a gap, since asking for the exact ones would read every row."""
    rows = Document.rows.seen_by(Asker.stranger()).order_by("pk").values_list("year", flat=True)
    first, last = rows.first(), rows.last()
    return [] if first is None or last is None else list(range(last, first - 1, -1))
