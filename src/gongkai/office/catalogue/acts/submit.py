"""Send an entry for secrecy review: complete, scanned, every finding answered."""

from __future__ import annotations

from gongkai.office.agencies.service import Asker, DutyKind
from gongkai.office.catalogue.acts.common import locked, refuse_other_version, refuse_unless, register
from gongkai.office.catalogue.acts.scan_version import open_findings, scan_version
from gongkai.office.catalogue.content import files_of, missing, values_of
from gongkai.office.catalogue.course import FactKind, Stage
from gongkai.office.catalogue.models import Entry
from gongkai.office.catalogue.projection import course, save_projection
from gongkai.office.journal.service import recording
from gongkai.office.refusals import NotPossible


def submit(asker: Asker, entry: Entry, *, seen: str, remark: str = "") -> Entry:
    """The entry, now waiting for secrecy review (art. 17).

    Raises NotYours; NotPossible with what is missing field by field, or while findings of the personal-data scan or
    files it could not read are unanswered.
    """
    duty = asker.duty_in(entry.agency_id, DutyKind.CLERK)
    with recording(asker.actor(duty)) as act:
        row = locked(asker, entry)
        version = refuse_other_version(row, seen)
        refuse_unless(row, course(row), Stage.DRAFT, doing="送审")
        lacks = missing(values_of(version), files_of(version))
        if lacks:
            raise NotPossible("还不能送审，请先补全以下各处。", fields=lacks)
        scan = scan_version(asker, row)
        left = open_findings(scan)
        if left:
            raise NotPossible(
                f"个人信息检查有 {left} 处还没有处理。请逐条选择遮盖、删除，或写明理由后保留，再送审。",
                basis="《条例》第十五条、《个人信息保护法》第三十四条",
            )
        register(act, row, FactKind.SUBMITTED, asker=asker, duty=duty, remark=remark)
        save_projection(row)
    return row
