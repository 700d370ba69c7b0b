"""Keep the index as the published set is: called in the transaction of each act that changes what the public reads."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.office.agencies.service import Asker
from gongkai.office.catalogue.service import Attachment, Entry, Public
from gongkai.office.search.acts.write import Written, forget, save
from gongkai.office.search.models import Document, key_of
from gongkai.office.search.words.folding import folded


def follow(entry: Entry) -> None:
    """Have the search know an entry as the public reads it now, or not at all. Its files are read afterwards, by a job."""
    for document in take_in([entry]):
        if document.waiting:
            from gongkai.office.search.jobs import read_files_later

            # In this transaction: where the act is undone, so is the job.
            read_files_later.enqueue(document.pk, document.version_id)


def take_in(entries: Sequence[Entry]) -> list[Document]:
    """The documents of entries, written anew with their own text; none for one of which the public reads nothing."""
    forget([entry.pk for entry in entries])
    public = [entry for entry in entries if entry.public == Public.PUBLISHED and entry.published and entry.published_on]
    versions = [entry.published_id for entry in public]
    attached = Attachment.rows.seen_by(Asker.stranger()).filter(version__in=versions).values_list("version", flat=True)
    with_files = set(attached)
    written = [Written(_document(entry, entry.published_id in with_files), entry) for entry in public]
    save(written)
    return [one.document for one in written]


def _document(entry: Entry, waiting: bool) -> Document:
    version = entry.published
    assert version is not None
    assert entry.published_on is not None
    return Document(
        pk=key_of(entry.published_on, entry.pk), entry=entry, version=version, agency_id=entry.agency_id,
        category_id=version.category_id, year=entry.published_on.year, genre=version.genre, validity=version.validity,
        number=folded(version.document_number), waiting=waiting,
    )  # fmt: skip
