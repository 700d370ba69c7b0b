"""Where in a Word document a comment hangs: a cell, a whole paragraph, or the very words that are quoted.

Only range marks and one reference are put in, and a run is parted where the quoted words begin or end inside it;
no word and no format is changed. Source of the names: ECMA-376 part 1, 17.13.4.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from copy import deepcopy
from typing import Final, NamedTuple

from lxml import etree

from gongkai.document.docx.names import (
    ALTERNATIVE,
    BOX,
    GONE,
    HIDDEN,
    NAMESPACE,
    PARAGRAPH,
    PARAGRAPH_MARKS,
    RUN,
    RUN_MARKS,
    TEXT,
    on,
)

_W: Final = f"{{{NAMESPACE}}}"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_HOLDERS: Final = frozenset(
    _W + name for name in ("p", "hyperlink", "ins", "moveTo", "smartTag", "sdtContent", "fldSimple")
)
"""What may hold range marks between its runs; anything else is marked from outside."""
_NUMBERING: Final = re.compile(r"^\s*(?:[（(][0-9一二三四五六七八九十]+[)）]|[0-9一二三四五六七八九十]+[、.．])\s*")


class _Letter(NamedTuple):
    """A character of a paragraph, folded, and where it stands."""

    text: str
    run: etree._Element
    element: etree._Element
    offset: int


def mark_words(paragraph: etree._Element, quote: str, number: int) -> bool:
    """Hang comment `number` on the first place where the paragraph has the quoted words; False where it has not.

    White space and width do not count. A number before the words is passed over where the word processor counts it.
    """
    letters = list(_letters(paragraph))
    text = "".join(letter.text for letter in letters)
    for words in (_fold(quote), _fold(_NUMBERING.sub("", quote))):
        at = text.find(words) if words else -1
        if at >= 0:
            _mark(letters[at], letters[at + len(words) - 1], number)
            return True
    return False


def mark_paragraph(paragraph: etree._Element, number: int) -> None:
    """Hang comment `number` on a whole paragraph; on its host where it stands in a text box, which takes no comments."""
    host = outside(paragraph)
    _put_first(host, _made("commentRangeStart", number))
    host.append(_made("commentRangeEnd", number))
    host.append(_reference(number))


def mark_cell(cell: etree._Element, number: int) -> None:
    """Hang comment `number` on all paragraphs of a w:tc."""
    paragraphs = list(cell.iterchildren(PARAGRAPH)) or list(cell.iter(PARAGRAPH))
    if not paragraphs:
        paragraphs = [etree.SubElement(cell, PARAGRAPH)]
    if outside(paragraphs[0]) is not paragraphs[0]:
        mark_paragraph(paragraphs[0], number)
        return
    _put_first(paragraphs[0], _made("commentRangeStart", number))
    paragraphs[-1].append(_made("commentRangeEnd", number))
    paragraphs[-1].append(_reference(number))


def outside(paragraph: etree._Element) -> etree._Element:
    """The paragraph itself, or the one that holds the text box it stands in."""
    boxes = list(paragraph.iterancestors(BOX))
    if not boxes:
        return paragraph
    return next(boxes[-1].iterancestors(PARAGRAPH), paragraph)


def _made(name: str, number: int) -> etree._Element:
    element = etree.Element(_W + name)
    element.set(_W + "id", str(number))
    return element


def _reference(number: int) -> etree._Element:
    run = etree.Element(RUN)
    run.append(_made("commentReference", number))
    return run


def _put_first(paragraph: etree._Element, mark: etree._Element) -> None:
    """Before the content of a paragraph; its properties must stay its first child."""
    at = 1 if len(paragraph) and paragraph[0].tag == PARAGRAPH_MARKS else 0
    paragraph.insert(at, mark)


# The very words


def _fold(text: str) -> str:
    return "".join(
        c for c in unicodedata.normalize("NFKC", text) if not c.isspace() and unicodedata.category(c) != "Cf"
    )


def _letters(element: etree._Element) -> Iterator[_Letter]:
    """The characters of a paragraph as the reader sees them; text in boxes and second readings is left out."""
    for child in element:
        tag = child.tag
        if tag == TEXT and element.tag == RUN:
            for offset, character in enumerate(child.text or ""):
                for folded in _fold(character):
                    yield _Letter(folded, element, child, offset)
        elif tag == RUN:
            if not any(mark.tag in HIDDEN and on(mark) for marks in child.iterchildren(RUN_MARKS) for mark in marks):
                yield from _letters(child)
        elif tag not in GONE and tag not in (ALTERNATIVE, BOX) and len(child):
            yield from _letters(child)


def _mark(first: _Letter, last: _Letter, number: int) -> None:
    """Range marks around the letters. The end is parted off first, so that the start's place stays true."""
    end = _part_after(last)
    end.addnext(_made("commentRangeEnd", number))
    _part_before(first).addprevious(_made("commentRangeStart", number))
    top = _within(end, frozenset((PARAGRAPH,)))
    after = top.getnext()
    while after is not None and after.tag == _W + "commentRangeEnd":
        top, after = after, after.getnext()
    top.addnext(_reference(number))


def _within(element: etree._Element, holders: frozenset[str]) -> etree._Element:
    """The element, or the nearest around it, whose parent is one of `holders`."""
    parent = element.getparent()
    while parent is not None and parent.tag not in holders:
        element, parent = parent, parent.getparent()
    return element


def _part_before(letter: _Letter) -> etree._Element:
    """The run that begins with the letter; where it begins inside a run, that run is parted."""
    around = _within(letter.run, _HOLDERS)
    before = letter.element.getprevious()
    if around is not letter.run or (letter.offset == 0 and (before is None or before.tag == RUN_MARKS)):
        return around
    return _parted(letter.run, letter.element, letter.offset)


def _part_after(letter: _Letter) -> etree._Element:
    """The run that ends with the letter; where it ends inside a run, that run is parted."""
    around = _within(letter.run, _HOLDERS)
    text = letter.element.text or ""
    if around is letter.run and (letter.offset + 1 < len(text) or letter.element.getnext() is not None):
        _parted(letter.run, letter.element, letter.offset + 1)
    return around


def _parted(run: etree._Element, text: etree._Element, offset: int) -> etree._Element:
    """The second half of a run, parted from the first before character `offset` of its w:t `text`, in the same format."""
    tail = etree.Element(RUN)
    for name, value in run.attrib.items():
        tail.set(name, value)
    marks = run.find(RUN_MARKS)
    if marks is not None:
        tail.append(deepcopy(marks))
    moved = list(text.itersiblings())
    words = text.text or ""
    if offset == 0:
        moved.insert(0, text)
    elif offset < len(words):
        rest = etree.SubElement(tail, TEXT)
        rest.text, text.text = words[offset:], words[:offset]
        rest.set(_SPACE, "preserve")
        text.set(_SPACE, "preserve")
    for element in moved:
        tail.append(element)
    run.addnext(tail)
    return tail
