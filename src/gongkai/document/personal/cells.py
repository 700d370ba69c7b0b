"""Cells of a workbook as slots: shared strings, texts of their own, numbers; what a mask makes of each."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from lxml import etree

from gongkai.document.personal.identity import looks_like_identity
from gongkai.document.personal.package import local
from gongkai.document.personal.patterns import Hit, find_personal, shown

_LONG: Final = 18
_KEEPS_DIGITS: Final = 15
"""A workbook keeps so many digits of a number; the last three of an identity number become 000."""
_AMOUNTS: Final = frozenset((3, 4, 9, 10, *range(37, 45)))
"""The built-in number formats with thousands separators or per cent."""


@dataclass(slots=True)
class NumberCell:
    """A cell whose value stands in it: a number, a date, the result of a formula. Masked, it becomes a text."""

    cell: etree._Element
    hidden: str = ""

    def get(self) -> str:
        """The value, a whole number written out."""
        value = next((part.text or "" for part in self.cell if local(part) == "v"), "")
        return value if self.cell.get("t", "n") != "n" else whole(value)

    def put(self, text: str) -> None:
        """Make the cell a text; the formula goes, since it would bring the value back."""
        space = self.cell.tag.rpartition("}")[0]
        for part in list(self.cell):
            self.cell.remove(part)
        self.cell.set("t", "inlineStr")
        held = etree.SubElement(self.cell, f"{space}}}is")
        etree.SubElement(held, f"{space}}}t").text = text


@dataclass(slots=True)
class BoxCell(NumberCell):
    """A cell that holds one character of a number; it is masked alone, though other cells share its string."""

    text: str = ""

    def get(self) -> str:
        """The character."""
        return self.text

    def put(self, text: str) -> None:
        """Make the cell a text of its own."""
        NumberCell.put(self, text)
        self.text = text


def whole(value: str) -> str:
    """A stored number without exponent where it is whole, else as it is stored."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if number.is_finite() and 0 <= number.adjusted() < 2 * _LONG and number == number.to_integral_value():
        return f"{number:f}".partition(".")[0]
    return value


def find_in_number(text: str) -> list[Hit]:
    """The personal numbers in a number cell; an identity number whose last digits were rounded away counts as one."""
    hits = find_personal(text)
    if hits or len(text) != _LONG or not text.isdigit() or not text.endswith("00"):
        return hits
    return [Hit("identity", 0, _LONG, text, shown("identity", text))] if looks_like_identity(text) else []


def find_in_amount(text: str) -> list[Hit]:
    """As `find_in_number`, for a cell that prints thousands or decimals: an amount is no telephone and no card."""
    return [hit for hit in find_in_number(text) if hit.kind == "identity"]


def amount_styles(styles: etree._Element | None) -> set[str]:
    """The cell styles (attribute s) that print amounts: thousands separators, decimals, per cent, money."""
    if styles is None:
        return set()
    codes = {
        form.get("numFmtId"): form.get("formatCode") or ""
        for form in styles.iter(etree.Element)
        if local(form) == "numFmt"
    }
    uses = next((part for part in styles if local(part) == "cellXfs"), None)
    found = set()
    for at, use in enumerate([] if uses is None else uses):
        number = use.get("numFmtId") or "0"
        code = codes.get(number, "")
        if (number.isdecimal() and int(number) in _AMOUNTS) or any(
            mark in code for mark in (",", "0.0", "%", "¥", "￥")
        ):
            found.add(str(at))
    return found
