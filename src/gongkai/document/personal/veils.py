"""Rows and columns of a sheet that are hidden, by mark or because they have no height or width."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lxml import etree

from gongkai.document.lines import whole_number
from gongkai.document.personal.package import local

_COLUMNS: Final = 16_384
_YES: Final = frozenset(("1", "true"))


def hidden_rows(sheet: etree._Element) -> set[int]:
    """The numbers of hidden rows, from 1; rows that a filter leaves out are hidden too."""
    found: set[int] = set()
    number = 0
    for row in (line for data in sheet if local(data) == "sheetData" for line in data):
        number = whole_number(row.get("r"), number + 1)
        if row.get("hidden") in _YES or _is_zero(row.get("ht")):
            found.add(number)
    return found


def hidden_columns(sheet: etree._Element) -> set[int]:
    """The numbers of hidden columns, from 1."""
    found: set[int] = set()
    for column in (entry for part in sheet if local(part) == "cols" for entry in part):
        if column.get("hidden") in _YES or _is_zero(column.get("width")):
            first, last = whole_number(column.get("min"), 1), whole_number(column.get("max"), 1)
            found.update(range(first, min(last, _COLUMNS) + 1))
    return found


def ranges(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers as runs of neighbours, first and last."""
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1] = found[-1][0], number
        else:
            found.append((number, number))
    return found


def _is_zero(size: str | None) -> bool:
    try:
        return size is not None and float(size) == 0
    except ValueError:
        return False
