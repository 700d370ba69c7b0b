"""Writing the journal: one act, its lines, and the end of the chain moved on, all in the caller's transaction."""

from __future__ import annotations

import contextlib
import secrets
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.db import transaction

from gongkai.document.personal.patterns import mask_text
from gongkai.office.journal.chain import ALGORITHM, GENESIS, canonical, chained, keyed
from gongkai.office.journal.models import Head, Key, Line, Look

KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: the person's number and name, and the duty under which this act is done. All empty for the program."""

    person: int | None = None
    name: str = "系统"
    duty: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One line as it was told, before it has a number."""

    agency: int
    actor: Actor
    act: str
    thing: str
    thing_id: str
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None
    remark: str

    def body(self) -> dict[str, object]:
        """What of the line is known before its place in the chain."""
        return {
            "act": self.act,
            "actor": self.actor.person,
            "actor_name": self.actor.name,
            "after": dict(self.after) if self.after is not None else None,
            "before": dict(self.before) if self.before is not None else None,
            "duty": self.actor.duty,
            "remark": self.remark,
            "thing": self.thing,
            "thing_id": self.thing_id,
        }


@dataclass(slots=True)
class Act:
    """An act under way. Lines told to it are written when it ends, in one go, the heads locked last."""

    actor: Actor
    trace: str
    at: datetime
    told: list[Told] = field(default_factory=list)

    def tell(
        self,
        agency: int,
        act: str,
        thing: str,
        thing_id: object,
        *,
        before: Mapping[str, object] | None = None,
        after: Mapping[str, object] | None = None,
        remark: str = "",
        actor: Actor | None = None,
    ) -> None:
        """Note one line: `act` done to `thing_id`, with what changed. Values are text, whole numbers, lists, mappings."""
        # A line can never be taken back, so a number that somebody wrote into a remark goes in covered.
        told = Told(agency, actor or self.actor, act, thing, str(thing_id), before, after, mask_text(remark))
        canonical(
            told.body()
        )  # A value that cannot be written down fails here, where the caller is still on the stack.
        self.told.append(told)


_under_way: ContextVar[Act | None] = ContextVar("act under way", default=None)


@contextlib.contextmanager
def recording(actor: Actor, at: datetime | None = None) -> Iterator[Act]:
    """Open a transaction in which something is done, and write its lines at the end. Inner acts join the outer one.

    `at` is for tests and imports of a moment already fixed; otherwise it is now. Nothing is kept where anything fails.
    """
    outer = _under_way.get()
    if outer is not None:
        yield outer
        return
    with transaction.atomic():
        act = Act(actor, secrets.token_hex(16), at or datetime.now(UTC))
        token = _under_way.set(act)
        try:
            yield act
        finally:
            _under_way.reset(token)
        _write(act)


def _write(act: Act) -> None:
    by_agency: dict[int, list[Told]] = defaultdict(list)
    for told in act.told:
        by_agency[told.agency].append(told)
    # Heads are locked in the order of their numbers, so that two acts upon two agencies cannot wait for each other.
    for agency in sorted(by_agency):
        _append(agency, by_agency[agency], act)


def _append(agency: int, all_told: list[Told], act: Act) -> None:
    Head.objects.get_or_create(agency=agency, defaults={"hash": GENESIS})
    head = Head.objects.select_for_update().get(agency=agency)
    lines = []
    for told in all_told:
        number = head.number + 1
        place = {"agency": agency, "number": number, "recorded_at": act.at.isoformat(), "trace": act.trace}
        text = canonical(told.body() | place)
        line = Line(
            agency=agency,
            number=number,
            recorded_at=act.at,
            trace=act.trace,
            actor=told.actor.person,
            act=told.act,
            thing=told.thing,
            thing_id=told.thing_id,
            text=text,
            algorithm=ALGORITHM,
            previous=head.hash,
            hash=chained(head.hash, text),
        )
        lines.append(line)
        head.number, head.hash = number, line.hash
    Line.objects.bulk_create(lines)
    head.save(update_fields=["number", "hash"])


def personal(subject: str, value: str) -> dict[str, str]:
    """A personal value as it may stand in a line: its hash under the key of its subject (made when first needed)."""
    row, _ = Key.objects.get_or_create(subject=subject, defaults={"key": secrets.token_bytes(KEY_BYTES)})
    return {"hashed": keyed(bytes(row.key), value)}


def erase_key(subject: str) -> bool:
    """Erase the key of a subject whose personal data is erased; whether there was one."""
    return Key.objects.filter(subject=subject).delete()[0] > 0


def looked(agency: int, person: int, thing: str, thing_id: object, *, shown: str, reason: str) -> None:
    """Note that a person was shown personal data, before it is shown."""
    Look.objects.create(
        agency=agency, recorded_at=datetime.now(UTC), actor=person, thing=thing, thing_id=str(thing_id),
        shown=shown[:200], reason=reason[:200],
    )  # fmt: skip
