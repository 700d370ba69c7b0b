"""People of the township whom the tests of accounts and settings need by name."""

from collections.abc import Callable

import pytest
from django.test import Client

from gongkai.office.agencies.service import Agency, DutyKind, Person


@pytest.fixture
def wang(person_with: Callable[..., Person], township: Agency) -> Person:
    """王芳, clerk, with an account."""
    return person_with("王芳", township, DutyKind.CLERK)


@pytest.fixture
def zhao(client: Client, person_with: Callable[..., Person], township: Agency) -> Person:
    """赵敏, administrator of the township, signed in."""
    person = person_with("赵敏", township, DutyKind.ADMINISTRATOR)
    client.force_login(person)
    return person
