"""Once a day: what has run out is taken away. Nothing of the office's own is among it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django_tasks_db.models import DBTaskResult

from gongkai.office.upkeep.heartbeat import beat, last_beat

NAME = "tidy"
EVERY = timedelta(hours=24)
KEEP_JOBS = timedelta(days=30)


def tidy_daily(now: datetime) -> None:
    """Sessions that have ended, and jobs done over thirty days ago; jobs that failed stay for whoever looks into them."""
    before = last_beat(NAME)
    if before is not None and now - before < EVERY:
        return
    Session.objects.filter(expire_date__lt=now).delete()
    DBTaskResult.objects.successful().filter(finished_at__lt=now - KEEP_JOBS).delete()
    beat(NAME, at=now)
