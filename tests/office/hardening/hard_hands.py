"""A browser in which somebody has signed in, and what it sends."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from gongkai.office.agencies.service import Asker
from gongkai.office.catalogue.service import Entry


def signed_in(asker: Asker) -> Client:
    """A browser in which this person has signed in."""
    assert asker.person is not None
    client = Client()
    client.force_login(asker.person)
    return client


def typed(values: dict[str, object], **other: object) -> dict[str, object]:
    """The form of an entry as a browser sends it."""
    said = {"disclosure": "own_initiative", **values, **other}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in said.items()}


def post(client: Client, name: str, entry: Entry, **data: object) -> HttpResponse:
    """What comes of a button on a page of an entry, the version that is there now before one's eyes."""
    entry.refresh_from_db()
    assert entry.working is not None
    url = reverse(f"catalogue:{name}", args=[entry.pk])
    return cast("HttpResponse", client.post(url, {"seen": entry.working.hash, **data}))
