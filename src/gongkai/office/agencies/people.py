"""Questions of the pages about people: who belongs to an agency, with which duties, and whether an account is locked."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max, Sum
from django.utils import timezone

from gongkai.office.agencies.asker import Asker
from gongkai.office.agencies.duty_kinds import DutyKind
from gongkai.office.agencies.models import Agency, Duty, Person


@dataclass(slots=True)
class Member:
    """A person of an agency and the duties there: of today, to come, and past."""

    person: Person
    today: list[Duty] = field(default_factory=list)
    coming: list[Duty] = field(default_factory=list)
    past: list[Duty] = field(default_factory=list)


def members_of(asker: Asker, agency: Agency) -> list[Member]:
    """All who hold, will hold or held a duty in an agency, those of today first."""
    found: dict[int, Member] = {}
    duties = Duty.rows.seen_by(asker).filter(agency=agency).select_related("person").order_by("from_on", "pk")
    for duty in duties:
        member = found.setdefault(duty.person_id, Member(duty.person))
        place = member.today if duty.holds_on(asker.on) else member.coming if duty.from_on > asker.on else member.past
        place.append(duty)
    return sorted(found.values(), key=lambda one: (not one.person.is_active, not one.today, one.person.name))


def may_be_given_a_duty(asker: Asker) -> list[Person]:
    """The people an administrator may give a duty to: in use, and of no agency outside the administrator's reach."""
    mine = asker.where(DutyKind.ADMINISTRATOR)
    foreign = Agency.objects.exclude(pk__in=mine)
    people = Person.objects.filter(is_active=True, duties__agency__in=mine).exclude(duties__agency__in=foreign)
    return list(people.distinct().order_by("name", "username"))


def vacant(asker: Asker, agency: Agency) -> list[str]:
    """The duties without which an agency cannot publish and which nobody holds today, by their names."""
    needed = (DutyKind.CLERK, DutyKind.SECRECY, DutyKind.ENDORSER, DutyKind.SIGNATORY)
    held: dict[str, bool] = defaultdict(bool)
    for duty in Duty.rows.seen_by(asker).filter(agency=agency, person__is_active=True):
        held[duty.kind] |= duty.holds_on(asker.on)
    return [kind.label for kind in needed if not held[kind]]


def locked_until(person: Person) -> datetime | None:
    """When the lock-out after wrong passwords ends, or None where there is none. A lock-out is per place signed in from."""
    cool_off = get_cool_off()
    if cool_off is None:
        return None
    tries = AccessAttempt.objects.filter(username=person.username, attempt_time__gt=timezone.now() - cool_off)
    places = tries.values("ip_address").annotate(wrong=Sum("failures_since_start"), last=Max("attempt_time"))
    last: list[datetime] = [row["last"] for row in places if row["wrong"] >= settings.AXES_FAILURE_LIMIT]
    return max(last) + cool_off if last else None
