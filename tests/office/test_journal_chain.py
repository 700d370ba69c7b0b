"""The journal: one chain an agency, whole or found out."""

import pytest
from django.db import DatabaseError, connection, transaction

from gongkai.office.journal.models import Head, Line
from gongkai.office.journal.service import Actor, Known, erase_key, personal, recording, verify

pytestmark = pytest.mark.django_db
WANG = Actor(7, "王芳", "clerk")


def _write(count: int, agency: int = 1) -> None:
    for number in range(count):
        with recording(WANG) as act:
            act.tell(agency, "entry.saved", "entry", number, after={"title": "通知"})


def test_a_chain_as_it_was_written_has_no_fault() -> None:
    _write(5)

    assert list(verify(1)) == []


def test_the_lines_of_one_act_share_a_trace_and_follow_each_other() -> None:
    with recording(WANG) as act:
        act.tell(1, "entry.saved", "entry", 1)
        act.tell(1, "entry.submitted", "entry", 1)

    first, second = Line.objects.order_by("number")
    assert (first.trace, second.previous) == (second.trace, first.hash)


def test_an_act_inside_an_act_is_one_act() -> None:
    with recording(WANG) as outer, recording(WANG) as inner:
        outer.tell(1, "a", "entry", 1)
        inner.tell(1, "b", "entry", 1)

    assert Line.objects.values("trace").distinct().count() == 1


def test_an_act_that_fails_leaves_no_line() -> None:
    def fail() -> None:
        with recording(WANG) as act:
            act.tell(1, "entry.saved", "entry", 1)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert not Line.objects.exists()


def test_the_database_refuses_to_change_a_line() -> None:
    _write(1)

    with pytest.raises(DatabaseError), transaction.atomic():
        Line.objects.update(act="something else")


def test_the_database_refuses_to_delete_a_line() -> None:
    _write(1)

    with pytest.raises(DatabaseError), transaction.atomic():
        Line.objects.all().delete()


def test_each_agency_has_a_chain_of_its_own() -> None:
    _write(2, agency=1)
    _write(3, agency=2)

    assert [head.number for head in Head.objects.order_by("agency")] == [2, 3]


def test_a_fraction_is_refused_since_it_may_be_written_differently_tomorrow() -> None:
    with pytest.raises(TypeError), recording(WANG) as act:
        act.tell(1, "entry.saved", "entry", 1, after={"share": 0.1})


def test_a_personal_value_stands_as_a_hash_that_means_nothing_once_its_key_is_erased() -> None:
    before = personal("applicant-1", "330102199001011234")
    erase_key("applicant-1")

    assert personal("applicant-1", "330102199001011234") != before


def test_the_same_personal_value_of_one_subject_is_recognised() -> None:
    assert personal("applicant-1", "王芳") == personal("applicant-1", "王芳")


def _tamper(sql: str) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE journal_line DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER journal_line_no_update")
            cursor.execute("DROP TRIGGER journal_line_no_delete")
        cursor.execute(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE journal_line SET text = replace(text, 'clerk', 'other') WHERE number = 2",
        "UPDATE journal_line SET act = 'x' WHERE number = 2",
        "UPDATE journal_line SET actor = 8 WHERE number = 2",
        "UPDATE journal_line SET thing_id = '99' WHERE number = 2",
        "DELETE FROM journal_line WHERE number = 2",
        "DELETE FROM journal_line WHERE number = 3",
        "UPDATE journal_line SET number = number + 10 WHERE number = 3",
        "DELETE FROM journal_head",
    ],
)
def test_a_journal_touched_by_hand_is_found(sql: str) -> None:
    _write(3)
    _tamper(sql)

    assert list(verify(1))


def test_a_cut_tail_is_found_against_a_head_written_down_elsewhere() -> None:
    _write(3)
    head = Head.objects.get()
    second = Line.objects.get(number=2)
    _tamper("DELETE FROM journal_line WHERE number = 3")
    Head.objects.update(number=2, hash=second.hash)

    assert list(verify(1)) == []
    assert list(verify(1, Known(head.number, head.hash)))


def test_a_chain_made_anew_is_found_against_a_head_written_down_elsewhere() -> None:
    _write(3)

    assert list(verify(1, Known(3, "f" * 64)))
