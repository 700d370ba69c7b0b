"""The sheets of an Excel book as rows of texts, a merged cell standing in every place it covers."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.document.detect import kind_of
from gongkai.document.legacy import convert
from gongkai.document.limits import Budget
from gongkai.document.refusal import Refusal
from gongkai.document.sheet.workbook import Sheet, Workbook
from gongkai.office.refusals import NotPossible

BOOKS = (".xlsx", ".xls", ".et", ".ods")
_SUFFIX = {"xls": ".xls", "ods": ".ods", "sheetml": ".xml"}


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it stands: its number on the sheet, counted from 1, and its texts by column, merged ones filled in."""

    number: int
    cells: dict[int, str]

    def at(self, column: int | None) -> str:
        """The text of a column, trimmed; empty where there is none."""
        return "" if column is None else self.cells.get(column, "").strip()


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet that can be seen: its name, its rows that hold anything, and which cells continue a merged one."""

    name: str
    lines: tuple[Line, ...]
    spans: dict[tuple[int, int], tuple[int, int]]
    """(row number, column) of each merged cell's beginning to its height and width."""


def read_book(data: bytes, name: str) -> list[Page]:
    """The visible sheets of a book. Raises NotPossible with what to do where it cannot be read."""
    try:
        kind = kind_of(data, name)
        if kind in _SUFFIX:
            data = convert(data, _SUFFIX[kind], ".xlsx")
        elif kind != "xlsx":
            raise NotPossible(f"“{name}”不是 Excel 表格。请用 Excel 或 WPS 另存为 .xlsx 后再上传。")
        return [_page(sheet) for sheet in Workbook(data, Budget()).sheets()]
    except Refusal as refusal:
        raise NotPossible(f"“{name}”读不出来：{refusal}") from None


def _page(sheet: Sheet) -> Page:
    rows = {row: dict(cells) for row, cells in sheet.rows.items()}
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for merge in sheet.merges:
        text = sheet.rows.get(merge.top, {}).get(merge.left, "")
        spans[merge.top + 1, merge.left] = (merge.bottom - merge.top + 1, merge.right - merge.left + 1)
        if not text:
            continue
        for row in range(merge.top, merge.bottom + 1):
            for column in range(merge.left, merge.right + 1):
                # A merged cell below the last filled row is an empty frame, not a row of its own.
                if row in rows or row == merge.top:
                    rows.setdefault(row, {})[column] = text
    lines = tuple(Line(row + 1, rows[row]) for row in sorted(rows))
    return Page(sheet.name, lines, spans)
