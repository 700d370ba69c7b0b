"""What a Word file holds: all its text as passages, and what its reader does not see."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from lxml import etree

from gongkai.document.personal.findings import Hidden, HiddenKind, excerpt_of
from gongkai.document.personal.package import Package, attributes, local
from gongkai.document.personal.paragraphs import DELETIONS, INSERTIONS, is_vanished, local_name
from gongkai.document.personal.passages import Passage
from gongkai.document.personal.sweep import part_passages, place_of

_TEXTS: Final = frozenset(("t", "delText"))
_MOST: Final = 100
"""The most items of one kind that are listed one by one."""


def word_passages(package: Package) -> Iterator[Passage]:
    """All text of a Word file: body, headers, notes, comments, deleted and hidden text, properties, links."""
    for name in package.xml_names():
        yield from part_passages(package, name)


def word_hidden(package: Package) -> Iterator[Hidden]:
    """Comments, tracked changes and hidden text of a Word file."""
    for name in package.xml_names():
        root = package.root(name) if name.startswith("word/") else None
        if root is not None:
            yield from _comments(root)
            yield from _changes(root, place_of(name))
            yield from _vanished(root, place_of(name))


def _comments(root: etree._Element) -> Iterator[Hidden]:
    for comment in (element for element in root.iter(etree.Element) if local(element) == "comment"):
        author = next((value for key, value in attributes(comment) if local_name(key) == "author"), "")
        yield Hidden("comment", "批注", excerpt_of(f"{author}：{_text(comment)}" if author else _text(comment)), True)


def _changes(root: etree._Element, place: str) -> Iterator[Hidden]:
    """Insertions and deletions of text, the pieces of one paragraph together."""
    changes = [element for element in root.iter(etree.Element) if local(element) in DELETIONS | INSERTIONS]
    texts = [(local(element) in DELETIONS, _paragraph_of(element), _text(element)) for element in changes]
    found = [
        (kind, "".join(text for _, _, text in pieces))
        for (kind, _), pieces in groupby(texts, lambda piece: (piece[0], piece[1]))
    ]
    listed = [(deleted, text) for deleted, text in found if text.strip()]
    for deleted, text in listed[:_MOST]:
        kind: HiddenKind = "tracked_deletion" if deleted else "tracked_insertion"
        yield Hidden(kind, place, excerpt_of(text), False)
    if len(listed) > _MOST or (changes and not listed):
        more = len(listed) - _MOST if listed else len(changes)
        yield Hidden("tracked_insertion", place, f"另有 {more} 处修订", False)


def _vanished(root: etree._Element, place: str) -> Iterator[Hidden]:
    runs = [element for element in root.iter(etree.Element) if local(element) == "r" and is_vanished(element)]
    for _, pieces in groupby(runs, _paragraph_of):
        text = "".join(map(_text, pieces))
        if text.strip():
            yield Hidden("hidden_text", place, excerpt_of(text), False)


def _paragraph_of(element: etree._Element) -> etree._Element | None:
    return next((above for above in element.iterancestors() if local(above) == "p"), None)


def _text(element: etree._Element) -> str:
    return "".join(piece.text or "" for piece in element.iter(etree.Element) if local(piece) in _TEXTS)
