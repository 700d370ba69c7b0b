"""The projection of an entry: what lists sort and filter by, computed from its facts and versions."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from gongkai.law.timeliness import timeliness
from gongkai.office.catalogue.course import Course, Event, FactKind, Public, Stage, course_of
from gongkai.office.catalogue.followers import tell_followers
from gongkai.office.catalogue.models import Category, Entry, Fact, Version
from gongkai.office.workdays.service import calendar

PUBLISHING_LIMIT = 20
"""Working days of art. 26, where the category sets no other time."""
PROJECTED = (
    "stage", "stage_since", "returned_remark", "scheduled_for", "public", "published", "published_on", "amended_on",
    "withdrawn_on", "public_title", "public_reason", "public_link", "category", "due_on", "re_review_on",
)  # fmt: skip


def events_of(entry: Entry) -> list[Event]:
    """The facts of an entry as events, in the order they were registered."""
    rows = Fact._internal.filter(entry=entry).select_related("version").order_by("pk")
    return [
        Event(
            row.pk, FactKind(row.kind), row.version.number, row.on, row.recorded_at, row.voided_at is not None,
            row.remark, row.link, row.moment,
        )
        for row in rows
    ]  # fmt: skip


def course(entry: Entry) -> Course:
    """Where an entry is on its way."""
    return course_of(events_of(entry), entry.working.number if entry.working else 0)


def project(entry: Entry) -> Course:
    """Write the projection of an entry into its row's fields (not yet saved) and give its course."""
    now = course(entry)
    working = entry.working
    public = (
        Version._internal.get(entry=entry, number=now.published_version) if now.published_version is not None else None
    )
    said = public if now.public is Public.PUBLISHED and public else working
    entry.stage, entry.stage_since = now.stage, now.stage_since or (working.recorded_at if working else None)
    entry.returned_remark = now.returned.remark if now.returned and now.stage is Stage.DRAFT else ""
    entry.scheduled_for = now.moment if now.stage is Stage.SCHEDULED else None
    entry.public, entry.published, entry.published_on = now.public, public, now.published_on
    entry.amended_on, entry.withdrawn_on = now.amended_on, now.withdrawn_on
    entry.public_title = public.title if public else ""
    entry.public_reason, entry.public_link = now.public_reason, now.link
    entry.category = (public or working).category if (public or working) else None  # type: ignore[union-attr]
    entry.due_on = due_on(said) if said and now.published_on is None else None
    entry.re_review_on = working.re_review_on if working and now.stage is Stage.SETTLED else None
    return now


def save_projection(entry: Entry) -> Course:
    """Compute the projection of an entry and save it."""
    before = (entry.public, entry.published_id)
    now = project(entry)
    entry.save(update_fields=[*PROJECTED, "working", "index_number"])
    if (entry.public, entry.published_id) != before:
        tell_followers(entry)
    return now


def due_on(version: Version) -> date | None:
    """The last day in time for publishing a version, or None where it is not to be published or its date is missing."""
    if version.formed_on is None or version.disclosure != "own_initiative":
        return None
    limits = limits_of(version.category)
    return timeliness(version.formed_on, None, version.formed_on, calendar=calendar(), **limits).due


def limits_of(category: Category | None) -> dict[str, int]:
    """The time limit of a category as `law.timeliness` takes it: its own, or that of the one above, or art. 26's."""
    while category is not None:
        if category.limit_working_days:
            return {"limit_working_days": category.limit_working_days}
        if category.limit_days:
            return {"limit_days": category.limit_days}
        category = category.parent
    return {"limit_working_days": PUBLISHING_LIMIT}


def rebuild_projections() -> tuple[int, int]:
    """Compute every entry's projection anew; how many entries there are, and how many differed and were put right."""
    seen = wrong = 0
    for entry in Entry._internal.order_by("pk").iterator(500):
        with transaction.atomic():
            # Read again under lock: an act may be writing this very entry.
            row = Entry._internal.select_for_update(of=("self",)).get(pk=entry.pk)
            before = {name: getattr(row, Entry._meta.get_field(name).attname) for name in PROJECTED}  # type: ignore[union-attr]
            project(row)
            after = {name: getattr(row, Entry._meta.get_field(name).attname) for name in PROJECTED}  # type: ignore[union-attr]
            seen += 1
            if before != after:
                wrong += 1
                row.save(update_fields=list(PROJECTED))
    return seen, wrong


def keep_due_days() -> int:
    """Compute the due days of what is still to be published anew, since another calendar is in force; how many moved."""
    moved = 0
    waiting = Entry._internal.filter(public=Public.NONE, working__isnull=False).select_related("working__category")
    for entry in waiting.select_for_update(of=("self",)).order_by("pk"):
        assert entry.working is not None
        due = due_on(entry.working)
        if due != entry.due_on:
            entry.due_on = due
            entry.save(update_fields=["due_on"])
            moved += 1
    return moved
