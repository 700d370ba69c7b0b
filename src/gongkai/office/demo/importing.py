"""What was published before the office existed, brought in by the thousand.

The rows are those of `import_entries` (marked as imported, true dates, numbers used up, lines of the journal), written
many at a time: one by one, the demonstration would take minutes to open. A test holds both to the same projection.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, OuterRef, Subquery

from gongkai.law.index_number import number_from, series_key
from gongkai.office.agencies.service import Agency, Asker, DutyKind, PublicPlace
from gongkai.office.catalogue.service import (
    Attachment,
    Category,
    Entry,
    Fact,
    FactKind,
    FileRef,
    Public,
    Relation,
    Stage,
    Version,
    cleaned,
    hash_of,
    missing,
    short_code,
    use_up,
)
from gongkai.office.demo.cast import Cast
from gongkai.office.demo.moments import moment
from gongkai.office.demo.opening import SITE
from gongkai.office.demo.values import files_of_item, values_of_item
from gongkai.office.journal.service import Act, recording
from gongkai.samples.county.item import Item


@dataclass(frozen=True, slots=True)
class _Batch:
    """One agency's items with what all of them share."""

    agency: Agency
    clerk: Asker
    at: datetime
    items: Sequence[Item]
    categories: Sequence[Category]
    fields: Sequence[Mapping[str, object]]
    files: Sequence[Sequence[FileRef]]


def import_items(cast: Cast, slug: str, items: Sequence[Item], opened: date) -> dict[str, Entry]:
    """The entries of one agency's items by their keys, published on their true days and registered as the office opens."""
    agency, clerk = cast.agencies[slug], cast.asker(slug, DutyKind.CLERK, opened)
    at = moment(opened, 10)
    categories = [cast.categories[item.category] for item in items]
    with recording(clerk.actor(DutyKind.CLERK), at=at) as act:
        kept = [files_of_item(clerk, agency, item) if item.papers else [] for item in items]
        batch = _Batch(
            agency, clerk, at, items, categories,
            [cleaned(values_of_item(item, category)) for item, category in zip(items, categories, strict=True)],
            [[FileRef(file.pk, file.hash, name) for file, name in files] for files in kept],
        )  # fmt: skip
        entries = _entries(batch)
        versions = _versions(batch, entries)
        facts = _facts(batch, entries, versions)
        _make_public(batch, entries)
        _tell(act, batch, entries, versions, facts)
    return {item.key: entry for item, entry in zip(items, entries, strict=True)}


def _entries(batch: _Batch) -> list[Entry]:
    numbers = _numbers(batch.agency, batch.items)
    rows = [
        Entry(
            agency=batch.agency, made_by=batch.clerk.person, imported=True, index_number=number, stage_since=batch.at,
            published_on=item.published_on, public_title=item.title, category=category,
            public_link=_link(batch.agency, item),
        )
        for item, category, number in zip(batch.items, batch.categories, numbers, strict=True)
    ]  # fmt: skip
    return Entry.rows.seen_by(batch.clerk).bulk_create(rows)


def _numbers(agency: Agency, items: Sequence[Item]) -> list[str]:
    """Index numbers in the order of publication; the last of each series is used up, and so all before it."""
    org = {"org": agency.org_code}
    last, given, newest = dict[str, int](), dict[str, str](), dict[str, str]()
    for item in sorted(items, key=lambda item: (item.published_on, item.key)):
        key = series_key(agency.index_template, item.published_on, org)
        last[key] = last.get(key, 0) + 1
        number = number_from(agency.index_template, fields=org, on=item.published_on, serial=last[key])
        given[item.key] = newest[key] = number
    for number in newest.values():
        use_up(agency, number)
    return [given[item.key] for item in items]


