"""Local supplementary tables as data: versioned definitions beside the national form, never part of its codes."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class SupplementRow:
    """One indicator: code, printed label, unit, known variants. A `head` row only leads others and holds no figure."""

    code: str
    label: str
    unit: str
    variants: tuple[str, ...] = ()
    head: bool = False


@dataclass(frozen=True, slots=True)
class SupplementForm:
    """A local table: its rows and columns, the data years it is for, and which part may not exceed which whole."""

    id: str
    title: str
    first_year: int
    last_year: int | None
    source: str
    columns: tuple[str, ...]
    rows: tuple[SupplementRow, ...]
    within: tuple[tuple[str, str], ...]


def supplement_from(text: str) -> SupplementForm:
    """A definition from the text of its data file. Raises ValueError or KeyError where the file is wrong."""
    data = tomllib.loads(text)
    rows = tuple(
        SupplementRow(row["code"], row["label"], row["unit"], tuple(row.get("variants", ())), row.get("head", False))
        for row in data["rows"]
    )
    codes = {row.code for row in rows}
    within = tuple((pair["part"], pair["whole"]) for pair in data.get("within", ()))
    for part, whole in within:
        if part not in codes or whole not in codes:
            raise ValueError(f"{part} within {whole} names a row that is not there")
    return SupplementForm(
        data["id"], data["title"], data["first_year"], data.get("last_year"), data["source"],
        tuple(data["columns"]), rows, within,
    )  # fmt: skip


@cache
def supplements() -> tuple[SupplementForm, ...]:
    """The local tables the package knows."""
    folder = resources.files("gongkai.law") / "supplements"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return tuple(supplement_from(f.read_text(encoding="utf-8")) for f in files)
