"""What an agency must publish of its own accord, and the short lists every entry chooses from.

The headings are those of articles 20 and 21 of the 《政府信息公开条例》, each with its time limit; the lists are the columns of
the standard catalogues (国办发〔2019〕54号). A change of law is a change of `catalogue.toml`; no code names a heading.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Literal

Level = Literal["county", "department", "township", "street", "institution"]
"""Kinds of agencies: 县级政府, 县级部门, 乡镇, 街道, 公共企事业单位 and other bodies that article 54 or 55 reaches."""
LEVELS: tuple[Level, ...] = ("county", "department", "township", "street", "institution")
PUBLISHING_LIMIT = 20
"""Working days from formation or change (art. 26), unless another law sets its own time."""
_DIGITS = "零一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class StatutoryCategory:
    """One heading of 法定主动公开内容.

    Exactly one of `limit_working_days` and `limit_days_calendar` is set; `limit_basis` is the law it comes from. `special`
    is a shorter time that other rules set for part of the heading, in words, or "". `hint` is for a township's clerk.
    """

    code: str
    name: str
    text: str
    basis: str
    limit_working_days: int | None
    limit_days_calendar: int | None
    limit_basis: str
    special: str
    levels: frozenset[Level]
    hint: str

    @property
    def index_code(self) -> str:
        """The code as four letters or digits, as an index number may carry it: `2007`, `21T4`."""
        article, _, item = self.code.partition(".")
        return article + item.upper().zfill(2)


@dataclass(frozen=True, slots=True)
class WithholdingGround:
    """A ground for not publishing. `article` is 14, 15, 16.1 or 16.2; `binding`: the agency must withhold, not only may.

    Whatever its ground, withheld information is looked at again from time to time (art. 18).
    """

    code: str
    article: str
    name: str
    text: str
    basis: str
    binding: bool


@dataclass(frozen=True, slots=True)
class Relation:
    """How one entry stands to another: the heading of the link on its own page, and on the other's page."""

    code: str
    forward: str
    backward: str


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((resources.files("gongkai.law") / "catalogue.toml").read_text(encoding="utf-8"))


def _choices(name: str) -> Mapping[str, str]:
    return MappingProxyType({str(code): str(label) for code, label in _data()[name].items()})


def _numeral(number: int) -> str:
    return _DIGITS[number] if number <= 10 else "十" + _DIGITS[number - 10]


def _basis(code: str) -> str:
    article, _, item = code.partition(".")
    return f"《条例》第二十条第（{_numeral(int(item))}）项" if article == "20" else "《条例》第二十一条"


def _category(data: Mapping[str, Any]) -> StatutoryCategory:
    strangers = set(data["levels"]) - set(LEVELS)
    if strangers:
        raise ValueError(f"the heading {data['code']} names levels that do not exist: {sorted(strangers)}")
    return StatutoryCategory(
        code=data["code"],
        name=data["name"],
        text=data["text"],
        basis=_basis(data["code"]),
        limit_working_days=None if "limit_days_calendar" in data else PUBLISHING_LIMIT,
        limit_days_calendar=data.get("limit_days_calendar"),
        limit_basis=data.get("limit_basis", "《条例》第二十六条"),
        special=data.get("special", ""),
        levels=frozenset(data["levels"]),
        hint=data["hint"],
    )


@cache
def statutory_categories() -> tuple[StatutoryCategory, ...]:
    """Every heading of articles 20 and 21, in the order of the law (art. 21: county headings, then those of townships)."""
    return tuple(_category(row) for row in _data()["categories"])


def category(code: str) -> StatutoryCategory:
    """The heading with a code such as `20.7` or `21.t4`. Raises KeyError where there is none."""
    for heading in statutory_categories():
        if heading.code == code:
            return heading
    raise KeyError(code)


def for_level(level: Level) -> tuple[StatutoryCategory, ...]:
    """The headings that an agency of a kind shows, in order. Raises ValueError for a kind that does not exist."""
    if level not in LEVELS:
        raise ValueError(f"there is no level {level!r}")
    return tuple(heading for heading in statutory_categories() if level in heading.levels)


CHANNELS = _choices("channels")
"""公开渠道和载体: the tick-list of the standard catalogues, stable code -> label."""
AUDIENCES = _choices("audiences")
"""公开对象."""
MODES = _choices("modes")
"""公开方式, as the standard catalogues print it."""
GENRES = _choices("genres")
"""体裁分类."""
VALIDITY = _choices("validity")
"""有效性 of a document."""
DISCLOSURE = _choices("disclosure")
"""公开属性 (art. 13): own initiative, on application, or withheld, which needs one of `GROUNDS`."""
RELATIONS: Mapping[str, Relation] = MappingProxyType({row["code"]: Relation(**row) for row in _data()["relations"]})
"""What links two entries, by code."""
GROUNDS: Mapping[str, WithholdingGround] = MappingProxyType(
    {row["code"]: WithholdingGround(**row) for row in _data()["grounds"]}
)
"""The grounds of articles 14 to 16 for not publishing, by code."""
