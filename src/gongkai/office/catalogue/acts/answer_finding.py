"""Answer what the personal-data scan found: mask it, remove it, or keep it with a reason."""

from __future__ import annotations

from gongkai.document.personal.mask import cleaned_file, mask_text, masked_file
from gongkai.office.agencies.service import Asker, DutyKind
from gongkai.office.catalogue.acts.common import locked, refuse_other_version, refuse_unless
from gongkai.office.catalogue.acts.save_draft import save_draft
from gongkai.office.catalogue.acts.scan_version import IN_TEXT, scan_version
from gongkai.office.catalogue.content import values_of
from gongkai.office.catalogue.course import Stage
from gongkai.office.catalogue.models import Answer, Attachment, Entry, Scan, ScanFinding, Version
from gongkai.office.catalogue.projection import course
from gongkai.office.files.service import StoredFile, fetch, keep_file
from gongkai.office.journal.service import recording
from gongkai.office.refusals import NotPossible

_TEXT = tuple(name for name, _ in IN_TEXT)


def keep_finding(asker: Asker, entry: Entry, finding: ScanFinding, *, reason: str, seen: str) -> ScanFinding:
    """The finding, kept with a reason (a name that the law has published, a public telephone)."""
    duty = asker.duty_in(entry.agency_id, DutyKind.CLERK)
    if not reason.strip():
        raise NotPossible("保留个人信息要写明理由。", fields={"reason": "请写明依据或理由。"})
    with recording(asker.actor(duty)) as act:
        row = locked(asker, entry)
        version = refuse_other_version(row, seen)
        refuse_unless(row, course(row), Stage.DRAFT, doing="处理个人信息检查结果")
        held = ScanFinding.rows.seen_by(asker).select_for_update(of=("self",)).get(pk=finding.pk)
        if held.scan.version_id != version.pk:
            raise NotPossible("这条检查结果属于旧的版本，请刷新后处理。")
        held.answer, held.reason, held.answered_by, held.answered_at = Answer.KEPT, reason.strip(), asker.person, act.at
        held.save(update_fields=["answer", "reason", "answered_by", "answered_at"])
        act.tell(
            row.agency_id, "entry.finding_kept", "entry", row.pk,
            after={"kind": held.kind, "where": mask_text(held.where), "finding": held.pk}, remark=reason.strip(),
        )  # fmt: skip
    return held


def looked_through(asker: Asker, entry: Entry, *, remark: str, seen: str) -> Scan:
    """The scan, its unread files looked through by eye by the asker, who says what was seen."""
    duty = asker.duty_in(entry.agency_id, DutyKind.CLERK)
    if not remark.strip():
        raise NotPossible("请写明人工检查的结果。", fields={"remark": "例如：已逐页查看，没有个人信息。"})
    with recording(asker.actor(duty)) as act:
        row = locked(asker, entry)
        version = refuse_other_version(row, seen)
        scan = Scan.rows.seen_by(asker).select_for_update(of=("self",)).get(version=version)
        scan.looked_by, scan.looked_remark = asker.person, remark.strip()
        scan.save(update_fields=["looked_by", "looked_remark"])
        act.tell(
            row.agency_id,
            "entry.looked_through",
            "entry",
            row.pk,
            after={"files": [mask_text(str(name)) for name in scan.unread]},
            remark=remark.strip(),
        )
    return scan


def mask_findings(asker: Asker, entry: Entry, *, seen: str) -> tuple[Version, list[str]]:
    """The next version, everything unanswered masked or taken out where the program can; and what is left to the clerk.

    Text, Word, Excel, CSV: numbers are masked; hidden data that can go without changing what is said goes. Files of
    other kinds are named, to be replaced by the clerk.
    """
    duty = asker.duty_in(entry.agency_id, DutyKind.CLERK)
    with recording(asker.actor(duty)) as act:
        row = locked(asker, entry)
        version = refuse_other_version(row, seen)
        refuse_unless(row, course(row), Stage.DRAFT, doing="处理个人信息检查结果")
        scan = scan_version(asker, row)
        unanswered = list(ScanFinding._internal.filter(scan=scan, answer=Answer.NONE))
        in_files = {finding.attachment for finding in unanswered if finding.attachment is not None}
        values = values_of(version)
        if any(finding.attachment is None for finding in unanswered):
            values |= {name: mask_text(str(values[name])) for name in _TEXT}
        files, left = [], list[str]()
        for attachment in version.attachments.select_related("file"):
            file, said = _masked(asker, row, attachment) if attachment.order in in_files else (attachment.file, "")
            files.append((file, attachment.name))
            left += [said] if said else []
        saved = save_draft(asker, row, values, files, seen=seen)
        if saved.pk != version.pk:
            ScanFinding._internal.filter(pk__in=[finding.pk for finding in unanswered]).update(
                answer=Answer.MASKED, answered_by=asker.person, answered_at=act.at
            )
            act.tell(row.agency_id, "entry.masked", "entry", row.pk, after={"version": saved.number, "left": left})
            row.refresh_from_db()
            scan_version(asker, row)
    return saved, left


def _masked(asker: Asker, entry: Entry, attachment: Attachment) -> tuple[StoredFile, str]:
    original = fetch(attachment.file.hash)
    data = masked_file(original, attachment.file.name)
    clean = cleaned_file(data if data is not None else original, attachment.file.name)
    result = clean if clean is not None else data
    if result is None:
        return attachment.file, f"“{attachment.name}”不能由程序遮盖，请在原文件里遮盖后重新上传。"
    if result == original:
        return attachment.file, ""
    return keep_file(asker, entry.agency, attachment.file.name, result), ""
