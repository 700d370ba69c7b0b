"""Where a request comes from, as far as it can be believed: behind proxies, what the nearest of ours was told."""

from __future__ import annotations

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str | None:
    """The address that wrong passwords are counted under.

    Each proxy appends the address that called it, so with n of ours the n-th from the end is the caller; what stands
    before it anybody may have written. Without proxies the header is not read at all.
    """
    direct: str | None = request.META.get("REMOTE_ADDR")
    if settings.PROXIES < 1:
        return direct
    told = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    if len(told) < settings.PROXIES:
        return direct
    try:
        return str(ip_address(told[-settings.PROXIES]))
    except ValueError:
        return direct
