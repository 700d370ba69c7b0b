"""All checks of one report, in the order of the document."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gongkai.annual.checking import cells, frame, layout
from gongkai.annual.checking.finding import Finding
from gongkai.annual.checking.hierarchy import check_children
from gongkai.annual.checking.prose import check_copied, check_prose
from gongkai.annual.checking.shifted import check_shifted
from gongkai.annual.checking.tie_outs import check_tie_outs
from gongkai.annual.checking.years import check_prior
from gongkai.annual.report import Report
from gongkai.law.edition import Edition

FAMILIES: tuple[Callable[[Report], list[Finding]], ...] = (
    frame.check_title,
    frame.check_headings,
    layout.check_missing_tables,
    layout.check_heads,
    layout.check_rows,
    layout.check_labels,
    cells.check_blanks,
    cells.check_kinds,
    cells.check_units,
    cells.check_rules,
    cells.check_in_force,
    frame.check_signature,
    check_prose,
)
_GRAVITY = {"error": 0, "warning": 1, "note": 2}


def check_report(
    report: Report,
    prior: Report | None = None,
    children: Sequence[Report] = (),
    known: tuple[Edition, ...] | None = None,
) -> list[Finding]:
    """Every finding of a report: alone, against last year's report, and against the reports it should be the sum of.

    The gravest come first; those of one gravity stand in the order of the document.
    """
    shifted, values = check_shifted(report)
    findings = [*shifted, *check_tie_outs(report, values), *frame.check_edition(report, known)]
    for family in FAMILIES:
        findings += family(report)
    if prior is not None:
        findings += check_prior(report, prior)
        findings += check_copied(report, prior)
    findings += check_children(report, children)
    return sorted(findings, key=_order)


def _order(finding: Finding) -> tuple[int, int, tuple[int, int]]:
    where = finding.where
    return (_GRAVITY[finding.severity], where.block if where.block is not None else 1 << 30, where.cell or (0, 0))
