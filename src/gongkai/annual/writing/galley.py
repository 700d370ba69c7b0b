"""A report as a row of pieces in the order they are printed, before any page or file format.

Every writer sets the same galley, so the parts, their numbers and the places of the tables are decided once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from gongkai.annual.report import Report
from gongkai.annual.writing.closing import ClosingLine, closing_lines
from gongkai.annual.writing.form import skeleton
from gongkai.annual.writing.lead import LEAD_LENGTH, Run, runs_of
from gongkai.annual.writing.local import supplement_skeleton
from gongkai.annual.writing.parts import NOWHERE, Part, parts_of
from gongkai.annual.writing.skeleton import FormCell, Skeleton
from gongkai.annual.writing.words import em_width, figure_text, printable

TITLE_WIDTH = 20
"""How many characters of 22 pt fit on a line of 156 mm."""


@dataclass(frozen=True, slots=True)
class Title:
    """The report's title; `lines` is how it is broken where it is too long for one."""

    text: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a part, number included."""

    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph in runs of one face each."""

    runs: tuple[Run, ...]
    heading: bool = False
    """Whether all of it is a heading of a lower level."""
    held: bool = False
    """Whether it stays on the page of what follows: the last words, so that no signature stands alone."""

    @property
    def text(self) -> str:
        """The paragraph without its faces."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class SetTable:
    """A table with its figures. `caption` is printed above it; the form's own tables have none."""

    skeleton: Skeleton
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class Closing:
    """Who signs and when."""

    lines: tuple[ClosingLine, ...]


Piece = Title | Heading | Prose | SetTable | Closing


def set_galley(report: Report) -> list[Piece]:
    """The pieces of a report in printed order."""
    title = report_title(report)
    pieces: list[Piece] = [Title(title, _title_lines(title, report))]
    pieces += [_prose(line.text) for line in report.preamble if line.text.strip()]
    for part in parts_of(report):
        if part.heading:
            pieces.append(Heading(part.heading))
        pieces += _contents(report, part)
    lines = closing_lines(report)
    if lines:
        if isinstance(pieces[-1], Prose):
            pieces[-1] = replace(pieces[-1], held=True)
        pieces.append(Closing(tuple(lines)))
    return pieces


def report_title(report: Report) -> str:
    """The report's title, or the customary one from its agency and year."""
    if report.title:
        return printable(report.title)
    year = f"{report.year}年" if report.year else ""
    return printable(f"{report.agency or ''}{year}政府信息公开工作年度报告")


def filled(form: Skeleton, report: Report) -> Skeleton:
    """The form of a table with the report's figures in it."""
    cells = tuple(_fill(cell, report) if cell.code is not None else cell for cell in form.cells)
    return Skeleton(form.name, cells, form.height, form.head_rows, form.label_columns, form.shares, form.bodies)


def _fill(cell: FormCell, report: Report) -> FormCell:
    value = report.values.get(cell.code or "")
    return cell._replace(text=figure_text(value), value=value)


def _title_lines(title: str, report: Report) -> tuple[str, ...]:
    """A long title is broken where its sense allows (GB/T 9704-2012, 7.3.1: 回行时要做到词意完整)."""
    if em_width(title) <= TITLE_WIDTH:
        return (title,)
    year = re.search(r"[0-9]{4}年度?", title)
    agency = printable(report.agency or "")
    # Behind the year both lines begin and end with Chinese characters, so a reader joins them without a space.
    cuts = [year.end() if year else -1, len(agency) if agency and title.startswith(agency) else -1]
    for cut in cuts:
        head, tail = title[:cut], title[cut:]
        if cut > 0 and tail and em_width(head) <= TITLE_WIDTH and em_width(tail) <= TITLE_WIDTH:
            return (head, tail)
    return (title,)


def _prose(text: str) -> Prose:
    runs = runs_of(printable(text))
    return Prose(runs, heading=len(runs) == 1 and runs[0].face != "body")


def _contents(report: Report, part: Part) -> list[Piece]:
    """Lines, the form's tables and local tables in the order they stood; what has no known place comes last."""
    placed: list[tuple[int, Piece]] = []
    titles = {"".join((supplement.title or "").split()) for supplement in part.supplements}
    titles.update(skeleton(table).name for table in part.tables)
    block = part.section.block
    for line in part.section.lines:
        block = max(block, line.block)
        # The title of a table is printed with it, not once more where it stood.
        if line.text.strip() and "".join(line.text.split()) not in titles:
            placed.append((block, _prose(line.text)))
    for table in part.tables:
        first = min(report.tables.get(table.number, ()), default=-1)
        place = first if part.holds(first) else NOWHERE
        placed.append((place, SetTable(filled(skeleton(table), report))))
    for supplement in part.supplements:
        form = supplement_skeleton(supplement)
        place = supplement.block if part.holds(supplement.block) else NOWHERE
        if form.cells:
            caption = None if part.is_headed(supplement.title) else form.name or None
            placed.append((place, SetTable(form, caption)))
    pieces = [piece for _, piece in sorted(placed, key=lambda pair: pair[0])]
    for i, (piece, following) in enumerate(pairwise(pieces)):
        # A short line above a table is its title or unit.
        if isinstance(piece, Prose) and isinstance(following, SetTable) and len(piece.text) <= LEAD_LENGTH:
            pieces[i] = replace(piece, held=True)
    return pieces
