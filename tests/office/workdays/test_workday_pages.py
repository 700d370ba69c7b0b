"""The pages of the working days: read by all, changed by the one at the top, seen before they are in force."""

import re
from collections.abc import Callable
from typing import cast

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from test_working_day_plans import FIXED, NOTICE

from gongkai.office.agencies.service import Agency, DutyKind, Person
from gongkai.office.workdays.service import Plan, in_force, newest_plan

pytestmark = pytest.mark.django_db
With = Callable[..., Person]
DAYS = {"year": "2027", "notices": "国办发明电〔2026〕9号", "off": f"1月1日至3日\n{FIXED}", "work": "1月9日"}


@pytest.fixture
def qian(client: Client, person_with: With, county: Agency) -> Person:
    """钱进, administrator of the county, signed in."""
    person = person_with("钱进", county, DutyKind.ADMINISTRATOR)
    client.force_login(person)
    return person


@pytest.fixture
def wang(client: Client, person_with: With, township: Agency) -> Person:
    """王芳, clerk, signed in."""
    person = person_with("王芳", township, DutyKind.CLERK)
    client.force_login(person)
    return person


def _get(client: Client, name: str, *args: int) -> str:
    response = client.get(reverse(f"workdays:{name}", args=args))
    assert response.status_code == 200
    return str(response.content.decode())


def _post(client: Client, name: str, **data: object) -> HttpResponse:
    return cast("HttpResponse", client.post(reverse(f"workdays:{name}"), data))


def test_everyone_of_the_desk_reads_the_days(client: Client, wang: Person) -> None:
    page = _get(client, "year", 2026)

    assert "国办发明电〔2025〕7号" in page
    assert page.count("<caption>2026年") == 12
    assert "粘贴通知原文" not in page


def test_a_day_is_marked_in_words(client: Client, wang: Person) -> None:
    page = _get(client, "year", 2026)

    assert '>14<span class="month__word" aria-hidden="true">班</span><span class="hidden-words">调休上班</span>' in page
    assert '>15<span class="month__word" aria-hidden="true">休</span><span class="hidden-words">放假</span>' in page


def test_a_year_without_a_notice_is_said_to_be_provisional(client: Client, wang: Person) -> None:
    assert "2029年还没有放假通知，下面是暂定的" in _get(client, "year", 2029)
    assert "暂定的" not in _get(client, "year", 2026)


def test_a_stranger_reads_nothing(client: Client) -> None:
    assert client.get(reverse("workdays:years"))["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("name", ["paste", "typed"])
def test_a_clerk_or_the_administrator_of_a_township_enters_no_notice(
    client: Client, wang: Person, person_with: With, township: Agency, name: str
) -> None:
    assert client.get(reverse(f"workdays:{name}")).status_code == 403
    client.force_login(person_with("赵敏", township, DutyKind.ADMINISTRATOR))
    assert client.get(reverse(f"workdays:{name}")).status_code == 403
    assert _post(client, name, **DAYS, text=NOTICE, step="apply", seen=newest_plan()).status_code == 403


def test_a_preview_shows_the_change_and_changes_nothing(client: Client, qian: Person) -> None:
    response = _post(client, "typed", **DAYS, step="preview")
    page = response.content.decode()

    assert "改为上班" in page
    assert "1月9日（星期六）" in page
    assert "启用这份安排" in page
    assert 2027 not in in_force()


def test_a_second_confirming_post_applies_it(client: Client, qian: Person) -> None:
    response = _post(client, "typed", **DAYS, step="apply", seen=newest_plan())

    assert response["Location"] == reverse("workdays:year", args=[2027])
    assert in_force()[2027].by == qian


def test_a_confirmation_of_what_has_meanwhile_changed_is_sent_back(client: Client, qian: Person) -> None:
    seen = newest_plan()
    _post(client, "typed", **DAYS, step="apply", seen=seen)
    response = _post(client, "typed", **{**DAYS, "off": f"1月1日\n{FIXED}"}, step="apply", seen=seen)

    assert response.status_code == 422
    assert "重新预览" in response.content.decode()
    assert Plan.objects.filter(year=2027).count() == 1


def test_a_pasted_notice_is_shown_line_by_line_as_understood(client: Client, qian: Person) -> None:
    page = _post(client, "paste", text=NOTICE, step="preview").content.decode()

    assert re.search(r'scope="row">春节：2月15日.*?2月15日（星期日）、2月16日（星期一）.*?2月14日（星期六）', page)
    assert "通知是这样读的" in page


def test_a_notice_that_does_not_add_up_is_sent_back_with_what_is_wrong(client: Client, qian: Person) -> None:
    response = _post(client, "paste", text=NOTICE.replace("共9天", "共8天"), step="preview")

    assert response.status_code == 422
    assert "error-summary" in response.content.decode()
    assert "启用这份安排" not in response.content.decode()


def test_going_back_loses_no_word(client: Client, qian: Person) -> None:
    page = _post(client, "typed", **DAYS, step="edit").content.decode()

    assert "1月1日至3日" in page
    assert "国办发明电〔2026〕9号" in page


def test_a_year_in_force_is_changed_from_what_it_is(client: Client, qian: Person) -> None:
    page = client.get(reverse("workdays:typed"), {"year": "2026"}).content.decode()

    assert "2月15日至23日" in page
    assert "国办发明电〔2025〕7号" in page


def test_a_plan_of_the_past_stands_beside_the_one_in_force(client: Client, qian: Person) -> None:
    old = in_force()[2026].pk
    _post(client, "typed", **{**DAYS, "year": "2026", "work": "1月4日"}, step="apply", seen=newest_plan())

    assert "现行改为上班" in _get(client, "past", 2026, old)
    assert _get(client, "year", 2026).count("workdays/2026/plans/") == 2


def test_the_packaged_days_are_offered_where_they_differ(client: Client, qian: Person) -> None:
    assert "随程序附带的2026年安排与现行的不同" not in _get(client, "year", 2026)
    _post(client, "typed", **{**DAYS, "year": "2026", "work": ""}, step="apply", seen=newest_plan())
    assert "随程序附带的2026年安排与现行的不同" in _get(client, "year", 2026)

    url = reverse("workdays:packaged", args=[2026])
    assert "启用这份安排" in client.post(url, {"step": "preview"}).content.decode()
    assert client.post(url, {"step": "apply", "seen": newest_plan()}).status_code == 302
