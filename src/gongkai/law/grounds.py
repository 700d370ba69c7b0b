"""The grounds of a decision 答复的依据: for each its letter, the evidence wanted, the remedy on a day, the row of the form.

A decision stores its grounds; letter, remedy and figures follow from this table and from nothing else. The data and its
sources are in `grounds.toml`; a change of law is a change there.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Literal, get_args

Outcome = Literal["granted", "partial", "denied", "unavailable", "unprocessed", "other"]
OUTCOMES: Mapping[Outcome, str] = MappingProxyType(
    {
        "granted": "予以公开",
        "partial": "部分公开",
        "denied": "不予公开",
        "unavailable": "无法提供",
        "unprocessed": "不予处理",
        "other": "其他处理",
    }
)
"""The six outcomes, as the form counts them."""
RemedyKind = Literal["either", "review_first", "none"]
"""either: review or suit as the applicant likes. review_first: review before suit. none: nothing was decided against him."""
PARTIAL = "37"
_MARKS = ("parts", *get_args(RemedyKind))


class GroundsRefused(ValueError):
    """Grounds that do not make one decision; the message tells a clerk what to choose."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground. `evidence` is what the file must hold; `rows` gives the row of each edition of the form.

    `remedy` is as in the data (see there); ask `remedy_kind` for what holds on a day. `is_local`: places read the law
    differently, so an agency may set the kind. `since` is the first day it may be used, or None for as long as the
    regulation has stood in its present text.
    """

    code: str
    name: str
    outcome: Outcome
    article: str
    text: str
    letter: str
    evidence: tuple[str, ...]
    remedy: str
    is_local: bool
    since: date | None
    rows: Mapping[str, str]


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((resources.files("gongkai.law") / "grounds.toml").read_text(encoding="utf-8"))


@cache
def grounds() -> Mapping[str, Ground]:
    """Every ground by its code, in the order of the form. Raises ValueError where the data is wrong."""
    return MappingProxyType({row["code"]: _ground(row) for row in _data()["grounds"]})


def ground(code: str) -> Ground:
    """The ground with a code such as `36.4` or `16.2a`. Raises KeyError where there is none."""
    return grounds()[code]


def ground_of(codes: Sequence[str]) -> Ground:
    """The one ground that a decision on these grounds is counted and written under.

    Something given and something not is always part-disclosure (art. 37), whatever the reasons for the rest. Several reasons
    with nothing given are counted under the first, which the agency puts first because it carries the decision.
    Raises GroundsRefused for no ground, or an end of the case together with an answer; KeyError for one that does not exist.
    """
    chosen = [ground(code) for code in codes]
    if not chosen:
        raise GroundsRefused("答复没有依据。请选定一项依据。依据：《条例》第三十六条。")
    outcomes = {one.outcome for one in chosen}
    if "other" in outcomes and len(chosen) > 1:
        raise GroundsRefused("“其他处理”（撤回、逾期不补正、不缴费等）不能和答复的依据同时使用。请只选一项。")
    if "partial" in outcomes or ("granted" in outcomes and len(outcomes) > 1):
        return ground(PARTIAL)
    return chosen[0]


def row_of(codes: Sequence[str], edition: str) -> str:
    """The row of table 3 in which a decision on these grounds is counted, for an edition such as `2021`.

    Raises as `ground_of`; KeyError for an edition that is not known.
    """
    return ground_of(codes).rows[edition]


def remedy_kind(codes: Sequence[str], on: date, local: Mapping[str, RemedyKind] = MappingProxyType({})) -> RemedyKind:
    """The remedy against a decision on these grounds served on a day.

    Of a part-disclosure it follows what is withheld: review first as soon as one part is refused under arts. 14 to 16. `local`
    holds what the agency has set for grounds read differently from place to place. Raises as `ground_of`, and GroundsRefused
    for a part-disclosure that does not say why the rest is withheld.
    """
    decision = ground_of(codes)
    if decision.remedy != "parts":
        return _kind(decision, on, local)
    withheld = [one for one in map(ground, codes) if one.outcome not in ("partial", "granted")]
    if not withheld:
        raise GroundsRefused(
            "部分公开还要写明不公开的部分依据哪一条。请加选一项或者几项依据。依据：《条例》第三十七条。"
        )
    kinds = {_kind(one, on, local) for one in withheld}
    return "review_first" if "review_first" in kinds else "either"


def review_first_basis(on: date) -> str | None:
    """The law by which a refusal under arts. 14 to 16 goes to review before suit on a day; None where none does."""
    rows = [row for row in _data()["review_before_suit"] if row["since"] <= on]
    return str(max(rows, key=lambda row: row["since"])["basis"]) if rows else None


def _kind(one: Ground, on: date, local: Mapping[str, RemedyKind]) -> RemedyKind:
    marked = local.get(one.code, one.remedy) if one.is_local else one.remedy
    if marked == "none":
        return "none"
    return "review_first" if marked == "review_first" and review_first_basis(on) else "either"


def _ground(row: Mapping[str, Any]) -> Ground:
    if row["outcome"] not in OUTCOMES or row["remedy"] not in _MARKS:
        raise ValueError(f"the ground {row['code']} has an outcome or a remedy that does not exist")
    return Ground(
        code=row["code"],
        name=row["name"],
        outcome=row["outcome"],
        article=row["article"],
        text=row["text"],
        letter=row["letter"],
        evidence=tuple(row["evidence"]),
        remedy=row["remedy"],
        is_local=row.get("local", False),
        since=row.get("since"),
        rows=MappingProxyType(dict(row["rows"])),
    )
