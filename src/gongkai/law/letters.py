"""The letters of a case 告知书、答复书: what each must contain, its article, and the event of the clock it goes with."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Letter:
    """One kind of letter. `event` is the event of the clock that sending it is, or "" where it moves no clock."""

    code: str
    name: str
    article: str
    event: str
    contents: tuple[str, ...]


@cache
def letters() -> Mapping[str, Letter]:
    """Every kind of letter by its code, in the order of a case."""
    text = (resources.files("gongkai.law") / "letters.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)["letters"]
    return MappingProxyType({row["code"]: Letter(**{**row, "contents": tuple(row["contents"])}) for row in rows})
