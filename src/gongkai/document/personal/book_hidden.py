"""What the reader of a workbook does not see: hidden sheets, rows and columns, notes on cells, caches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from gongkai.document.personal.book import Book, Sheet
from gongkai.document.personal.findings import Hidden, excerpt_of
from gongkai.document.personal.package import Package, local
from gongkai.document.personal.veils import hidden_columns, hidden_rows, ranges

_ENOUGH: Final = 60
_MOST: Final = 100
"""The most runs of hidden rows or columns of one sheet that are listed."""


def book_hidden(book: Book) -> Iterator[Hidden]:
    """What is hidden in the sheets and caches of a workbook; rows and columns that are empty are nothing to hide."""
    for sheet in book.sheets:
        if sheet.hidden:
            yield Hidden("hidden_sheet", f"工作表“{sheet.name}”", _words(book, sheet), False)
        else:
            yield from _veiled(book, sheet)
    for name in book.package.xml_names():
        if "comments" in name:
            yield from _comments(book.package, name)
        elif name.startswith("xl/pivotcache/pivotcacherecords"):
            yield Hidden("pivot_cache", "数据透视表", "", False)
        elif name.startswith("xl/externallinks/externallink"):
            yield Hidden("external_link", "工作簿的外部链接", _link(book.package, name), False)
        elif name == "xl/connections.xml":
            yield Hidden("external_link", "工作簿的数据连接", "", False)


def _veiled(book: Book, sheet: Sheet) -> Iterator[Hidden]:
    root = book.package.root(sheet.part)
    if root is None:
        return
    rows, columns = hidden_rows(root), hidden_columns(root)
    in_rows: dict[int, str] = {}
    in_columns: dict[int, str] = {}
    for found in book.cells(sheet.part) if rows or columns else ():
        for held, at, hidden in ((in_rows, found.row, rows), (in_columns, found.column, columns)):
            if at in hidden and len(held.get(at, "")) < _ENOUGH and (text := book.text(found.element)):
                held[at] = f"{held[at]}、{text}" if at in held else text
    for first, last in ranges(in_rows)[:_MOST]:
        words = excerpt_of("、".join(in_rows[at] for at in range(first, last + 1)))
        yield Hidden("hidden_row", f"工作表“{sheet.name}”第{_span(first, last)}行", words, False)
    for first, last in ranges(in_columns)[:_MOST]:
        words = excerpt_of("、".join(in_columns[at] for at in range(first, last + 1)))
        yield Hidden("hidden_column", f"工作表“{sheet.name}”第{_span(first, last)}列", words, False)


def _words(book: Book, sheet: Sheet) -> str:
    """The first words of a sheet."""
    words: list[str] = []
    for found in book.cells(sheet.part):
        words.extend([text] if (text := book.text(found.element)) else [])
        if sum(map(len, words)) > _ENOUGH:
            break
    return excerpt_of("、".join(words))


def _comments(package: Package, name: str) -> Iterator[Hidden]:
    root = package.root(name)
    for comment in [] if root is None else root.iter(etree.Element):
        if local(comment) in ("comment", "threadedComment"):
            text = "".join(part.text or "" for part in comment.iter(etree.Element) if local(part) in ("t", "text"))
            yield Hidden("comment", f"单元格 {comment.get('ref') or ''} 的批注", excerpt_of(text), True)


def _link(package: Package, name: str) -> str:
    return excerpt_of("、".join(target for _, target, outside in package.targets(name).values() if outside))


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}—{last}"
