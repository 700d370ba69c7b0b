"""Bring in what was published before the office existed, with its true dates: all rows, or none."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from gongkai.office.agencies.service import Agency, Asker, DutyKind, PublicPlace
from gongkai.office.catalogue.acts.answer_finding import keep_finding, looked_through
from gongkai.office.catalogue.acts.common import register, working_of
from gongkai.office.catalogue.acts.import_entry_marks import PlannedEntry
from gongkai.office.catalogue.acts.import_entry_plan import EntryPlan, plan_entries
from gongkai.office.catalogue.acts.number import next_index_number, use_up
from gongkai.office.catalogue.acts.save_draft import make_entry
from gongkai.office.catalogue.acts.scan_version import scan_version
from gongkai.office.catalogue.course import FactKind
from gongkai.office.catalogue.models import Answer, Category, Entry, ScanFinding
from gongkai.office.catalogue.projection import save_projection
from gongkai.office.files.service import StoredFile, keep_file
from gongkai.office.journal.service import Act, recording
from gongkai.office.refusals import NotPossible

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class ImportedEntries:
    """The entries made, in the order of the rows, and how many were there already."""

    made: tuple[Entry, ...]
    known: int


def import_entries(
    asker: Asker, agency: Agency, package: StoredFile, *, fallback: Category | None = None,
    accepted: Collection[str] = (), reason: str = "",
) -> ImportedEntries:  # fmt: skip
    """The rows of a kept package as published entries, marked as imported, with no sign-off.

    The fact of publication bears its true day and the moment it was registered now. A number given is used up, so that
    its serial is not given again; a row without one gets the next. `accepted` are the keys of rows whose personal data
    the clerk looked at and keeps for `reason`. Rows that are there already are passed over. Raises NotYours; NotPossible
    with a sentence for each faulty or waiting row, and then nothing is kept.
    """
    duty = asker.duty_in(agency.pk, DutyKind.CLERK)
    if package.agency_id != agency.pk:
        raise NotPossible("上传的文件不属于本机关，请重新上传。")
    with recording(asker.actor(duty)) as act:
        # Two imports at once would bring the same row in twice, so the second waits for the first.
        held = Agency.objects.select_for_update().get(pk=agency.pk)
        plan = plan_entries(asker, held, package, fallback)
        _refuse(plan, accepted, reason)
        made = {row.row.key: _made(asker, held, row, plan, reason) for row in plan.rows if row.what != "known"}
        _number(held, plan, made)
        for row in plan.rows:
            if row.row.key in made:
                _publish(act, asker, duty, made[row.row.key], row)
        known = plan.count("known")
        act.tell(
            agency.pk, "entries.imported", "agency", agency.pk,
            after={"file": package.pk, "hash": package.hash, "made": len(made), "known": known}, remark=reason,
        )  # fmt: skip
    return ImportedEntries(tuple(made.values()), known)


def _refuse(plan: EntryPlan, accepted: Collection[str], reason: str) -> None:
    bad = [f"{row.row.where}：{fault}" for row in plan.rows for fault in row.faults]
    if bad:
        more = f"……等 {len(bad)} 处。" if len(bad) > _SHOWN else ""
        raise NotPossible("有错误的行，一条也没有导入。请改好后重新上传。" + "".join(bad[:_SHOWN]) + more)
    waiting = [row.row.where for row in plan.rows if row.what == "waits" and row.row.key not in accepted]
    if waiting:
        raise NotPossible(
            f"{'、'.join(waiting[:_SHOWN])}等 {len(waiting)} 行有个人信息或读不出的附件。请逐行查看后勾选，或遮盖后重新上传。一条也没有导入。",
            basis="《条例》第十五条",
        )
    if any(row.what == "waits" for row in plan.rows) and not reason.strip():
        raise NotPossible(
            "勾选了有个人信息的行，请写明保留的理由。一条也没有导入。", fields={"reason": "请写明依据或理由。"}
        )


def _made(asker: Asker, agency: Agency, row: PlannedEntry, plan: EntryPlan, reason: str) -> Entry:
    files = [
        (keep_file(asker, agency, name.rpartition("/")[2], plan.files[name]), name.rpartition("/")[2])
        for name in row.row.files
    ]
    entry = make_entry(asker, agency, row.values, files)
    entry.imported = True
    entry.save(update_fields=["imported"])
    if row.warnings:
        _keep_findings(asker, entry, reason)
    return entry


def _keep_findings(asker: Asker, entry: Entry, reason: str) -> None:
    """What the clerk ticked is answered in the entry's own scan, with the reason."""
    scan, seen = scan_version(asker, entry), working_of(entry).hash
    for finding in ScanFinding.rows.seen_by(asker).filter(scan=scan, answer=Answer.NONE):
        keep_finding(asker, entry, finding, reason=reason, seen=seen)
    if scan.unread:
        looked_through(asker, entry, remark=reason, seen=seen)


def _number(agency: Agency, plan: EntryPlan, made: dict[str, Entry]) -> None:
    """Numbers given are used up first, so that none of them is given to a row without one."""
    rows = [row for row in plan.rows if row.row.key in made]
    for row in rows:
        if row.row.index_number:
            use_up(agency, row.row.index_number)
            made[row.row.key].index_number = row.row.index_number
            made[row.row.key].save(update_fields=["index_number"])
    without = [row for row in rows if not row.row.index_number]
    for row in sorted(without, key=lambda row: str(row.row.published_on)):
        entry, day = made[row.row.key], row.row.published_on
        assert day is not None
        entry.index_number = next_index_number(entry, working_of(entry), day)
        entry.save(update_fields=["index_number"])


def _publish(act: Act, asker: Asker, duty: DutyKind, entry: Entry, row: PlannedEntry) -> None:
    place = PublicPlace.COUNTY_SITE if row.row.link else PublicPlace.PORTAL
    register(
        act, entry, FactKind.PUBLISHED, asker=asker, duty=duty, on=row.row.published_on, place=place.value,
        link=row.row.link,
    )  # fmt: skip
    save_projection(entry)
