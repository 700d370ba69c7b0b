"""Questions about entries. Each starts from what the asker may see."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from gongkai.law.calendar import Calendar, working_days_between
from gongkai.law.timeliness import Timeliness, timeliness
from gongkai.office.agencies.service import Agency, Asker, DutyKind, Person
from gongkai.office.catalogue.acts.sign_off import DUTY_OF
from gongkai.office.catalogue.course import FactKind, Public, Stage
from gongkai.office.catalogue.models import Entry, Fact, Relation, Version
from gongkai.office.catalogue.projection import limits_of
from gongkai.office.waiting import Waiting
from gongkai.office.workdays.service import calendar

SOON = 5
"""Working days before the limit at which a draft becomes something that waits."""


def entries_of_office(asker: Asker) -> QuerySet[Entry]:
    """The entries of the agencies where the asker works or audits, with what a list shows of them."""
    own = asker.offices | asker.where(DutyKind.AUDITOR)
    return Entry.rows.seen_by(asker).filter(agency__in=own).select_related("agency", "working", "category", "published")


def timeliness_of(entry: Entry, today: date) -> Timeliness | None:
    """Whether an entry was published in time (art. 26), or None where it is not to be published or lacks its date."""
    version = entry.published or entry.working
    if version is None or version.formed_on is None or version.disclosure != "own_initiative":
        return None
    return timeliness(
        version.formed_on,
        entry.published_on,
        max(today, version.formed_on),
        calendar=calendar(),
        **limits_of(version.category),
    )


def related(asker: Asker, entry: Entry) -> tuple[list[Relation], list[Relation]]:
    """The relations from and to an entry whose other end the asker may see."""
    rows = Relation.rows.seen_by(asker).select_related("one", "other", "one__working", "other__working")
    return list(rows.filter(one=entry).order_by("pk")), list(rows.filter(other=entry).order_by("pk"))


def waiting_for(asker: Asker) -> Iterator[Waiting]:
    """What of the catalogue waits for the asker: to sign, to mend, to publish, to look at again.

    A fixed number of queries, however much waits: every page of the desk shows the count.
    """
    if asker.person is None:
        return
    days = calendar()
    yield from _to_sign(asker, asker.person, days)
    yield from _for_clerk(asker, asker.where(DutyKind.CLERK), days)
    guards = asker.where(DutyKind.CLERK, DutyKind.SECRECY)
    rows = _rows(asker).filter(stage=Stage.SETTLED, re_review_on__lte=asker.on, agency__in=guards)
    for entry in rows if guards else ():
        why = "到了再次审查的日期：情况变了就公开，没变就另定日期（《条例》第十八条）"
        yield _waiting(asker, days, entry, why, entry.re_review_on)


def _rows(asker: Asker) -> QuerySet[Entry]:
    """Entries without their text: what waits is said by title and day."""
    return entries_of_office(asker).defer("working__body", "published__body", "working__summary", "published__summary")


def _to_sign(asker: Asker, person: Person, days: Calendar) -> Iterator[Waiting]:
    steps = Q(pk__in=())
    for stage, duty in DUTY_OF.items():
        steps |= Q(stage=stage, agency__in=asker.where(duty))
    since = Coalesce(OuterRef("published__number"), 0)
    # As `authors_of`: whoever wrote any version since the last publication.
    wrote = Version._internal.filter(entry=OuterRef("pk"), made_by=person, number__gt=since)
    if not asker.where(*DUTY_OF.values()):
        return
    for entry in _rows(asker).filter(steps).exclude(Exists(wrote)).order_by("due_on", "pk"):
        yield _waiting(asker, days, entry, f"等您{STEP_WORDS[Stage(entry.stage)]}", entry.due_on)


STEP_WORDS = {Stage.SECRECY: "保密审查", Stage.ENDORSEMENT: "审核", Stage.SIGNATURE: "签发"}


def _for_clerk(asker: Asker, agencies: frozenset[int], days: Calendar) -> Iterator[Waiting]:
    if not agencies:
        return
    last = Fact._internal.filter(entry=OuterRef("pk"), version=OuterRef("working"), voided_at__isnull=True).order_by(
        "-pk"
    )
    rows = _rows(asker).filter(agency__in=agencies, stage__in=[Stage.SIGNED, Stage.DRAFT, *DUTY_OF])
    rows = rows.annotate(
        last_kind=Subquery(last.values("kind")[:1]), last_remark=Subquery(last.values("remark")[:1]),
        last_by=Subquery(last.values("by__name")[:1]),
    )  # fmt: skip
    for entry in rows.order_by("due_on", "pk"):
        why = _why_for_clerk(asker, entry, days)
        if why:
            failed = entry.stage == Stage.SIGNED and entry.last_kind == FactKind.SCHEDULE_FAILED
            remark = entry.returned_remark if entry.stage == Stage.DRAFT else ""
            by = (entry.last_by or "") if remark and entry.last_kind == FactKind.RETURNED else ""
            yield _waiting(asker, days, entry, why, entry.due_on, remark=remark, remark_by=by, urgent=failed)


def _why_for_clerk(asker: Asker, entry: Entry, days: Calendar) -> str:
    if entry.stage == Stage.SIGNED:
        if entry.last_kind == FactKind.SCHEDULE_FAILED:  # type: ignore[attr-defined]
            return f"定时发布没有成功：{entry.last_remark}"  # type: ignore[attr-defined]
        return "已签发，等您发布"
    near = entry.due_on is not None and working_days_between(asker.on, entry.due_on, days) <= SOON
    if entry.stage == Stage.DRAFT:
        if entry.returned_remark:
            return "被退回，等您修改后重新送审"
        return "草稿，等您写完送审" if near or entry.made_by_id == (asker.person and asker.person.pk) else ""
    if not near:
        return ""
    late = entry.due_on is not None and entry.due_on < asker.on
    return f"{entry.get_stage_display()}，{'已经逾期' if late else '期限将到'}，请催办"


def _waiting(
    asker: Asker, days: Calendar, entry: Entry, why: str, until: date | None, *, remark: str = "", remark_by: str = "", urgent: bool = False
) -> Waiting:  # fmt: skip
    return Waiting(
        what=str(entry.working), why=why, url=f"/desk/entries/{entry.pk}/", agency=entry.agency.short_name,
        area="catalogue", since=entry.stage_since, until=until, late=until is not None and until < asker.on,
        provisional=until is not None and not days.is_announced(until.year), remark=remark, remark_by=remark_by, urgent=urgent,
    )  # fmt: skip


def public_entries(asker: Asker) -> QuerySet[Entry]:
    """What the public reads now, newest first."""
    rows = Entry.rows.seen_by(asker).filter(public=Public.PUBLISHED)
    return rows.select_related("agency", "category", "published").order_by("-published_on", "-pk")


@dataclass(frozen=True, slots=True)
class PublicEvent:
    """What the public is told of an entry's life: published, amended, withdrawn or public again, and why."""

    kind: str
    on: date
    at: datetime
    reason: str


