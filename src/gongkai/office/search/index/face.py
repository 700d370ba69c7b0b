"""What both indexes can do."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from gongkai.office.search.words.grams import Phrase


class Row(NamedTuple):
    """A chunk on its way into its table and the index."""

    id: int
    document: int
    file: str
    title: str
    said: str
    text: str
    split: bool


class Index(Protocol):
    """The index of one kind of database. Names of tables and columns are its own; what it is asked is the same."""

    table: str
    """Where to look: its rows are chunks."""
    document: str
    """In its rows, the number of the document."""
    chunk: str
    """In its rows, the number of the chunk."""
    matches: str
    """A condition with one parameter: an expression."""

    def create(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Make it, beside the tables that are there."""

    def drop(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Take it away."""

    def add(self, rows: Sequence[Row]) -> None:
        """Write chunks and their tokens."""

    def remove(self, document: int) -> None:
        """Take the chunks of a document and their tokens out."""

    def clear(self) -> None:
        """Take all documents out, whatever state the index is in."""

    def prepare(self) -> None:
        """Before much is written: make writing fast."""

    def settle(self) -> None:
        """After much was written: make reading fast."""

    def reading(self) -> AbstractContextManager[object]:
        """Around the questions of one search."""
        ...

    def newest_first(self, expression: str, most: int, *, narrowed: bool) -> str:
        """What to order by, so that at most so many chunks that answer come with the newest first and come soon.

        `narrowed` says that the documents are looked at by other conditions as well.
        """
        ...

    def expression(self, every: Sequence[Phrase], none: Sequence[Phrase], *, in_title: bool, split: bool | None) -> str:
        """An expression for chunks that hold every one of some phrases and none of others.

        `split` True: only of documents with several chunks, False: only of those with one, None: of any.
        """
        ...
