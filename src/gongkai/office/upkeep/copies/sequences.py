"""The last number that a database gave in a table: kept, so that a number once given never comes again after a restore."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from gongkai.office.upkeep.copies.tables import counted_column, name_of


def last_number(model: type[Model], connection: BaseDatabaseWrapper) -> int:
    """The last number given in a table; 0 for none, or where the database does not count."""
    column, table = counted_column(model), model._meta.db_table
    if column is None:
        return 0
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            found = cursor.fetchone()
            return int(found[0]) if found else 0
        sequence = _sequence(model, connection)
        if sequence is None:
            return 0
        cursor.execute(f"SELECT last_value, is_called FROM {sequence}")  # noqa: S608 - the database's own name
        value, called = cursor.fetchone()
        return int(value) if called else 0


def set_last_number(model: type[Model], last: int, connection: BaseDatabaseWrapper) -> None:
    """Let the database count on from `last`, or from the highest number in the table where that is higher."""
    column, table = counted_column(model), model._meta.db_table
    if column is None:
        return
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT MAX({quote(name_of(column))}) FROM {quote(table)}")  # noqa: S608 - our own names
        last = max(last, int(cursor.fetchone()[0] or 0))
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            if last:
                cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, last])
            return
        sequence = _sequence(model, connection)
        if sequence is not None:
            cursor.execute("SELECT setval(%s, %s, %s)", [sequence, max(last, 1), last > 0])


def _sequence(model: type[Model], connection: BaseDatabaseWrapper) -> str | None:
    column = counted_column(model)
    assert column is not None
    with connection.cursor() as cursor:
        table = connection.ops.quote_name(model._meta.db_table)
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table, column.column])
        found = cursor.fetchone()[0]
        return None if found is None else str(found)
