"""Django's name of this app."""

from __future__ import annotations

from typing import ClassVar

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """检索."""

    name = "gongkai.office.search"
    label = "search"
    verbose_name = "检索"
    ticks: ClassVar[dict[str, str]] = {"search.waiting": "gongkai.office.search.service.read_waiting"}
    """What the worker calls each minute."""
    rebuilders: ClassVar[dict[str, str]] = {"search": "gongkai.office.search.service.rebuild_search"}
    """What `gongkai rebuild` calls."""
    derived: ClassVar[tuple[str, ...]] = ("search.Document", "search.Chunk")
    """What a backup leaves out."""

    def ready(self) -> None:
        """Follow what the public reads."""
        from gongkai.office.search import signals  # noqa: F401 - the models must be loaded first.
