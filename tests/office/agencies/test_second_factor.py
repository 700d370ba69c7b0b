"""The second factor: set up, asked for, served once, locked out, dropped when the telephone is lost."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from signing_in import WORD, sign_in

from gongkai.office.agencies.service import Agency, Asker, Person, edit_agency, reset_password

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _next_code_counts(settings: object) -> None:
    """The code after the present one is taken too, so that a test need not wait half a minute for another."""
    settings.MFA_TOTP_TOLERANCE = 1  # type: ignore[attr-defined]
    cache.clear()


def _code(secret: str, step: int = 0) -> str:
    counter = next(iter(yield_hotp_counters_from_time())) + step
    return str(format_hotp_value(hotp_value(secret, counter)))


def _activate(client: Client) -> str:
    client.post(reverse("account_reauthenticate"), {"password": WORD})
    page = client.get(reverse("mfa_activate_totp"))
    secret: str = page.context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": _code(secret)})
    return secret


def _signed_in(client: Client, person: Person) -> Client:
    sign_in(client, person.username)
    return client


def test_a_second_factor_is_set_up_with_a_code(client: Client, wang: Person) -> None:
    _activate(_signed_in(client, wang))

    assert Authenticator.objects.filter(user=wang, type=Authenticator.Type.TOTP).exists()


def test_a_wrong_code_sets_nothing_up(client: Client, wang: Person) -> None:
    _signed_in(client, wang).post(reverse("account_reauthenticate"), {"password": WORD})
    client.get(reverse("mfa_activate_totp"))
    client.post(reverse("mfa_activate_totp"), {"code": "000000"})

    assert not Authenticator.objects.filter(user=wang, type=Authenticator.Type.TOTP).exists()


def test_a_password_alone_does_not_open_the_desk_once_there_is_a_second_factor(client: Client, wang: Person) -> None:
    _activate(_signed_in(client, wang))
    other = Client()

    assert sign_in(other, wang.username)["Location"].startswith(reverse("mfa_authenticate"))
    assert other.get(reverse("workdays:years"))["Location"].startswith(reverse("account_login"))


def test_a_code_opens_the_desk(client: Client, wang: Person) -> None:
    secret = _activate(_signed_in(client, wang))
    other = Client()
    sign_in(other, wang.username)
    other.post(reverse("mfa_authenticate"), {"code": _code(secret, 1)})

    assert other.get(reverse("workdays:years")).status_code == 200


def test_a_code_serves_once(client: Client, wang: Person) -> None:
    secret = _activate(_signed_in(client, wang))
    code, opened = _code(secret, 1), []
    for attempt in (Client(), Client()):
        sign_in(attempt, wang.username)
        attempt.post(reverse("mfa_authenticate"), {"code": code})
        opened.append("_auth_user_id" in attempt.session)

    assert opened == [True, False]


def test_wrong_codes_lock_out_like_wrong_passwords(client: Client, wang: Person) -> None:
    secret = _activate(_signed_in(client, wang))
    other = Client()
    sign_in(other, wang.username)
    answers = [other.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code for _ in range(5)]
    other.post(reverse("mfa_authenticate"), {"code": _code(secret, 1)})

    assert answers == [200, 200, 200, 200, 429]
    assert "_auth_user_id" not in other.session
    assert sign_in(other, wang.username).status_code == 429


def test_beginning_the_sign_in_anew_gives_no_further_codes(client: Client, wang: Person) -> None:
    _activate(_signed_in(client, wang))
    for _ in range(5):
        other = Client()
        sign_in(other, wang.username)
        answer = other.post(reverse("mfa_authenticate"), {"code": "000000"})

    assert answer.status_code == 429


def test_asking_for_the_password_again_counts_wrong_tries_too(client: Client, wang: Person) -> None:
    _signed_in(client, wang)
    answers = [client.post(reverse("account_reauthenticate"), {"password": "wrong"}).status_code for _ in range(5)]

    assert answers == [200, 200, 200, 200, 429]


def test_an_agency_that_wants_a_second_factor_leads_there_first(client: Client, wang: Person, township: Agency) -> None:
    edit_agency(Asker.program(), township, mfa_required=True)
    _signed_in(client, wang)

    assert client.get(reverse("workdays:years"))["Location"] == reverse("mfa_activate_totp")
    _activate(client)
    assert client.get(reverse("workdays:years")).status_code == 200


def test_a_lost_second_factor_is_dropped_with_the_password(
    client: Client, wang: Person, administrator: Asker, township: Agency
) -> None:
    _activate(_signed_in(client, wang))
    password = reset_password(administrator, township, wang, also_mfa=True)

    assert sign_in(Client(), wang.username, password)["Location"] == reverse("desk:home")


def test_a_reset_without_the_word_leaves_the_second_factor(
    client: Client, wang: Person, administrator: Asker, township: Agency
) -> None:
    _activate(_signed_in(client, wang))
    password = reset_password(administrator, township, wang)

    assert sign_in(Client(), wang.username, password)["Location"].startswith(reverse("mfa_authenticate"))
