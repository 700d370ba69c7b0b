"""From a finding to the place it is about: block, cell and quote, from the exact to the nearest that is known."""

from __future__ import annotations

from typing import NamedTuple

from gongkai.annual.checking.finding import Finding, Where
from gongkai.annual.report import Report
from gongkai.document.blocks import Block, Cell, Document, Paragraph, Table


class Spot(NamedTuple):
    """A block of the document; for a table the first row and column of a cell; the words, where some are quoted."""

    block: int
    cell: tuple[int, int] | None = None
    quote: str | None = None


def spot_of(finding: Finding, report: Report, document: Document) -> Spot | None:
    """The place of a finding; None only where the document has no block at all.

    What the finding says of its place comes first; then the cells it is about, its quote, its part of the report,
    its table; last the title, so that no finding is lost.
    """
    where, blocks = finding.where, document.blocks
    if where.block is not None and 0 <= where.block < len(blocks):
        return _in_block(where.block, blocks[where.block], where)
    for code in finding.cells:
        ref = report.places.get(code)
        if ref is not None and 0 <= ref.block < len(blocks):
            return _in_block(ref.block, blocks[ref.block], Where(cell=(ref.row, ref.column), quote=where.quote))
    quoted = _quoted(blocks, where.quote)
    if quoted is not None:
        return quoted
    for section in report.sections:
        if where.section and where.section in (section.key, section.heading) and section.block >= 0:
            return Spot(section.block)
    for block in report.tables.get(where.table or 0, ()):
        if block < len(blocks):
            return _in_block(block, blocks[block], where)
    if not blocks:
        return None
    block = report.title_block if 0 <= report.title_block < len(blocks) else 0
    return _in_block(block, blocks[block], Where())


def _in_block(index: int, block: Block, where: Where) -> Spot:
    if isinstance(block, Paragraph):
        return Spot(index, None, where.quote)
    cell = _cell(block, where)
    return Spot(index, (cell.row, cell.column) if cell else None, where.quote)


def _cell(table: Table, where: Where) -> Cell | None:
    """The cell named by place, else by its words, else the label of the row or column, else the table's first."""
    if where.cell is not None:
        row, column = where.cell
        if 0 <= row < len(table.grid) and 0 <= column < len(table.grid[row]):
            found = table.grid[row][column]
            if found is not None:
                return found
    cells = list(table.cells())
    for words in (where.quote, where.row, where.column):
        plain = "".join((words or "").split())
        texts = [("".join(cell.text.split()), cell) for cell in cells] if plain else []
        same = [cell for text, cell in texts if text == plain] or [cell for text, cell in texts if plain in text]
        if same:
            return same[0]
    return cells[0] if cells else None


def _quoted(blocks: list[Block], quote: str | None) -> Spot | None:
    plain = "".join((quote or "").split())
    if not plain:
        return None
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and plain in "".join(block.text.split()):
            return Spot(index, None, quote)
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            for cell in block.cells():
                if plain in "".join(cell.text.split()):
                    return Spot(index, (cell.row, cell.column), quote)
    return None
