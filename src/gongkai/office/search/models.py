"""The rows of the search: for each entry the public reads one document, cut into chunks. All of it is derived."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from gongkai.office.agencies.service import Agency, Asker, Gated
from gongkai.office.catalogue.service import Category, Entry, Public, Version

CHUNK_BITS = 10
MOST_CHUNKS = 1 << CHUNK_BITS
"""Chunks of one document: four million characters; what goes beyond is said not to be searchable."""
_ENTRY_BITS = 26
_DAY_ONE = date(1900, 1, 1).toordinal()


def key_of(on: date, entry: int) -> int:
    """The number of a document. Newer ones have higher numbers, so an index that is read backwards gives the newest first."""
    return (on.toordinal() - _DAY_ONE << _ENTRY_BITS) | entry


def entry_of(key: int) -> int:
    """The number of the entry of a document."""
    return key & ((1 << _ENTRY_BITS) - 1)


def day_of(key: int) -> date:
    """The day of publication of a document."""
    return date.fromordinal((key >> _ENTRY_BITS) + _DAY_ONE)


class Document(Gated):
    """An entry as the public reads it now, with what a search filters by. Gone in the act that withdraws the entry."""

    id = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(Entry, models.CASCADE, related_name="+")
    version = models.ForeignKey(Version, models.CASCADE, related_name="+", db_index=False)
    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+", db_index=False)
    category = models.ForeignKey(Category, models.CASCADE, null=True, related_name="+", db_index=False)
    year = models.SmallIntegerField()
    """Of the first publication."""
    genre = models.CharField(max_length=20, blank=True)
    validity = models.CharField(max_length=12, blank=True)
    number = models.CharField(max_length=160, blank=True)
    """The document number, folded."""
    split = models.BooleanField(default=False)
    """Whether it has several chunks."""
    waiting = models.BooleanField(default=False)
    """Whether its files are still to be read."""
    unread = models.JSONField(default=list)
    """Files whose text cannot be searched, each with name and why."""

    class Meta:
        """What waits is found without looking through the rest."""

        indexes = (
            models.Index(fields=["agency", "-id"], name="search_document_agency"),
            models.Index(fields=["id"], condition=Q(waiting=True), name="search_document_waiting"),
        )

    @classmethod
    def visible(cls, rows: models.QuerySet[Document], asker: Asker) -> models.QuerySet[Document]:
        """What the public reads now, whoever asks. The reads in SQL of `reads.hits` say the same."""
        return rows.filter(entry__public=Public.PUBLISHED, entry__published=F("version"))


class Chunk(Gated):
    """A stretch of a document's text or of one of its files. Its tokens stand in the index under the same number.

    `title` and `said` are exactly what the tokens were made of: SQLite's index lets a row go only by them.
    On PostgreSQL the table has one more column, the tokens themselves.
    """

    id = models.BigIntegerField(primary_key=True)
    document = models.ForeignKey(Document, models.CASCADE, related_name="chunks", db_index=False)
    file = models.CharField(max_length=200, blank=True)
    """The name of the file it is from; empty for the entry's own text."""
    title = models.CharField(max_length=1_000, blank=True)
    """Title and numbers, folded; in the first chunk alone."""
    said = models.TextField(blank=True)
    text = models.TextField(blank=True)

    class Meta:
        """The chunks of a document in their order."""

        indexes = (models.Index(fields=["document", "id"], name="search_chunk_in_order"),)

    @classmethod
    def visible(cls, rows: models.QuerySet[Chunk], asker: Asker) -> models.QuerySet[Chunk]:
        """As its document."""
        return rows.filter(document__entry__public=Public.PUBLISHED, document__entry__published=F("document__version"))
