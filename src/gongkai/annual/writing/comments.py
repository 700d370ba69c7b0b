"""A proof-read document given back as a Word file with a comment at each fault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from lxml import etree

from gongkai.annual.checking.finding import Finding
from gongkai.annual.report import Report
from gongkai.annual.writing.anchors import mark_cell, mark_paragraph, mark_words, outside
from gongkai.annual.writing.asfound import set_as_found
from gongkai.annual.writing.remarks import remark_of
from gongkai.annual.writing.saving import save
from gongkai.annual.writing.spots import Spot, spot_of
from gongkai.annual.writing.wordfile import Remark, WordFile
from gongkai.document.blocks import Document, Paragraph, Table
from gongkai.document.docx.names import BODY, PARAGRAPH
from gongkai.document.docx.walk import Walk


def mark_document(
    document: Document, original: bytes | None, findings: Sequence[Finding], report: Report, out: Path, *, on: date
) -> None:
    """Write `document` to `out` as a Word file with a comment for each finding, dated `on`.

    A Word original (`original`, where the document was read from it) comes back as it was, its own comments kept;
    any other format as a new file of the blocks as they were found. Raises Refusal as the reader of Word files
    does, and `not_written`.
    """
    save(out, marked(document, original, findings, report, on=on))


def marked(
    document: Document, original: bytes | None, findings: Sequence[Finding], report: Report, *, on: date
) -> bytes:
    """The bytes of what `mark_document` writes."""
    proof = _original(document, original) or _as_found(document, report)
    first = proof.file.first_number()
    remarks: list[Remark] = []
    for number, finding in enumerate(findings, first):
        proof.hang(spot_of(finding, report, document), number)
        remarks.append(Remark(number, remark_of(finding, report)))
    return proof.file.write(remarks, on)


class _Proof:
    """A Word file with the element of each block of the document."""

    def __init__(self, file: WordFile, walk: Walk, elements: list[etree._Element], document: Document) -> None:
        self.file = file
        self.columns: dict[int, dict[int, int]] = {}
        """For each table that stands on fewer grid columns than in the document, which column became which."""
        self._walk = walk
        self._elements = elements
        self._document = document
        self._cells: dict[int, dict[tuple[int, int], etree._Element]] = {}
        self._times = Counter(id(element) for element in elements)

    def hang(self, spot: Spot | None, number: int) -> None:
        """Hang comment `number` at the spot; on the first paragraph of all where there is none."""
        if spot is None:
            mark_paragraph(self._first(), number)
            return
        element = self._elements[spot.block]
        if element.tag == PARAGRAPH:
            self._hang_on_words(element, spot, number)
        elif spot.cell is not None:
            self._hang_in_cell(element, spot, spot.cell, number)
        else:
            mark_paragraph(next(element.iter(PARAGRAPH), self._first()), number)

    def _hang_on_words(self, element: etree._Element, spot: Spot, number: int) -> None:
        block = self._document.blocks[spot.block]
        # One w:p may hold several blocks, parted by soft breaks: then the block's own words tell which one is meant.
        several = self._times[id(element)] > 1 and isinstance(block, Paragraph)
        for words in (spot.quote, block.text if several and isinstance(block, Paragraph) else None):
            if words and outside(element) is element and mark_words(element, words, number):
                return
        mark_paragraph(element, number)

    def _hang_in_cell(self, table: etree._Element, spot: Spot, place: tuple[int, int], number: int) -> None:
        if spot.block not in self._cells:
            self._cells[spot.block] = self._walk.cell_elements(table)
        row, column = place
        cell = self._cells[spot.block].get((row, self.columns.get(spot.block, {}).get(column, column)))
        if cell is None:
            mark_paragraph(next(table.iter(PARAGRAPH), self._first()), number)
        elif not (spot.quote and self._is_long(spot, place) and self._quoted(cell, spot.quote, number)):
            mark_cell(cell, number)

    def _is_long(self, spot: Spot, place: tuple[int, int]) -> bool:
        """Whether a cell says more than the quote, so that the quote alone is to be marked."""
        block = self._document.blocks[spot.block]
        found = block.grid[place[0]][place[1]] if isinstance(block, Table) else None
        return found is not None and len(found.text) > len(spot.quote or "")

    def _quoted(self, cell: etree._Element, quote: str, number: int) -> bool:
        return any(outside(part) is part and mark_words(part, quote, number) for part in cell.iterchildren(PARAGRAPH))

    def _first(self) -> etree._Element:
        body = _body(self.file)
        found = next((part for part in body.iter(PARAGRAPH) if outside(part) is part), None)
        if found is None:
            found = etree.Element(PARAGRAPH)
            body.insert(0, found)
        return found


def _body(file: WordFile) -> etree._Element:
    body = file.root.find(BODY)
    return file.root if body is None else body


def _original(document: Document, original: bytes | None) -> _Proof | None:
    """The Word file the document was read from; None where it was another format or reads otherwise than then."""
    if original is None or document.format != "docx" or document.rearranged:
        return None
    file = WordFile(original)
    walk = file.walk()
    elements = [element for element, _ in walk.blocks(_body(file))]
    return _Proof(file, walk, elements, document) if len(elements) == len(document.blocks) else None


def _as_found(document: Document, report: Report) -> _Proof:
    made = set_as_found(document, report.title_block)
    file = WordFile(made.data)
    children = list(_body(file))
    proof = _Proof(file, Walk(), [children[child] for child in made.children], document)
    proof.columns = made.columns
    return proof
