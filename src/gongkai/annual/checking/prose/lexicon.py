"""The names under which prose speaks of the rows and columns of an edition, taken from its data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from gongkai.law.edition import Edition, Label

_NUMBERED: Final = re.compile(r"^[（(]?[一二三四五六七八九十\d]{1,2}[）)]?[、.．]?")
_NOTE: Final = re.compile(r"[（(][^（）()]*[）)]")
SHORTEST: Final = 4
"""Names of fewer characters (其他, 总计, 公民) mean too many things in prose."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names to codes. `rows` gives the rows of table 3 a name covers, `columns` its columns, `active` the rows of table 2."""

    rows: dict[str, tuple[str, ...]]
    columns: dict[str, tuple[str, ...]]
    applicants: tuple[str, ...]
    """The columns of table 3 that add up to its totals."""
    active: dict[str, str]
    printed: frozenset[str]
    """The names of rows of table 2 exactly as the form prints them."""
    row_names: re.Pattern[str]
    column_names: re.Pattern[str]
    active_names: re.Pattern[str]


def bare_name(label: str) -> str:
    """A printed label without number and note: （二）部分公开（区分处理的，…） is 部分公开."""
    return _NUMBERED.sub("", _NOTE.sub("", _NUMBERED.sub("", label, count=1)), count=1).strip()


def _names(label: Label) -> list[str]:
    names = (bare_name(text) for text in (label.label, *label.variants))
    return [name for name in names if len(name) >= SHORTEST]


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    longest = sorted(names, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest)) if longest else "(?!)")


def _build(edition: Edition) -> Lexicon:
    rows: dict[str, tuple[str, ...]] = {}
    columns: dict[str, tuple[str, ...]] = {}
    active: dict[str, str] = {}
    applicants: tuple[str, ...] = ()
    printed: set[str] = set()
    for table in edition.tables:
        for panel in table.panels:
            if table.number == 3:
                _requests(rows, panel.rows)
                _applicants(columns, panel.columns)
                applicants = tuple(column.code for column in panel.columns if column.code != "total")
            elif table.number == 2:
                for row in panel.rows:
                    printed.add(row.label)
                    active |= dict.fromkeys((row.label, *row.variants), row.code)
    return Lexicon(
        rows=rows,
        columns=columns,
        applicants=applicants,
        active=active,
        printed=frozenset(printed),
        row_names=_pattern(rows),
        column_names=_pattern(columns),
        active_names=_pattern(active),
    )


def _requests(rows: dict[str, tuple[str, ...]], labels: tuple[Label, ...]) -> None:
    for row in labels:
        if not row.under:
            continue
        for name in _names(row):
            rows.setdefault(name, (row.code,))
        if len(row.under) > 1 and len(group := bare_name(row.under[-1])) >= SHORTEST:
            rows[group] = (*rows.get(group, ()), row.code)


def _applicants(columns: dict[str, tuple[str, ...]], labels: tuple[Label, ...]) -> None:
    for column in labels:
        for name in (column.label, *(_names(column))):
            if len(name) >= 3:
                columns.setdefault(name, (column.code,))
        for group in column.under:
            columns[group] = (*columns.get(group, ()), column.code)
            if "或" in group:
                other = group.replace("或", "和")
                columns[other] = (*columns.get(other, ()), column.code)


_BUILT: dict[int, tuple[Edition, Lexicon]] = {}


def lexicon_of(edition: Edition) -> Lexicon:
    """The names of an edition, built once for each edition value."""
    built = _BUILT.get(id(edition))
    if built is None or built[0] is not edition:
        built = _BUILT[id(edition)] = (edition, _build(edition))
    return built[1]
