"""A value written down in a backup comes back as it was, from either database."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import connection, models

from gongkai.office.upkeep.copies.values import Column, line_of, row_of


def named(field: Column) -> Column:
    """A column called x, of no table."""
    field.set_attributes_from_name("x")
    return field


def bare(prepared: object) -> object:
    """What the database is given; the PostgreSQL driver wraps bytes in something equal to nothing."""
    return bytes(prepared.obj) if hasattr(prepared, "obj") else prepared


EAST = timezone(timedelta(hours=8))
CASES = [
    (models.CharField(), "“引号”\u2028\n\t\\", '{"x":"“引号”\u2028\\n\\t\\\\"}'),
    (models.BigIntegerField(), -(2**62), '{"x":-4611686018427387904}'),
    (models.BooleanField(), False, '{"x":false}'),
    (
        models.DateTimeField(),
        datetime(2026, 3, 10, 8, 0, 0, 1, tzinfo=EAST),
        '{"x":"2026-03-10T00:00:00.000001+00:00"}',
    ),
    (models.DateField(), date(2026, 3, 10), '{"x":"2026-03-10"}'),
    (models.TimeField(), time(8, 30), '{"x":"08:30:00"}'),
    (models.DurationField(), timedelta(days=-1, microseconds=5), '{"x":"-1 00:00:00.000005"}'),
    (models.DecimalField(max_digits=9, decimal_places=2), Decimal("10.50"), '{"x":"10.50"}'),
    (models.UUIDField(), UUID(int=7), '{"x":"00000000-0000-0000-0000-000000000007"}'),
    (models.BinaryField(), b"\x00\xff", '{"x":"AP8="}'),
    (models.CharField(null=True), None, '{"x":null}'),
]


@pytest.mark.parametrize(("field", "value", "text"), CASES, ids=lambda case: type(case).__name__)
def test_a_value_has_one_way_to_be_written_and_comes_back(field: Column, value: object, text: str) -> None:
    column = named(field)
    line = line_of([column], [value])

    assert line == text.encode() + b"\n"
    assert bare(row_of(line, [column], connection)[0]) == bare(column.get_db_prep_save(value, connection))


def test_a_moment_is_the_same_whatever_its_zone() -> None:
    column = named(models.DateTimeField())
    moment = datetime(2026, 3, 10, tzinfo=UTC)

    assert line_of([column], [moment]) == line_of([column], [moment.astimezone(EAST)])


@pytest.mark.parametrize("line", [b'{"y":1}', b'{"x":1,"y":2}', b"[1]", b"{}", b'{"x":"not a number"}'])
def test_a_line_that_is_not_of_the_table_is_not_taken(line: bytes) -> None:
    from django.core.exceptions import ValidationError

    with pytest.raises((ValueError, ValidationError)):
        row_of(line, [named(models.BigIntegerField())], connection)