def _versions(batch: _Batch, entries: Sequence[Entry]) -> list[Version]:
    rows = [
        Version(
            entry=entry, number=1, made_by=batch.clerk.person, recorded_at=batch.at,
            hash=hash_of(entry, fields, files), complete=not missing(fields, files), **fields,
        )
        for entry, fields, files in zip(entries, batch.fields, batch.files, strict=True)
    ]  # fmt: skip
    made = Version.rows.seen_by(batch.clerk).bulk_create(rows)
    Attachment.rows.seen_by(batch.clerk).bulk_create(
        Attachment(version=version, file_id=file.file, name=file.name, order=order)
        for version, files in zip(made, batch.files, strict=True)
        for order, file in enumerate(files, 1)
    )
    return made


def _facts(batch: _Batch, entries: Sequence[Entry], versions: Sequence[Version]) -> list[Fact]:
    place = PublicPlace.COUNTY_SITE if batch.agency.public_site else PublicPlace.PORTAL
    rows = [
        Fact(
            entry=entry, version=version, kind=FactKind.PUBLISHED, on=item.published_on, recorded_at=batch.at,
            by=batch.clerk.person, duty=DutyKind.CLERK.value, registered_by=batch.clerk.person, place=place.value,
            link=_link(batch.agency, item),
        )
        for item, entry, version in zip(batch.items, entries, versions, strict=True)
    ]  # fmt: skip
    return Fact.rows.seen_by(batch.clerk).bulk_create(rows)


def _link(agency: Agency, item: Item) -> str:
    """The address on the county's site, for agencies that publish there."""
    return site_link(item) if agency.public_site else ""


def site_link(item: Item) -> str:
    """Where the county's site shows an item."""
    return f"{SITE}/{item.agency}/xxgk/{item.published_on:%Y%m}/{item.key.replace('/', '-').replace('.', '_')}.html"


def _make_public(batch: _Batch, entries: Sequence[Entry]) -> None:
    """What only a version can say: one statement for all."""
    own = Version.rows.seen_by(batch.clerk).filter(entry=OuterRef("pk")).values("pk")[:1]
    rows = Entry.rows.seen_by(batch.clerk).filter(agency=batch.agency, imported=True)
    rows.update(made_at=batch.at, working=Subquery(own))
    rows.update(published=F("working"), stage=Stage.PUBLISHED, public=Public.PUBLISHED)


def _tell(
    act: Act, batch: _Batch, entries: Sequence[Entry], versions: Sequence[Version], facts: Sequence[Fact]
) -> None:
    for entry, version, fact in zip(entries, versions, facts, strict=True):
        after: dict[str, object] = {
            "fact": fact.pk, "version": 1, "code": short_code(version.hash), "on": str(fact.on)
        }  # fmt: skip
        act.tell(batch.agency.pk, "entry.made", "entry", entry.pk, after={"title": version.title})
        act.tell(
            batch.agency.pk,
            "entry.published",
            "entry",
            entry.pk,
            after=after | ({"link": fact.link} if fact.link else {}),
        )
    act.tell(
        batch.agency.pk, "entries.imported", "agency", batch.agency.pk, after={"made": len(entries), "known": 0},
        remark="本系统启用前已公开的信息",
    )  # fmt: skip


def relate_imported(cast: Cast, items: Sequence[Item], entries: Mapping[str, Entry], opened: date) -> None:
    """The links between imported items, registered by each agency's clerk."""
    for slug in sorted({item.agency for item in items if item.about}):
        clerk = cast.asker(slug, DutyKind.CLERK, opened)
        with recording(clerk.actor(DutyKind.CLERK), at=moment(opened, 11)) as act:
            rows = [
                Relation(one=entries[item.key], other=entries[other], kind=kind, by=clerk.person)
                for item in items
                if item.agency == slug
                for kind, other in item.about
            ]
            Relation.rows.seen_by(clerk).bulk_create(rows)
            for row in rows:
                after = {"kind": row.kind, "other": row.other_id}
                act.tell(cast.agencies[slug].pk, "entry.related", "entry", row.one_id, after=after)
