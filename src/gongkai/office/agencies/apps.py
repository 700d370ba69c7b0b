"""Django's name of this app."""

from __future__ import annotations

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    """Agencies and people."""

    name = "gongkai.office.agencies"
    label = "agencies"
    verbose_name = "机关与人员"

    def ready(self) -> None:
        """Listen for a password changed by its owner."""
        from gongkai.office.agencies import signals  # noqa: F401 - the models must be loaded first.
