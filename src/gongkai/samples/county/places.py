"""The agencies of the invented county, and the people who work in them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

UNIT = {"county": "县", "department": "局", "township": "镇", "street": "街道", "enterprise": "公司"}
_ORG = {
    "county": "县人民政府",
    "department": "局",
    "township": "镇人民政府",
    "street": "街道办事处",
    "enterprise": "公司",
}
DUTIES = ("xinxi", "baomi", "fenguan", "zhuyao")
"""The four duties of an agency as its people's log-ins end, in the order of the papers' way."""


@dataclass(frozen=True, slots=True)
class Place:
    """An agency: what its 公开指南 says, the villages it speaks of, and its four people in the order of `DUTIES`."""

    slug: str
    kind: str
    name: str
    short: str
    mark: str
    office: str
    address: str
    telephone: str
    fax: str
    email: str
    people: tuple[str, ...]
    villages: tuple[str, ...]
    population: int
    org_code: str
    on_county_site: bool

    @property
    def unit(self) -> str:
        """How its papers call the area it governs: 镇, 乡, 街道, 县, 局, 公司."""
        return "乡" if self.short.endswith("乡") else UNIT[self.kind]

    @property
    def org(self) -> str:
        """How its papers call itself in short."""
        return _ORG[self.kind].replace("镇", "乡") if self.unit == "乡" else _ORG[self.kind]


@dataclass(frozen=True, slots=True)
class Higher:
    """An organ named in the 公开指南 for remedies: its name and court, with addresses."""

    name: str
    address: str
    court: str
    court_address: str


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((resources.files("gongkai.samples.county") / "places.toml").read_text(encoding="utf-8"))


@cache
def places() -> tuple[Place, ...]:
    """All agencies, the county's government first."""
    return tuple(_place(row, number) for number, row in enumerate(_data()["agencies"], 1))


def _place(row: Mapping[str, Any], number: int) -> Place:
    area, local = _data()["area_code"], row["local"]
    slug = row["slug"]
    return Place(
        slug=slug, kind=row["kind"], name=row["name"], short=row["short"], mark=row["mark"], office=row["office"],
        address=row["address"], telephone=f"{area}-{local}", fax=f"{area}-{int(local) + 1:07d}",
        email=f"gongkai@{slug}.yunling.example", people=tuple(row["people"]), villages=tuple(row["villages"]),
        population=row["population"], org_code=f"9900{number:04d}X", on_county_site=bool(row.get("site")),
    )  # fmt: skip


def place(slug: str) -> Place:
    """The agency of a slug. Raises KeyError where there is none."""
    return {row.slug: row for row in places()}[slug]


def higher(name: str) -> Higher:
    """`city` or `county`: who reviews, and which court hears."""
    return Higher(**_data()[name])


def county_people() -> Mapping[str, str]:
    """The names of the supervisor, the administrator and the auditor."""
    people: Mapping[str, str] = _data()["county_people"]
    return people


def postcode() -> str:
    """The postcode of all of the county."""
    return str(_data()["postcode"])


def hours() -> str:
    """When offices are open."""
    return str(_data()["hours"])


@cache
def names_of_people() -> tuple[str, str]:
    """The characters that surnames and given names are made of."""
    return _data()["surnames"], _data()["given"]
