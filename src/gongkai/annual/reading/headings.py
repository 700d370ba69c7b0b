"""The parts of a report: which paragraph is a heading, and of which part. Title words decide, never the number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from gongkai.annual.reading.dates import han_number
from gongkai.annual.reading.folding import fold, squeeze
from gongkai.document.blocks import Block, Paragraph
from gongkai.law.edition import Edition, SectionForm

LONGEST = 45
"""A heading is a line, not a sentence."""
LEAST_UPPER = 3
"""So many parts with Chinese numerals settle how parts are numbered."""
LONGEST_OWN = 30
"""A part of the report's own, outside the form, is told by its number alone, so it must be short."""

_NUMBER = re.compile(
    r"^\s*(?:第\s*([一二三四五六七八九十]{1,3})\s*(?:部分|章)[、.．:：\s]*"
    r"|([一二三四五六七八九十]{1,3})\s*[、.．，,]\s*"
    r"|(\d{1,2})\s*[、.．]\s*(?=\D)"
    r"|[（(]([一二三四五六七八九十]{1,3})[)）]\s*[、.．]?)"
)
_STOP = re.compile(r"[。；;！!？?]")


class Heading(NamedTuple):
    """A heading found: block, printed number (None: without), words, the form's part, and text run in behind it."""

    block: int
    number: str | None
    words: str
    key: str | None
    rest: str
    bracketed: bool = False


def split_number(text: str) -> tuple[str | None, str, bool]:
    """A line's number (一, 3), the rest of it, and whether the number stands in brackets (a lower level)."""
    match = _NUMBER.match(text)
    if match is None:
        return None, text.strip(), False
    number = next(group for group in match.groups() if group)
    return number, text[match.end() :].strip(), match[4] is not None


def number_value(number: str | None) -> int | None:
    """The value of a heading's number, in digits or Chinese numerals."""
    if not number:
        return None
    return int(number) if number.isdigit() else han_number(number)


class Marks:
    """The words that tell the form's parts, folded once for an edition."""

    def __init__(self, editions: Sequence[Edition]) -> None:
        self.exact: dict[str, str] = {}
        self.marks: list[tuple[str, str]] = []
        for edition in editions:
            for section in edition.sections:
                self._add(section)
        self.marks.sort(key=lambda pair: -len(pair[0]))

    def _add(self, section: SectionForm) -> None:
        for words in (section.heading, *section.variants):
            self.exact.setdefault(fold(words), section.key)
        for words in section.marks:
            pair = (fold(words), section.key)
            if pair not in self.marks:
                self.marks.append(pair)

    def part(self, words: str) -> str | None:
        """The key of the part that a heading's words tell, None for none."""
        key = fold(words)
        if key in self.exact:
            return self.exact[key]
        for mark, part in self.marks:
            if mark in key and len(key) <= len(mark) + 18:
                return part
        return None


def find_headings(blocks: Sequence[Block], marks: Marks) -> list[Heading]:
    """The headings of the parts in order, tables of contents left out."""
    found: list[Heading] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.text:
            heading = _heading(index, block, marks)
            if heading is not None:
                found.append(heading)
    if not any(heading.key for heading in found):
        found = _odd_headings(blocks, marks)
    found = _without_contents(found, blocks)
    return _without_strays(_without_lower(found))


def _without_lower(found: list[Heading]) -> list[Heading]:
    """Where the parts have Chinese numerals, 1. 2. 3. are lines of a lower level, but for a slip such as 二、3、四、."""
    upper = {heading.key for heading in found if heading.number and not heading.number.isdigit()}
    if len(upper - {None}) < LEAST_UPPER:
        return found
    result: list[Heading] = []
    for heading in found:
        if heading.number and heading.number.isdigit():
            last = number_value(result[-1].number) if result else 0
            if heading.key in upper or number_value(heading.number) != (last or 0) + 1:
                continue
        result.append(heading)
    return result


_ODD_NUMBER = re.compile(
    r"^\s*(?:[（(]([一二三四五六七八九十]{1,3})[)）]|([壹贰叁肆伍陆柒捌玖拾])\s*[、.．]?|([一二三四五六七八九十]{1,3})\s+)\s*[、.．]?"
)
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")


def _odd_headings(blocks: Sequence[Block], marks: Marks) -> list[Heading]:
    """Where no part is numbered as usual: （一） as the highest level, 壹、, or a number and a space."""
    found: list[Heading] = []
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or len(squeeze(block.text)) > LONGEST:
            continue
        match = _ODD_NUMBER.match(block.text)
        words = (block.text[match.end() :] if match else block.text).strip().rstrip("。：: ")
        key = marks.exact.get(fold(words))
        if key is not None:
            number = next(group for group in match.groups() if group).translate(_FORMAL) if match else None
            found.append(Heading(index, number, words, key, ""))
    return found


def _heading(index: int, block: Paragraph, marks: Marks) -> Heading | None:
    text = block.text.strip()
    number, words, bracketed = split_number(text)
    if len(squeeze(text)) <= LONGEST and not _STOP.search(words.rstrip("。：:")):
        bare = words.rstrip("。：: ")
        key = marks.part(bare)
        if key is not None and not bracketed and (number is not None or block.level or fold(bare) in marks.exact):
            return Heading(index, number, bare, key, "")
        if number is not None and not bracketed and len(squeeze(bare)) <= LONGEST_OWN and not re.search(r"[，,]", bare):
            return Heading(index, number, bare, None, "") if bare and not bare.isdigit() else None
        return None
    if number is None or bracketed:
        return None
    # The heading may run into its text: 一、总体情况。2024年，……
    match = re.match(r"^(.{2,40}?)[。：:\s]\s*(.+)$", words, re.S)
    if match and fold(match[1]) in marks.exact:
        return Heading(index, number, match[1].strip(), marks.exact[fold(match[1])], match[2].strip())
    return None


def _without_contents(found: list[Heading], blocks: Sequence[Block]) -> list[Heading]:
    """A table of contents names the parts one right after the other, before they come."""
    result: list[Heading] = []
    for i, heading in enumerate(found):
        again = heading.key is not None and any(other.key == heading.key for other in found[i + 1 :])
        following = found[i + 1].block if i + 1 < len(found) else len(blocks)
        empty = following - heading.block <= 1 and not heading.rest
        previous_empty = i > 0 and heading.block - found[i - 1].block <= 1
        if again and (empty or previous_empty):
            continue
        result.append(heading)
    return result


def _opens(later: Sequence[Heading]) -> bool:
    """Whether a heading in words of its own is the first part: 一 right before the form's part 二."""
    return bool(later) and later[0].key is not None and number_value(later[0].number) == 2


def _without_strays(found: list[Heading]) -> list[Heading]:
    """A numbered line outside the form is a part only where its number carries on from the part before it."""
    result: list[Heading] = []
    known = {h.key for h in found if h.key}
    expected = 0
    for i, heading in enumerate(found):
        value = number_value(heading.number)
        if heading.key is not None:
            expected = value or expected + 1
            result.append(heading)
            continue
        following = next((h for h in found[i + 1 :] if h.key is not None), None)
        after = number_value(following.number) if following else None
        carries_on = value is not None and (result or _opens(found[i + 1 :])) and value == expected + 1
        fits = after is None or value is None or after == value + 1 or after > value
        if carries_on and fits and known and heading.number and not heading.number.isdigit():
            expected = value or expected
            result.append(heading)
    return result
