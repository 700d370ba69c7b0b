"""Which documents answer, newest first: the one place where a search meets the index.

A term is looked for in the whole document, which may have several chunks. Most have one, and there the index joins the
terms itself; for the others the documents of each term are put together as sets. Who may be found is part of each query.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.db import connection

from gongkai.office.catalogue.service import Entry, Public
from gongkai.office.search.index import index
from gongkai.office.search.models import CHUNK_BITS, Document
from gongkai.office.search.words.asked import Asked
from gongkai.office.search.words.grams import Phrase, phrase

Value = int | str


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search is narrowed down to; None and empty are no narrowing. `number` is folded."""

    agency: int | None = None
    categories: Sequence[int] = ()
    year: int | None = None
    validity: str = ""
    genre: str = ""
    number: str = ""

    def narrowed(self) -> bool:
        """Whether anything but the agency is asked for."""
        return bool(self.categories or self.year or self.validity or self.genre or self.number)


@dataclass(slots=True)
class _Where:
    """Conditions on a document `d` and its entry `e`, with their parameters."""

    sql: list[str] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)

    def add(self, sql: str, *values: Value) -> None:
        self.sql.append(sql)
        self.values += values

    def __str__(self) -> str:
        return " AND ".join(self.sql) or "1 = 1"


def hits(wanted: Asked, filters: Filters, most: int, *, in_title: bool = False, typing: bool = False) -> list[int]:
    """The numbers of at most so many documents that the public reads now and that answer, newest first.

    `in_title`: that have every term in title or numbers. `typing`: the last word may go on.
    """
    last = len(wanted.terms) - 1
    every = [phrase(term, typing=typing and at == last) for at, term in enumerate(wanted.terms)]
    none = [phrase(term) for term in wanted.without]
    if not every:
        return _all(filters, most)
    with index().reading():
        return _answering(every, none, filters, most, in_title=in_title)


def _answering(
    every: Sequence[Phrase], none: Sequence[Phrase], filters: Filters, most: int, *, in_title: bool
) -> list[int]:
    if len(every) == 1 and not none:
        return _stream(index().expression(every, none, in_title=in_title, split=None), filters, most)
    single = _stream(index().expression(every, none, in_title=in_title, split=False), filters, most)
    several = _together(every, none, filters, most, in_title=in_title)
    return sorted((*single, *several), reverse=True)[:most]


def _stream(expression: str, filters: Filters, most: int) -> list[int]:
    """Documents with a chunk that answers. Read backwards from the newest, and no further than needed."""
    found: dict[int, None] = {}
    before: int | None = None
    # Some more than wanted, since a long document fills many rows: a second look costs as much as the first.
    at_once = most + most // 3
    order = f"ORDER BY {index().newest_first(expression, at_once, narrowed=filters != Filters())} LIMIT %s"
    while len(found) < most:
        where = _Where()
        where.add(index().matches, expression)
        if before is not None:
            where.add(f"{index().chunk} < %s", before)
        _narrow(where, filters)
        rows = list(
            _documents(f"{index().table} {_visible(index().document)}", index().document, where, order, at_once)
        )
        found |= dict.fromkeys(rows)
        if len(rows) < at_once:
            break
        # The next look begins behind the last document, however many rows of it are left.
        before = rows[-1] << CHUNK_BITS
    return list(found)[:most]


def _together(
    every: Sequence[Phrase], none: Sequence[Phrase], filters: Filters, most: int, *, in_title: bool
) -> list[int]:
    """Documents of several chunks that hold every term somewhere and none of the others anywhere."""
    here = index()
    # A title stands in one chunk, so its terms need no putting together.
    parts = [every] if in_title else [[one] for one in every]
    sets = [("INTERSECT", here.expression(part, (), in_title=in_title, split=True)) for part in parts]
    sets += [("EXCEPT", here.expression([one], (), in_title=False, split=True)) for one in none]
    one = f"SELECT {here.document} AS document FROM {here.table} WHERE {here.matches}"  # noqa: S608 - our own names
    sql = " ".join(f"{'' if at == 0 else how} {one}" for at, (how, _) in enumerate(sets))
    where = _Where()
    where.values += [expression for _, expression in sets]
    _narrow(where, filters)
    return list(_documents(f"({sql}) found {_visible('found.document')}", "d.id", where, "ORDER BY d.id DESC LIMIT %s", most))  # fmt: skip


def _all(filters: Filters, most: int) -> list[int]:
    where = _Where()
    _narrow(where, filters)
    tables = f"search_document d JOIN {Entry._meta.db_table} e ON {_READ_NOW}"
    return list(_documents(tables, "d.id", where, "ORDER BY d.id DESC LIMIT %s", most))


_READ_NOW = f"e.id = d.entry_id AND e.public = '{Public.PUBLISHED.value}' AND e.published_id = d.version_id"


def _visible(document: str) -> str:
    """Documents of what was found that the public reads now.

    SQLite takes CROSS JOIN to mean that what stands left of it is walked through first: here the index, in its order.
    PostgreSQL thinks that two equal columns are rare where here they are the rule, and would begin with all documents;
    asked row by row it makes no such guess.
    """
    entries = Entry._meta.db_table
    if connection.vendor == "sqlite":
        return f"CROSS JOIN search_document d ON d.id = {document} CROSS JOIN {entries} e ON {_READ_NOW}"
    asked_of_each = f"SELECT {_READ_NOW} FROM {entries} e WHERE e.id = d.entry_id"  # noqa: S608 - our own names
    return f"JOIN search_document d ON d.id = {document} AND COALESCE(({asked_of_each}), FALSE)"


def _narrow(where: _Where, filters: Filters) -> None:
    if filters.agency is not None:
        where.add("d.agency_id = %s", filters.agency)
    if filters.categories:
        where.add(f"d.category_id IN ({', '.join(['%s'] * len(filters.categories))})", *filters.categories)
    if filters.year is not None:
        where.add("d.year = %s", filters.year)
    if filters.validity:
        where.add("d.validity = %s", filters.validity)
    if filters.genre:
        where.add("d.genre = %s", filters.genre)
    if filters.number:
        # Folded text is letters and digits, so it holds none of the signs of LIKE.
        where.add("d.number LIKE %s", f"%{filters.number}%")


def _documents(tables: str, column: str, where: _Where, order: str, most: int) -> Iterator[int]:
    sql = f"SELECT {column} FROM {tables} WHERE {where} {order}"  # noqa: S608 - our own names; values are parameters
    with connection.cursor() as cursor:
        cursor.execute(sql, [*where.values, most])
        yield from (row[0] for row in cursor.fetchall())


assert Document._meta.db_table == "search_document"
