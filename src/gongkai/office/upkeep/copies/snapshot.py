"""One consistent look at the database while others go on writing."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

ALIAS = "snapshot"


@contextlib.contextmanager
def snapshot() -> Iterator[BaseDatabaseWrapper]:
    """A connection of its own inside one reading transaction; all that is read through it is of one moment."""
    connection = connections[DEFAULT_DB_ALIAS].copy(alias=ALIAS)
    if connection.vendor == "sqlite":
        # IMMEDIATE, as the office's own transactions are, would keep every writer out until the backup is done.
        connection.settings_dict["OPTIONS"] |= {"transaction_mode": "DEFERRED"}
    connections[ALIAS] = connection
    try:
        with transaction.atomic(using=ALIAS):
            with connection.cursor() as cursor:
                if connection.vendor == "postgresql":
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                # The first read fixes the moment on both.
                cursor.execute("SELECT COUNT(*) FROM django_migrations")
                cursor.fetchone()
            yield connection
    finally:
        connection.close()
        del connections[ALIAS]
