"""The index of each database behind one face: rows in and out, and how a question is put to it."""

from __future__ import annotations

from django.db import connection

from gongkai.office.search.index.face import Index, Row
from gongkai.office.search.index.postgres import PostgresIndex
from gongkai.office.search.index.sqlite import SqliteIndex

__all__ = ["Index", "Row", "index", "index_of"]

_BY_VENDOR: dict[str, Index] = {"sqlite": SqliteIndex(), "postgresql": PostgresIndex()}


def index() -> Index:
    """The index of the office's database."""
    return index_of(connection.vendor)


def index_of(vendor: str) -> Index:
    """The index of a kind of database. Raises KeyError for one that has none."""
    return _BY_VENDOR[vendor]
