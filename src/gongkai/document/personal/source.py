"""Plain text and the source of web pages as passages that can be masked where they stand."""

from __future__ import annotations

import html
import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gongkai.document.encoding import decode
from gongkai.document.html.charset import to_utf8
from gongkai.document.personal.passages import Fixed, Passage, Slot
from gongkai.document.personal.patterns import find_personal

_TOKEN: Final = re.compile(r"<[^<>]*>?|&(?:#\w{1,8}|[A-Za-z]{2,8});?|[^<&]+|&")
_PARTS: Final = re.compile(
    r"</?(?:p|div|td|th|tr|table|li|ul|ol|h[1-6]|section|article|title|option|select|script|style)\b|<!|<br", re.I
)
_LEAST: Final = 11
_CODECS: Final = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
_MARKED: Final = (("utf-8-sig", b"\xef\xbb\xbf"), ("utf-16", b"\xff\xfe"), ("utf-16", b"\xfe\xff"))


@dataclass(slots=True)
class Held:
    """A piece of text with the source it came from; a mask is put into the source character for character."""

    text: str
    source: str
    hidden: str = ""

    def get(self) -> str:
        """The text as a reader sees it."""
        return self.text

    def put(self, text: str) -> None:
        """Give both the text and its source another text."""
        self.text = self.source = text


class Source:
    """The source of a text file or web page, in pieces that can be changed and put together again."""

    def __init__(self, data: bytes, is_page: bool) -> None:
        """Decode `data`; raises Refusal `damaged` where it is no text."""
        self._page = is_page
        self._data = data
        self.text = to_utf8(data)[0].decode("utf-8", "replace") if is_page else decode(data)[0]
        self.pieces = (
            [_piece(found[0]) for found in _TOKEN.finditer(self.text)] if is_page else [Held(self.text, self.text)]
        )

    def passages(self) -> list[Passage]:
        """The text without tags as one passage, and each tag as one (hidden from the eye)."""
        if not self._page:
            return [Passage(self.pieces, "")]
        slots: list[Slot] = []
        found: list[Passage] = []
        for piece in self.pieces:
            if not piece.source.startswith("<"):
                slots.append(piece)
                continue
            slots.extend([Fixed("\n")] if _PARTS.match(piece.source) else [])
            if len(piece.source) > _LEAST:
                found.append(Passage((piece,), "网页源代码", hidden="网页源代码"))
        return [Passage(slots, "网页源代码"), *found]

    def write(self) -> bytes:
        """The changed source, a text in the encoding it came in, a web page in UTF-8 with a mark."""
        text = "".join(piece.source for piece in self.pieces)
        # The mark counts for more than what the page says of its encoding.
        return text.encode("utf-8-sig") if self._page else text.encode(_codec(self._data, self.text), "surrogatepass")


def line_passages(text: str, where: str, by_paragraph: bool = False) -> Iterator[Passage]:
    """The lines (or the paragraphs, blank lines not counted) of a text that hold a hit, as passages with their number."""
    hits = find_personal(text)
    if not hits:
        return
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    filled = [0]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        filled.append(filled[-1] + bool(text[start:end].strip()))
    told: set[int] = set()
    for hit in hits:
        first, last = bisect(starts, hit.start) - 1, bisect(starts, hit.end - 1) - 1
        if first in told:
            continue
        told.add(first)
        piece = text[starts[first] : starts[last + 1] if last + 1 < len(starts) else len(text)]
        number = f"第{filled[first + 1]}段" if by_paragraph else f"第{first + 1}行"
        yield Passage((Held(piece, piece),), where + number)


def _piece(source: str) -> Held:
    return Held(html.unescape(source) if source.startswith("&") else source, source)


def _codec(data: bytes, text: str) -> str:
    """The encoding that gives the text from the bytes again."""
    marked = next((codec for codec, mark in _MARKED if data.startswith(mark)), None)
    if marked:
        return marked
    for codec in _CODECS:
        try:
            if data.decode(codec) == text:
                return codec
        except UnicodeDecodeError:
            continue
    return "utf-8-sig"
