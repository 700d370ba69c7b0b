"""The first steps of an installation: tables, the topmost agency, its administrator."""

from __future__ import annotations

import os

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone

from gongkai.office.agencies.service import (
    Agency,
    AgencyKind,
    Asker,
    DutyKind,
    Person,
    add_person,
    assign_duty,
    register_agency,
)
from gongkai.office.journal.service import Actor, recording
from gongkai.office.refusals import NotPossible
from gongkai.office.upkeep.migrating import migrate


def install(
    *, name: str, short_name: str, kind: str, slug: str, org_code: str, admin: str, admin_name: str, password: str | None
) -> tuple[Agency, Person, str]:  # fmt: skip
    """The agency, its administrator, and the password: one to be changed at the first sign-in where none was given.

    All or nothing. Raises NotPossible where the agency is there already, or a field cannot stand.
    """
    _close_to_others()
    migrate()
    if Agency.objects.filter(name=name.strip()).exists():
        raise NotPossible(
            f"“{name.strip()}”已经登记过。再登记别的机关、开通账号，请以管理员登录后在网页上办理；忘记密码由管理员重置。"
        )
    if kind not in AgencyKind.values:
        choices = "、".join(f"{value}（{label}）" for value, label in AgencyKind.choices)
        raise NotPossible("机关没有登记。", fields={"kind": f"类别“{kind}”不认识，可写：{choices}。"})
    with recording(Actor()):
        agency = register_agency(
            Asker.program(), parent=None, name=name.strip(), short_name=short_name.strip(), kind=kind,
            slug=slug.strip(), org_code=org_code.strip(),
        )  # fmt: skip
        if password is not None:
            _refuse_weak(password, Person(username=admin, name=admin_name))
        person, chosen = add_person(
            Asker.program(), agency, username=admin, name=admin_name, password=password, must_change=password is None
        )
        assign_duty(Asker.program(), agency, person, DutyKind.ADMINISTRATOR, from_on=timezone.localdate())
    return agency, person, chosen


def _close_to_others() -> None:
    """The data folder is for the account that runs the office; Windows keeps that by the folder's own rights."""
    folder = settings.CONFIGURATION.data
    if os.name == "posix" and folder.stat().st_uid == os.getuid():
        folder.chmod(0o700)


def _refuse_weak(password: str, person: Person) -> None:
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise NotPossible("账号没有开通。", fields={"password": " ".join(error.messages)}) from None
