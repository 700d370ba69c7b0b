"""Django's name of this app."""

from __future__ import annotations

from typing import ClassVar

from django.apps import AppConfig, apps
from django.utils.module_loading import import_string


class UpkeepConfig(AppConfig):
    """运行维护."""

    name = "gongkai.office.upkeep"
    label = "upkeep"
    verbose_name = "运行维护"

    ticks: ClassVar[dict[str, str]] = {"upkeep.tidy": "gongkai.office.upkeep.tidy.tidy_daily"}

    def ready(self) -> None:
        """Take in what the apps below want called each minute, and what they can make again."""
        from gongkai.office.upkeep.clock import register_tick
        from gongkai.office.upkeep.rebuilders import register_rebuilder

        for config in apps.get_app_configs():
            for name, path in getattr(config, "ticks", {}).items():
                register_tick(name, import_string(path))
            derived = tuple(getattr(config, "derived", ()))
            for name, path in getattr(config, "rebuilders", {}).items():
                register_rebuilder(name, import_string(path), derived)
