"""Invented pieces to a report or its findings in one step, by way of the plainest html."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gongkai.annual.checking import Finding, check_report
from gongkai.annual.reading import read_report
from gongkai.annual.report import Report
from gongkai.document.read import read_document
from gongkai.law.edition import Edition
from reports.containers import as_html
from reports.paper import Box, Grid, Paper, Piece


def opened(source: Paper | Iterable[Piece] | str, known: tuple[Edition, ...] | None = None, name: str = "") -> Report:
    """The report read from a paper or pieces (set as html) or from a text as it stands."""
    if isinstance(source, Paper):
        source = source.pieces
    text = source if isinstance(source, str) else as_html(list(source))
    return read_report(read_document(text.encode(), name), known)


def found(source: Paper | Iterable[Piece] | str, prior: Paper | None = None, name: str = "") -> list[Finding]:
    """The findings of a paper, pieces or text, with last year's paper where given."""
    return check_report(opened(source, name=name), prior=opened(prior) if prior else None)


def ids(findings: Iterable[Finding], severity: str = "") -> list[str]:
    """The ids of findings, sorted; those of one severity where it is given."""
    return sorted(finding.id for finding in findings if severity in ("", finding.severity))


def marks(report: Report, kind: str) -> list[str]:
    """What the marks of one kind are about: the label found, or the one missed."""
    return [mark.found or mark.label for mark in report.marks if mark.kind == kind]


def redrawn(paper: Paper, number: int, draw: Callable[[Grid], Grid | list[Piece]]) -> Paper:
    """The paper with its table `number` (2, 3, 4) drawn otherwise."""
    pieces: list[Piece] = []
    at = 1
    for piece in paper.pieces:
        if isinstance(piece, Grid):
            at += 1
            drawn = draw(piece) if at == number else piece
            pieces += drawn if isinstance(drawn, list) else [drawn]
        else:
            pieces.append(piece)
    return paper.with_pieces(pieces)


def relabelled(paper: Paper, old: str, new: str) -> Paper:
    """The paper with every table cell that says `old` saying `new`."""
    pieces: list[Piece] = []
    for piece in paper.pieces:
        if isinstance(piece, Grid):
            piece = Grid(
                tuple(
                    tuple(Box(new if box.text == old else box.text, box.across, box.down) for box in row)
                    for row in piece.rows
                )
            )
        pieces.append(piece)
    return paper.with_pieces(pieces)
