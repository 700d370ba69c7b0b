"""A value of a column as it stands in a backup, and back. The same on both databases, so that hashes can be compared."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BinaryField, Field, ForeignObject, JSONField
from django.utils.duration import duration_string

Column = Field[Any, Any]


def line_of(columns: Sequence[Column], values: Sequence[object]) -> bytes:
    """One row as a line of canonical JSON: keys sorted, no spaces, characters as they are."""
    body = {column.attname: _plain(column, value) for column, value in zip(columns, values, strict=True)}
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode() + b"\n"


def row_of(line: bytes, columns: Sequence[Column], connection: BaseDatabaseWrapper) -> list[Any]:
    """The values of a line, ready for the database. Raises ValueError where the line has not exactly these columns."""
    body = json.loads(line)
    if not isinstance(body, Mapping) or body.keys() != {column.attname for column in columns}:
        raise ValueError("the columns of the line are not those of the table")
    return [column.get_db_prep_save(_restored(column, body[column.attname]), connection) for column in columns]


def _plain(column: Column, value: object) -> object:
    if value is None or isinstance(_bottom(column), JSONField):
        return value
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date() | time():
            return value.isoformat()
        case timedelta():
            return duration_string(value)
        case Decimal() | UUID():
            return str(value)
        case bytes() | memoryview():
            return base64.b64encode(bytes(value)).decode("ascii")
    return value


def _restored(column: Column, value: Any) -> object:
    bottom = _bottom(column)
    if value is None or isinstance(bottom, JSONField):
        return value
    if isinstance(bottom, BinaryField):
        return base64.b64decode(value, validate=True)
    return bottom.to_python(value)


def _bottom(column: Column) -> Column:
    """The column that a reference ends at, which knows the kind of value."""
    while isinstance(column, ForeignObject):
        column = column.target_field
    return column
