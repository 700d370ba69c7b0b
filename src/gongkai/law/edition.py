"""The editions of the statutory form of the annual report, read from data files.

An edition is everything another part of the program needs to read, check, set or add up a report of its
years: sections, tables, cells with labels and known variants, tie-outs. A change of law is a new file in
`editions/`; no code names a row. Source: 《政府信息公开条例》第五十条 and the notices named in each file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any, Literal

Kind = Literal["count", "change", "money", "amount"]
"""count: a whole number not below 0. change: a signed whole number. money: 万元, not below 0. amount: money in a free unit."""


@dataclass(frozen=True, slots=True)
class Label:
    """A row or column of the form: its code, printed label, known variants, and the labels it stands under."""

    code: str
    label: str
    under: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    kind: Kind = "count"


@dataclass(frozen=True, slots=True)
class Panel:
    """Rows by columns under one head. Table 2 has one panel an item of article 20, tables 3 and 4 have one each."""

    head: str
    corner: str
    columns: tuple[Label, ...]
    rows: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class TableForm:
    """A table of the form: its number in the codes (2, 3, 4), its section and its panels."""

    number: int
    section: str
    name: str
    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True)
class SectionForm:
    """One part of the report: its printed number and heading, and words that tell it whatever its number."""

    key: str
    number: str
    heading: str
    variants: tuple[str, ...]
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CellForm:
    """One cell of the form. `code` is the contract with other programs (`form_cells.csv`)."""

    code: str
    table: int
    panel: int
    row: Label
    column: Label

    @property
    def kind(self) -> Kind:
        """What sort of number the cell holds."""
        return self.column.kind

    @property
    def row_label(self) -> str:
        """The printed label of the row; of table 4, which has one row, the heads above the column."""
        return self.row.label or " / ".join(self.column.under)


@dataclass(frozen=True, slots=True)
class TieOut:
    """One identity: the cells on the left add up to the cells on the right. `line` names the row or column it is for."""

    id: str
    line: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    basis: str

    @property
    def cells(self) -> tuple[str, ...]:
        """Every cell that takes part, left side first."""
        return self.left + self.right


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of the form with the data years it is for (`last_year` None: still in force)."""

    id: str
    first_year: int
    last_year: int | None
    notice: str
    notice_title: str
    source: str
    sections: tuple[SectionForm, ...]
    tables: tuple[TableForm, ...]
    cells: Mapping[str, CellForm]
    tie_outs: tuple[TieOut, ...]
    carried: tuple[tuple[str, str], ...]
    """Pairs (cell of this year, cell of last year's report it must equal)."""
    in_force: tuple[tuple[str, str, str], ...]
    """Triples (in force, issued, repealed): in force = last year's in force + issued - repealed."""
    monotone: tuple[str, ...]
    """Cells that count everything so far and so should not fall from one year to the next."""
    items: tuple[tuple[str, str], ...]
    """Pairs (prior, change): this year's prior = last year's prior + last year's change."""
    not_zero: tuple[str, ...]
    """Cells that a body without power to make 规章 must leave at 0."""
    not_zero_basis: str
    groups: Mapping[str, tuple[str, ...]] = field(repr=False)
    """For each row code and group prefix of table 3, the row codes it covers (`requests.denied` -> eight rows)."""

    def for_year(self, year: int) -> bool:
        """Whether a report on the data year `year` is to be made in this edition."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)

    def table(self, number: int) -> TableForm:
        """The table with the number `number`. Raises KeyError where the edition has none."""
        for table in self.tables:
            if table.number == number:
                return table
        raise KeyError(number)

    def section(self, key: str) -> SectionForm:
        """The part with the key `key`. Raises KeyError where the edition has none."""
        for section in self.sections:
            if section.key == key:
                return section
        raise KeyError(key)

    def figure(self, row: str, column: str) -> str:
        """The code of the cell of table 3 in row `row` (a code such as `requests.new`) and column `column`."""
        return f"{row}.{column}"


def _label(data: Mapping[str, Any]) -> Label:
    return Label(
        code=data["code"],
        label=data["label"],
        under=tuple(data.get("under", ())),
        variants=tuple(data.get("variants", ())),
        kind=data.get("kind", "count"),
    )


def _table(data: Mapping[str, Any]) -> TableForm:
    panels = tuple(
        Panel(
            head=panel["head"],
            corner=panel["corner"],
            columns=tuple(_label(column) for column in panel["columns"]),
            rows=tuple(_label(row) for row in panel["rows"]),
        )
        for panel in data["panels"]
    )
    return TableForm(number=data["number"], section=data["section"], name=data["name"], panels=panels)


def join_code(row: str, column: str) -> str:
    """The code of a cell from its row's and its column's; either may be empty."""
    return f"{row}.{column}" if row and column else row or column


def _cells(tables: Iterable[TableForm]) -> dict[str, CellForm]:
    cells: dict[str, CellForm] = {}
    for table in tables:
        for index, panel in enumerate(table.panels):
            for row in panel.rows:
                for column in panel.columns:
                    code = join_code(row.code, column.code)
                    if code in cells:
                        raise ValueError(f"the cell {code} stands twice in the form")
                    cells[code] = CellForm(code, table.number, index, row, column)
    return cells


def _stretch(rule: Mapping[str, Any], tables: tuple[TableForm, ...]) -> list[TieOut]:
    """One TieOut for each line that the rule is stretched over."""
    if rule["over"] == "prefixes":
        return [
            TieOut(
                rule["id"],
                prefix,
                tuple(f"{prefix}.{name}" for name in rule["left"]),
                tuple(f"{prefix}.{name}" for name in rule["right"]),
                rule["basis"],
            )
            for prefix in rule["prefixes"]
        ]
    panel = next(table for table in tables if table.number == rule["table"]).panels[0]
    rows = [row.code for row in panel.rows]
    if rule["over"] == "rows":
        return [
            TieOut(
                rule["id"],
                row,
                tuple(f"{row}.{name}" for name in rule["left"]),
                tuple(f"{row}.{name}" for name in rule["right"]),
                rule["basis"],
            )
            for row in rows
        ]

    def named(names: Iterable[str]) -> list[str]:
        found: list[str] = []
        for name in names:
            found += [row for row in rows if row.startswith(name)] if name.endswith(".") else [name]
        return found

    left, right = named(rule["left"]), named(rule["right"])
    return [
        TieOut(
            rule["id"],
            column.code,
            tuple(f"{row}.{column.code}" for row in left),
            tuple(f"{row}.{column.code}" for row in right),
            rule["basis"],
        )
        for column in panel.columns
    ]


def _groups(tables: Iterable[TableForm]) -> dict[str, tuple[str, ...]]:
    rows = [row.code for table in tables for panel in table.panels for row in panel.rows if row.code]
    groups: dict[str, list[str]] = {}
    for row in rows:
        groups.setdefault(row, []).append(row)
        parent = row.rpartition(".")[0]
        if parent.count(".") >= 1:
            groups.setdefault(parent, []).append(row)
    return {code: tuple(members) for code, members in groups.items()}


def edition_from(text: str) -> Edition:
    """An edition from the text of its data file. Raises ValueError or KeyError where the file is wrong."""
    data = tomllib.loads(text)
    tables = tuple(_table(table) for table in data["tables"])
    cells = _cells(tables)
    tie_outs = tuple(tie for rule in data["rules"] for tie in _stretch(rule, tables))
    for tie in tie_outs:
        for code in tie.cells:
            if code not in cells:
                raise ValueError(f"the rule {tie.id} names {code}, which is no cell of the form")
    cross = data.get("cross_year", {})
    columns = [column.code for table in tables if table.number == 3 for column in table.panels[0].columns]
    carried = cross.get("carried")
    not_zero = data.get("not_zero", {})
    return Edition(
        id=data["id"],
        first_year=data["first_year"],
        last_year=data.get("last_year"),
        notice=data["notice"],
        notice_title=data["notice_title"],
        source=data["source"],
        sections=tuple(
            SectionForm(
                section["key"],
                section["number"],
                section["heading"],
                tuple(section.get("variants", ())),
                tuple(section["marks"]),
            )
            for section in data["sections"]
        ),
        tables=tables,
        cells=cells,
        tie_outs=tie_outs,
        carried=tuple((f"{carried['this']}.{c}", f"{carried['last']}.{c}") for c in columns) if carried else (),
        in_force=tuple((f"{row}.in_force", f"{row}.issued", f"{row}.repealed") for row in cross.get("in_force", ())),
        monotone=tuple(cross.get("monotone", ())),
        items=tuple((f"{row}.prior", f"{row}.change") for row in cross.get("items", ())),
        not_zero=tuple(not_zero.get("codes", ())),
        not_zero_basis=not_zero.get("basis", ""),
        groups=_groups(tables),
    )


@cache
def editions() -> tuple[Edition, ...]:
    """The national editions the package knows, oldest first."""
    folder = resources.files("gongkai.law") / "editions"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return tuple(edition_from(f.read_text(encoding="utf-8")) for f in files)


def edition_for(year: int, known: tuple[Edition, ...] | None = None) -> Edition | None:
    """The newest edition for the data year `year`, or None where none of `known` is for it."""
    fitting = [edition for edition in (known if known is not None else editions()) if edition.for_year(year)]
    return max(fitting, key=lambda edition: edition.first_year, default=None)


def edition_named(name: str, known: tuple[Edition, ...] | None = None) -> Edition:
    """The edition with the id `name`. Raises KeyError where there is none."""
    for edition in known if known is not None else editions():
        if edition.id == name:
            return edition
    raise KeyError(name)
