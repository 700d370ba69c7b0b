"""A text of 清溪镇 and what the office's people do with it, day by day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from gongkai.office.agencies.service import Asker, DutyKind
from gongkai.office.catalogue.service import Entry, Fact, FactKind, make_entry, publish, scan_version, sign_off, submit
from gongkai.office.demo.cast import Cast
from gongkai.office.demo.deeds import Deed
from gongkai.office.demo.moments import moment
from gongkai.office.demo.values import files_of_item, values_of_item
from gongkai.office.journal.service import recording
from gongkai.samples.county.days import before
from gongkai.samples.county.scenes import HOME, Scene

CLERK, SECRECY = DutyKind.CLERK, DutyKind.SECRECY
ENDORSER, SIGNATORY = DutyKind.ENDORSER, DutyKind.SIGNATORY


@dataclass(slots=True)
class Desk:
    """One text of 清溪镇 and the acts upon it, noted first and done later, among everything else that happened."""

    cast: Cast
    today: date
    scene: Scene
    deeds: list[Deed] = field(default_factory=list)
    _entry: Entry | None = None

    @property
    def entry(self) -> Entry:
        """The entry, once its making was done."""
        assert self._entry is not None
        return self._entry

    @property
    def seen(self) -> str:
        """The hash of the version that lies before everybody's eyes."""
        assert self.entry.working is not None
        return self.entry.working.hash

    def ago(self, days: int) -> date:
        """The day so many working days before today."""
        return before(self.today, days)

    def do(self, duty: DutyKind, days: int, hour: int, act: Callable[[Asker], object]) -> None:
        """One act by the holder of a duty, so many working days ago at an hour."""
        day = self.ago(days)
        self._note(duty, day, moment(day, hour, 20), act)

    def begin(self, more: Mapping[str, object]) -> None:
        """The text as its first version, made on the day it is formed; what has attachments is scanned at once."""
        item, agency = self.scene.item, self.cast.agencies[HOME]

        def make(clerk: Asker) -> None:
            values = {**values_of_item(item, self.cast.categories[item.category]), **self.scene.more, **more}
            self._entry = make_entry(clerk, agency, values, files_of_item(clerk, agency, item))
            if item.papers:
                scan_version(clerk, self._entry)

        self._note(CLERK, item.formed_on, moment(item.formed_on, 9, 5), make)

    def submit(self, days: int) -> None:
        """Sent for secrecy review."""
        self.do(CLERK, days, 10, lambda clerk: submit(clerk, self.entry, seen=self.seen))

    def sign(self, duty: DutyKind, days: int, hour: int = 15, remark: str = "") -> None:
        """The step of this duty signed."""
        self.do(duty, days, hour, lambda signer: sign_off(signer, self.entry, seen=self.seen, remark=remark))

    def sign_all(self, *days: int) -> None:
        """All three steps signed, each on its day."""
        for duty, ago, hour in zip((SECRECY, ENDORSER, SIGNATORY), days, (11, 14, 16), strict=True):
            self.sign(duty, ago, hour)

    def publish(self, days: int, reason: str = "") -> None:
        """Published, or amended for a reason."""
        self.do(CLERK, days, 17, lambda clerk: publish(clerk, self.entry, seen=self.seen, reason=reason))

    def last(self, kind: FactKind) -> Fact:
        """The newest fact of a kind."""
        reader = self.cast.asker(HOME, CLERK, self.today)
        return Fact.rows.seen_by(reader).filter(entry=self.entry, kind=kind).latest("pk")

    def _note(self, duty: DutyKind, day: date, at: datetime, act: Callable[[Asker], object]) -> None:
        asker = self.cast.asker(HOME, duty, day)

        def done() -> None:
            with recording(asker.actor(duty), at=at):
                act(asker)
            self.entry.refresh_from_db()

        self.deeds.append(Deed(at, f"{self.scene.item.key}/{len(self.deeds):02}", done))
