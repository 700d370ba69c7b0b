"""Open an account for a person."""

from __future__ import annotations

import secrets

from django.core.exceptions import ValidationError

from gongkai.office.agencies.asker import Asker
from gongkai.office.agencies.duty_kinds import DutyKind
from gongkai.office.agencies.models import Agency, Person
from gongkai.office.journal.service import recording
from gongkai.office.refusals import NotPossible

# No letter or digit that is taken for another when read aloud or from paper.
_LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789"


def first_password() -> str:
    """A password to hand over on paper: four groups of four legible characters, 79 bits."""
    return "-".join("".join(secrets.choice(_LEGIBLE) for _ in range(4)) for _ in range(4))


def add_person(
    asker: Asker, agency: Agency, *, username: str, name: str, password: str | None = None, must_change: bool = True
) -> tuple[Person, str]:
    """A new account and the password to hand over, to be changed at the first sign-in.

    The agency is the one whose administrator opens it, and where the journal line stands; duties are given apart.
    Raises NotYours, or NotPossible for a log-in name that is taken or cannot stand.
    """
    duty = asker.duty_in(agency.pk, DutyKind.ADMINISTRATOR)
    chosen = password or first_password()
    person = Person(username=username.strip(), name=name.strip(), must_change_password=must_change)
    person.set_password(chosen)
    if Person.objects.filter(username__iexact=person.username).exists():
        raise NotPossible("账号没有开通。", fields={"username": f"登录名“{person.username}”已有人使用，请换一个。"})
    try:
        person.full_clean()
    except ValidationError as error:
        raise NotPossible("账号没有开通。", fields={k: " ".join(v) for k, v in error.message_dict.items()}) from None
    with recording(asker.actor(duty)) as act:
        person.save()
        act.tell(
            agency.pk, "person.added", "person", person.pk, after={"username": person.username, "name": person.name}
        )
    return person, chosen
