"""The worker: jobs of the queue and the clock's minute, in one process and one thread, so that nothing runs beside itself."""

from __future__ import annotations

import logging
import threading
import time
from typing import Any

from django.db import DatabaseError, InterfaceError, close_old_connections, connection
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from gongkai.office.upkeep.clock import tick

MINUTE = 60.0
LOOK_EVERY = 1.0
"""Seconds between two looks into an empty queue."""
_AFTER_FAULT = 5.0
_log = logging.getLogger(__name__)


def work_once() -> list[str]:
    """Do the jobs that are due and one minute of the clock; gives the names that failed in it."""
    _drain()
    return tick()


def work_until(stop: threading.Event) -> None:
    """Work until told to stop; a job under way is finished first. A database that is away is waited for."""
    next_tick = time.monotonic()
    while not stop.is_set():
        try:
            close_old_connections()
            _drain(stop)
            if time.monotonic() >= next_tick and not stop.is_set():
                next_tick = time.monotonic() + MINUTE
                tick()
        except (DatabaseError, InterfaceError) as fault:
            _log.error(
                "the database does not answer (%s); trying again in %d seconds", type(fault).__name__, _AFTER_FAULT
            )
            connection.close()
            stop.wait(_AFTER_FAULT)
            continue
        stop.wait(LOOK_EVERY)


class _StoppableWorker(Worker):
    """The queue's worker, asked between two jobs whether to go on."""

    def __init__(self, stop: threading.Event) -> None:
        super().__init__(
            queue_names=["*"], interval=0, batch=True, backend_name="default", startup_delay=False, max_tasks=None,
            worker_id=get_random_string(32), excluded_queue_names=[],
        )  # fmt: skip
        self.stop = stop

    def run_task(self, db_task_result: DBTaskResult[Any, Any]) -> None:
        """Run a job; after it, no further one where the worker is to stop."""
        super().run_task(db_task_result)
        self.running = not self.stop.is_set()


def _drain(stop: threading.Event | None = None) -> None:
    _StoppableWorker(stop or threading.Event()).run()