_TOLD = (FactKind.PUBLISHED, FactKind.WITHDRAWN)
RECENT = 20_000
"""How many facts are looked through for what changed of late: a bound, so that a feed costs the same in a large office."""


def public_history(entry: Entry) -> list[PublicEvent]:
    """The public life of an entry, oldest first; empty while it is a draft. The first publication has no reason to tell."""
    if entry.public == Public.NONE:
        return []
    # The facts are the office's own: day, kind and public reason of a publication or withdrawal are all that leaves here.
    rows = Fact._internal.filter(entry=entry, kind__in=_TOLD, voided_at__isnull=True).order_by("pk")
    events: list[PublicEvent] = []
    for kind, on, at, remark in rows.values_list("kind", "on", "recorded_at", "remark"):
        if kind == FactKind.WITHDRAWN:
            said = "withdrawn"
        elif not events:
            said, remark = "published", ""
        else:
            said = "restored" if events[-1].kind == "withdrawn" else "amended"
        events.append(PublicEvent(said, on, at, remark))
    return events


def public_moments(entries: Collection[int]) -> dict[int, datetime]:
    """When what the public reads of each of these entries last changed; entries that were never public are left out."""
    # As above: a moment at which something public happened.
    rows = Fact._internal.filter(entry__in=entries, kind__in=_TOLD, voided_at__isnull=True)
    rows = rows.exclude(entry__public=Public.NONE)
    return dict(rows.order_by().values_list("entry").annotate(at=Max("recorded_at")))


def lately_changed(agency: Agency | None, most: int) -> list[int]:
    """The entries amended or withdrawn among the newest facts, of an agency or of all; the latest first."""
    newest = Fact._internal.order_by("-pk").values_list("pk", flat=True).first()
    # As above: the numbers of entries that are or were public, and nothing of the facts themselves.
    rows = Fact._internal.filter(kind__in=_TOLD, voided_at__isnull=True, pk__gt=(newest or 0) - RECENT)
    rows = rows.exclude(kind=FactKind.PUBLISHED, remark="").exclude(entry__public=Public.NONE)
    if agency is not None:
        rows = rows.filter(entry__agency=agency)
    return list(dict.fromkeys(rows.order_by("-pk").values_list("entry", flat=True)[: 2 * most]))[:most]
