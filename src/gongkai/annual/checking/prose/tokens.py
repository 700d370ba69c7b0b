"""The prose of a report, cut once into sentences with their numbers; every family of prose checks reads this."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from gongkai.annual.checking.finding import Where
from gongkai.annual.numerals import Number, find_numbers
from gongkai.annual.report import Line, Report, Section

if TYPE_CHECKING:
    from gongkai.annual.checking.prose.claims import Clause

_ENDS: Final = re.compile(r"[。！？!?\n]")
LONGEST_SENTENCE: Final = 4000
"""Nobody writes a longer one; what is longer is no prose and is not looked at."""
SUBHEADING: Final = 30
"""A paragraph of no more characters is the heading of the next."""
BRACKET: Final = re.compile(r"[（(][^（）()]*[）)]")


@dataclass(slots=True)
class Sentence:
    """A sentence that holds a number or a claim. `start` and `end` are places in the prose; the end mark is left out.

    `ended` tells a sentence closed by a full stop from one cut off by the end of its paragraph.
    """

    prose: Prose
    start: int
    end: int
    ended: bool
    numbers: list[Number] = field(default_factory=list)
    cut: list[Clause] | None = None
    """The clauses around the numbers, once a check has asked for them."""

    @property
    def text(self) -> str:
        """The words of the sentence as printed."""
        return self.prose.text[self.start : self.end]

    @property
    def section(self) -> Section | None:
        """The part the sentence stands in, None before the first."""
        return self.prose.sections[self.prose.line_at(self.start)]

    @property
    def key(self) -> str | None:
        """The form's key of the part the sentence stands in."""
        section = self.section
        return section.key if section else None

    @property
    def lead(self) -> str:
        """What the same paragraph says before the sentence, with the sub-heading above it."""
        prose, line = self.prose, self.prose.line_at(self.start)
        above = line - 1 if line and prose.sections[line - 1] is prose.sections[line] else line
        first = above if len(prose.lines[above].text) <= SUBHEADING else line
        return prose.text[prose.starts[first] : self.start]

    def where(self, start: int | None = None, end: int | None = None) -> Where:
        """The place of the sentence, or of the stretch of prose from `start` to `end`."""
        return self.prose.where(self.start if start is None else start, self.end if end is None else end)


@dataclass(slots=True)
class Prose:
    """All paragraphs of a report's preamble and parts as one text, and the sentences in it that hold numbers."""

    report: Report
    lines: list[Line]
    sections: list[Section | None]
    starts: list[int]
    text: str
    sentences: list[Sentence]
    names: tuple[str, ...]
    """The names the body goes by, longest first."""

    @property
    def is_town(self) -> bool:
        """Whether the body is a township or a street."""
        return any(name.endswith(("镇", "乡", "街道", "苏木")) for name in self.names)

    def line_at(self, place: int) -> int:
        """The index of the paragraph that holds the place."""
        return bisect_right(self.starts, place) - 1

    def where(self, start: int, end: int) -> Where:
        """The stretch of prose from `start` to `end` as a place, with the words found there."""
        line = self.line_at(start)
        section = self.sections[line]
        return Where(
            section=section.heading if section else None,
            block=self.lines[line].block,
            quote=self.text[start:end].strip() or None,
        )

    def sentence_at(self, place: int) -> Sentence:
        """The sentence around a place, without its numbers."""
        end = _ENDS.search(self.text, place)
        start = self.starts[self.line_at(place)]
        for mark in "。！？":
            start = max(start, self.text.rfind(mark, start, place) + 1)
        stop = end.start() if end else len(self.text)
        return Sentence(self, start, stop, end is not None and end.group() != "\n")


def prose_of(report: Report) -> Prose:
    """The prose of a report, tokenised. Each number is looked for once, whichever checks use it."""
    lines: list[Line] = list(report.preamble)
    sections: list[Section | None] = [None] * len(lines)
    for section in report.sections:
        lines += section.lines
        sections += [section] * len(section.lines)
    starts, place = [], 0
    for line in lines:
        starts.append(place)
        place += len(line.text) + 1
    text = "\n".join(line.text for line in lines)
    prose = Prose(report, lines, sections, starts or [0], text, [], own_names(report.agency))
    if not lines:
        prose.lines, prose.sections = [Line(-1, "")], [None]
    _cut(prose)
    return prose


def _cut(prose: Prose) -> None:
    text = prose.text
    current: Sentence | None = None
    for number in find_numbers(text):
        if current is not None and number.start < current.end:
            current.numbers.append(number)
            continue
        start = current.end + 1 if current else 0
        for mark in "。！？\n":
            start = max(start, text.rfind(mark, start, number.start) + 1)
        end = _ENDS.search(text, number.end)
        current = Sentence(prose, start, end.start() if end else len(text), end is not None and end.group() != "\n")
        current.numbers.append(number)
        if current.end - start <= LONGEST_SENTENCE:
            prose.sentences.append(current)


_PLACE: Final = re.compile(r"(?:.+[省市州盟县区旗])?(.{1,12}?(?:镇|乡|街道|苏木|省|市|州|盟|县|区|旗))")
_TAILS: Final = ("人民政府办公室", "人民政府", "街道办事处", "办事处", "政府", "管理委员会")


def own_names(agency: str | None) -> tuple[str, ...]:
    """The names a body calls itself by, longest first: 甲县乙镇人民政府 is also 乙镇人民政府, 甲县乙镇 and 乙镇."""
    if not agency:
        return ()
    bare = agency
    for tail in _TAILS:
        if agency.endswith(tail) and len(agency) > len(tail):
            bare = agency.removesuffix(tail) + ("街道" if tail == "街道办事处" else "")
            break
    names = {agency, bare}
    found = _PLACE.fullmatch(bare)
    place = found[1].removeprefix("人民政府") if found else ""
    if len(place) > 1:
        names |= {place, place + agency.removeprefix(bare)}
        if place.endswith("街道"):
            names |= {place.removesuffix("道") + "办", place + "办", place + "办事处"}
        elif place[-1] in "镇乡":
            names |= {place + "政府", place + "人民政府"}
    return tuple(sorted(names, key=len, reverse=True))
