"""What a check says: one finding for one cause and place."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any, Literal

from gongkai.annual.report import Figure, Report

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Where:
    """The place of a finding, for people and for the mark in the document.

    `block` is the index of the block in the document read, `cell` its (row, column) in the grid when it is a table;
    `quote` is the text found there, to the letter.
    """

    table: int | None = None
    row: str | None = None
    column: str | None = None
    section: str | None = None
    block: int | None = None
    cell: tuple[int, int] | None = None
    page: int | None = None
    line: int | None = None
    quote: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The place as the contract prints it; what is not known is null."""
        return {
            "table": self.table,
            "row": self.row,
            "column": self.column,
            "section": self.section,
            "block": self.block,
            "page": self.page,
            "line": self.line,
            "quote": self.quote,
        }


@dataclass(frozen=True, slots=True)
class Fix:
    """The one cell whose change repairs the most tie-outs, and the value that does it."""

    cell: str
    value: Figure


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault, a doubt or a hint. `message` is an instruction in Chinese, `basis` the article or the form's note."""

    id: str
    severity: Severity
    message: str
    cells: tuple[str, ...] = ()
    expected: Figure | str | None = None
    actual: Figure | str | None = None
    where: Where = field(default_factory=Where)
    basis: str | None = None
    fix: Fix | None = None


def fingerprint(finding: Finding, report: Report) -> str:
    """A mark that stays the same from run to run, over agency, year, id and cells or the normalised quote.

    Positions do not enter it, so a person's verdict on a finding survives the next reading.
    """
    about = ",".join(sorted(finding.cells)) or "".join((finding.where.quote or "").split())
    parts = (report.agency or "", str(report.year or ""), finding.id, about)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def figure_json(value: Figure | str | None) -> int | str | None:
    """A figure as the contract prints it: whole numbers as integers, decimals as text."""
    if value is None or isinstance(value, int | str):
        return value
    return str(value)


def as_json(finding: Finding, report: Report) -> dict[str, Any]:
    """The finding as `gongkai check --format json` prints it."""
    return {
        "id": finding.id,
        "severity": finding.severity,
        "cells": list(finding.cells),
        "expected": figure_json(finding.expected),
        "actual": figure_json(finding.actual),
        "where": finding.where.as_json(),
        "message": finding.message,
        "basis": finding.basis,
        "fix": {"cell": finding.fix.cell, "value": figure_json(finding.fix.value)} if finding.fix else None,
        "fingerprint": fingerprint(finding, report),
    }
