"""Signing in to the pages of entries, and what a browser would send from them."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from gongkai.office.agencies.service import Asker
from gongkai.office.catalogue.service import Entry

FORM = (
    "title", "category_id", "issuer", "document_number", "formed_on", "disclosure", "ground", "ground_text", "re_review_on",
    "validity", "effective_on", "expires_on", "ended_on", "genre", "topic", "keywords", "summary", "body",
)  # fmt: skip


def signed_in(asker: Asker) -> Client:
    """A browser in which this person has signed in."""
    assert asker.person is not None
    client = Client()
    client.force_login(asker.person)
    return client


def typed(values: dict[str, object], **other: object) -> dict[str, object]:
    """The form as a browser sends it when these values are typed."""
    said = {"disclosure": "own_initiative", **values, **other}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in said.items()
        if name in FORM or name in other
    }


def page(client: Client, name: str, *args: object, status: int = 200, **query: object) -> str:
    """The text of a page that answers with this status."""
    response = client.get(reverse(f"catalogue:{name}", args=args), query)
    assert response.status_code == status, f"{name}: {response.status_code}"
    return str(response.content.decode())


def post(client: Client, name: str, entry: Entry, *more: object, **data: object) -> HttpResponse:
    """What comes of pressing a button on a page of an entry, with the version that is there now before one's eyes."""
    entry.refresh_from_db()
    assert entry.working is not None
    said = {"seen": entry.working.hash, **data}
    response: HttpResponse = client.post(reverse(f"catalogue:{name}", args=[entry.pk, *more]), said)
    return response


def words(response: HttpResponse) -> str:
    """The text of an answer."""
    return str(response.content.decode())
