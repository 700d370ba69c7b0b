"""The pages of people and duties: accounts opened with a password shown once, duties given, ended and handed over."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.utils import timezone
from settings_told import get, post, url

from gongkai.office.agencies.service import Agency, Asker, Duty, DutyKind, Person

pytestmark = pytest.mark.django_db
With = Callable[..., Person]


def _new(**changed: object) -> dict[str, object]:
    return {"name": "李四", "username": "lisi", "kind": "clerk", "from_on": "2026-01-01", **changed}


def test_a_new_account_shows_its_password_once(client: Client, zhao: Person, township: Agency) -> None:
    response = post(client, "add_person", township.pk, **_new())
    password = re.search(r"<strong>([a-z0-9-]{19})</strong>", response.content.decode())

    assert password
    assert Person.objects.get(username="lisi").check_password(password[1])
    assert "no-store" in response["Cache-Control"]
    made = Person.objects.get(username="lisi")
    for page in (get(client, "people", township.pk), get(client, "person", township.pk, made.pk)):
        assert password[1] not in page


def test_an_account_that_cannot_be_opened_keeps_what_was_typed(client: Client, zhao: Person, township: Agency) -> None:
    response = post(client, "add_person", township.pk, **_new(username=zhao.username.upper()))

    assert response.status_code == 422
    assert "已有人使用" in response.content.decode()
    assert 'value="李四"' in response.content.decode()


def test_people_stand_with_todays_duties_and_those_to_come(
    client: Client, zhao: Person, township: Agency, wang: Person
) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    post(client, "assign", township.pk, person=wang.pk, kind="endorser", from_on=str(tomorrow))
    page = re.sub(r"<[^>]+>", "", get(client, "people", township.pk))

    assert re.search(rf"王芳\s*u\d+\s*信息员\s*分管领导（{tomorrow.year}年", page)


def test_a_duty_is_ended_and_handed_over_by_page(
    client: Client, zhao: Person, township: Agency, wang: Person, person_with: With
) -> None:
    heir = person_with("李四", township, DutyKind.ENDORSER)
    duty = Duty.rows.seen_by(Asker.program()).get(person=wang)
    response = post(client, "hand_over", duty.pk, to=heir.pk, on="2026-03-11", reason="轮岗")

    assert response["Location"] == url("people", township.pk)
    duty.refresh_from_db()
    assert duty.to_on == date(2026, 3, 10)
    second = Duty.rows.seen_by(Asker.program()).get(person=heir, kind="clerk")
    assert post(client, "end_duty", second.pk, to_on="2026-03-12", reason="调离").status_code == 302


def test_a_handover_to_the_same_person_is_sent_back(
    client: Client, zhao: Person, township: Agency, wang: Person
) -> None:
    duty = Duty.rows.seen_by(Asker.program()).get(person=wang)

    assert post(client, "hand_over", duty.pk, to=wang.pk, on="2026-03-11", reason="轮岗").status_code == 422


def test_a_lock_out_is_shown_and_lifted(client: Client, zhao: Person, township: Agency, wang: Person) -> None:
    assert "登录暂停到" not in get(client, "person", township.pk, wang.pk)
    AccessAttempt.objects.create(
        username=wang.username, ip_address="10.0.0.9", failures_since_start=5, attempt_time=timezone.now()
    )
    assert "登录暂停到" in get(client, "person", township.pk, wang.pk)
    post(client, "unlock", township.pk, wang.pk)
    assert "登录暂停到" not in get(client, "person", township.pk, wang.pk)


def test_looking_at_a_page_lifts_nothing(client: Client, zhao: Person, township: Agency, wang: Person) -> None:
    AccessAttempt.objects.create(
        username=wang.username, ip_address="10.0.0.9", failures_since_start=5, attempt_time=timezone.now()
    )
    client.get(url("unlock", township.pk, wang.pk))

    assert AccessAttempt.objects.exists()


def test_an_account_is_taken_out_of_use_and_back(client: Client, zhao: Person, township: Agency, wang: Person) -> None:
    used = []
    for _ in range(2):
        post(client, "in_use", township.pk, wang.pk, reason="调离")
        wang.refresh_from_db()
        used.append(wang.is_active)

    assert used == [False, True]
    assert post(client, "in_use", township.pk, zhao.pk, reason="调离").status_code == 422


def test_a_day_proposed_stands_as_a_date_field_takes_it(
    client: Client, zhao: Person, township: Agency, wang: Person
) -> None:
    duty = Duty.rows.seen_by(Asker.program()).get(person=wang)
    today = f'value="{timezone.localdate().isoformat()}"'

    assert today in get(client, "add_person", township.pk)
    assert today in get(client, "assign", township.pk)
    assert today in get(client, "end_duty", duty.pk)
    assert today in get(client, "hand_over", duty.pk)
