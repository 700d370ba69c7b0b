"""What the acts upon an entry share: getting it under lock, registering a fact, and keeping the projection."""

from __future__ import annotations

from datetime import date, datetime

from gongkai.office.agencies.service import Asker, DutyKind, Person
from gongkai.office.catalogue.content import short_code
from gongkai.office.catalogue.course import Course, FactKind, Stage
from gongkai.office.catalogue.models import Entry, Fact, Version
from gongkai.office.catalogue.projection import course
from gongkai.office.files.service import StoredFile
from gongkai.office.journal.service import Act
from gongkai.office.refusals import NotPossible, NotYours


def locked(asker: Asker, entry: Entry) -> Entry:
    """The entry's row, read anew and held until the transaction ends, so that two acts upon it come one after another."""
    row = Entry.rows.seen_by(asker).select_for_update(of=("self",)).filter(pk=entry.pk).first()
    if row is None:
        raise NotYours("没有这条信息，或者您今天在它的机关没有岗位。")
    return row


def working_of(entry: Entry) -> Version:
    """The newest version of an entry. Every entry has one from the act that made it."""
    assert entry.working is not None
    return entry.working


def refuse_other_version(entry: Entry, seen: str) -> Version:
    """The working version, when it is the one the asker has before his eyes. Raises NotPossible when it was changed since."""
    version = working_of(entry)
    if version.hash != seen:
        who = version.made_by.name if version.made_by else "系统"
        raise NotPossible(
            f"{who}刚刚保存了新的一版（第 {version.number} 版）。请刷新后看过新的内容再办理，刚才的操作没有执行。"
        )
    return version


def refuse_unless(entry: Entry, now: Course, *stages: Stage, doing: str) -> None:
    """Raise NotPossible where the working version is at none of these stages."""
    if now.stage not in stages:
        wanted = "、".join(f"“{stage.label}”" for stage in stages)
        raise NotPossible(f"这条信息现在是“{now.stage.label}”，只有{wanted}的才能{doing}。")


def authors_of(entry: Entry) -> set[int]:
    """Who wrote any version since the last publication: none of them may sign it (nobody signs his own text)."""
    since = course(entry).published_version or 0
    versions = Version._internal.filter(entry=entry, number__gt=since)
    return {by for by in versions.values_list("made_by", flat=True) if by is not None}


def register(
    act: Act, entry: Entry, kind: FactKind, *, asker: Asker, duty: DutyKind | None, on: date | None = None,
    remark: str = "", by: Person | None = None, paper: bool = False, scan: StoredFile | None = None,
    place: str = "", link: str = "", moment: datetime | None = None, version: Version | None = None,
) -> Fact:  # fmt: skip
    """Register a fact upon the working version (or the given one) and tell the journal."""
    said = version or working_of(entry)
    fact = Fact(
        entry=entry, version=said, kind=kind, on=on or asker.on, recorded_at=act.at, by=by or asker.person,
        duty=duty.value if duty else "", registered_by=asker.person, paper=paper, remark=remark, scan=scan,
        place=place, link=link, moment=moment,
    )  # fmt: skip
    fact.save()
    after: dict[str, object] = {
        "fact": fact.pk,
        "version": said.number,
        "code": short_code(said.hash),
        "on": str(fact.on),
    }
    if paper and by is not None:
        after |= {"paper": True, "signer": by.pk, "signer_name": by.name, "scan": scan.pk if scan else None}
    if link:
        after |= {"link": link}
    if moment:
        after |= {"moment": moment.isoformat()}
    act.tell(
        entry.agency_id, f"entry.{kind.value}", "entry", entry.pk, after=after, remark=remark, actor=asker.actor(duty)
    )
    return fact
