"""Signs of life: noting one, and how long ago it was."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from gongkai.office.upkeep.models import Heartbeat

WORKER = "worker"
BACKUP = "backup"
LATE_AFTER = timedelta(minutes=5)
"""A worker that has not been heard of for so long is standing still."""


def beat(name: str, said: str = "", at: datetime | None = None) -> None:
    """Note that `name` did its work (now), with a word about it."""
    Heartbeat.objects.update_or_create(name=name, defaults={"at": at or timezone.now(), "said": said[:300]})


def last_beat(name: str) -> datetime | None:
    """When `name` was last heard of; None for never."""
    return Heartbeat.objects.filter(name=name).values_list("at", flat=True).first()
