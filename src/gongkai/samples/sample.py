"""A sample's data file to a Report."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from importlib import resources
from typing import Any

from gongkai.annual.report import Figure, Line, Report, Section
from gongkai.law.edition import Edition, edition_named, join_code


def sample(name: str) -> Report:
    """The invented report `name` (qingxi_2024, qingxi_2025). Every cell not given is 0."""
    text = (resources.files("gongkai.samples") / f"{name}.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    edition = edition_named(data["edition"])
    signed = data["signed_on"]
    return Report(
        format="json",
        title=data["title"],
        agency=data["agency"],
        year=data["year"],
        edition=edition,
        signed_on=signed,
        values=_values(edition, data["figures"]),
        preamble=[Line(-1, text) for text in data["preamble"]],
        sections=[_section(edition, part) for part in data["sections"]],
        signature=[Line(-1, data["agency"]), Line(-1, f"{signed.year}年{signed.month}月{signed.day}日")],
    )


def _section(edition: Edition, part: Mapping[str, Any]) -> Section:
    heading = edition.section(part["key"]).heading
    return Section(part["number"], heading, part["key"], -1, [Line(-1, text) for text in part["lines"]])


def _values(edition: Edition, figures: Mapping[str, list[int | str]]) -> dict[str, Figure | None]:
    values: dict[str, Figure | None] = dict.fromkeys(edition.cells, 0)
    for table in edition.tables:
        for panel in table.panels:
            rows = {row.code for row in panel.rows}
            for code, row in figures.items():
                if code in rows:
                    names = [join_code(code, column.code) for column in panel.columns]
                elif not panel.rows[0].label:
                    names = [c.code for c in panel.columns if c.code.startswith(f"{code}.")]
                else:
                    continue
                for name, figure in zip(names, row, strict=bool(names)):
                    values[name] = Decimal(figure) if isinstance(figure, str) else figure
    return values
