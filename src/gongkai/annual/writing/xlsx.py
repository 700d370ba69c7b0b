"""A report as an Excel book: a sheet for the words and one for each table, figures as numbers."""

from __future__ import annotations

import io
import re
from datetime import datetime
from math import ceil
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from gongkai.annual.report import Figure, Report
from gongkai.annual.writing.galley import Closing, Heading, Prose, SetTable, Title, report_title, set_galley
from gongkai.annual.writing.saving import save
from gongkai.annual.writing.skeleton import FormCell, Skeleton
from gongkai.annual.writing.widths import LINE_CHARACTERS, column_widths
from gongkai.annual.writing.words import em_width, figure_text, printable

WORDS = "正文"
"""The name of the sheet of words."""
WORDS_LINE = 36.0
"""How many characters of 12 pt stand on a line of that sheet."""
EXACT = 15
"""Excel keeps 15 digits; a longer figure is written as text, so that none is lost."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
# A character of 10.5 pt is about 1.9 of Excel's units of width, which count digits of 11 pt.
_UNITS = 2.0


def write_xlsx(report: Report, path: Path) -> None:
    """Set the report in the form of its edition and write it to `path`; raises Refusal `not_written`."""
    save(path, xlsx_bytes(report))


def xlsx_bytes(report: Report) -> bytes:
    """The Excel book of the report. The same report gives the same bytes: no clock is read."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties(
            {
                "title": report_title(report),
                "author": printable(report.agency or ""),
                "created": datetime(2000, 1, 1),
            }
        )
        _Book(book).write(report)
    return stream.getvalue()


class _Book:
    """The formats of a book and the names of its sheets."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._formats: dict[tuple[str, ...], Format] = {}
        self._names: set[str] = set()

    def write(self, report: Report) -> None:
        """The words first, then every table in printed order."""
        pieces = set_galley(report)
        words = self._sheet(WORDS)
        words.set_column(0, 0, 80)
        words.set_paper(9)
        words.fit_to_pages(1, 0)
        row = 0
        for piece in pieces:
            if isinstance(piece, SetTable):
                self._table(piece.skeleton)
                continue
            for text, face in self._lines(piece):
                words.write_string(row, 0, text, face)
                # Excel grows no row that a program writes; 409 points is the tallest it knows.
                words.set_row(row, min(409.0, 8 + 17 * ceil(em_width(text) / WORDS_LINE)))
                row += 1

    def _lines(self, piece: Title | Heading | Prose | Closing) -> list[tuple[str, Format]]:
        """The lines of a piece of words, each with its face."""
        match piece:
            case Title():
                return [(piece.text, self._face("黑体", 16, "center"))]
            case Heading():
                return [(piece.text, self._face("黑体", 12, "left"))]
            case Prose():
                return [(piece.text, self._face("仿宋", 12, "left"))]
            case Closing():
                return [(line.text, self._face("仿宋", 12, "right")) for line in piece.lines]

    def _sheet(self, name: str) -> Worksheet:
        """A new sheet; its name is what Excel allows: 31 characters, none of seven, none twice."""
        base = _FORBIDDEN.sub("", name).strip("'")[:31] or "附表"
        name, count = base, 1
        while name.lower() in self._names:
            count += 1
            name = f"{base[: 30 - len(str(count))]}{count}"
        self._names.add(name.lower())
        return self._book.add_worksheet(name)

    def _table(self, form: Skeleton) -> None:
        sheet = self._sheet(form.name)
        for column, share in enumerate(column_widths(form, LINE_CHARACTERS)):
            sheet.set_column(column, column, max(3.0, share * LINE_CHARACTERS * _UNITS))
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        if form.head_rows:
            sheet.repeat_rows(0, form.head_rows - 1)
        for cell in form.cells:
            self._cell(sheet, cell, self._ruled(form.stands_left(cell), cell.value))
        for row, height in enumerate(_heights(form)):
            sheet.set_row(row, height)

    def _cell(self, sheet: Worksheet, cell: FormCell, ruled: Format) -> None:
        if cell.rowspan > 1 or cell.colspan > 1:
            last_row, last_column = cell.row + cell.rowspan - 1, cell.column + cell.colspan - 1
            sheet.merge_range(cell.row, cell.column, last_row, last_column, "", ruled)
        if cell.value is not None and sum(map(str.isdigit, cell.text)) <= EXACT:
            sheet.write_number(cell.row, cell.column, cell.value, ruled)
        elif cell.text:
            sheet.write_string(cell.row, cell.column, cell.text, ruled)
        else:
            sheet.write_blank(cell.row, cell.column, None, ruled)

    def _ruled(self, left: bool, value: Figure | None) -> Format:
        """A ruled cell; the number format shows as many decimals as the figure was printed with."""
        decimals = len(figure_text(value).partition(".")[2])
        shown = f"0.{'0' * decimals}" if decimals else "General"
        return self._format(
            font_name="宋体", font_size=10.5, align="left" if left else "center", num_format=shown, border=1
        )

    def _face(self, font: str, size: float, align: str) -> Format:
        return self._format(font_name=font, font_size=size, align=align)

    def _format(self, **properties: Any) -> Format:
        key = tuple(map(str, properties.values()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format({"valign": "vcenter", "text_wrap": True, **properties})
        return self._formats[key]


def _heights(form: Skeleton) -> list[float]:
    """The height of each row in points, for the lines its labels take: Excel does not grow rows with merged cells."""
    widths: list[float] = [share * LINE_CHARACTERS for share in column_widths(form, LINE_CHARACTERS)]
    lines = [1.0] * form.height
    for cell in form.cells:
        width = max(sum(widths[cell.column : cell.column + cell.colspan]) - 0.8, 1.0)
        needed = -(-em_width(cell.text) // width) / cell.rowspan
        for row in range(cell.row, cell.row + cell.rowspan):
            lines[row] = max(lines[row], needed)
    return [6 + 13.5 * count for count in lines]
