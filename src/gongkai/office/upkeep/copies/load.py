"""The rows of a backup into empty tables."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from itertools import islice

from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model

from gongkai.office.upkeep.copies.manifest import Manifest, Table
from gongkai.office.upkeep.copies.refused import BackupRefused
from gongkai.office.upkeep.copies.sequences import set_last_number
from gongkai.office.upkeep.copies.tables import columns_of, label_of, name_of, tables_at, targets_of
from gongkai.office.upkeep.copies.values import row_of

ROWS_AT_ONCE = 500


def load(
    archive: zipfile.ZipFile, manifest: Manifest, connection: BaseDatabaseWrapper, say: Callable[[str], None]
) -> None:
    """Make the tables as they were when the backup was made, and fill them, all rows in one transaction.

    Raises BackupRefused, naming the table, where a row does not go in; then no row of the backup is in the database.
    """
    targets = targets_of(manifest.migrations, connection)
    MigrationExecutor(connection).migrate(targets)
    models = tables_at(targets, connection)
    written = {table.model: table for table in manifest.tables}
    strange = written.keys() ^ {label_of(model) for model in models}
    if strange:
        raise BackupRefused(f"备份的数据表与它自己的升级步骤对不上（{min(strange)}）。请换一份备份。")
    try:
        with transaction.atomic(using=connection.alias):
            # Migrations put rows of their own into some tables; the backup has those too, as they became.
            for model in reversed(models):
                _empty(model, connection)
            for model in models:
                say(f"读入 {label_of(model)}")
                _load_table(archive, model, written[label_of(model)], connection)
            connection.check_constraints()
    except IntegrityError:
        raise BackupRefused("备份里有记录指向不存在的记录，没有读入。请换一份备份。") from None


def _empty(model: type[Model], connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608 - our own name


def _load_table(archive: zipfile.ZipFile, model: type[Model], table: Table, connection: BaseDatabaseWrapper) -> None:
    columns, quote = columns_of(model), connection.ops.quote_name
    names = ", ".join(quote(name_of(column)) for column in columns)
    places = ", ".join(["%s"] * len(columns))
    insert = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({places})"  # noqa: S608 - our own names
    done = 0
    with archive.open(table.part) as lines, connection.cursor() as cursor:
        try:
            for some in _by(ROWS_AT_ONCE, iter(lines)):
                cursor.executemany(insert, [row_of(line, columns, connection) for line in some])
                done += len(some)
        except (DatabaseError, ValueError, ValidationError) as error:
            place = f"第 {done + 1} 至 {done + ROWS_AT_ONCE} 行"
            raise BackupRefused(
                f"数据表 {table.model} 的{place}读不进数据库（{type(error).__name__}）。没有读入任何记录。"
            ) from error
    set_last_number(model, table.last, connection)


def _by(count: int, lines: Iterator[bytes]) -> Iterator[list[bytes]]:
    while some := list(islice(lines, count)):
        yield some
