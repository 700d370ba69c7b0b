"""Checks of the words of a report: sums, agreement with the tables, parts, period, years, citations, narrative.

A rule that cannot name both numbers, their noun and their sentence stays silent.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from gongkai.annual.checking.finding import Finding
from gongkai.annual.checking.prose import narrative
from gongkai.annual.checking.prose.agencies import check_agencies
from gongkai.annual.checking.prose.citation import check_citation
from gongkai.annual.checking.prose.fees import check_fees
from gongkai.annual.checking.prose.growth import check_growth
from gongkai.annual.checking.prose.local import check_local
from gongkai.annual.checking.prose.narrative import check_narrative
from gongkai.annual.checking.prose.parts import check_parts
from gongkai.annual.checking.prose.sums import check_sums
from gongkai.annual.checking.prose.tables import check_tables
from gongkai.annual.checking.prose.times import check_period, check_years
from gongkai.annual.checking.prose.tokens import Prose, prose_of
from gongkai.annual.checking.prose.units import check_units
from gongkai.annual.report import Report

__all__ = ["PROSE_FAMILIES", "check_copied", "check_prose"]

PROSE_FAMILIES: Final[tuple[Callable[[Prose], list[Finding]], ...]] = (
    check_period,
    check_parts,
    check_citation,
    check_sums,
    check_tables,
    check_local,
    check_units,
    check_years,
    check_agencies,
    check_fees,
    check_narrative,
)
"""One pure function a family, each over the prose cut once into sentences."""


def check_prose(report: Report) -> list[Finding]:
    """Every finding about the words of a report, family by family."""
    prose = prose_of(report)
    return [finding for family in PROSE_FAMILIES for finding in family(prose)]


def check_copied(report: Report, prior: Report) -> list[Finding]:
    """What only last year's report can show: parts taken over from it, and rates of growth that do not follow."""
    return narrative.check_copied(report, prior) + check_growth(report, prior)
