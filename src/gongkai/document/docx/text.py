"""The text of one Word paragraph as accepted: insertions kept, deletions, hidden and struck text gone."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from gongkai.document.docx.names import (
    ALIGNMENT,
    ALTERNATIVE,
    BOX,
    BREAKS,
    CHOICE,
    DELETED,
    GONE,
    HIDDEN,
    HYPHEN,
    MATH_TEXT,
    MOVED_AWAY,
    NUMBER_ID,
    NUMBER_LEVEL,
    NUMBERING,
    OUTLINE,
    PARAGRAPH_MARKS,
    RUBY,
    RUN,
    RUN_MARKS,
    SPACES,
    STYLE,
    TEXT,
    VAL,
    on,
)
from gongkai.document.lines import whole_number

SOFT_BREAK = "\u2028"
"""Stands for w:br in the text of a paragraph until its lines are joined or parted."""


class Marks(NamedTuple):
    """What w:pPr says of a paragraph; None where it says nothing. `joined`: its mark is deleted, the next one follows on."""

    style: str | None = None
    number_id: str | None = None
    number_level: int | None = None
    outline: str | None = None
    alignment: str | None = None
    joined: bool = False


NO_MARKS = Marks()


def raw_text(paragraph: etree._Element, boxes: list[etree._Element]) -> str:
    """The text of a paragraph, w:br as SOFT_BREAK; the text boxes anchored in it are appended to `boxes`."""
    pieces: list[str] = []
    _gather(paragraph, pieces, boxes)
    return "".join(pieces)


def marks_of(paragraph: etree._Element) -> Marks:
    """The marks of a paragraph, NO_MARKS where it has none."""
    for marks in paragraph:
        if marks.tag == PARAGRAPH_MARKS:
            return _marks(marks)
    return NO_MARKS


def _marks(marks: etree._Element) -> Marks:
    style = number_id = outline = alignment = None
    number_level: int | None = None
    joined = False
    for mark in marks:
        tag = mark.tag
        if tag == STYLE:
            style = mark.get(VAL)
        elif tag == ALIGNMENT:
            alignment = mark.get(VAL)
        elif tag == OUTLINE:
            outline = mark.get(VAL)
        elif tag == NUMBERING:
            for part in mark:
                value = part.get(VAL) or ""
                if part.tag == NUMBER_ID:
                    number_id = value
                elif part.tag == NUMBER_LEVEL:
                    number_level = whole_number(value)
        elif tag == RUN_MARKS:
            joined = any(part.tag in (DELETED, MOVED_AWAY) for part in mark)
    return Marks(style, number_id, number_level, outline, alignment, joined)


def _gather(element: etree._Element, pieces: list[str], boxes: list[etree._Element]) -> None:
    """The text under a paragraph, a link, a field, an insertion or a content control."""
    for child in element:
        tag = child.tag
        if tag == RUN:
            _gather_run(child, pieces, boxes)
        elif tag in GONE:
            continue
        elif tag == ALTERNATIVE:
            _gather_choice(child, pieces, boxes)
        elif tag == MATH_TEXT:
            pieces.append(child.text or "")
        elif len(child):
            _gather(child, pieces, boxes)


def _gather_run(run: etree._Element, pieces: list[str], boxes: list[etree._Element]) -> None:
    for child in run:
        tag = child.tag
        if tag == TEXT:
            pieces.append(child.text or "")
        elif tag == RUN_MARKS:
            for mark in child:
                if mark.tag in HIDDEN and on(mark):
                    return
        elif tag in BREAKS:
            pieces.append(SOFT_BREAK)
        elif tag in SPACES:
            pieces.append(" ")
        elif tag == HYPHEN:
            pieces.append("-")
        elif tag == ALTERNATIVE:
            _gather_choice(child, pieces, boxes)
        elif len(child):
            _gather_ruby_or_drawing(child, pieces, boxes)


def _gather_choice(alternative: etree._Element, pieces: list[str], boxes: list[etree._Element]) -> None:
    """Only the first choice is read: the fallback says the same once more for older programs."""
    for choice in alternative.iterchildren(CHOICE):
        _gather(choice, pieces, boxes) if choice.find(RUN) is not None else find_boxes(choice, boxes)
        return


def _gather_ruby_or_drawing(element: etree._Element, pieces: list[str], boxes: list[etree._Element]) -> None:
    """Ruby holds runs of its own; a drawing, a picture or an object may hold text boxes."""
    if element.tag == RUBY:
        for part in element:
            if part.tag not in GONE:
                _gather(part, pieces, boxes)
    else:
        find_boxes(element, boxes)


def find_boxes(element: etree._Element, boxes: list[etree._Element]) -> None:
    """Append the text boxes under `element` in order, outermost only, and only the first choice of alternatives."""
    for child in element:
        if child.tag == BOX:
            boxes.append(child)
        elif child.tag == ALTERNATIVE:
            for choice in child.iterchildren(CHOICE):
                find_boxes(choice, boxes)
                break
        elif len(child):
            find_boxes(child, boxes)
