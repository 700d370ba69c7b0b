"""A report as a Word file in the look of an official document (GB/T 9704-2012)."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from gongkai.annual.report import Report
from gongkai.annual.writing.closing import ClosingLine
from gongkai.annual.writing.galley import Closing, Heading, Piece, Prose, SetTable, Title, report_title, set_galley
from gongkai.annual.writing.lead import Face
from gongkai.annual.writing.saving import save
from gongkai.annual.writing.skeleton import FormCell, Skeleton
from gongkai.annual.writing.widths import LINE_CHARACTERS, column_widths
from gongkai.annual.writing.wordml import grid_of, lines_xml, paragraph_xml, run_xml, runs_xml, table_xml, twips_of
from gongkai.annual.writing.wordparts import pack
from gongkai.annual.writing.words import printable

_HEADINGS: Final[dict[Face, str]] = {"kai": "Heading2", "bold": "Heading3"}


def write_docx(report: Report, path: Path) -> None:
    """Set the report in the form of its edition and write it to `path`; raises Refusal `not_written`."""
    save(path, docx_bytes(report))


def docx_bytes(report: Report) -> bytes:
    """The Word file of the report. The same report gives the same bytes."""
    out: list[str] = []
    before: Piece | None = None
    for piece in set_galley(report):
        if isinstance(piece, SetTable) and isinstance(before, SetTable) and not piece.caption:
            # Word joins two tables that touch.
            out.append(paragraph_xml("Normal", ""))
        out.append(_piece_xml(piece))
        before = piece
    if isinstance(before, SetTable):
        out.append(paragraph_xml("Normal", ""))
    return pack("".join(out), report_title(report), printable(report.agency or ""))


def _piece_xml(piece: Piece) -> str:
    match piece:
        case Title():
            return paragraph_xml("Title", lines_xml(piece.lines))
        case Heading():
            return paragraph_xml("Heading1", run_xml(piece.text))
        case Prose(heading=True):
            return paragraph_xml(_HEADINGS[piece.runs[0].face], run_xml(piece.text))
        case Prose():
            return paragraph_xml("BodyText", runs_xml(piece.runs), "<w:keepNext/>" if piece.held else "")
        case SetTable():
            caption = paragraph_xml("Caption", run_xml(piece.caption)) if piece.caption else ""
            return caption + _table_xml(piece.skeleton)
        case Closing():
            count = len(piece.lines)
            return "".join(_closing_xml(line, i, i + 1 == count) for i, line in enumerate(piece.lines))


def _table_xml(form: Skeleton) -> str:
    def style(cell: FormCell) -> str:
        return "TableLabel" if form.stands_left(cell) else "TableFigure"

    widths = twips_of(column_widths(form, LINE_CHARACTERS))
    grid = grid_of(form.cells, form.height, form.width)
    return table_xml(grid, widths, form.head_rows, style, form.held_rows())


def _closing_xml(line: ClosingLine, index: int, last: bool) -> str:
    # The first line stands two lines below the text; all stay on one page, beside the last words.
    above = '<w:spacing w:before="1158" w:after="0" w:line="579" w:lineRule="exact"/>' if index == 0 else ""
    keep = "" if last else "<w:keepNext/>"
    indent = f'<w:ind w:rightChars="{round(line.indent * 100)}" w:right="{round(line.indent * 320)}"/>'
    return paragraph_xml("Closing", run_xml(line.text), f"{keep}{above}{indent}")
