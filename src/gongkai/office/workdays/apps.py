"""Django's name of this app."""

from __future__ import annotations

from django.apps import AppConfig
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models.signals import post_migrate


class WorkdaysConfig(AppConfig):
    """工作日."""

    name = "gongkai.office.workdays"
    label = "workdays"
    verbose_name = "工作日"

    def ready(self) -> None:
        """Have the packaged years loaded once the tables stand, so that a fresh installation can count."""
        post_migrate.connect(_load_seed, sender=self)


def _load_seed(using: str = DEFAULT_DB_ALIAS, **_: object) -> None:
    from gongkai.office.workdays.acts.load_seed import load_seed  # The models must be loaded first.

    # Migrating back to nothing sends the same signal, and there is no table then.
    wanted = {"workdays_plan", "workdays_shiftedday", "agencies_agency", "journal_head"}
    if using == DEFAULT_DB_ALIAS and wanted <= set(connections[using].introspection.table_names()):
        load_seed()
