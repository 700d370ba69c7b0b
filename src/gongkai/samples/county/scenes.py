"""The texts of what stands on the desks of 清溪镇, on any day."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from gongkai.samples.county.chance import chance
from gongkai.samples.county.days import before
from gongkai.samples.county.figures.ground import Ground
from gongkai.samples.county.item import Item, Paper
from gongkai.samples.county.places import place
from gongkai.samples.county.wording import day_words, masked
from gongkai.samples.county.words import common_words

HOME = "qingxi"
SAMPLE_IDENTITY = "11010519491231002X"
"""The example number of GB 11643: it passes every check and is nobody's."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A text of a scene: the item as first written, what else its version says, and the body it is amended to."""

    item: Item
    more: Mapping[str, str]
    amended: str = ""


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((resources.files("gongkai.samples.county") / "scenes.toml").read_text(encoding="utf-8"))


def channels() -> list[dict[str, str]]:
    """The channels of 清溪镇."""
    return [dict(row) for row in _data()["channels"]]


def scenes(today: date) -> dict[str, Scene]:
    """The scenes by their keys, as they are on a day."""
    return {row["key"]: _scene(row, today) for row in _data()["scenes"]}


def _scene(row: Mapping[str, Any], today: date) -> Scene:
    home, formed = place(HOME), before(today, row["formed"])
    words = common_words(Ground(chance("scene", row["key"]), home, formed), 1)

    def signed(text: str) -> str:
        return f"{text.strip().format_map(words)}\n{home.name}\n{day_words(formed)}"

    normative = bool(row.get("normative"))
    item = Item(
        key=f"{HOME}/scene/{row['key']}", agency=HOME, category=row["category"], genre=row["genre"],
        title=row["title"].format_map(words), summary=row["summary"].format_map(words), body=signed(row["body"]),
        issuer=home.name, document_number="", formed_on=formed, published_on=formed, topic=row["topic"],
        keywords=row["keywords"], normative=normative, validity="valid" if normative else "",
        papers=(_identity_paper(words["year"], words["month"]),) if row["key"] == "identity" else (),
    )  # fmt: skip
    more = {name: row[name] for name in ("disclosure", "ground", "ground_text") if name in row}
    return Scene(item, more, signed(row["amended"]) if "amended" in row else "")


def _identity_paper(year: str, month: str) -> Paper:
    """A list as a hurried clerk attaches it: one row still has an identity number."""
    rng = chance("scene", "identity paper")
    home = place(HOME)
    rows = [(rng.choice(home.villages), masked(rng), "", f"{money:,}元") for money in (1200, 1500, 800, 2000)]
    rows.insert(2, ("溪西村", "谢*英", SAMPLE_IDENTITY, "1,300元"))
    heads = ("村（社区）", "姓名", "备注", "金额")
    name = f"{year}年{month}月临时救助发放花名册"
    return Paper("xlsx", name, f"清溪镇{name}", (), (heads, *rows, ("合计", "5户", "", "6,800元")))
