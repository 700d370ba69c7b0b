"""The parts of an .xlsx file that say what its cells print: sheets, shared strings, number formats, cell values."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from gongkai.document.container import Container, parse_xml
from gongkai.document.limits import CELLS, SPAN, Budget
from gongkai.document.lines import whole_number
from gongkai.document.refusal import Refusal
from gongkai.document.sheet.formats import GENERAL, Format, number_format, printed
from gongkai.document.sheet.layout import Merge, Rows

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT: Final = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_S: Final = f"{{{_MAIN}}}"
_LINKS: Final = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
_REFERENCE: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$")
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LAST_ROW: Final = 1_048_576
_TEXT: Final = _S + "t"


@dataclass(slots=True)
class Sheet:
    """One sheet: its name, its filled cells, its merged ranges, how many formulas have no stored result."""

    name: str
    rows: Rows = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    uncomputed: int = 0


class Workbook:
    """The sheets of a workbook that can be seen, each read when asked for."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        """Open a workbook; raises Refusal as Container does, `damaged` where it names no sheets."""
        self._container = Container(data)
        self._budget = budget
        book = self._xml("xl/workbook.xml")
        if book is None:
            raise Refusal("unsupported", "不是能读取的 Excel 文件（可能是 .xlsb）。请在 Excel 中另存为 .xlsx 后再试。")
        properties = book.find(_S + "workbookPr")
        self._since_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        targets = self._targets()
        self.hidden: list[str] = []
        self._sheets: list[tuple[str, str]] = []
        for sheet in book.iter(_S + "sheet"):
            name = sheet.get("name", "")
            link = next((sheet.get(key) for key in _LINKS if sheet.get(key)), "")
            if sheet.get("state", "visible") != "visible":
                self.hidden.append(name)
            elif link in targets:
                self._sheets.append((name, targets[link]))
        self._strings: list[str] | None = None
        self._formats = self._cell_formats()

    def sheets(self) -> list[Sheet]:
        """The sheets that can be seen, in order."""
        return [sheet for name, part in self._sheets if (sheet := self._sheet(name, part)) is not None]

    def _xml(self, name: str) -> etree._Element | None:
        data = self._container.part(name)
        if data is None:
            return None
        if data.count(b"</c>") > 4 * CELLS:
            self._budget.take_cells(CELLS + 1)
        return parse_xml(data.replace(_STRICT, _MAIN.encode()) if _STRICT in data else data)

    def _targets(self) -> dict[str, str]:
        """Relationship id to the name of the part."""
        links = self._xml("xl/_rels/workbook.xml.rels")
        if links is None:
            return {}
        return {link.get("Id", ""): _absolute(link.get("Target", "")) for link in links}

    def _cell_formats(self) -> list[Format]:
        """What each cell style prints, in the order that cells refer to."""
        styles = self._xml("xl/styles.xml")
        if styles is None:
            return []
        codes = {form.get("numFmtId", ""): form.get("formatCode", "") for form in styles.iter(_S + "numFmt")}
        uses = styles.find(_S + "cellXfs")
        ids = [] if uses is None else [use.get("numFmtId", "0") for use in uses]
        return [number_format(whole_number(key), codes.get(key)) for key in ids]

    def _shared(self, index: str) -> str:
        """One of the strings that the sheets share."""
        if self._strings is None:
            root = self._xml("xl/sharedStrings.xml")
            self._strings = [] if root is None else [_rich_text(item) for item in root]
        at = whole_number(index, len(self._strings))
        return self._strings[at] if at < len(self._strings) else ""

    def _sheet(self, name: str, part: str) -> Sheet | None:
        root = self._xml(part)
        data = None if root is None else root.find(_S + "sheetData")
        if root is None or data is None:
            return None
        sheet = Sheet(name)
        row = -1
        for element in data:
            self._budget.tick()
            number = whole_number(element.get("r"))
            row = number - 1 if 0 < number <= _LAST_ROW else row + 1
            self._row(element, row, sheet)
        for merged in root.iter(_S + "mergeCell"):
            first, _, last = (merged.get("ref") or "").partition(":")
            start, end = _place(first), _place(last)
            if start and end and end[0] >= start[0] and end[1] >= start[1]:
                sheet.merges.append(Merge(*start, min(end[0], start[0] + SPAN), min(end[1], start[1] + SPAN)))
        return sheet

    def _row(self, element: etree._Element, row: int, sheet: Sheet) -> None:
        cells: dict[int, str] = {}
        column = -1
        for cell in element:
            place = _place(cell.get("r") or "")
            column = place[1] if place else column + 1
            text = self._text(cell, sheet)
            if text and not text.isspace():
                cells[column] = text
        if cells:
            self._budget.take_cells(len(cells))
            sheet.rows[row] = cells

    def _text(self, cell: etree._Element, sheet: Sheet) -> str:
        """What a cell prints."""
        kind = cell.get("t", "n")
        value = ""
        formula = False
        for part in cell:
            if part.tag == _S + "v":
                value = part.text or ""
            elif part.tag == _S + "is":
                value = _rich_text(part)
            elif part.tag == _S + "f":
                formula = True
        if formula and not value and kind != "str":
            sheet.uncomputed += 1
        if kind == "s":
            return self._shared(value)
        if kind == "n" and value:
            style = whole_number(cell.get("s"))
            form = self._formats[style] if style < len(self._formats) else GENERAL
            return printed(value, form, self._since_1904)
        return {"1": "TRUE", "0": "FALSE"}.get(value, value) if kind == "b" else _unescape(value)


def _absolute(target: str) -> str:
    """The name of a part that the workbook refers to, relative to its own folder or to the root."""
    return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _rich_text(item: etree._Element) -> str:
    """The text of a string with its runs, without the reading aids (rPh) of East Asian names."""
    texts: list[str] = []
    for part in item:
        if part.tag == _TEXT:
            texts.append(part.text or "")
        elif part.tag == _S + "r":
            texts.extend(text.text or "" for text in part.iterchildren(_TEXT))
    return _unescape("".join(texts))


def _unescape(text: str) -> str:
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) if "_x" in text else text


def _place(reference: str) -> tuple[int, int] | None:
    """Row and column, from 0, of a reference such as B12."""
    found = _REFERENCE.match(reference)
    if not found:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1
