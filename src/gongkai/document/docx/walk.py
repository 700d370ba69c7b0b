"""The one way through the body of a Word file: which element becomes which block, in which order.

The reader takes the blocks of it; whoever writes into the file (comments at a finding) takes the elements:

    for index, (element, block) in enumerate(Walk().blocks(body)): ...
        `element` is the w:p or w:tbl that block number `index` of the Document was read from. A paragraph with
        soft line breaks may give several blocks; they come with the same element. A paragraph whose mark is
        deleted is read as one with the next and comes with the first of them. Text boxes follow their host
        paragraph as blocks of their own, with the w:p inside the box.

    Walk().lay_out(tbl) -> (Table, [w:tc, ...])
        the w:tc of `table.grid[row][column]` is the one at the same rank as that Cell in `table.cells()`;
        `cell_elements` gives them as a dict by (cell.row, cell.column).

`body` may come from any lxml tree of the same document.xml (python-docx: `document.element.body`), and the Walk
needs no styles or numbering for that: those change texts and levels, never which blocks there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from lxml import etree

from gongkai.document.blocks import Block, Cell, Paragraph, Place, Table
from gongkai.document.docx.names import (
    ALTERNATIVE,
    CELL,
    CELL_MARKS,
    CHOICE,
    CONTROL,
    CONTROL_CONTENT,
    DELETED,
    GALLERY,
    GONE,
    NUMBERING,
    PARAGRAPH,
    STYLE,
    TABLE,
    VAL,
)
from gongkai.document.docx.numbering import Numbering
from gongkai.document.docx.plain import RowSource, Source, is_plain, plain_rows
from gongkai.document.docx.rows import cells_of, cells_within, row_marks, rows_of, spans
from gongkai.document.docx.styles import PLAIN, Styles, heading_level
from gongkai.document.docx.text import NO_MARKS, SOFT_BREAK, Marks, marks_of, raw_text
from gongkai.document.grid import squeeze
from gongkai.document.limits import Budget
from gongkai.document.lines import is_prose, join_lines, one_line, parts_at


class Walk:
    """One pass over a body; without `styles` and `numbering` there are no heading levels and no automatic numbers."""

    def __init__(
        self, styles: Styles | None = None, numbering: Numbering | None = None, budget: Budget | None = None
    ) -> None:
        self._styles = styles or Styles(None)
        self._numbering = numbering or Numbering(None)
        self._budget = budget or Budget()
        self._cell_marks = True
        self._open: tuple[etree._Element, str] | None = None

    def blocks(self, body: etree._Element) -> Iterator[tuple[etree._Element, Block]]:
        """Each block with the element it was read from, in reading order."""
        # Marks inside cells matter only for numbers and deleted paragraph ends; most files have neither.
        self._cell_marks = next(body.iter(NUMBERING, STYLE, DELETED), None) is not None
        yield from self._level(body)
        yield from self._close()

    def lay_out(self, table: etree._Element) -> tuple[Table, list[etree._Element]]:
        """A w:tbl as a Table, and the w:tc of each of its cells in the order of `Table.cells()`."""
        made, elements, _ = self._grid(table)
        return made, elements

    def cell_elements(self, table: etree._Element) -> dict[tuple[int, int], etree._Element]:
        """The w:tc of each cell of a w:tbl, by the cell's first row and column."""
        made, elements = self.lay_out(table)
        return {(cell.row, cell.column): tc for cell, tc in zip(made.cells(), elements, strict=True)}

    def _level(self, container: etree._Element) -> Iterator[tuple[etree._Element, Block]]:
        for child in container:
            tag = child.tag
            if tag == PARAGRAPH:
                yield from self._paragraph(child)
            elif tag == TABLE:
                yield from self._close()
                yield from self._table(child)
            elif tag == CONTROL:
                # A generated table of contents repeats every heading and is no part of the text.
                if "Table of Contents" not in (g.get(VAL) for g in child.iter(GALLERY)):
                    for content in child.iterchildren(CONTROL_CONTENT):
                        yield from self._level(content)
            elif tag == ALTERNATIVE:
                for choice in child.iterchildren(CHOICE):
                    yield from self._level(choice)
                    break
            elif len(child) and tag not in GONE and tag != CELL_MARKS:
                yield from self._level(child)

    def _paragraph(self, element: etree._Element) -> Iterator[tuple[etree._Element, Block]]:
        self._budget.tick()
        boxes: list[etree._Element] = []
        text = raw_text(element, boxes)
        marks = marks_of(element)
        first = element
        if self._open is not None:
            first, before = self._open
            text = before + text
            self._open = None
        if marks.joined:
            self._open = first, text
        else:
            style = self._styles.style(marks.style) if marks.style else PLAIN
            number = self._number(marks)
            if not style.contents:
                level = heading_level(marks.outline) if marks.outline is not None else style.level
                centred = marks.alignment == "center" if marks.alignment else style.centred
                for line in part(text, number):
                    yield first, Paragraph(line, level, Place(), centred)
        for box in boxes:
            yield from self._level(box)

    def _close(self) -> Iterator[tuple[etree._Element, Block]]:
        """The paragraph still open because its mark is deleted, when no paragraph follows it."""
        if self._open is not None:
            element, text = self._open
            self._open = None
            for line in part(text, ""):
                yield element, Paragraph(line)

    def _number(self, marks: Marks) -> str:
        """The automatic number of a paragraph, counted on; its own list before the list of its style."""
        style = self._styles.style(marks.style) if marks.style else PLAIN
        number_id = style.number_id if marks.number_id is None else marks.number_id
        if not number_id or number_id == "0":
            return ""
        level = style.number_level if marks.number_level is None else marks.number_level
        return self._numbering.number(number_id, level)

    def _table(self, element: etree._Element) -> Iterator[tuple[etree._Element, Block]]:
        """The table as one block, or what is in its cells where it only arranges the page."""
        counted = self._numbering.state()
        table, elements, arranges = self._grid(element)
        if arranges or len(elements) == 1:
            self._numbering.restore(counted)
            for tc in elements:
                yield from self._level(tc)
                yield from self._close()
        elif elements:
            yield element, table

    def _grid(self, element: etree._Element) -> tuple[Table, list[etree._Element], bool]:
        """The span grid, the w:tc behind each cell, and whether some cell holds a table alone or an article."""
        grid: list[list[Cell | None]] = []
        elements: list[etree._Element] = []
        arranges = False
        begun: set[int] = set()
        for before, after, cells in self._rows(element):
            row: list[Cell | None] = [None] * before
            above = grid[-1] if grid else []
            for tc, width, merged, leftwards, lines, nested in cells:
                column = len(row)
                if leftwards and row and (cell := row[-1]) is not None:
                    cell.colspan += width
                elif merged and column < len(above) and (cell := above[column]) is not None:
                    cell.rowspan = len(grid) - cell.row + 1
                else:
                    arranges = arranges or (nested and not lines) or (len(lines) > 2 and is_prose(lines))
                    cell = Cell(lines[0] if len(lines) == 1 else join_lines(lines), len(grid), column, 1, width)
                    elements.append(tc)
                    begun.add(column)
                if width == 1:
                    row.append(cell)
                else:
                    row.extend([cell] * width)
            row.extend([None] * after)
            self._budget.take_cells(len(row))
            grid.append(row)
        if grid and len(begun) < max(map(len, grid)):
            squeeze(grid)
        return Table(grid), elements, arranges

    def _rows(self, table: etree._Element) -> Iterable[RowSource]:
        """What the rows of a table hold, the quick way where that is safe."""
        self._budget.tick()
        if is_plain(table) and not any(
            self._styles.style(style.get(VAL) or "").number_id for style in table.iter(STYLE)
        ):
            return plain_rows(table)
        return self._careful_rows(table)

    def _careful_rows(self, table: etree._Element) -> Iterator[RowSource]:
        for row in rows_of(table):
            self._budget.tick()
            before, after, deleted = row_marks(row)
            if deleted:
                continue
            cells: list[Source] = []
            for tc in cells_of(row):
                width, merged, leftwards = spans(tc)
                if width:
                    lines, nested = self._cell(tc)
                    cells.append(Source(tc, width, merged, leftwards, lines, nested))
            yield RowSource(before, after, cells)

    def _cell(self, tc: etree._Element) -> tuple[list[str], bool]:
        """The lines of a cell, and whether there is a table in it; beside other text, the table's text joins in."""
        lines: list[str] = []
        tables: list[etree._Element] = []
        self._cell_lines(tc, lines, tables)
        nested = [table for table in tables if len(list(table.iter(CELL))) > 1]
        if lines or not nested:
            for table in tables:
                for inner in cells_within(table):
                    lines.extend(self._cell(inner)[0])
        return lines, bool(nested)

    def _cell_lines(self, container: etree._Element, lines: list[str], tables: list[etree._Element]) -> None:
        held = ""
        for child in container:
            tag = child.tag
            if tag == PARAGRAPH:
                boxes: list[etree._Element] = []
                text = held + raw_text(child, boxes)
                held = ""
                marks = marks_of(child) if self._cell_marks else NO_MARKS
                if marks.joined:
                    held = text
                else:
                    number = self._number(marks)
                    if number:
                        text = number + _gap(number) + text
                    lines.extend(line for line in map(one_line, text.split(SOFT_BREAK)) if line)
                for box in boxes:
                    self._cell_lines(box, lines, tables)
            elif tag == TABLE:
                tables.append(child)
            elif len(child) and tag != CELL_MARKS and tag not in GONE:
                self._cell_lines(child, lines, tables)
        if held:
            lines.append(one_line(held))


def part(text: str, number: str) -> list[str]:
    """The paragraphs that one w:p reads as: its number before it, parted at soft breaks that end a sentence."""
    lines = [line for line in map(one_line, text.split(SOFT_BREAK)) if line]
    if not lines:
        return []
    if number:
        lines[0] = number + _gap(number) + lines[0]
    if len(lines) == 1:
        return lines
    paragraphs = [[lines[0]]]
    for before, after in pairwise(lines):
        if parts_at(before, after):
            paragraphs.append([after])
        else:
            paragraphs[-1].append(after)
    return [join_lines(paragraph) for paragraph in paragraphs]


def _gap(number: str) -> str:
    """A number that ends in a figure or Latin mark is kept apart: `1.` before `2023年` is not 1.2023."""
    return "" if ord(number[-1]) > 0x2E80 else " "
