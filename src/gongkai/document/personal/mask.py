"""Masked copies: a text, or a file whose numbers are covered by stars where they stand."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from lxml import etree

from gongkai.document.detect import kind_of
from gongkai.document.limits import FILE_BYTES
from gongkai.document.personal.book import Book
from gongkai.document.personal.clean import cleaned_file
from gongkai.document.personal.opening import MASKABLE
from gongkai.document.personal.package import Package, local
from gongkai.document.personal.passages import Passage
from gongkai.document.personal.patterns import mask_text
from gongkai.document.personal.scan import scanned
from gongkai.document.personal.source import Source
from gongkai.document.personal.word import word_passages
from gongkai.document.refusal import Refusal

__all__ = ["cleaned_file", "mask_text", "masked_file"]

_ROUNDS: Final = 4
"""A mask may leave digits that make a number with those behind it; more than two rounds were never seen."""


def masked_file(data: bytes, name: str, keys: Collection[str] | None = None) -> bytes | None:
    """A copy of a file with stars on its personal numbers, or on those whose value is in `keys`.

    For text, csv, html, docx and xlsx. None for all other formats, and where some number could not be reached
    (the name of a sheet, a file in the file): then the clerk has to replace the file.
    """
    try:
        kind = kind_of(data, name)
        if kind not in MASKABLE or not 0 < len(data) <= FILE_BYTES:
            return None
        made = (
            _masked_office(data, kind, keys) if kind in ("docx", "xlsx") else _masked_source(data, kind == "html", keys)
        )
    except Refusal:
        return None
    left = scanned(made, name, 0).findings
    # The name of the file is not in the file; the clerk changes it by hand.
    wrong = [found for found in left if found.where != "文件名" and (keys is None or found.value_key in keys)]
    return None if wrong else made


def _masked_source(data: bytes, is_page: bool, keys: Collection[str] | None) -> bytes:
    source = Source(data, is_page)
    for _ in range(_ROUNDS):
        # A sum and not any(): all passages have to be masked.
        if not sum(passage.mask(keys) for passage in source.passages()):
            break
    return source.write()


def _masked_office(data: bytes, kind: str, keys: Collection[str] | None) -> bytes:
    package = Package(data)
    for _ in range(_ROUNDS):
        changed = {passage.part for passage in _passages(package, kind) if passage.mask(keys)}
        for part in changed:
            package.touch(part)
            if part.startswith("xl/"):
                _mend_formulas(package, part)
        if not changed:
            break
    return package.write()


def _passages(package: Package, kind: str) -> list[Passage]:
    return list(word_passages(package) if kind == "docx" else Book(package).passages())


def _mend_formulas(package: Package, part: str) -> None:
    """Make values of formulas that shared one which is gone, and drop the order of calculation: Excel makes it anew."""
    root = package.root(part)
    formulas = (
        [] if root is None else [f for f in root.iter(etree.Element) if local(f) == "f" and f.get("t") == "shared"]
    )
    masters = {formula.get("si") for formula in formulas if formula.get("ref")}
    for formula in formulas:
        cell = formula.getparent()
        if formula.get("si") not in masters and cell is not None:
            cell.remove(formula)
    if "xl/calcchain.xml" in package.names():
        package.drop("xl/calcchain.xml")
