"""待办: everything that waits for a person, in order, and a way in for those for whom nothing waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from gongkai.office.agencies.service import Agency, Asker, DutyKind, Person
from gongkai.office.catalogue.service import Category, Entry, make_entry, return_entry, sign_off, submit
from gongkai.office.desk import home
from gongkai.office.desk.home import all_waiting, register_waiting
from gongkai.office.desk.rail import rail_of
from gongkai.office.waiting import Waiting

pytestmark = pytest.mark.django_db
With = Callable[..., Asker]
HOME_QUERIES = 12
"""Session, person and duties, the calendar, what each app says waits: the same however much it is."""


def _signed_in(asker: Asker) -> Client:
    client = Client()
    assert asker.person is not None
    client.force_login(asker.person)
    return client


def _home(asker: Asker, **query: object) -> str:
    response = _signed_in(asker).get(reverse("desk:home"), query)
    assert response.status_code == 200
    return str(response.content.decode())


def _entry(clerk: Asker, agency: Agency, title: str = "防汛预案", **other: object) -> Entry:
    values: dict[str, object] = {
        "title": title, "category_id": Category._internal.get(code="20.1").pk, "issuer": agency.name, "genre": "notice",
        "formed_on": timezone.localdate(), "summary": "概述", "body": "正文",
    }  # fmt: skip
    return make_entry(clerk, agency, values | other)


def _hash(entry: Entry) -> str:
    entry.refresh_from_db()
    assert entry.working is not None
    return entry.working.hash


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> None:
    """A registry with nobody in it yet."""
    monkeypatch.setattr(home, "_providers", [])


def _thing(what: str, **other: object) -> Waiting:
    return Waiting(what, "等您", "/desk/", "清溪镇", "catalogue", since=datetime.now(UTC), **other)  # type: ignore[arg-type]


def test_urgent_comes_first_then_late_then_by_the_day(only: None, clerk: Asker) -> None:
    soon, later = date(2026, 3, 12), date(2026, 4, 1)

    @register_waiting
    def things(asker: Asker) -> Iterator[Waiting]:
        yield from (_thing("无期限"), _thing("晚些", until=later), _thing("近", until=soon))
        yield from (_thing("逾期", until=date(2026, 1, 1), late=True), _thing("出错", until=later, urgent=True))

    assert [thing.what for thing in all_waiting(clerk)] == ["出错", "逾期", "近", "晚些", "无期限"]


def test_a_stranger_is_asked_nothing_and_led_to_sign_in(only: None, stranger: Asker) -> None:
    register_waiting(lambda asker: [_thing("不给外人看")])

    assert all_waiting(stranger) == []
    assert Client().get(reverse("desk:home"))["Location"].startswith(reverse("account_login"))


def test_what_was_returned_shows_the_remark_and_whose_it_is(clerk: Asker, reviewer: Asker, township: Agency) -> None:
    entry = _entry(clerk, township)
    submit(clerk, entry, seen=_hash(entry))
    assert "等您保密审查" in _home(reviewer)

    return_entry(reviewer, entry, seen=_hash(entry), remark="请补充依据")

    assert reviewer.person is not None
    assert "请补充依据" in _home(clerk)
    assert f"{reviewer.person.name} " in _home(clerk)
    assert "防汛预案" not in _home(reviewer)


def test_each_step_waits_for_its_person_alone(
    clerk: Asker, reviewer: Asker, endorser: Asker, signatory: Asker, township: Agency
) -> None:
    entry = _entry(clerk, township)
    submit(clerk, entry, seen=_hash(entry))
    sign_off(reviewer, entry, seen=_hash(entry))

    assert [len(all_waiting(asker)) for asker in (reviewer, endorser, signatory)] == [0, 1, 0]


def test_nobodys_own_text_waits_for_his_signature(asker_with: With, township: Agency) -> None:
    both = asker_with("马超", township, DutyKind.CLERK, DutyKind.SECRECY)
    entry = _entry(both, township)
    submit(both, entry, seen=_hash(entry))

    assert not any("保密审查" in thing.why for thing in all_waiting(both) if thing.why.startswith("等您"))


def test_an_empty_desk_says_what_to_do(clerk: Asker, reviewer: Asker) -> None:
    assert "有新形成的文件" in _home(clerk)
    assert "信息员送审后" in _home(reviewer)


@pytest.mark.parametrize(
    ("kind", "label", "not_label"), [("administrator", "机关与人员", "留痕"), ("auditor", "留痕", "机关与人员")]
)
def test_who_signs_nothing_finds_the_way_to_his_work(
    asker_with: With, township: Agency, kind: str, label: str, not_label: str
) -> None:
    text = _home(asker_with("赵敏", township, DutyKind(kind)))

    assert f'打开<span class="hidden-words">{label}' in text
    assert f'打开<span class="hidden-words">{not_label}' not in text


def test_the_rail_counts_what_waits_and_says_where_one_is(clerk: Asker, township: Agency) -> None:
    _entry(clerk, township)
    request = HttpRequest()
    request.asker, request.path = clerk, reverse("catalogue:list")  # type: ignore[attr-defined]

    rail = {item["label"]: item for item in rail_of(request)}

    assert (rail["待办"]["count"], rail["公开"]["count"], rail["目录"]["count"]) == (1, 1, 0)
    assert [label for label, item in rail.items() if item["current"]] == ["公开"]


def test_the_supervisor_has_no_rail_to_drafts(supervisor: Asker) -> None:
    request = HttpRequest()
    request.asker = supervisor  # type: ignore[attr-defined]

    assert "公开" not in {item["label"] for item in rail_of(request)}


def test_who_works_for_two_townships_sees_each_apart(
    person_with: Callable[..., Person], asker_with: With, township: Agency, neighbour: Agency
) -> None:
    from gongkai.office.agencies.service import asker_for, assign_duty

    ma = person_with("马超", township, DutyKind.CLERK)
    assign_duty(Asker.program(), neighbour, ma, DutyKind.CLERK, from_on=date(2020, 1, 1))
    both = asker_for(ma)
    _entry(both, township, "清溪的事")
    _entry(both, neighbour, "河湾的事")

    assert "河湾的事" in _home(both)
    assert "河湾的事" not in _home(both, agency=township.pk)
    assert "清溪的事" in _home(both, agency=township.pk)


def test_a_late_thing_says_by_how_much(clerk: Asker, township: Agency) -> None:
    _entry(clerk, township, formed_on=timezone.localdate() - timedelta(days=90))

    assert "已逾期" in _home(clerk)


def test_the_home_costs_the_same_however_much_waits(
    clerk: Asker, reviewer: Asker, township: Agency, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = _signed_in(clerk)
    for count in (1, 15):
        for _ in range(count):
            _entry(clerk, township)

        with django_assert_num_queries(HOME_QUERIES):
            client.get(reverse("desk:home"))
