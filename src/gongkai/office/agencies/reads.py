"""Questions about agencies and duties."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils import timezone

from gongkai.office.agencies.asker import Asker
from gongkai.office.agencies.duty_kinds import REACH_DOWN, DutyKind
from gongkai.office.agencies.models import Agency, Duty, Person


def asker_for(person: Person, on: date | None = None) -> Asker:
    """The asker a person is on a day (today): the duties held then, those that reach down spread over what lies below."""
    day = on or timezone.localdate()
    duties = Duty._internal.filter(person=person, from_on__lte=day).filter(Q(to_on__isnull=True) | Q(to_on__gte=day))
    held: set[tuple[int, DutyKind]] = set()
    for duty in duties.select_related("agency"):
        kind = DutyKind(duty.kind)
        held.add((duty.agency_id, kind))
        if kind in REACH_DOWN:
            below = Agency.objects.filter(path__startswith=duty.agency.path).values_list("pk", flat=True)
            held |= {(agency, kind) for agency in below}
    return Asker(person, frozenset(held), day)


def holders(agency: Agency, kind: DutyKind, on: date) -> list[Person]:
    """The people who hold a duty in an agency on a day, by name."""
    within = Q(duties__to_on__isnull=True) | Q(duties__to_on__gte=on)
    people = Person.objects.filter(within, duties__agency=agency, duties__kind=kind, duties__from_on__lte=on)
    return list(people.filter(is_active=True).distinct().order_by("name"))


def held_on(person: Person, agency: Agency, kind: DutyKind, on: date) -> bool:
    """Whether a person held a duty in an agency on a day: asked of signatures given on paper."""
    within = Q(to_on__isnull=True) | Q(to_on__gte=on)
    return Duty._internal.filter(within, person=person, agency=agency, kind=kind, from_on__lte=on).exists()


def below(agency: Agency) -> list[Agency]:
    """An agency and all below it that still exist, in order."""
    return list(Agency.objects.filter(path__startswith=agency.path, abolished_on__isnull=True))
