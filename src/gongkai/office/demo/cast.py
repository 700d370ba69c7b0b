"""Who acts in the demonstration: the asker of a duty on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from gongkai.office.agencies.service import Agency, Asker, DutyKind, Person, asker_for, holders
from gongkai.office.catalogue.service import Category


@dataclass(slots=True)
class Cast:
    """Agencies by slug, people by log-in, statutory categories by code; and the askers they make."""

    agencies: Mapping[str, Agency]
    people: Mapping[str, Person]
    categories: Mapping[str, Category]
    _holders: dict[tuple[str, DutyKind, date], Person] = field(default_factory=dict)
    _askers: dict[tuple[int, date], Asker] = field(default_factory=dict)

    @classmethod
    def of(cls, agencies: Mapping[str, Agency], people: Mapping[str, Person]) -> Cast:
        """The cast of these agencies and people."""
        found = Category.rows.seen_by(Asker.stranger()).filter(agency=None)
        return cls(agencies, people, {row.code: row for row in found})

    def person(self, agency: str, kind: DutyKind, on: date) -> Person:
        """Who holds a duty on a day."""
        key = agency, kind, on
        if key not in self._holders:
            self._holders[key] = holders(self.agencies[agency], kind, on)[0]
        return self._holders[key]

    def asker(self, agency: str, kind: DutyKind, on: date) -> Asker:
        """The asker that the holder of a duty is on a day."""
        person = self.person(agency, kind, on)
        if (person.pk, on) not in self._askers:
            self._askers[person.pk, on] = asker_for(person, on)
        return self._askers[person.pk, on]

    def auditor(self, on: date) -> Asker:
        """Who may read everything and change nothing."""
        return asker_for(self.people["yunling-shenji"], on)
