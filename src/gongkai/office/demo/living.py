"""The last months: every item goes through the office's acts, by the people whose work it is, on its own days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from gongkai.office.agencies.service import Asker, DutyKind
from gongkai.office.catalogue.service import Entry, make_entry, publish, relate, sign_off, submit
from gongkai.office.demo.cast import Cast
from gongkai.office.demo.deeds import Deed
from gongkai.office.demo.importing import site_link
from gongkai.office.demo.moments import moment
from gongkai.office.demo.values import files_of_item, values_of_item
from gongkai.office.journal.service import recording
from gongkai.samples.county.chance import chance
from gongkai.samples.county.days import after
from gongkai.samples.county.item import Item

WAY = ("make", "submit", "secrecy", "endorse", "sign", "publish")
_HOURS = (9, 10, 11, 14, 15, 16)
"""When each step is taken where all are taken on one day."""
_DUTY = {"secrecy": DutyKind.SECRECY, "endorse": DutyKind.ENDORSER, "sign": DutyKind.SIGNATORY}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of one item: when, and which."""

    at: datetime
    day: date
    item: Item
    name: str


@dataclass(slots=True)
class Life:
    """The entries made so far by the keys of their items."""

    cast: Cast
    entries: dict[str, Entry]

    def deeds(self, items: Iterable[Item], today: date) -> Iterator[Deed]:
        """All steps before today; what is not finished by today waits where it stands."""
        for item in items:
            for number, step in enumerate(_steps(item)):
                if step.day < today:
                    yield Deed(step.at, f"{item.key}/{number}", partial(self.take, step))

    def take(self, step: Step) -> None:
        """Take one step, as and when it was taken."""
        item = step.item
        duty = _DUTY.get(step.name, DutyKind.CLERK)
        asker = self.cast.asker(item.agency, duty, step.day)
        acts: dict[str, Callable[[Asker, Item], None]] = {
            "make": self._make,
            "submit": self._submit,
            "publish": self._publish,
        }
        with recording(asker.actor(duty), at=step.at):
            acts.get(step.name, self._sign)(asker, item)

    def seen(self, item: Item) -> tuple[Entry, str]:
        """The entry of an item and the hash of the version that lies before everybody's eyes."""
        entry = self.entries[item.key]
        assert entry.working is not None
        return entry, entry.working.hash

    def _make(self, clerk: Asker, item: Item) -> None:
        agency = self.cast.agencies[item.agency]
        values = values_of_item(item, self.cast.categories[item.category])
        self.entries[item.key] = make_entry(clerk, agency, values, files_of_item(clerk, agency, item))

    def _submit(self, clerk: Asker, item: Item) -> None:
        entry, seen = self.seen(item)
        # What both are about may have been begun on the same morning, in either order.
        for kind, other in item.about:
            relate(clerk, entry, self.entries[other], kind)
        submit(clerk, entry, seen=seen)

    def _sign(self, signer: Asker, item: Item) -> None:
        entry, seen = self.seen(item)
        sign_off(signer, entry, seen=seen)

    def _publish(self, clerk: Asker, item: Item) -> None:
        entry, seen = self.seen(item)
        link = site_link(item) if entry.agency.public_site else ""
        publish(clerk, entry, seen=seen, link=link)


def _steps(item: Item) -> Iterator[Step]:
    days = _days(item)
    minutes = sorted(chance("minutes", item.key).sample(range(60), len(WAY)))
    for at, name in enumerate(WAY):
        day = days[round(at * (len(days) - 1) / (len(WAY) - 1))]
        yield Step(moment(day, _HOURS[at], minutes[at]), day, item, name)


def _days(item: Item) -> Sequence[date]:
    days = [item.formed_on]
    while days[-1] < item.published_on:
        days.append(after(days[-1], 1))
    return days
