"""Django's name of this app."""

from __future__ import annotations

from typing import ClassVar

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """主动公开."""

    name = "gongkai.office.catalogue"
    label = "catalogue"
    verbose_name = "主动公开"
    ticks: ClassVar[dict[str, str]] = {"catalogue.due": "gongkai.office.catalogue.service.publish_due"}
    """What the worker calls each minute."""
    rebuilders: ClassVar[dict[str, str]] = {"entries": "gongkai.office.catalogue.service.rebuild_projections"}
    """What `gongkai rebuild` calls."""

    def ready(self) -> None:
        """Have the statutory categories loaded after each migration, and say which dates hang on the calendar."""
        from gongkai.office.catalogue import signals  # noqa: F401 - the models must be loaded first.
