"""Write and forget a document in both its tables and the index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from gongkai.office.catalogue.service import Entry, Version
from gongkai.office.search.index import Row, index
from gongkai.office.search.models import CHUNK_BITS, MOST_CHUNKS, Document
from gongkai.office.search.words.cutting import Piece, pieces
from gongkai.office.search.words.folding import folded
from gongkai.office.search.words.grams import BREAK

_NO_TEXT = Piece("", "")


class FileText(NamedTuple):
    """The text of a file under the name it is shown by."""

    name: str
    text: str


@dataclass(slots=True)
class Written:
    """A document that is to be written, with its entry and the texts of its files.

    Once written, `left_off` names those of which there was too much.
    """

    document: Document
    entry: Entry
    files: Sequence[FileText] = ()
    left_off: list[str] = field(default_factory=list)


def save(written: Sequence[Written]) -> None:
    """Save documents that are not there yet, with all their chunks."""
    rows = [row for one in written for row in _rows(one)]
    Document._internal.bulk_create([one.document for one in written])
    index().add(rows)


def forget(entries: Sequence[int]) -> None:
    """Take the documents of some entries out, where there are any."""
    # Whatever stands in the index of an entry has to go, so this asks for nobody's leave.
    for document in Document._internal.select_for_update().filter(entry__in=entries):
        index().remove(document.pk)
        document.delete()


def _rows(one: Written) -> list[Row]:
    version = one.document.version
    own, whole = pieces(text_of(version), MOST_CHUNKS)
    cut: list[tuple[str, Piece]] = [("", piece) for piece in own or [_NO_TEXT]]
    one.left_off = [] if whole else ["正文"]
    for file in one.files:
        found, whole = pieces(file.text, MOST_CHUNKS - len(cut))
        cut += [(file.name[:200], piece) for piece in found]
        one.left_off += [] if whole else [file.name]
    document, title = one.document, title_of(one.entry, version)
    document.split = len(cut) > 1
    return [
        Row(
            (document.pk << CHUNK_BITS) + order, document.pk, name, "" if order else title, piece.said, piece.text,
            document.split,
        )
        for order, (name, piece) in enumerate(cut)
    ]  # fmt: skip


def title_of(entry: Entry, version: Version) -> str:
    """Title and numbers of an entry as they are looked through."""
    named = (version.title, version.document_number, entry.index_number)
    return f" {BREAK} ".join(filter(None, map(folded, named)))


def text_of(version: Version) -> str:
    """What of an entry is looked through beside its title, in the order people read it."""
    return "\n".join(filter(None, (version.summary, version.body, version.keywords, version.topic, version.issuer)))
