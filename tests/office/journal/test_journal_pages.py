"""The journal's pages: for the auditor of the agency alone, in words, and honest about the chain."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from gongkai.office.agencies.service import Agency, Asker, DutyKind, Person, edit_agency
from gongkai.office.journal.service import Actor, Line, Wanted, end_of, looked, page_of, recording

pytestmark = pytest.mark.django_db
With = Callable[..., Person]


@pytest.fixture
def sun(client: Client, person_with: With, township: Agency) -> Person:
    """孙平, auditor of the township, signed in."""
    person = person_with("孙平", township, DutyKind.AUDITOR)
    client.force_login(person)
    return person


def _page(client: Client, name: str, *args: object, **query: str) -> str:
    response = client.get(reverse(f"journal:{name}", args=args), query)
    assert response.status_code == 200
    return str(response.content.decode())


def _write(agency: Agency, count: int, who: Actor = Actor()) -> None:
    for number in range(count):
        with recording(who) as act:
            act.tell(agency.pk, "entry.saved", "entry", 900 + number, remark=f"第{number}稿")


@pytest.mark.parametrize("kind", [kind for kind in DutyKind if kind is not DutyKind.AUDITOR])
def test_nobody_but_the_auditor_reads_the_journal(
    client: Client, person_with: With, township: Agency, kind: DutyKind
) -> None:
    client.force_login(person_with("王芳", township, kind))

    for name in ("lines", "looks", "chain"):
        assert client.get(reverse(f"journal:{name}")).status_code == 403
    assert client.get(reverse("journal:life", args=["agency", township.pk])).status_code == 403


def test_a_stranger_is_led_to_sign_in(client: Client, township: Agency) -> None:
    assert client.get(reverse("journal:lines"))["Location"].startswith(reverse("account_login"))


def test_an_auditor_reads_no_other_agencys_journal(
    client: Client, sun: Person, neighbour: Agency, county: Agency
) -> None:
    for agency in (neighbour, county):
        assert client.get(reverse("journal:lines"), {"agency": agency.pk}).status_code == 404
        assert client.get(reverse("journal:chain"), {"agency": agency.pk}).status_code == 404
        assert client.get(reverse("journal:life", args=["agency", agency.pk])).status_code == 404


def test_lines_stand_in_words(client: Client, sun: Person, township: Agency) -> None:
    page = _page(client, "lines")

    assert "登记机关" in page
    assert "开立账号" in page
    assert "agency.registered" not in re.sub(r'(value|href)="[^"]*"', "", page)


def test_lines_are_found_by_act_person_thing_and_day(client: Client, sun: Person, township: Agency) -> None:
    _write(township, 1, Actor(sun.pk, sun.name, "auditor"))
    found = {
        "act": _page(client, "lines", act="entry.saved"),
        "thing": _page(client, "lines", thing="entry"),
        "person": _page(client, "lines", person=sun.username),
        "since": _page(client, "lines", since="2026-01-01", act="entry.saved"),
    }

    assert [page.count("第0稿") for page in found.values()] == [1, 1, 1, 1]
    assert "没有这样的记录" in _page(client, "lines", until="2020-01-01")
    assert "没有这样的记录" in _page(client, "lines", person="查无此人")


def test_what_the_program_did_is_found_under_its_name(client: Client, sun: Person, township: Agency) -> None:
    _write(township, 1, Actor(sun.pk, sun.name, "auditor"))

    assert "第0稿" not in _page(client, "lines", person="系统", act="entry.saved")
    assert "登记机关" in _page(client, "lines", person="系统")


def test_a_filter_that_cannot_be_read_shows_nothing_and_says_so(client: Client, sun: Person) -> None:
    response = client.get(reverse("journal:lines"), {"since": "2026-02-30"})

    assert response.status_code == 422
    assert "没有这样的记录" in response.content.decode()


def test_pages_follow_each_other_without_gap_or_repeat(township: Agency) -> None:
    _write(township, 7)
    first = page_of(township.pk, Wanted(thing="entry"), size=3)
    second = page_of(township.pk, Wanted(thing="entry"), before=first.lines[-1].number, size=3)
    third = page_of(township.pk, Wanted(thing="entry"), before=second.lines[-1].number, size=3)
    back = page_of(township.pk, Wanted(thing="entry"), after=second.lines[0].number, size=3)

    numbers = [line.number for page in (first, second, third) for line in page.lines]
    assert numbers == sorted(set(numbers), reverse=True)
    assert len(numbers) == 7
    assert back == first
    assert [(page.newer, page.older) for page in (first, second, third)] == [(False, True), (True, True), (True, False)]


def test_the_life_of_a_thing_shows_what_was_and_what_is(client: Client, sun: Person, township: Agency) -> None:
    edit_agency(Asker.program(), township, telephone="0571-1234567")
    page = _page(client, "life", "agency", township.pk)

    assert "联系电话" in page
    assert "（空）" in page
    assert "0571-1234567" in page


def test_what_the_same_act_did_besides_stands_with_it(client: Client, sun: Person, township: Agency) -> None:
    with recording(Actor()) as act:
        act.tell(township.pk, "entry.saved", "entry", 1)
        act.tell(township.pk, "file.kept", "file", 2)
    page = _page(client, "life", "entry", 1)

    assert "同一次操作还有" in page
    assert "存入文件（文件 2）" in page


def test_a_thing_without_a_line_has_no_page(client: Client, sun: Person) -> None:
    assert client.get(reverse("journal:life", args=["entry", 404])).status_code == 404


def test_words_in_a_line_are_text_and_never_markup(client: Client, sun: Person, township: Agency) -> None:
    with recording(Actor()) as act:
        act.tell(township.pk, "entry.saved", "entry", 1, after={"title": "<script>x</script>"}, remark="<b>y</b>")

    for page in (_page(client, "life", "entry", 1), _page(client, "lines", thing="entry")):
        assert "<script>x" not in page
        assert "<b>y" not in page


def test_looks_say_who_what_and_why(client: Client, sun: Person, township: Agency, neighbour: Agency) -> None:
    looked(township.pk, sun.pk, "entry", 5, shown="身份证号", reason="核对申请人")
    looked(neighbour.pk, sun.pk, "entry", 6, shown="别处的", reason="别处的")
    page = _page(client, "looks")

    assert all(words in page for words in ("孙平", "身份证号", "核对申请人"))
    assert "别处的" not in page


def test_the_end_of_the_chain_stands_there_to_be_written_down(client: Client, sun: Person, township: Agency) -> None:
    page = _page(client, "chain")
    end = end_of(township.pk)

    assert f"<dd>{end.number}</dd>" in page
    assert "".join(re.findall(r'class="nowrap">([0-9a-f]{8})<', page)) == end.hash


def _verify(client: Client, **known: object) -> str:
    return str(client.post(reverse("journal:chain"), known).content.decode())


def test_a_whole_chain_is_said_to_be_whole(client: Client, sun: Person, township: Agency) -> None:
    end = end_of(township.pk)

    assert f"{end.number} 条留痕完整" in _verify(client)
    assert "的留底相符" in _verify(client, number=end.number, hash=f" {end.hash[:30]}\n{end.hash[30:].upper()}")


def test_a_chain_unlike_what_was_written_down_is_found(client: Client, sun: Person, township: Agency) -> None:
    page = _verify(client, number=end_of(township.pk).number, hash="f" * 64)

    assert "查出 1 处不符" in page
    assert "重新编造" in page


def test_half_of_what_was_written_down_is_sent_back(client: Client, sun: Person) -> None:
    assert "要一起填写" in _verify(client, number=3)
    assert "64 位" in _verify(client, number=3, hash="abc")


def test_a_line_changed_by_hand_is_shown(client: Client, sun: Person, township: Agency) -> None:
    _write(township, 1)
    number = Line.objects.get(act="entry.saved").number
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE journal_line DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER journal_line_no_update")
        cursor.execute("UPDATE journal_line SET text = replace(text, '稿', '搞') WHERE act = 'entry.saved'")

    page = _verify(client)
    assert "查出 1 处不符" in page
    assert f"<span>{number}</span>" in page
