"""Several people at the same moment."""

from __future__ import annotations

import threading
from collections.abc import Callable

from django.db import connection


def at_once(*doings: Callable[[], object]) -> list[object]:
    """Run these at the same moment, each in a thread with its own connection; what each gave back or raised."""
    start, results = threading.Barrier(len(doings)), list[object]([None] * len(doings))

    def run(place: int, doing: Callable[[], object]) -> None:
        try:
            start.wait(10)
            results[place] = doing()
        except Exception as error:
            results[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(doings)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return results
