"""The one address that a watching program asks."""

from __future__ import annotations

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gongkai.office.upkeep.heartbeat import LATE_AFTER, WORKER, last_beat


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """Whether the database answers and how many seconds ago the worker was last heard of (null for never).

    503 only without a database: pages are served also while the worker stands still.
    """
    try:
        heard = last_beat(WORKER)
    except DatabaseError:
        return JsonResponse({"status": "down", "database": "unreachable", "worker_seconds": None}, status=503)
    age = None if heard is None else timezone.now() - heard
    late = age is None or age > LATE_AFTER
    seconds = None if age is None else max(0, int(age.total_seconds()))
    return JsonResponse({"status": "late" if late else "ok", "database": "ok", "worker_seconds": seconds})
