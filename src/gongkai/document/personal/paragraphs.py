"""Paragraphs of Word and of drawings as passages: all that stands in them, also what is deleted or hidden."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from gongkai.document.docx.names import OFF
from gongkai.document.personal.package import attributes, local
from gongkai.document.personal.passages import ElementText, Fixed, Passage, Slot

DELETIONS: Final = frozenset(("del", "moveFrom"))
INSERTIONS: Final = frozenset(("ins", "moveTo"))
_TEXTS: Final = frozenset(("t", "delText"))
_INSTRUCTIONS: Final = frozenset(("instrText", "delInstrText"))
_MARKS: Final = frozenset(("rPr", "pPr", "sdtPr", "tcPr", "trPr", "tblPr", "tblGrid", "rubyPr", "sectPr", "fldChar"))
_BETWEEN: Final = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_VANISHED: Final = frozenset(("vanish", "webHidden"))
_BOXES: Final = 15
"""A row of so many cells with one character each is a number with a box a digit."""


class Paragraphs:
    """One pass over a tree with its paragraphs in order; `base` is the Chinese name of the part that it is."""

    def __init__(self, part: str, base: str, hidden: str = "") -> None:
        self._part, self._base, self._hidden = part, base, hidden
        self._paragraphs = self._tables = 0
        self.used: set[etree._Element] = set()
        """The elements whose text the passages hold."""

    def walk(self, container: etree._Element, place: str = "") -> Iterator[Passage]:
        """The passages under an element; `place` is where it stands (第2个表格第1行第3列)."""
        for child in container:
            name = local(child)
            if name == "p":
                yield from self._paragraph(child, place)
            elif name == "tbl":
                yield from self._table(child, place)
            elif len(child) and name not in _MARKS:
                yield from self.walk(child, place)

    def _table(self, table: etree._Element, place: str) -> Iterator[Passage]:
        self._tables += 1
        base = f"{place}第{self._tables}个表格" if not place else f"{place}内的表格"
        for number, row in enumerate(_under(table, "tr"), 1):
            cells = [(cell, f"{base}第{number}行第{at}列") for at, cell in enumerate(_under(row, "tc"), 1)]
            found: list[list[Passage]] = []
            for cell, where in cells:
                found.append(list(self.walk(cell, where)))
                yield from found[-1]
            yield from self._boxes([passages[0] for passages in found if passages], f"{base}第{number}行")

    def _boxes(self, cells: list[Passage], place: str) -> Iterator[Passage]:
        """The row as one passage, where each of its cells holds one character of a number."""
        single = [cell for cell in cells if len(cell.text.strip()) == 1]
        if len(single) >= _BOXES:
            slots = [slot for cell in single for slot in (*cell.slots, Fixed("\t"))]
            yield Passage(slots, self._base + place, self._part, self._hidden)

    def _paragraph(self, paragraph: etree._Element, place: str) -> Iterator[Passage]:
        slots: list[Slot] = []
        apart: list[etree._Element] = []
        self._gather(paragraph, DELETIONS, slots, apart)
        if not place and any(slot.get().strip() for slot in slots):
            self._paragraphs += 1
        where = self._base + (place or (f"第{self._paragraphs}段" if self._base == "正文" else ""))
        if slots:
            yield Passage(slots, where, self._part, self._hidden)
        if any(local(element) in DELETIONS for element in paragraph.iter()):
            before: list[Slot] = []
            self._gather(paragraph, INSERTIONS, before, [])
            yield Passage(before, where, self._part, self._hidden)
        yield from self._instructions(paragraph, where)
        for element in apart:
            name = local(element)
            if name == "p":
                yield from self._paragraph(element, place)
            elif name == "tbl":
                yield from self._table(element, place)
            else:
                yield from self.walk(element, place + "文本框" if name == "txbxContent" else place)

    def _instructions(self, paragraph: etree._Element, where: str) -> Iterator[Passage]:
        fields = [element for element in paragraph.iter() if local(element) in _INSTRUCTIONS]
        if fields:
            self.used.update(fields)
            yield Passage([ElementText(element) for element in fields], where, self._part, "域代码")

    def _gather(
        self,
        element: etree._Element,
        without: frozenset[str],
        slots: list[Slot],
        apart: list[etree._Element],
        hidden: str = "",
    ) -> None:
        """The slots under an element, but for insertions or deletions; what is read apart goes to `apart`."""
        for child in element:
            name = local(child)
            if name in _TEXTS:
                self.used.add(child)
                slots.append(ElementText(child, hidden))
            elif name in _BETWEEN:
                slots.append(Fixed(_BETWEEN[name]))
            elif name in ("txbxContent", "Fallback", "rt", "tbl", "p"):
                apart.append(child)
            elif name not in _MARKS and name not in without and len(child):
                veiled = hidden or ("修订中删除的文字" if name in DELETIONS else "")
                if name == "r" and is_vanished(child):
                    veiled = veiled or "隐藏文字"
                self._gather(child, without, slots, apart, veiled)


def is_vanished(run: etree._Element) -> bool:
    """Whether a run of text is marked as hidden."""
    marks = next((child for child in run if local(child) == "rPr"), None)
    if marks is None:
        return False
    return any(
        local(mark) in _VANISHED
        and not any(local_name(key) == "val" and value in OFF for key, value in attributes(mark))
        for mark in marks
    )


def local_name(key: str) -> str:
    """The name of an attribute without its namespace."""
    return key.rpartition("}")[2]


def _under(container: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table or cells of a row, also those in a content control or an insertion."""
    for child in container:
        found = local(child)
        if found == name:
            yield child
        elif found not in ("tbl", "tr", "tc", "p") and found not in _MARKS and len(child):
            yield from _under(child, name)
