"""Django's name of this app."""

from __future__ import annotations

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """公开页面."""

    name = "gongkai.office.portal"
    label = "portal"
    verbose_name = "公开页面"
