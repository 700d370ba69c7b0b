"""Lines of the journal as a page shows them: in words, before beside after, with what else the same act touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from gongkai.office.agencies.service import Asker
from gongkai.office.desk import journal_words as words
from gongkai.office.desk.journal_names import names_of
from gongkai.office.journal.service import Line, said


@dataclass(frozen=True, slots=True)
class Changed:
    """A field in words, as it was and as it is."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A line in words."""

    agency: int
    agency_name: str
    number: int
    at: datetime
    who: str
    duty: str
    act: str
    thing: str
    thing_id: str
    of: str
    remark: str
    hash: str
    trace: str
    changes: tuple[Changed, ...]
    has_before: bool


def shown(lines: Iterable[Line], agencies: Mapping[int, str], asker: Asker) -> list[Shown]:
    """The lines in words."""
    rows = list(lines)
    names = names_of(((line.thing, line.thing_id) for line in rows), asker)
    return [_one(line, agencies, names[line.thing, line.thing_id]) for line in rows]


def _one(line: Line, agencies: Mapping[int, str], name: str) -> Shown:
    body = said(line)
    before, after = body.get("before"), body.get("after")
    return Shown(
        line.agency, agencies.get(line.agency, ""), line.number, line.recorded_at, str(body.get("actor_name", "")),
        words.duty_words(str(body.get("duty", ""))), words.act_words(line.act), line.thing, line.thing_id, name,
        str(body.get("remark", "")), line.hash, line.trace, _changes(line.thing, before, after), bool(before),
    )  # fmt: skip


def _changes(thing: str, before: object, after: object) -> tuple[Changed, ...]:
    old: dict[str, object] = before if isinstance(before, dict) else {}
    new: dict[str, object] = after if isinstance(after, dict) else {}
    return tuple(
        Changed(
            words.field_words(thing, name),
            words.value_words(thing, name, old[name]) if name in old else "—",
            words.value_words(thing, name, new[name]) if name in new else "—",
        )
        for name in [*old, *(name for name in new if name not in old)]
        # A new thing's empty fields say nothing.
        if name in old or new[name] not in (None, "", [], {})
    )
