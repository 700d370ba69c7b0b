"""Django's name of this app."""

from __future__ import annotations

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """文件."""

    name = "gongkai.office.files"
    label = "files"
    verbose_name = "文件"
