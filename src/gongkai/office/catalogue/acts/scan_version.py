"""Look for personal and hidden data in the working version before anyone is asked to review it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from gongkai.document.personal.findings import Hidden, PersonalFinding, ScanResult
from gongkai.document.personal.scan import scan_file, scan_text
from gongkai.office.agencies.service import IN_THE_OFFICE, Asker
from gongkai.office.catalogue.acts.common import working_of
from gongkai.office.catalogue.models import Answer, Entry, Scan, ScanFinding, Version
from gongkai.office.files.service import fetch
from gongkai.office.journal.service import personal, recording

IN_TEXT = (
    ("title", "标题"), ("issuer", "发文机关"), ("document_number", "发文字号"), ("topic", "主题"), ("keywords", "关键词"),
    ("summary", "内容概述"), ("body", "正文"),
)  # fmt: skip
"""The fields in which a writer types freely and the public reads."""


def scan_version(asker: Asker, entry: Entry) -> Scan:
    """The scan of the working version, done now unless it was done before. Answers given to the same values are kept.

    The values themselves are not stored: each finding has a masked excerpt and a hash under the entry's own key.
    """
    asker.duty_in(entry.agency_id, *sorted(IN_THE_OFFICE))
    version = working_of(entry)
    with recording(asker.actor()) as act:
        known = Scan._internal.filter(version=version).first()
        if known is not None:
            return known
        scan = Scan(version=version, recorded_at=datetime.now(UTC))
        results = list(_results(version))
        scan.unread = [result.unread for _, result in results if result.unread]
        scan.save()
        kept = _kept_before(version)
        rows = [row for order, result in results for row in _rows(scan, entry, order, result)]
        found = [_answered_as_before(row, kept) for row in rows]
        ScanFinding._internal.bulk_create(found)
        act.tell(
            entry.agency_id, "entry.scanned", "entry", entry.pk,
            after={"version": version.number, "findings": len(found), "unread": len(scan.unread)},
        )  # fmt: skip
    return scan


def open_findings(scan: Scan) -> int:
    """How much of a scan is unanswered: findings, and one more where files could not be read and nobody looked."""
    left = ScanFinding._internal.filter(scan=scan, answer=Answer.NONE).count()
    return left + bool(scan.unread and scan.looked_by_id is None)


def _results(version: Version) -> Iterator[tuple[int | None, ScanResult]]:
    for name, label in IN_TEXT:
        yield None, scan_text(str(getattr(version, name)), label)
    for row in version.attachments.select_related("file"):
        yield row.order, scan_file(fetch(row.file.hash), row.name)


def _rows(scan: Scan, entry: Entry, order: int | None, result: ScanResult) -> Iterator[ScanFinding]:
    subject = f"entry-{entry.pk}"
    for found in result.findings:
        value = f"{found.kind}:{found.value_key}"
        yield _row(scan, order, found, value=personal(subject, value)["hashed"], removable=found.removable)
    for hidden in result.hidden:
        value = f"{hidden.kind}:{hidden.where}:{hidden.excerpt}"
        yield _row(scan, order, hidden, value=personal(subject, value)["hashed"], removable=hidden.removable)


def _row(scan: Scan, order: int | None, found: PersonalFinding | Hidden, *, value: str, removable: bool) -> ScanFinding:
    return ScanFinding(
        scan=scan,
        kind=found.kind,
        where=found.where[:300],
        excerpt=found.excerpt[:300],
        message=found.message[:300],
        value_hash=value,
        attachment=order,
        removable=removable,
    )


def _answered_as_before(row: ScanFinding, kept: dict[str, ScanFinding]) -> ScanFinding:
    before = kept.get(row.value_hash)
    if before is not None:
        row.answer, row.reason = before.answer, before.reason
        row.answered_by, row.answered_at = before.answered_by, before.answered_at
    return row


def _kept_before(version: Version) -> dict[str, ScanFinding]:
    rows = ScanFinding._internal.filter(scan__version__entry=version.entry_id, answer=Answer.KEPT).order_by("pk")
    return {row.value_hash: row for row in rows}
