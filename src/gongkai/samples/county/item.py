"""What an agency of the invented county publishes: one item, with its dates, its table and what it hangs together with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Table = tuple[tuple[str, ...], ...]
"""Rows of a table, the first being the heads."""


@dataclass(frozen=True, slots=True)
class Paper:
    """An attachment to be set: the kind of file (xlsx, docx, pdf), its name without suffix, and its rows or lines."""

    kind: str
    name: str
    title: str
    lines: tuple[str, ...] = ()
    table: Table = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be published. `key` names it for good; `about` are links to items composed before it."""

    key: str
    agency: str
    category: str
    genre: str
    title: str
    summary: str
    body: str
    issuer: str
    document_number: str
    formed_on: date
    published_on: date
    topic: str = ""
    keywords: str = ""
    normative: bool = False
    validity: str = ""
    effective_on: date | None = None
    expires_on: date | None = None
    ended_on: date | None = None
    papers: tuple[Paper, ...] = ()
    about: tuple[tuple[str, str], ...] = ()
    """Pairs of a relation's code and the key of the other item."""
