"""The minute's work, and the signs of life."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import resolve
from django.utils import timezone

from gongkai.office.upkeep import clock, rebuilders
from gongkai.office.upkeep.clock import register_tick, tick, ticks
from gongkai.office.upkeep.heartbeat import WORKER, beat, last_beat
from gongkai.office.upkeep.models import Heartbeat
from gongkai.office.upkeep.rebuilders import derived_tables, rebuild, register_rebuilder
from gongkai.office.upkeep.tidy import tidy_daily

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)


@pytest.fixture
def own_registers(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test registers is forgotten after it."""
    monkeypatch.setattr(clock, "_ticks", {})
    monkeypatch.setattr(rebuilders, "_rebuilders", {})
    monkeypatch.setattr(rebuilders, "_derived", set())


def asked(method: str = "get") -> HttpResponse:
    """What the health address answers."""
    request = getattr(RequestFactory(), method)("/healthz")
    answer: HttpResponse = resolve("/healthz", "gongkai.office.upkeep.urls").func(request)
    return answer


def _fails(_: datetime) -> None:
    raise ZeroDivisionError


def test_the_daily_tidying_is_among_what_the_clock_calls() -> None:
    assert "upkeep.tidy" in ticks()


@pytest.mark.usefixtures("own_registers")
def test_a_function_that_fails_keeps_no_other_from_its_turn() -> None:
    called: list[datetime] = []
    register_tick("a.fails", _fails)
    register_tick("b.works", called.append)

    assert tick(NOON) == ["a.fails"]
    assert called == [NOON]


@pytest.mark.usefixtures("own_registers")
def test_the_worker_gives_a_sign_of_life_also_when_something_failed() -> None:
    register_tick("a.fails", _fails)
    tick(NOON)

    assert last_beat(WORKER) == NOON
    assert "a.fails" in Heartbeat.objects.get(name=WORKER).said


@pytest.mark.usefixtures("own_registers")
def test_one_name_is_not_given_to_two_functions() -> None:
    register_tick("a", _fails)
    register_tick("a", _fails)
    with pytest.raises(ValueError, match="two functions"):
        register_tick("a", print)


@pytest.mark.usefixtures("own_registers")
def test_what_is_derived_is_rebuilt_by_its_name_and_its_tables_are_known() -> None:
    register_rebuilder("search", lambda: 7, tables=("search.Chunk",))

    assert rebuild("search") == 7
    assert derived_tables() == {"search.chunk"}


def test_sessions_that_ended_are_taken_away_once_a_day_and_others_stay() -> None:
    Session.objects.create(session_key="ended", session_data="", expire_date=NOON - timedelta(hours=1))
    Session.objects.create(session_key="open", session_data="", expire_date=NOON + timedelta(hours=1))
    tidy_daily(NOON)
    tidy_daily(NOON + timedelta(hours=2))
    assert list(Session.objects.values_list("session_key", flat=True)) == ["open"]
    tidy_daily(NOON + timedelta(hours=25))
    assert not Session.objects.exists()


def test_the_health_address_tells_the_age_of_the_worker_and_nothing_of_the_office() -> None:
    beat(WORKER)
    answer = asked()

    assert json.loads(answer.content) == {"status": "ok", "database": "ok", "worker_seconds": 0}
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("minutes", [None, 6])
def test_a_worker_not_heard_of_is_late_while_pages_are_still_served(minutes: int | None) -> None:
    if minutes is not None:
        beat(WORKER, at=timezone.now() - timedelta(minutes=minutes))
    answer = asked()

    assert (answer.status_code, json.loads(answer.content)["status"]) == (200, "late")


def test_the_health_address_only_answers_reading() -> None:
    assert asked("post").status_code == 405
