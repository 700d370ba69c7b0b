"""Lift the lock-out of a person who typed a wrong password too often."""

from __future__ import annotations

from axes.utils import reset

from gongkai.office.agencies.acts.reset_password import duty_over
from gongkai.office.agencies.asker import Asker
from gongkai.office.agencies.models import Agency, Person
from gongkai.office.journal.service import recording
from gongkai.office.refusals import NotPossible


def lift_lockout(asker: Asker, agency: Agency, person: Person) -> None:
    """The person may sign in again with the password he has. Raises NotYours; NotPossible where nothing is locked."""
    duty = duty_over(asker, agency, person)
    with recording(asker.actor(duty)) as act:
        if not reset(username=person.username):
            raise NotPossible(f"{person.name}的账号没有被锁定，不必解锁。忘记密码的，请“重置密码”。")
        act.tell(agency.pk, "person.lockout_lifted", "person", person.pk)
