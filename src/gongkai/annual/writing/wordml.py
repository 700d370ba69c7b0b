"""Paragraphs and tables as WordprocessingML text.

The markup is written straight as text: a report has some 250 cells, and building them as objects (python-docx,
its `cell.merge` above all) costs twenty times as much. Source of the names: ECMA-376 part 1, clause 17.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Final
from xml.sax.saxutils import escape

from gongkai.annual.writing.lead import Face, Run
from gongkai.annual.writing.skeleton import FormCell

TWIPS_PER_MM: Final = 1440 / 25.4
TEXT_WIDTH: Final = round(156 * TWIPS_PER_MM)
"""The width of the text area of GB/T 9704 in twips."""

_FACES: Final[dict[Face, str]] = {
    "body": "",
    "kai": '<w:rPr><w:rFonts w:hint="eastAsia" w:eastAsia="楷体_GB2312"/></w:rPr>',
    "bold": "<w:rPr><w:b/><w:bCs/></w:rPr>",
}
_NO_LINES: Final = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right"))


def run_xml(text: str, marks: str = "") -> str:
    """A run of text; `marks` is its w:rPr element, ready made."""
    return f'<w:r>{marks}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph_xml(style: str, content: str, marks: str = "") -> str:
    """A paragraph in the style with the id `style`; `content` is its runs, `marks` further paragraph properties."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{marks}</w:pPr>{content}</w:p>'


def runs_xml(runs: Iterable[Run]) -> str:
    """The runs of a paragraph, each in its face."""
    return "".join(run_xml(run.text, _FACES[run.face]) for run in runs)


def lines_xml(lines: Sequence[str]) -> str:
    """Runs with a line break between them."""
    return "<w:r><w:br/></w:r>".join(run_xml(line) for line in lines)


Grid = Sequence[Sequence[FormCell | None]]
"""The cell that covers each place of a table, None where there is none."""


def grid_of(cells: Iterable[FormCell], height: int, width: int) -> Grid:
    """The places of a table from cells that do not overlap."""
    grid: list[list[FormCell | None]] = [[None] * width for _ in range(height)]
    for cell in cells:
        for row in grid[cell.row : cell.row + cell.rowspan]:
            row[cell.column : cell.column + cell.colspan] = [cell] * cell.colspan
    return grid


def table_xml(
    grid: Grid,
    widths: Sequence[int],
    head_rows: int,
    style_of: Callable[[FormCell], str],
    held: frozenset[int] = frozenset(),
) -> str:
    """A ruled table. `widths` are the grid columns in twips, `style_of` names the paragraph style of a cell.

    The first `head_rows` rows are repeated on every page, and no row is split over two. `held` are the
    rows that stay on the page of the next one. A place that no cell covers is left without lines, as it was found.
    """
    rows = "".join(_row_xml(row, r, widths, r < head_rows, style_of, r in held) for r, row in enumerate(grid))
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="FormTable"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _row_xml(
    row: Sequence[FormCell | None],
    r: int,
    widths: Sequence[int],
    head: bool,
    style_of: Callable[[FormCell], str],
    keep: bool,
) -> str:
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    marks = "<w:cantSplit/>"
    after = ""
    if end < len(row):
        after = f'<w:gridAfter w:val="{len(row) - end}"/><w:wAfter w:w="{sum(widths[end:])}" w:type="dxa"/>'
    marks = f'{after}{marks}<w:trHeight w:val="340" w:hRule="atLeast"/>{"<w:tblHeader/>" if head else ""}'
    out = [f"<w:tr><w:trPr>{marks}</w:trPr>"]
    c = 0
    while c < end:
        cell, first = row[c], c
        c += 1
        while cell is not None and c < end and row[c] is cell:
            c += 1
        out.append(_cell_xml(cell, r, c - first, sum(widths[first:c]), style_of, keep))
    if not end:
        # A row must have a cell (17.4.78); one without any stands for a row that had none.
        out.append(_cell_xml(None, r, 1, 0, style_of, keep))
    out.append("</w:tr>")
    return "".join(out)


def _cell_xml(
    cell: FormCell | None,
    r: int,
    span: int,
    width: int,
    style_of: Callable[[FormCell], str],
    keep: bool,
) -> str:
    if cell is None:
        marks = f'<w:tcW w:w="{width}" w:type="dxa"/><w:tcBorders>{_NO_LINES}</w:tcBorders>'
        return f"<w:tc><w:tcPr>{marks}</w:tcPr><w:p/></w:tc>"
    marks = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    if span > 1:
        marks += f'<w:gridSpan w:val="{span}"/>'
    text = cell.text
    if cell.rowspan > 1:
        marks += '<w:vMerge w:val="restart"/>' if cell.row == r else "<w:vMerge/>"
        text = text if cell.row == r else ""
    content = run_xml(text) if text else ""
    paragraph = paragraph_xml(style_of(cell), content, "<w:keepNext/>" if keep else "")
    return f'<w:tc><w:tcPr>{marks}<w:vAlign w:val="center"/></w:tcPr>{paragraph}</w:tc>'


def twips_of(shares: Sequence[float], total: int = TEXT_WIDTH) -> list[int]:
    """Whole twips for shares of the width, adding up to it exactly."""
    edges = [round(sum(shares[:i]) * total) for i in range(len(shares) + 1)]
    edges[-1] = total
    return [right - left for left, right in pairwise(edges)]
