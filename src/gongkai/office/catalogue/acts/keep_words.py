"""Keep what a writer has typed and not saved, so that no word is lost; or throw it away at his wish.

A writer's own copy, read by nobody else and gone on saving: no version, no fact, no line of the journal.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from gongkai.office.agencies.service import Asker, DutyKind
from gongkai.office.catalogue.content import FIELDS, files_of, values_of
from gongkai.office.catalogue.course import Stage
from gongkai.office.catalogue.models import Entry, Version, WorkingCopy
from gongkai.office.refusals import NotPossible

LONGEST = 2_000_000
"""Characters of a working copy: a long report with its tables is a tenth of it."""


def keep_words(
    asker: Asker, entry: Entry, words: Mapping[str, str], *, files: list[list[object]] | None = None, seen: str, key: str = ""
) -> WorkingCopy:  # fmt: skip
    """The asker's working copy of an entry: his words as typed, and the version he began from (by its hash).

    `files` are the attachments as he has arranged them, each its file's number and its name; `key` the form it was
    typed into. Raises NotYours without the clerk's duty; NotPossible for a discarded entry or a text beyond all measure.
    """
    asker.duty_in(entry.agency_id, DutyKind.CLERK)
    if entry.stage == Stage.DISCARDED:
        raise NotPossible("这条信息已弃用，不能再编辑。")
    kept: dict[str, object] = {name: words[name] for name in FIELDS if name in words}
    if sum(len(str(value)) for value in kept.values()) > LONGEST:
        raise NotPossible("内容太长，不能自动保存。请把长的部分作为附件上传。")
    if files is not None:
        kept["files"] = files
    kept |= {"seen": seen, "key": key}
    began = Version.rows.seen_by(asker).filter(entry=entry, hash=seen).order_by("-number").first()
    with transaction.atomic():
        copy, _ = WorkingCopy.rows.seen_by(asker).update_or_create(
            entry=entry, person=asker.person, defaults={"fields": kept, "of_version": began.number if began else 0}
        )
    return copy


def drop_words(asker: Asker, entry: Entry) -> None:
    """Throw the asker's own working copy of an entry away. Raises NotYours without the clerk's duty."""
    asker.duty_in(entry.agency_id, DutyKind.CLERK)
    WorkingCopy.rows.seen_by(asker).filter(entry=entry).delete()


def copy_of(asker: Asker, entry: Entry) -> WorkingCopy | None:
    """The asker's own working copy of an entry, if he left one."""
    return WorkingCopy.rows.seen_by(asker).filter(entry=entry).first()


def typed_of(version: Version) -> dict[str, str]:
    """The fields of a version as a form would send them: a tick is "on", a day is written out, nothing is empty."""
    return {
        name: value.isoformat() if isinstance(value, date) else str({True: "on", False: "", None: ""}.get(value, value))  # type: ignore[call-overload]
        for name, value in values_of(version).items()
    }


def says_the_same(copy: WorkingCopy, version: Version) -> bool:
    """Whether a working copy holds nothing that the version does not: then there is nothing to offer."""
    for name, said in typed_of(version).items():
        if name in copy.fields and str(copy.fields[name]).replace("\r\n", "\n").strip() != said:
            return False
    kept = copy.fields.get("files")
    return kept is None or kept == [[file.file, file.name] for file in files_of(version)]
