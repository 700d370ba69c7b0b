"""Pages to a Document: tables joined over pages, prose joined over lines, everything in reading order."""

from __future__ import annotations

from gongkai.document import limits
from gongkai.document.blocks import Document, Note, Place, Table
from gongkai.document.limits import Budget
from gongkai.document.pdf.joining import join
from gongkai.document.pdf.lattice import lattices_of
from gongkai.document.pdf.layout import Line, Page, PageTable
from gongkai.document.pdf.lines import lines_of
from gongkai.document.pdf.margins import without_margins
from gongkai.document.pdf.prose import Measure, ProseWriter, measures_of
from gongkai.document.pdf.ruled import fill
from gongkai.document.pdf.unruled import table_of
from gongkai.document.pdf.zones import Zone, stack, zones_of

Piece = Line | PageTable | Zone


def assemble(document: Document, pages: list[Page], budget: Budget) -> None:
    """Add the blocks of these pages, and the notes on how they were got, to a document."""
    tables: list[list[PageTable]] = []
    lines: list[list[Line]] = []
    for page in pages:
        budget.tick()
        found, outside = fill(lattices_of(page.strokes), page.runs)
        for table in found:
            budget.take_cells(len(table.grid) * len(table.xs))
        tables.append(found)
        lines.append(lines_of(outside))
    lines = without_margins(pages, lines)
    measures = measures_of(pages, lines)
    pieces: list[list[Piece]] = []
    for page, found, rest, measure in zip(pages, tables, lines, measures, strict=True):
        budget.tick()
        pieces.append(sorted([*found, *zones_of(rest, measure, page.number)], key=lambda piece: piece.top))
    _stack_zones(pieces)
    writer = _Writer(document)
    for page, here, measure in zip(pages, pieces, measures, strict=True):
        writer.write(here, page.number, measure)
    writer.finish()


def _stack_zones(pages: list[list[Piece]]) -> None:
    """Put zones together that end one page and begin the next: most likely they are one table."""
    for index in range(len(pages) - 1, 0, -1):
        before, here = pages[index - 1], pages[index]
        if not before or not here:
            continue
        upper, lower = next((piece for piece in reversed(before) if not isinstance(piece, Line)), None), here[0]
        if isinstance(upper, Zone) and isinstance(lower, Zone) and before[-1] in (upper, *upper.tail[-1:]):
            del before[len(before) - len(upper.tail) :]
            stack(upper, lower)
            del here[0]


class _Writer:
    """Writes pieces to a document, page after page, and knows whether the table before is still open."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._prose = ProseWriter()
        self._open: PageTable | None = None
        self._table = Table([])
        self._pages: list[int] = []

    def write(self, pieces: list[Piece], page: int, measure: Measure) -> None:
        """Write the pieces of one page."""
        for index, piece in enumerate(pieces):
            if isinstance(piece, Line):
                self._write_line(piece, page, measure)
            elif isinstance(piece, PageTable):
                self._write_table(piece, page, first=index == 0)
            else:
                self._write_zone(piece, page, measure)

    def _write_line(self, line: Line, page: int, measure: Measure) -> None:
        self._end_table()
        self._prose.take(line, page, measure)

    def _write_zone(self, zone: Zone, page: int, measure: Measure) -> None:
        table = table_of(zone) if zone.is_sure else None
        if table is None:
            for line in zone.lines:
                self._write_line(line, page, measure)
            return
        self._write_table(table, page, first=False)
        self._pages = zone.pages

    def _write_table(self, piece: PageTable, page: int, first: bool) -> None:
        if first and self._open is not None and self._pages[-1] == page - 1 and join(self._open, piece):
            self._pages.append(page)
            return
        self._end_table()
        self._end_prose()
        self._open, self._pages = piece, [page]
        self._table = Table(piece.grid, piece.ragged, Place(page=page))
        self._document.blocks.append(self._table)
        if not piece.ruled:
            message = f"第 {page} 页有没有框线的表格，行列按文字位置推定，请对照原件核对数字。"
            note = Note("pdf_unruled_table", message, f"第 {page} 页")
            if note not in self._document.notes:
                self._document.notes.append(note)

    def _end_table(self) -> None:
        if self._open is not None:
            self._table.grid = self._open.grid
            if len(self._pages) > 1:
                span = f"第 {self._pages[0]}—{self._pages[-1]} 页"
                message = f"{span}的表格跨页，已按同一张表接在一起读取。"
                self._document.notes.append(Note("pdf_joined_table", message, span))
        self._open = None

    def _end_prose(self) -> None:
        self._prose.close()
        self._document.blocks += self._prose.paragraphs
        self._prose.paragraphs.clear()

    def finish(self) -> None:
        """Write what is still open."""
        self._end_table()
        self._end_prose()
        del self._document.blocks[limits.BLOCKS :]
