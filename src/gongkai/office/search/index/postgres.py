"""PostgreSQL: a tsvector beside each chunk. Written as a literal: its own parser would hang on the cluster's locale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from gongkai.office.search.index.face import Row
from gongkai.office.search.words.grams import SPLIT, Phrase, tokens

_IN = (
    "INSERT INTO search_chunk (id, document_id, file, title, said, text, grams) "
    "VALUES (%s, %s, %s, %s, %s, %s, %s::tsvector)"
)
_INDEX = "CREATE INDEX IF NOT EXISTS search_chunk_grams ON search_chunk USING gin (grams) WITH (fastupdate = off)"
_TITLE = "\ue003"
"""Before a token of the title. Private, so no text or query has it."""
_NARROWED = 10
"""How many chunks are walked past, at a guess, for one that other conditions let through."""
_GAP = 2
"""Between the last place of the title and the first of the text, so that no phrase reads on."""


class PostgresIndex:
    """The column grams of search_chunk. Tokens of the title stand in it a second time, marked as such.

    A weight would say the same in less room, but neither the index nor the planner knows weights.
    """

    table = "search_chunk"
    chunk = "search_chunk.id"
    document = "search_chunk.document_id"
    matches = "search_chunk.grams @@ %s::tsquery"

    def create(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Without the list of pending rows: it makes now one search slow, now another."""
        editor.execute("ALTER TABLE search_chunk ADD COLUMN grams tsvector")
        # Tokens are looked at row by row for common words: packed they would have to be unpacked each time.
        editor.execute("ALTER TABLE search_chunk ALTER COLUMN grams SET STORAGE EXTERNAL")
        # The planner must know common tokens to choose between the index and the newest rows; there are many.
        editor.execute("ALTER TABLE search_chunk ALTER COLUMN grams SET STATISTICS 1000")
        editor.execute(_INDEX)

    def drop(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Take it away."""
        editor.execute("ALTER TABLE search_chunk DROP COLUMN grams")

    def add(self, rows: Sequence[Row]) -> None:
        """Write chunks and their tokens."""
        with connection.cursor() as cursor:
            cursor.executemany(_IN, [(*row[:6], _vector(row)) for row in rows])

    def remove(self, document: int) -> None:
        """Take the chunks of a document and their tokens out."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_chunk WHERE document_id = %s", [document])

    def clear(self) -> None:
        """Take all documents out, whatever state the index is in."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_chunk")
            cursor.execute("DELETE FROM search_document")

    def prepare(self) -> None:
        """Without the index: to make it of all rows at once takes a tenth of what one by one takes. Searches go on, slowly."""
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("DROP INDEX IF EXISTS search_chunk_grams")

    def settle(self) -> None:
        """The index again, and for the planner how often each token stands there."""
        with connection.cursor() as cursor:
            # Checks that wait for the end of the transaction would keep the table from being indexed.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
            cursor.execute(_INDEX)
            cursor.execute("ANALYZE search_chunk")
            cursor.execute("ANALYZE search_document")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Never row by row through the whole table: it looks small to the planner, since the tokens are kept beside it."""
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL jit = off")
            yield

    def newest_first(self, expression: str, most: int, *, narrowed: bool) -> str:
        """Common words by walking from the newest chunk back, rare ones by the index and sorting what it gives.

        The planner knows how many chunks answer, but not what it costs to look at the tokens of one: it would walk through
        all of them for a word that one in ten has. With n of N answering, walking looks at N / n for each of `most`, the
        index at n; the two are even where n * n is most * N.
        """
        with connection.cursor() as cursor:
            # The estimate costs a third of a millisecond; nothing is read for it.
            cursor.execute("EXPLAIN (FORMAT JSON) SELECT 1 FROM search_chunk WHERE grams @@ %s::tsquery", [expression])
            answering = int(cursor.fetchone()[0][0]["Plan"]["Plan Rows"])
            cursor.execute("SELECT reltuples FROM pg_class WHERE oid = 'search_chunk'::regclass")
            total = max(int(cursor.fetchone()[0]), 1)
        walks = answering * answering > most * total * (_NARROWED if narrowed else 1)
        # An expression is no column, so the primary key cannot be walked along for it.
        return f"{self.chunk} DESC" if walks else f"{self.chunk} + 0 DESC"

    def expression(self, every: Sequence[Phrase], none: Sequence[Phrase], *, in_title: bool, split: bool | None) -> str:
        """See `Index`."""
        wanted = [_phrase(one, _TITLE if in_title else "") for one in every]
        unwanted = [f"!{_phrase(one, '')}" for one in none]
        if split is not None:
            unwanted.append(f"'{SPLIT}'" if split else f"!'{SPLIT}'")
        return " & ".join(wanted + unwanted)


def _vector(row: Row) -> str:
    places: dict[str, list[str]] = {}
    at = 0
    for at, token in enumerate(tokens(row.title), 1):
        places.setdefault(token, []).append(str(at))
        places.setdefault(_TITLE + token, []).append(str(at))
    for place, token in enumerate(tokens(row.said) + ([SPLIT] if row.split else []), at + _GAP):
        places.setdefault(token, []).append(str(place))
    return " ".join(f"'{token}':{','.join(where)}" for token, where in places.items())


def _phrase(one: Phrase, mark: str) -> str:
    # Tokens are letters and digits, so there is nothing in them that would end the quotes.
    words = " <-> ".join(f"'{mark}{token}'" for token in one.tokens)
    return f"({words}{':*' if one.open_end else ''})"
