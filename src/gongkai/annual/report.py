"""The value that reading gives, checking looks at and writing sets: one annual report."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from gongkai.document.blocks import Document, Note, Paragraph, Table
from gongkai.law.edition import Edition

Figure = int | Decimal
"""A printed number: whole numbers as int, anything with a decimal point as Decimal with the digits as printed."""


class CellRef(NamedTuple):
    """Where a cell of the form stands: index of the table among the document's blocks, row and column of its grid."""

    block: int
    row: int
    column: int


class Evidence(NamedTuple):
    """A cell's place and the text found there, before any reading of it."""

    ref: CellRef
    text: str
    page: int
    line: int
    sheet: str


class Mark(NamedTuple):
    """Something odd in the build of a table, seen while reading; the layout checks make findings of it.

    kind: `missing_head`, `doubled_head`, `unknown_head`, `absent_column`, `reordered`, `headless`, `altered_label`,
    `unknown_row`, `missing_row`, `long_row`. `label` is what the form prints, `found` what the document has.
    """

    kind: str
    table: int
    label: str
    found: str = ""
    ref: CellRef | None = None
    code: str = ""


class Line(NamedTuple):
    """A paragraph of a report: the index of its block and its text."""

    block: int
    text: str


@dataclass(slots=True)
class Section:
    """One part of the report. `key` is the form's part it is (overview, active, ...), or None for a part of its own."""

    number: str | None
    heading: str
    key: str | None
    block: int
    """The index of the heading's block, -1 where the part has text but no heading was found."""
    lines: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The part's text, a paragraph a line, tables left out."""
        return "\n".join(line.text for line in self.lines)


@dataclass(slots=True)
class Supplement:
    """A local table outside the national form, as found."""

    title: str | None
    header: list[str]
    rows: list[list[str]]
    block: int = -1
    kind: str | None = None
    """The id of the supplement's definition in `gongkai.law`, where it is a known one."""
    values: dict[str, Figure | None] = field(default_factory=dict)
    """The figures by the codes of that definition; empty for a table of no known definition."""


@dataclass(slots=True)
class Report:
    """An annual report. `values` holds every code of its edition; None is blank or absent, 0 is a printed zero."""

    format: str = ""
    title: str | None = None
    agency: str | None = None
    year: int | None = None
    edition: Edition | None = None
    signed_on: date | None = None
    period: tuple[date, date] | None = None
    values: dict[str, Figure | None] = field(default_factory=dict)
    sections: list[Section] = field(default_factory=list)
    preamble: list[Line] = field(default_factory=list)
    """The paragraphs between the title and the first part."""
    signature: list[Line] = field(default_factory=list)
    """The closing lines: who signs and when."""
    supplements: list[Supplement] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    places: dict[str, CellRef] = field(default_factory=dict)
    """For each cell of the form that was found in a table, where."""
    tables: dict[int, list[int]] = field(default_factory=dict)
    """For each table of the form that was found, the indexes of its blocks (several where it was broken)."""
    title_block: int = -1
    document: Document | None = None
    source: str | None = None

    @property
    def present(self) -> frozenset[int]:
        """The tables of the form that are there; all of them in a report that was not read from a document."""
        if self.document is None and self.edition is not None:
            return frozenset(table.number for table in self.edition.tables)
        return frozenset(self.tables)

    def section(self, key: str) -> Section | None:
        """The part with the form's key `key`, or None."""
        return next((section for section in self.sections if section.key == key), None)

    def evidence(self, code: str) -> Evidence | None:
        """Where the cell `code` was found and the text there; None for a cell that was not found or a report not read."""
        ref = self.places.get(code)
        if ref is None or self.document is None:
            return None
        table = self.document.blocks[ref.block]
        assert isinstance(table, Table)
        cell = table.grid[ref.row][ref.column] if ref.column < len(table.grid[ref.row]) else None
        return Evidence(ref, cell.text if cell is not None else "", *table.place)

    def lines(self) -> list[Line]:
        """Every paragraph of the report in order: preamble, parts, closing lines."""
        found = list(self.preamble)
        for section in self.sections:
            found += section.lines
        return found + self.signature

    def paragraph(self, block: int) -> Paragraph | None:
        """The paragraph that is block `block` of the document, or None."""
        if self.document is None or not 0 <= block < len(self.document.blocks):
            return None
        found = self.document.blocks[block]
        return found if isinstance(found, Paragraph) else None
