"""What the styles of a Word file say of a paragraph: its heading level, its automatic number, contents or not."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from gongkai.document.container import refuse_declarations
from gongkai.document.lines import whole_number

_ATTRIBUTE: Final = r'<w:{}\b[^>]*?\bw:val="([^"]*)"'
_NAME: Final = re.compile(_ATTRIBUTE.format("name"))
_PARENT: Final = re.compile(_ATTRIBUTE.format("basedOn"))
_OUTLINE: Final = re.compile(_ATTRIBUTE.format("outlineLvl"))
_NUMBER_ID: Final = re.compile(_ATTRIBUTE.format("numId"))
_NUMBER_LEVEL: Final = re.compile(_ATTRIBUTE.format("ilvl"))
_ALIGNMENT: Final = re.compile(_ATTRIBUTE.format("jc"))
_HEADING: Final = re.compile(r"(?:heading|标题)\s*([1-6])$", re.IGNORECASE)
_CONTENTS: Final = re.compile(r"(?:toc|目录)\s*[1-9]$", re.IGNORECASE)
_GENERATIONS: Final = 8
"""How many styles up the inheritance is followed; Word itself stops at 11."""


class Style(NamedTuple):
    """The marks a paragraph inherits from its style; `level` is 0 where the style is no heading."""

    level: int = 0
    number_id: str = ""
    number_level: int = 0
    centred: bool = False
    contents: bool = False


PLAIN: Final = Style()


class Styles:
    """Paragraph styles by id. Only the styles asked for are looked at: the part is often larger than the text.

    Raises Refusal `entities` as `refuse_declarations` does.
    """

    __slots__ = ("_known", "_xml")

    def __init__(self, xml: bytes | None) -> None:
        self._xml = xml or b""
        refuse_declarations(self._xml)
        self._known: dict[str, Style] = {}

    def style(self, style_id: str) -> Style:
        """The marks of a style, PLAIN for one that is not there."""
        known = self._known.get(style_id)
        if known is None:
            known = self._known[style_id] = self._read(style_id, _GENERATIONS)
        return known

    def _read(self, style_id: str, generations: int) -> Style:
        """The style's own marks, laid over those of the style it is based on."""
        source = self._source(style_id)
        if not source or not generations:
            return PLAIN
        parent = _PARENT.search(source)
        inherited = self._read(parent[1], generations - 1) if parent else PLAIN
        name = _NAME.search(source)
        heading = _HEADING.match(name[1]) if name else None
        outline = _OUTLINE.search(source)
        number_id, number_level, alignment = (f.search(source) for f in (_NUMBER_ID, _NUMBER_LEVEL, _ALIGNMENT))
        level = inherited.level
        if heading:
            level = int(heading[1])
        elif outline:
            level = heading_level(outline[1])
        return Style(
            level,
            number_id[1] if number_id else inherited.number_id,
            whole_number(number_level[1]) if number_level else inherited.number_level,
            alignment[1] == "center" if alignment else inherited.centred,
            bool(name and _CONTENTS.match(name[1])),
        )

    def _source(self, style_id: str) -> str:
        """The XML of one style, cut out of the part by its id."""
        at = self._xml.find(f'w:styleId="{style_id}"'.encode())
        if at < 0:
            return ""
        start, end = self._xml.rfind(b"<w:style ", 0, at), self._xml.find(b"</w:style>", at)
        return self._xml[start:end].decode("utf-8", "replace") if 0 <= start < end else ""


def heading_level(outline: str) -> int:
    """The heading level of an outline level as printed in the file (0 is the first, 9 is running text)."""
    level = whole_number(outline, 9)
    return level + 1 if level < 6 else 0
