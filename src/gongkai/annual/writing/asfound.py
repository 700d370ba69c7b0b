"""A document's own blocks as a Word file, as they stand, faults and all.

Never the official form: that would repair in silence what a comment is to point at. Broken tables stay broken,
rows keep their own lengths, a place without a cell stays without lines.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from gongkai.annual.writing.skeleton import FormCell
from gongkai.annual.writing.widths import LINE_CHARACTERS, free_widths
from gongkai.annual.writing.wordml import Grid, paragraph_xml, run_xml, table_xml, twips_of
from gongkai.annual.writing.wordparts import pack
from gongkai.annual.writing.words import printable
from gongkai.document.blocks import Cell, Document, Paragraph, Table


@dataclass(slots=True)
class AsFound:
    """The Word file and where each block stands in it: the child of w:body, and for each grid column of a table its new one."""

    data: bytes
    children: list[int] = field(default_factory=list)
    columns: dict[int, dict[int, int]] = field(default_factory=dict)


def set_as_found(document: Document, title_block: int = -1) -> AsFound:
    """The document's blocks as a Word file; `title_block` is set as its title."""
    made = AsFound(b"")
    out: list[str] = []
    for index, block in enumerate(document.blocks):
        if isinstance(block, Table):
            if index and isinstance(document.blocks[index - 1], Table):
                # Word joins two tables that touch.
                out.append(paragraph_xml("Normal", ""))
            grid, made.columns[index] = _compact(block)
            made.children.append(len(out))
            out.append(_table_xml(grid))
        else:
            made.children.append(len(out))
            out.append(_paragraph_xml(block, index == title_block))
    if document.blocks and isinstance(document.blocks[-1], Table):
        out.append(paragraph_xml("Normal", ""))
    made.data = pack("".join(out), printable(document.title), "")
    return made


def _paragraph_xml(block: Paragraph, title: bool) -> str:
    content = run_xml(printable(block.text)) if block.text else ""
    if title:
        return paragraph_xml("Title", content)
    if block.level:
        level = f'<w:outlineLvl w:val="{block.level - 1}"/>' if block.level > 3 else ""
        return paragraph_xml(f"Heading{min(block.level, 3)}", content, level)
    return (
        paragraph_xml("Normal", content, '<w:jc w:val="center"/>')
        if block.centred
        else paragraph_xml("BodyText", content)
    )


def _compact(table: Table) -> tuple[Grid, dict[int, int]]:
    """The grid on as few columns as tell its cells apart: a span over nothing but itself takes no columns of its own."""
    cells = list(table.cells())
    edges = sorted({edge for cell in cells for edge in (cell.column, cell.column + cell.colspan)})
    columns = {edge: i for i, edge in enumerate(edges)}
    made = {id(cell): _cell(cell, columns) for cell in cells}
    # A row is taken from the grid, not from the spans: where spans clash, the grid says which cell has the place.
    grid = [[made.get(id(row[edge])) if edge < len(row) else None for edge in edges[:-1]] for row in table.grid]
    return grid, columns


def _cell(cell: Cell, columns: dict[int, int]) -> FormCell:
    width = columns[cell.column + cell.colspan] - columns[cell.column]
    return FormCell(printable(cell.text), cell.row, columns[cell.column], cell.rowspan, width, "words")


def _table_xml(grid: Grid) -> str:
    cells = [cell for row in grid for cell in row if cell is not None]
    widths = free_widths(cells, len(grid[0]) if grid else 0, LINE_CHARACTERS)
    return table_xml(grid, twips_of(widths), 0, lambda _: "TableFigure")
