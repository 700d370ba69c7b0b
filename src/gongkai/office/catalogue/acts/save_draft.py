"""Save what a clerk wrote: a new entry, or the next version of one. An edit leaves the signatures given without effect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gongkai.document.personal.mask import mask_text
from gongkai.office.agencies.service import Agency, Asker, DutyKind
from gongkai.office.catalogue.acts.common import locked, working_of
from gongkai.office.catalogue.content import FileRef, cleaned, files_of, hash_of, missing, short_code, values_of
from gongkai.office.catalogue.course import Public, Stage
from gongkai.office.catalogue.models import Attachment, Category, Entry, Version, WorkingCopy
from gongkai.office.catalogue.projection import course, save_projection
from gongkai.office.files.service import StoredFile, is_control
from gongkai.office.journal.service import Act, recording
from gongkai.office.refusals import NotPossible


def make_entry(
    asker: Asker, agency: Agency, values: Mapping[str, object], files: Sequence[tuple[StoredFile, str]] = ()
) -> Entry:
    """A new entry with its first version, which may be incomplete. Raises NotYours, or NotPossible for a wrong field."""
    duty = asker.duty_in(agency.pk, DutyKind.CLERK)
    fields = cleaned(values)
    with recording(asker.actor(duty)) as act:
        entry = Entry(agency=agency, made_by=asker.person, stage_since=act.at)
        entry.save()
        _add_version(act, asker, entry, 1, fields, refs_of(asker, entry, files))
        act.tell(agency.pk, "entry.made", "entry", entry.pk, after={"title": mask_text(str(fields["title"]))})
    return entry


def save_draft(
    asker: Asker, entry: Entry, values: Mapping[str, object], files: Sequence[tuple[StoredFile, str]] | None = None,
    *, seen: str,
) -> Version:  # fmt: skip
    """The next version of an entry; the same one when nothing changed. `files` of None keeps the attachments.

    `seen` is the hash of the version the writer began from. Raises NotYours; NotPossible where somebody saved another
    version meanwhile (the writer's words stay in his working copy), or where the entry was discarded.
    """
    duty = asker.duty_in(entry.agency_id, DutyKind.CLERK)
    fields = cleaned(values)
    with recording(asker.actor(duty)) as act:
        row = locked(asker, entry)
        old = working_of(row)
        if old.hash != seen:
            who = old.made_by.name if old.made_by else "系统"
            raise NotPossible(f"{who}在您编辑时保存了第 {old.number} 版。您写的内容已为您留着，请对照新版本后再保存。")
        if course(row).stage is Stage.DISCARDED:
            raise NotPossible("这条信息已弃用，不能再编辑。请另建一条。")
        refs = files_of(old) if files is None else refs_of(asker, row, files)
        if hash_of(row, fields, refs) == old.hash:
            return old
        version = _add_version(act, asker, row, old.number + 1, fields, refs)
        before = values_of(old)
        changed = sorted(name for name in fields if fields[name] != before[name])
        act.tell(
            row.agency_id, "entry.saved", "entry", row.pk, before={"version": old.number, "code": short_code(old.hash)},
            after={"version": version.number, "code": short_code(version.hash), "changed": changed},
        )  # fmt: skip
    return version


def refs_of(asker: Asker, entry: Entry, files: Sequence[tuple[StoredFile, str]]) -> list[FileRef]:
    """The attachments as a version names them. Raises NotPossible for a file of another agency."""
    if any(file.agency_id != entry.agency_id for file, _ in files):
        raise NotPossible("附件不属于本机关，请重新上传。")
    return [FileRef(file.pk, file.hash, _shown_name(name) or file.name) for file, name in files]


def _shown_name(name: str) -> str:
    """A name without line ends, which break the answer that carries it, and marks that turn the direction of reading."""
    longest = Attachment._meta.get_field("name").max_length
    return " ".join("".join(" " if is_control(letter) else letter for letter in name).split())[:longest]


def _add_version(
    act: Act, asker: Asker, entry: Entry, number: int, fields: Mapping[str, object], files: Sequence[FileRef]
) -> Version:
    _refuse_foreign_category(asker, entry, fields.get("category_id"))
    version = Version(
        entry=entry, number=number, made_by=asker.person, recorded_at=act.at, hash=hash_of(entry, fields, files),
        complete=not missing(fields, files), **fields,
    )  # fmt: skip
    version.save()
    Attachment._internal.bulk_create(
        Attachment(version=version, file_id=file.file, name=file.name, order=order)
        for order, file in enumerate(files, 1)
    )
    WorkingCopy._internal.filter(entry=entry, person=asker.person).delete()
    entry.working = version
    save_projection(entry)
    return version


def _refuse_foreign_category(asker: Asker, entry: Entry, category: object) -> None:
    if category is None:
        return
    row = Category.rows.seen_by(asker).filter(pk=str(category)).first()
    if row is None or row.agency_id not in {None, entry.agency_id} or (row.closed_on and entry.public == Public.NONE):
        raise NotPossible(
            "没有保存，请改正以下各处。", fields={"category_id": "这个类目已停用，或不属于本机关，请重新选择。"}
        )
