"""Opening and sending the pages of the settings, for their tests."""

from typing import cast

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse


def url(name: str, *args: int) -> str:
    """The address of a page of the settings."""
    return reverse(f"agencies:{name}", args=args)


def get(client: Client, name: str, *args: int) -> str:
    """A page that opens."""
    response = client.get(url(name, *args))
    assert response.status_code == 200
    return str(response.content.decode())


def post(client: Client, page: str, *args: int, **data: object) -> HttpResponse:
    """The answer to a form."""
    return cast("HttpResponse", client.post(url(page, *args), data))
