"""Who asks: a stranger, a person with duties, or the program itself. Every gate and every act starts from this value."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from gongkai.office.agencies.duty_kinds import IN_THE_OFFICE, DutyKind
from gongkai.office.journal.service import Actor
from gongkai.office.refusals import NotYours

if TYPE_CHECKING:
    from gongkai.office.agencies.models import Person


@dataclass(frozen=True, slots=True)
class Asker:
    """A person (or none) on a day, with the duties held that day: agency number to kinds, reaching duties spread out."""

    person: Person | None = None
    held: frozenset[tuple[int, DutyKind]] = frozenset()
    on: date = field(default_factory=timezone.localdate)
    is_program: bool = False

    @classmethod
    def stranger(cls) -> Asker:
        """Anybody: sees what is published."""
        return cls()

    @classmethod
    def program(cls) -> Asker:
        """The program at its operator's command: sets up agencies and people, sees no draft."""
        return cls(is_program=True)

    def holds(self, kind: DutyKind, agency: int) -> bool:
        """Whether the asker holds this duty in this agency today."""
        return (agency, kind) in self.held or (self.is_program and kind is DutyKind.ADMINISTRATOR)

    def where(self, *kinds: DutyKind) -> frozenset[int]:
        """The agencies in which the asker holds any of these duties."""
        return frozenset(agency for agency, kind in self.held if kind in kinds)

    @property
    def offices(self) -> frozenset[int]:
        """The agencies whose drafts the asker works on."""
        return self.where(*IN_THE_OFFICE)

    @property
    def kinds(self) -> frozenset[DutyKind]:
        """All duties held anywhere today."""
        return frozenset(kind for _, kind in self.held)

    def duty_in(self, agency: int, *wanted: DutyKind) -> DutyKind:
        """The first of the wanted duties that the asker holds there. Raises NotYours with whom to turn to."""
        for kind in wanted:
            if self.holds(kind, agency):
                return kind
        names = "或".join(f"“{kind.label}”" for kind in wanted)
        raise NotYours(f"这一步要由本机关的{names}来做。如果应由您办理，请管理员在“人员与岗位”里登记您的岗位。")

    def actor(self, duty: DutyKind | None = None) -> Actor:
        """The asker as the journal names him."""
        if self.person is None:
            return Actor()
        return Actor(self.person.pk, self.person.name, duty.value if duty else "")
