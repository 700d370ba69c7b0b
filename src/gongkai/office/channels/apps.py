"""Django's name of this app."""

from __future__ import annotations

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    """渠道."""

    name = "gongkai.office.channels"
    label = "channels"
    verbose_name = "渠道"
