"""When two wrote at once: what one of them did not touch is taken from the other, so that only real clashes are left to read."""

from __future__ import annotations

from django.http import QueryDict

from gongkai.office.catalogue.acts.keep_words import typed_of
from gongkai.office.catalogue.content import FIELDS, files_of
from gongkai.office.catalogue.forms.attachments import Attachments, of_version
from gongkai.office.catalogue.models import Version


def merged_words(typed: QueryDict, began: Version, newest: Version) -> tuple[QueryDict, list[str]]:
    """What was typed with the other's changes in the fields left alone; and the fields that both changed."""
    before, theirs, merged = typed_of(began), typed_of(newest), typed.copy()
    clashes = []
    for name in FIELDS:
        mine = typed.get(name, "").replace("\r\n", "\n").strip()
        if theirs[name] in {before[name], mine}:
            continue
        if mine != before[name]:
            clashes.append(name)
        elif theirs[name]:
            merged[name] = theirs[name]
        else:
            merged.pop(name, None)
    return merged, clashes


def merged_files(files: Attachments, began: Version, newest: Version) -> Attachments:
    """The other's attachments where the writer left his alone, else the writer's."""
    alone = files.plain() == [[file.file, file.name] for file in files_of(began)]
    return of_version(newest) if alone else files
