"""SQLite: FTS5 without content of its own. A row leaves it by the exact tokens it came in with (3.40 knows no other way)."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from gongkai.office.search.index.face import Row
from gongkai.office.search.words.grams import SPLIT, Phrase, tokens

_CHUNK = "INSERT INTO search_chunk (id, document_id, file, title, said, text) VALUES (%s, %s, %s, %s, %s, %s)"
_IN = "INSERT INTO search_index (rowid, title, body) VALUES (%s, %s, %s)"
_OUT = "INSERT INTO search_index (search_index, rowid, title, body) VALUES ('delete', %s, %s, %s)"


class SqliteIndex:
    """The virtual table search_index, its rows numbered as the chunks."""

    table = "search_index"
    chunk = "search_index.rowid"
    document = "(search_index.rowid >> 10)"
    matches = "search_index MATCH %s"

    def create(self, editor: BaseDatabaseSchemaEditor) -> None:
        """The tokenizer `ascii` takes every other letter as it is; the others know only the Unicode of their day."""
        editor.execute(
            "CREATE VIRTUAL TABLE search_index USING fts5"
            "(title, body, content='', columnsize=0, prefix='1', tokenize='ascii')"
        )

    def drop(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Take it away."""
        editor.execute("DROP TABLE search_index")

    def add(self, rows: Sequence[Row]) -> None:
        """Write chunks and their tokens."""
        with connection.cursor() as cursor:
            cursor.executemany(_CHUNK, [row[:6] for row in rows])
            cursor.executemany(_IN, [_written(row.id, row.title, row.said, row.split) for row in rows])

    def remove(self, document: int) -> None:
        """Take the chunks of a document and their tokens out."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT c.id, c.title, c.said, d.split FROM search_chunk c JOIN search_document d ON d.id = c.document_id "
                "WHERE c.document_id = %s",
                [document],
            )
            cursor.executemany(_OUT, [_written(*row) for row in cursor.fetchall()])
            cursor.execute("DELETE FROM search_chunk WHERE document_id = %s", [document])

    def clear(self) -> None:
        """Take all documents out, whatever state the index is in."""
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_index (search_index) VALUES ('delete-all')")
            cursor.execute("DELETE FROM search_chunk")
            cursor.execute("DELETE FROM search_document")

    def prepare(self) -> None:
        """Nothing: rows that come in their order are written as fast as they can be."""

    def settle(self) -> None:
        """One segment is read faster than many."""
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_index (search_index) VALUES ('optimize')")
            cursor.execute("ANALYZE search_chunk")
            cursor.execute("ANALYZE search_document")

    def reading(self) -> AbstractContextManager[object]:
        """Nothing to be set."""
        return nullcontext()

    def newest_first(self, expression: str, most: int, *, narrowed: bool) -> str:
        """The index is read backwards, and no further than needed."""
        return f"{self.chunk} DESC"

    def expression(self, every: Sequence[Phrase], none: Sequence[Phrase], *, in_title: bool, split: bool | None) -> str:
        """See `Index`."""
        wanted = " AND ".join(_phrase(one) for one in every)
        wanted = f"({{title}} : ({wanted}))" if in_title else f"({wanted})"
        if split:
            wanted = f'({wanted} AND "{SPLIT}")'
        unwanted = [_phrase(one) for one in none] + ([f'"{SPLIT}"'] if split is False else [])
        return f"{wanted} NOT ({' OR '.join(unwanted)})" if unwanted else wanted


def _written(chunk: int, title: str, said: str, split: bool) -> tuple[int, str, str]:
    body = tokens(said) + ([SPLIT] if split else [])
    return chunk, " ".join(tokens(title)), " ".join(body)


def _phrase(one: Phrase) -> str:
    # Tokens are letters and digits, so there is nothing in them that would end the quotes.
    return f'"{" ".join(one.tokens)}"{"*" if one.open_end else ""}'
