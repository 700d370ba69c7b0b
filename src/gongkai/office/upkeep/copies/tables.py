"""Which tables a backup holds, and in which order: asked of the migrations applied, not of today's models.

So a backup can be made after a new program was installed and before its migrations ran, and an old backup is loaded
into the tables it was made of.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

from gongkai.office.upkeep.copies.refused import BackupRefused
from gongkai.office.upkeep.copies.values import Column
from gongkai.office.upkeep.rebuilders import derived_tables

Step = tuple[str, str]
"""A migration: the app and the name."""

LEFT_OUT = frozenset({
    "sessions.session",  # Whoever was signed in signs in again.
    "contenttypes.contenttype", "auth.permission", "auth.group_permissions",  # Django writes them itself.
    "upkeep.heartbeat",  # Signs of life of one machine.
})  # fmt: skip


def applied_steps(connection: BaseDatabaseWrapper) -> list[Step]:
    """The migrations that the database has behind it."""
    return sorted(MigrationRecorder(connection).applied_migrations())


def refuse_unknown(steps: Iterable[Step]) -> None:
    """Raises BackupRefused where this program lacks one of the migrations."""
    disk = MigrationLoader(None).disk_migrations
    replaced = {step for migration in disk.values() for step in migration.replaces}
    unknown = sorted(step for step in steps if step not in disk and step not in replaced)
    if unknown:
        app, name = unknown[0]
        raise BackupRefused(
            f"数据由更新的程序写成（本程序没有升级步骤 {app}.{name}）。请先安装同样新的程序，再办这件事。"
        )


def targets_of(steps: Iterable[Step], connection: BaseDatabaseWrapper) -> list[Step]:
    """For each app its last migration among `steps`: where to migrate to."""
    graph = MigrationExecutor(connection).loader.graph
    known = {step for step in steps if step in graph.nodes}
    return sorted(
        step for step in known if not any(child.key[0] == step[0] and child.key in known for child in graph.node_map[step].children)
    )  # fmt: skip


def tables_at(targets: list[Step], connection: BaseDatabaseWrapper) -> list[type[Model]]:
    """The tables that a backup of a database at `targets` holds, those referred to before those that refer."""
    state = MigrationExecutor(connection).loader.project_state(targets)
    models = [model for model in state.apps.get_models(include_auto_created=True) if _held(model)]
    return _referred_first(sorted(models, key=label_of))


def label_of(model: type[Model]) -> str:
    """The name of a table in a backup, such as journal.line."""
    return model._meta.label_lower


def name_of(column: Column) -> str:
    """The name of a column in the database."""
    assert column.column is not None
    return column.column


def columns_of(model: type[Model]) -> list[Column]:
    """The columns of the table itself; what the database computes is not among them."""
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def counted_column(model: type[Model]) -> Column | None:
    """The primary key, where the database counts it up itself."""
    pk = model._meta.pk
    return pk if pk.get_internal_type() in {"AutoField", "BigAutoField", "SmallAutoField"} else None


def _held(model: type[Model]) -> bool:
    options = model._meta
    return options.managed and not options.proxy and label_of(model) not in LEFT_OUT | derived_tables()


def _referred_first(models: list[type[Model]]) -> list[type[Model]]:
    ordered: list[type[Model]] = []
    under_way: set[Any] = set()

    def place(model: type[Model]) -> None:
        if model in under_way:
            return
        under_way.add(model)
        for field in model._meta.local_concrete_fields:
            if field.remote_field is not None and field.remote_field.model in models:
                place(field.remote_field.model)
        ordered.append(model)

    for model in models:
        place(model)
    return ordered
