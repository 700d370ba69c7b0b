"""The texts that items are made of, read from `texts/*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from gongkai.samples.county.places import Place


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of item: who publishes it and how often, and its words with `{places}` and `[[choices|of words]]`."""

    key: str
    whose: frozenset[str]
    category: str
    genre: str
    months: tuple[int, ...]
    per_year: float
    title: str
    summary: str
    body: str
    topic: str
    keywords: str
    series: str = ""
    lag: int = 14
    """The most working days from formation to publication."""
    normative: bool = False
    figures: tuple[Mapping[str, Any], ...] = ()
    attach: str = ""
    attach_name: str = ""
    categories: Mapping[str, str] | None = None
    """Other categories for other kinds of agency."""

    def is_of(self, place: Place) -> bool:
        """Whether an agency publishes items of this kind."""
        return bool(self.whose & {place.kind, place.slug})

    def category_of(self, place: Place) -> str:
        """The category under which an agency publishes it."""
        return (self.categories or {}).get(place.kind, self.category)


@cache
def templates() -> tuple[Template, ...]:
    """All kinds of items, in the order of the files' names."""
    folder = resources.files("gongkai.samples.county") / "texts"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return tuple(
        _template(row) for file in files for row in tomllib.loads(file.read_text(encoding="utf-8"))["templates"]
    )


def _template(row: dict[str, Any]) -> Template:
    other = {name.removesuffix("_category"): row.pop(name) for name in list(row) if name.endswith("_category")}
    row["whose"], row["months"] = frozenset(row.pop("for")), tuple(row["months"])
    row["figures"] = tuple(row.get("figures", ()))
    return Template(**row, categories=other)
