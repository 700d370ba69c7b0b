"""Django's name of this app."""

from __future__ import annotations

from django.apps import AppConfig
from django.urls import register_converter


class PortalConfig(AppConfig):
    """公开页面."""

    name = "gongkai.office.portal"
    label = "portal"
    verbose_name = "公开页面"

    def ready(self) -> None:
        """The parts of its addresses are known before any address is."""
        from gongkai.office.portal.slugs import Month, SlugOfAgency

        register_converter(SlugOfAgency, "agency_slug")
        register_converter(Month, "month")
