"""The clock of the worker: what is called once a minute.

An app below registers its own by an attribute of its AppConfig, since it must not import this one:
`ticks = {"catalogue.due": "gongkai.office.catalogue.service.publish_due"}`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import close_old_connections, connection
from django.utils import timezone

from gongkai.office.upkeep.heartbeat import WORKER, beat

Tick = Callable[[datetime], object]
_ticks: dict[str, Tick] = {}
_log = logging.getLogger(__name__)


def register_tick(name: str, function: Tick) -> None:
    """Have `function` called each minute with the moment. It must bear being called twice for one minute, or not at all.

    Raises ValueError where another function already has the name.
    """
    if _ticks.setdefault(name, function) is not function:
        raise ValueError(f"two functions want to be called each minute as {name}")


def ticks() -> list[str]:
    """The names registered, in order."""
    return sorted(_ticks)


def tick(now: datetime | None = None) -> list[str]:
    """Call every function registered and note the worker's sign of life; gives the names of those that failed.

    A failure is logged with its kind and place and does not keep the others from their turn.
    """
    moment = now or timezone.now()
    failed = [name for name in ticks() if not _called(name, moment)]
    beat(WORKER, f"没有做成：{'、'.join(failed)}" if failed else "", moment)
    return failed


def _called(name: str, moment: datetime) -> bool:
    try:
        _ticks[name](moment)
    except Exception:
        _log.exception("the work of the minute called %s failed; it is tried again in a minute", name)
        if not connection.in_atomic_block:
            # The failure may have been the database's; the next function gets a connection that works.
            close_old_connections()
        return False
    return True
