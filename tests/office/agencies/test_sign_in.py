"""Signing in: by name and password, locked out after five wrong tries, and with a handed-over password."""

import re
from collections.abc import Callable
from datetime import date
from typing import cast

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, reverse
from signing_in import WORD, sign_in

from gongkai.office.agencies.service import (
    Agency,
    Asker,
    DutyKind,
    Person,
    add_person,
    assign_duty,
    lift_lockout,
    reset_password,
    set_in_use,
)

pytestmark = pytest.mark.django_db
With = Callable[..., Person]


def test_a_person_signs_in_with_name_and_password(client: Client, wang: Person) -> None:
    response = sign_in(client, wang.username)

    assert response["Location"] == reverse("desk:home")
    assert client.get(reverse("desk:home")).wsgi_request.user == wang


def test_a_wrong_password_is_answered_in_words(client: Client, wang: Person) -> None:
    response = sign_in(client, wang.username, "wrong")

    assert "不正确" in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_password_that_may_not_be_chosen_is_refused_in_chinese(client: Client, wang: Person) -> None:
    sign_in(client, wang.username)
    chosen = {"oldpassword": WORD, "password1": "1234567", "password2": "1234567"}
    page = client.post(reverse("account_change_password"), chosen).content.decode()

    assert "密码太短，至少 10 个字符。" in page
    assert "密码不能全是数字" in page
    assert "too short" not in page


def test_the_answer_does_not_tell_whether_a_name_exists(client: Client, wang: Person) -> None:
    known, unknown = (sign_in(client, name, "wrong").content.decode() for name in (wang.username, "nobody"))

    faults = [re.findall(r'class="error-summary".*?</div>', page, re.S) for page in (known, unknown)]
    assert faults[0]
    assert faults[0] == faults[1]


def _lock_out(client: Client, username: str) -> HttpResponse:
    for _ in range(4):
        assert sign_in(client, username, "wrong").status_code == 200
    return sign_in(client, username, "wrong")


def test_five_wrong_tries_lock_out_and_say_how_long_and_whom_to_ask(client: Client, wang: Person) -> None:
    response = _lock_out(client, wang.username)
    page = response.content.decode()

    assert response.status_code == 429
    assert re.search("15 ?分钟|一刻钟", page)
    assert "管理员" in page


def test_the_right_password_does_not_help_while_locked_out(client: Client, wang: Person) -> None:
    _lock_out(client, wang.username)

    assert sign_in(client, wang.username).status_code == 429
    assert "_auth_user_id" not in client.session


def test_spelling_the_name_otherwise_gives_no_further_tries(client: Client, wang: Person) -> None:
    for name in ("u1", "U1", " u1", "u1 ", "U1 "):
        sign_in(client, name, "wrong")

    assert sign_in(client, wang.username).status_code == 429


def test_a_lock_out_from_one_place_leaves_other_places_open(client: Client, wang: Person) -> None:
    _lock_out(client, wang.username)

    elsewhere = Client(REMOTE_ADDR="10.1.2.3")
    assert sign_in(elsewhere, wang.username)["Location"] == reverse("desk:home")


def test_an_administrator_lifts_the_lock_out(
    client: Client, wang: Person, administrator: Asker, township: Agency
) -> None:
    _lock_out(client, wang.username)
    lift_lockout(administrator, township, wang)

    assert sign_in(client, wang.username)["Location"] == reverse("desk:home")


def test_a_reset_password_lifts_the_lock_out_and_the_old_one_is_void(
    client: Client, wang: Person, administrator: Asker, township: Agency
) -> None:
    _lock_out(client, wang.username)
    password = reset_password(administrator, township, wang)

    assert sign_in(client, wang.username).status_code == 200
    assert sign_in(client, wang.username, password).status_code == 302


def test_a_reset_password_ends_what_is_open_elsewhere(
    client: Client, wang: Person, administrator: Asker, township: Agency
) -> None:
    client.force_login(wang)
    reset_password(administrator, township, wang)

    assert client.get(reverse("workdays:years"))["Location"].startswith(reverse("account_login"))


def test_an_account_out_of_use_is_signed_out_and_stays_out(
    client: Client, wang: Person, administrator: Asker, township: Agency
) -> None:
    client.force_login(wang)
    set_in_use(administrator, township, wang, in_use=False, reason="退休")

    assert client.get(reverse("workdays:years"))["Location"].startswith(reverse("account_login"))
    fresh = Client()
    sign_in(fresh, wang.username)
    assert "_auth_user_id" not in fresh.session


@pytest.fixture
def newcomer(client: Client, township: Agency) -> tuple[Person, str]:
    """李四, signed in with the password handed over on paper."""
    made, password = add_person(Asker.program(), township, username="lisi", name="李四")
    assign_duty(Asker.program(), township, made, DutyKind.CLERK, from_on=date(2020, 1, 1))
    sign_in(client, "lisi", password)
    return made, password


def test_a_handed_over_password_leads_to_its_change(client: Client, newcomer: tuple[Person, str]) -> None:
    assert client.get(reverse("workdays:years"))["Location"] == reverse("account_change_password")
    assert "请先换成您自己的密码" in client.get(reverse("account_change_password")).content.decode()


def test_the_way_out_is_open_before_the_change(client: Client, newcomer: tuple[Person, str]) -> None:
    client.post(reverse("account_logout"))

    assert "_auth_user_id" not in client.session


def _change(client: Client, old: str, new: str) -> HttpResponse:
    data = {"oldpassword": old, "password1": new, "password2": new}
    return cast("HttpResponse", client.post(reverse("account_change_password"), data))


def test_once_changed_the_desk_is_open(client: Client, newcomer: tuple[Person, str]) -> None:
    made, password = newcomer
    assert _change(client, password, "qing-xi-zhen-2026").status_code == 302

    assert client.get(reverse("workdays:years")).status_code == 200
    made.refresh_from_db()
    assert not made.must_change_password


@pytest.mark.parametrize("weak", ["short", "1234567890123", "password123"])
def test_a_weak_password_leaves_the_change_to_be_made(client: Client, newcomer: tuple[Person, str], weak: str) -> None:
    _change(client, newcomer[1], weak)

    assert client.get(reverse("workdays:years"))["Location"] == reverse("account_change_password")


def test_the_handed_over_password_may_not_be_kept(client: Client, newcomer: tuple[Person, str]) -> None:
    _change(client, newcomer[1], newcomer[1])

    assert client.get(reverse("workdays:years"))["Location"] == reverse("account_change_password")


@pytest.mark.parametrize(
    "path", ["signup/", "email/", "confirm-email/", "password/reset/", "password/set/", "login/code/", "3rdparty/",
             "login/code/confirm/", "2fa/webauthn/", "social/signup/", "password/reset/key/done/"],
)  # fmt: skip
def test_what_an_office_does_not_offer_does_not_exist(client: Client, path: str) -> None:
    assert client.get(f"/accounts/{path}").status_code == 404


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_reset_password", "mfa_add_webauthn"])
def test_no_page_can_link_to_what_is_not_offered(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_pages_before_signing_in_are_only_these(client: Client) -> None:
    opened = ["account_login", "account_inactive"]
    closed = ["account_change_password", "account_reauthenticate", "mfa_index", "mfa_activate_totp"]

    assert [client.get(reverse(name)).status_code for name in opened] == [200, 200]
    assert {client.get(reverse(name)).status_code for name in closed} == {302}
