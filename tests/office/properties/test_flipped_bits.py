"""A bit flipped anywhere in the journal is found."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.office.journal.models import Line
from gongkai.office.journal.service import Actor, recording, verify

pytestmark = pytest.mark.django_db
COLUMNS = (
    "text",
    "act",
    "thing",
    "thing_id",
    "trace",
    "algorithm",
    "previous",
    "hash",
    "number",
    "actor",
    "recorded_at",
)


@pytest.fixture
def chain() -> list[Line]:
    for number in range(4):
        with recording(Actor(7, "王芳", "clerk")) as act:
            act.tell(1, "entry.saved", "entry", number, after={"title": f"第{number}号通知"}, remark="说明")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE journal_line DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER journal_line_no_update")
    return list(Line.objects.order_by("number"))


def _flipped(value: object, place: int, bit: int) -> object:
    if isinstance(value, str):
        at = place % len(value)
        other = chr(ord(value[at]) ^ (1 << bit % 5))
        return value[:at] + (other if other.isprintable() else "?") + value[at + 1 :]
    if isinstance(value, int):
        return value ^ (8 << bit % 17)  # Below eight it would meet another line, which the database refuses.
    assert isinstance(value, datetime)
    return value + timedelta(microseconds=1 << bit % 20)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(row=st.integers(0, 3), column=st.sampled_from(COLUMNS), place=st.integers(0, 10_000), bit=st.integers(0, 31))
def test_a_bit_flipped_anywhere_is_found(chain: list[Line], row: int, column: str, place: int, bit: int) -> None:
    line = chain[row]
    old = getattr(line, column)
    Line.objects.filter(pk=line.pk).update(**{column: _flipped(old, place, bit)})

    found = list(verify(1))

    Line.objects.filter(pk=line.pk).update(**{column: old})
    assert found
    assert list(verify(1)) == []
