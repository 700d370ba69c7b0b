"""What a workbook holds: all its cells as passages, also those hidden, and what its reader does not see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final, NamedTuple

from lxml import etree

from gongkai.document.limits import CELLS, Budget
from gongkai.document.lines import whole_number
from gongkai.document.personal.cells import BoxCell, NumberCell, amount_styles, find_in_amount, find_in_number
from gongkai.document.personal.package import Package, attributes, local
from gongkai.document.personal.paragraphs import local_name
from gongkai.document.personal.passages import ElementText, Finder, Fixed, Passage, Slot
from gongkai.document.personal.patterns import find_personal
from gongkai.document.personal.sweep import part_passages
from gongkai.document.personal.veils import hidden_columns, hidden_rows

STRINGS: Final = "xl/sharedstrings.xml"
_BOOK: Final = "xl/workbook.xml"
_REFERENCE: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$")
_BOXES: Final = 15
"""A row of so many cells with one character each is a number with a box a digit."""


class Sheet(NamedTuple):
    """A sheet: the name people see, its part, whether it is hidden."""

    name: str
    part: str
    hidden: bool


class CellFound(NamedTuple):
    """A cell with its row and column, counted from 1."""

    row: int
    column: int
    element: etree._Element


class Book:
    """A workbook opened for searching."""

    def __init__(self, package: Package, budget: Budget | None = None) -> None:
        self.package = package
        self._budget = budget or Budget()
        self._used: set[int] = set()
        self._cells_of: dict[str, list[CellFound]] = {}

    @cached_property
    def sheets(self) -> list[Sheet]:
        """All sheets, the hidden ones too, in order."""
        root = self.package.root(_BOOK)
        links = self.package.targets(_BOOK)
        found = []
        for sheet in [] if root is None else root.iter(etree.Element):
            link = next((value for key, value in attributes(sheet) if local_name(key) == "id"), "")
            if local(sheet) == "sheet" and link in links:
                found.append(Sheet(sheet.get("name") or "", links[link][1], sheet.get("state", "visible") != "visible"))
        return found

    def passages(self) -> Iterator[Passage]:
        """All text of the workbook: cells, then strings that no cell uses, then all that no cell shows."""
        for sheet in self.sheets:
            yield from self._cells(sheet)
            yield Passage((Fixed(sheet.name),), f"工作表“{sheet.name}”的名称")
        for at, item in enumerate(self._strings):
            if at not in self._used:
                yield Passage(item, "共享字符串", STRINGS, "没有单元格使用的文字")
        parts = {sheet.part for sheet in self.sheets}
        for name in self.package.xml_names():
            if name != STRINGS:
                yield from _comments(self.package, name)
                # What stands in cells and notes was given above; formulas, headers and rules are given here.
                given = ("v", "t") if name in parts else ("t", "text") if "comments" in name else ()
                yield from part_passages(self.package, name, given)

    def cells(self, part: str) -> list[CellFound]:
        """The cells of a sheet; raises Refusal `too_large` or `too_slow` over the limits."""
        if part not in self._cells_of:
            self._cells_of[part] = list(self._read_cells(part))
        return self._cells_of[part]

    def text(self, cell: etree._Element) -> str:
        """What stands in a cell."""
        return "".join(slot.get() for slot in self.slots(cell)).strip()

    def _read_cells(self, part: str) -> Iterator[CellFound]:
        root = self.package.root(part)
        data = None if root is None else next((child for child in root if local(child) == "sheetData"), None)
        row = 0
        for line in [] if data is None else data:
            self._budget.tick()
            row = whole_number(line.get("r"), row + 1) or row + 1
            column = 0
            self._budget.take_cells(len(line))
            for cell in line:
                found = _REFERENCE.match(cell.get("r") or "")
                column = _column(found[1]) if found else column + 1
                yield CellFound(row, column, cell)

    @cached_property
    def _strings(self) -> list[list[Slot]]:
        root = self.package.root(STRINGS)
        return [] if root is None else [_texts(item) for item in root]

    @cached_property
    def _amounts(self) -> set[str]:
        return amount_styles(self.package.root("xl/styles.xml"))

    def slots(self, cell: etree._Element) -> list[Slot]:
        """What holds the text of a cell."""
        kind = cell.get("t", "n")
        if kind == "s":
            value = next((part.text for part in cell if local(part) == "v"), "")
            at = whole_number(value, CELLS * 10)
            self._used.add(at)
            return self._strings[at] if at < len(self._strings) else []
        if kind == "inlineStr":
            return _texts(cell)
        return [NumberCell(cell)]

    def _cells(self, sheet: Sheet) -> Iterator[Passage]:
        root = self.package.root(sheet.part)
        if root is None:
            return
        rows, columns = hidden_rows(root), hidden_columns(root)
        place = f"工作表“{sheet.name}”"
        boxes: list[CellFound] = []
        for found in self.cells(sheet.part):
            slots = self.slots(found.element)
            if boxes and boxes[-1].row != found.row:
                yield from self._boxed(boxes, place, sheet.part)
                boxes = []
            if sum(len(slot.get()) for slot in slots) == 1:
                boxes.append(found)
            elif slots:
                hidden = "隐藏工作表" if sheet.hidden else _veil(found, rows, columns)
                where = f"{place}第{found.row}行第{found.column}列"
                part = STRINGS if found.element.get("t") == "s" else sheet.part
                yield Passage(slots, where, part, hidden, self._finder(found.element))
        yield from self._boxed(boxes, place, sheet.part)

    def _boxed(self, boxes: list[CellFound], place: str, part: str) -> Iterator[Passage]:
        """The cells of one row that hold one character each, as one number."""
        if len(boxes) >= _BOXES:
            slots: list[Slot] = []
            for found in boxes:
                text = "".join(slot.get() for slot in self.slots(found.element))
                slots += [BoxCell(found.element, text=text), Fixed("\t")]
            yield Passage(slots, f"{place}第{boxes[0].row}行第{boxes[0].column}列起", part)

    def _finder(self, cell: etree._Element) -> Finder:
        if cell.get("t", "n") != "n":
            return find_personal
        return find_in_amount if cell.get("s") in self._amounts else find_in_number


def _comments(package: Package, name: str) -> Iterator[Passage]:
    """The notes on cells, each with its runs as one."""
    root = package.root(name) if "comments" in name else None
    for comment in [] if root is None else root.iter(etree.Element):
        if local(comment) in ("comment", "threadedComment"):
            slots: list[Slot] = [
                ElementText(text) for text in comment.iter(etree.Element) if local(text) in ("t", "text")
            ]
            yield Passage(slots, f"单元格 {comment.get('ref') or ''} 的批注", name, "批注")


def _texts(item: etree._Element) -> list[Slot]:
    """The texts of a string in order, but for the reading aids of names."""
    return [
        ElementText(text)
        for text in item.iter(etree.Element)
        if local(text) == "t" and (above := text.getparent()) is not None and local(above) != "rPh"
    ]


def _veil(found: CellFound, rows: set[int], columns: set[int]) -> str:
    return "隐藏行" if found.row in rows else "隐藏列" if found.column in columns else ""


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
