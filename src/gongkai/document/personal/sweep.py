"""All text of a part that stands in no paragraph and no cell: properties, links, captions, caches, custom data."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from lxml import etree

from gongkai.document.personal.package import Package, attributes, local
from gongkai.document.personal.paragraphs import Paragraphs, local_name
from gongkai.document.personal.passages import Attribute, ElementText, Passage

_LEAST: Final = 9
_ATTRIBUTES: Final = frozenset((
    "descr", "title", "alt", "author", "initials", "Target", "string", "tooltip", "display", "displayName", "instr",
    "displayText", "sqref", "prompt", "promptTitle", "error", "formula", "command", "connection", "name", "val", "v",
))  # fmt: skip
"""Attributes that hold words; the others are numbers, marks and sizes."""
_LISTED: Final = frozenset(("val", "name"))
_WITH_VALUES: Final = frozenset((
    "docVar", "alias", "tag", "default", "listItem", "result", "docPr", "cNvPr", "definedName", "cacheField",
    "tableColumn", "people", "person",
))  # fmt: skip
"""Elements whose values and names a person has written."""
PLACES: Final = (
    (re.compile(r"docprops/"), "文件属性"),
    (re.compile(r"(word|xl)/(threaded)?comments|persons/|word/people"), "批注"),
    (re.compile(r"word/header"), "页眉"),
    (re.compile(r"word/footer"), "页脚"),
    (re.compile(r"word/footnotes"), "脚注"),
    (re.compile(r"word/endnotes"), "尾注"),
    (re.compile(r"word/document"), "正文"),
    (re.compile(r"word/glossary"), "文档部件"),
    (re.compile(r"(word|xl)/(charts|diagrams)/"), "图表"),
    (re.compile(r"xl/drawings/"), "图形和文本框"),
    (re.compile(r"xl/pivot"), "数据透视表缓存"),
    (re.compile(r"xl/externallinks/"), "外部链接缓存"),
    (re.compile(r"xl/worksheets/"), "工作表的页眉、说明或公式"),
    (re.compile(r"customxml/"), "自定义数据"),
    (re.compile(r".*_rels/"), "链接地址"),
)
_IN_SIGHT: Final = frozenset(("页眉", "页脚", "脚注", "尾注", "正文", "图表", "图形和文本框"))


def place_of(name: str) -> str:
    """What a part of an Office file is, in Chinese."""
    return next((place for pattern, place in PLACES if pattern.match(name)), f"部件 {name}")


def part_passages(package: Package, name: str, skip: Collection[str] = ()) -> Iterator[Passage]:
    """The passages of one part: its paragraphs first, then whatever other text it has but for elements named in `skip`."""
    root = package.root(name)
    if root is None:
        return
    yield from tree_passages(root, name, place_of(name), skip)


def tree_passages(root: etree._Element, name: str, place: str, skip: Collection[str] = ()) -> Iterator[Passage]:
    """The passages of a parsed part, or of a flat file; `place` is what the part is, in Chinese."""
    hidden = "" if place in _IN_SIGHT else place
    walk = Paragraphs(name, place, hidden)
    yield from walk.walk(root)
    for element in root.iter(etree.Element):
        if element.text and len(element.text) >= _LEAST and element not in walk.used and local(element) not in skip:
            yield Passage((ElementText(element),), place, name, hidden or "不直接显示的内容")
        for key, value in attributes(element):
            if len(value) >= _LEAST and _holds_words(element, local_name(key), name):
                yield Passage((Attribute(element, key),), place, name, hidden or "不直接显示的内容")


def _holds_words(element: etree._Element, key: str, part: str) -> bool:
    if key == "v":
        return part.startswith("xl/pivot")
    return key in _ATTRIBUTES and (key not in _LISTED or local(element) in _WITH_VALUES)
