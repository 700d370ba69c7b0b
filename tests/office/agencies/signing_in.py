"""Signing in as a browser does it, for the tests of accounts."""

from typing import cast

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

WORD = "long enough 1"
"""The password of everyone in the tests' world."""


def sign_in(client: Client, username: str, password: str = WORD) -> HttpResponse:
    """The answer to a name and a password."""
    return cast("HttpResponse", client.post(reverse("account_login"), {"login": username, "password": password}))
