"""Take a person on: the account and its first duty in one act, so that no account is nobody's."""

from __future__ import annotations

from datetime import date

from gongkai.office.agencies.acts.add_person import add_person
from gongkai.office.agencies.acts.assign_duty import assign_duty
from gongkai.office.agencies.asker import Asker
from gongkai.office.agencies.duty_kinds import DutyKind
from gongkai.office.agencies.models import Agency, Person
from gongkai.office.journal.service import recording


def take_on(
    asker: Asker, agency: Agency, kind: DutyKind, *,
    username: str, name: str, from_on: date, to_on: date | None = None, acting: bool = False,
) -> tuple[Person, str]:  # fmt: skip
    """The new person and the password to hand over. Raises NotYours, or NotPossible as opening and assigning do."""
    own = asker.duty_in(agency.pk, DutyKind.ADMINISTRATOR)
    with recording(asker.actor(own)):
        person, password = add_person(asker, agency, username=username, name=name)
        assign_duty(asker, agency, person, kind, from_on=from_on, to_on=to_on, acting=acting)
    return person, password
