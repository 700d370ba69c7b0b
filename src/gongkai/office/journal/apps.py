"""Django's name of this app."""

from __future__ import annotations

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """The journal."""

    name = "gongkai.office.journal"
    label = "journal"
    verbose_name = "留痕"
