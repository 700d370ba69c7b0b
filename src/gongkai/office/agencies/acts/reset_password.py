"""Give a person a new password without e-mail, and lift a lock-out; or take an account out of use."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from axes.utils import reset as lift_lockout

from gongkai.office.agencies.acts.add_person import first_password
from gongkai.office.agencies.asker import Asker
from gongkai.office.agencies.duty_kinds import DutyKind
from gongkai.office.agencies.models import Agency, Duty, Person
from gongkai.office.journal.service import recording
from gongkai.office.refusals import NotPossible, NotYours


def reset_password(asker: Asker, agency: Agency, person: Person, *, also_mfa: bool = False) -> str:
    """A new password to hand over; the old one, open sessions and lock-outs end. `also_mfa` drops a lost second factor.

    Raises NotYours where the asker does not administer an agency in which the person holds or held a duty.
    """
    duty = duty_over(asker, agency, person)
    password = first_password()
    with recording(asker.actor(duty)) as act:
        person.set_password(password)
        person.must_change_password = True
        person.save(update_fields=["password", "must_change_password"])
        if also_mfa:
            Authenticator.objects.filter(user=person).delete()
        lift_lockout(username=person.username)
        act.tell(agency.pk, "person.password_reset", "person", person.pk, after={"mfa_dropped": also_mfa})
    return password


def set_in_use(asker: Asker, agency: Agency, person: Person, *, in_use: bool, reason: str) -> None:
    """Take an account out of use, or back into it. Its acts stay. Raises NotYours; NotPossible for one's own account."""
    duty = duty_over(asker, agency, person)
    if person == asker.person:
        raise NotPossible("不能停用自己的账号，请由另一位管理员办理。")
    with recording(asker.actor(duty)) as act:
        person.is_active = in_use
        person.save(update_fields=["is_active"])
        act.tell(agency.pk, "person.in_use" if in_use else "person.out_of_use", "person", person.pk, remark=reason)


def duty_over(asker: Asker, agency: Agency, person: Person) -> DutyKind:
    """The duty under which the asker may touch this account. Raises NotYours where it is another administrator's."""
    duty = asker.duty_in(agency.pk, DutyKind.ADMINISTRATOR)
    elsewhere = Duty._internal.filter(person=person).exclude(agency__in=asker.where(DutyKind.ADMINISTRATOR))
    if elsewhere.exists() and not asker.is_program:
        raise NotYours(f"{person.name}还在您管理之外的机关任职，请由那个机关或上级的管理员办理。")
    if not asker.is_program and not Duty._internal.filter(person=person, agency=agency).exists():
        raise NotYours(f"{person.name}在本机关没有岗位，请由其所在机关的管理员办理。")
    return duty
