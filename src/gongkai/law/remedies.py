"""How an answer tells of its remedies: the protected paragraph, by the grounds of the decision and the law in force on the day.

Review 行政复议 within 60 days or suit 行政诉讼 within 6 months; review first against a refusal under arts. 14 to 16 since
2024-01-01, then suit within 15 days. Words, periods of force and sources are in `remedies.toml`; organ, court and the
channel for review on the internet are the agency's settings.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from gongkai.law.grounds import PARTIAL, RemedyKind, ground_of, remedy_kind


class RemedyRefused(ValueError):
    """A paragraph that cannot be written in full; the message tells a clerk which setting is missing."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The words of a paragraph about remedies, the law they rest on, and which remedy they tell of."""

    text: str
    basis: str
    kind: RemedyKind


def remedy_paragraph(
    codes: Sequence[str],
    on: date,
    organ: str,
    court: str,
    *,
    served_online: bool,
    channel: str = "",
    paper: str = "答复书",
    local: Mapping[str, RemedyKind] = MappingProxyType({}),
) -> Paragraph | None:
    """The paragraph for a decision on these grounds, served on a day; None where nothing was decided against the applicant.

    `organ` reviews, `court` tries; `channel` is the address for filing a review on the internet, which a decision served
    online must name (行政复议法 art. 22(2), since 2024-01-01). Raises RemedyRefused where one of them is wanted and empty, or where
    no law of the table is in force; GroundsRefused as `remedy_kind`.
    """
    kind = remedy_kind(codes, on, local)
    if kind == "none":
        return None
    partly = kind == "review_first" and ground_of(codes).code == PARTIAL
    text, basis = _told("partial_review_first" if partly else kind, on, organ=organ, court=court, paper=paper)
    online = _row("online", on) if served_online else None
    if online is None:
        return Paragraph(text, basis, kind)
    more, more_basis = _told("online", on, channel=channel)
    return Paragraph(text + more, f"{basis}，{more_basis}", kind)


def overdue_paragraph(
    due: date, on: date, organ: str, court: str, complain_to: str, *, review_first: bool = False
) -> Paragraph:
    """What an applicant may do whose answer was due on `due` and did not come, told on a day after it.

    法释〔2025〕8号 art. 2(2) leaves the choice; some places ask for review first, which `review_first` is for. Raises RemedyRefused.
    """
    first = review_first and _row("overdue_review_first", on) is not None
    day = f"{due.year}年{due.month}月{due.day}日"
    words = {"organ": organ, "court": court, "complain_to": complain_to, "day": day}
    text, basis = _told("overdue_review_first" if first else "overdue", on, **words)
    return Paragraph(text, basis, "review_first" if first else "either")


_NAMES = {
    "organ": "行政复议机关",
    "court": "管辖法院",
    "channel": "网上申请行政复议的渠道",
    "complain_to": "受理投诉的政府信息公开工作主管部门",
    "paper": "文书名称",
}


def _told(code: str, on: date, **words: str) -> tuple[str, str]:
    row = _row(code, on)
    if row is None:
        raise RemedyRefused(
            f"{on.isoformat()}没有可用的救济告知条款。请核对送达日期（现行《条例》2019年5月15日起施行）。"
        )
    missing = [_NAMES[name] for name, word in words.items() if not word.strip()]
    if missing:
        raise RemedyRefused(
            f"没有填写{'、'.join(missing)}，救济告知写不完整。请先在单位设置中填好。依据：{row['basis']}。"
        )
    return row["text"].format(**words), row["basis"]


def _row(code: str, on: date) -> Mapping[str, Any] | None:
    rows = [row for row in paragraphs() if row["code"] == code and row["since"] <= on]
    return max(rows, key=lambda row: row["since"], default=None)


@cache
def paragraphs() -> tuple[Mapping[str, Any], ...]:
    """The paragraphs as data: code, since, basis, text."""
    text = (resources.files("gongkai.law") / "remedies.toml").read_text(encoding="utf-8")
    return tuple(MappingProxyType(row) for row in tomllib.loads(text)["paragraphs"])
