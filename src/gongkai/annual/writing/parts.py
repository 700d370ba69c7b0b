"""The parts of a report in printed order: their headings, and which tables stand in each.

The form's parts stand in the form's order under the form's headings; a part the report lacks is set as a bare
heading, so that its absence is seen; parts of the report's own stay behind the part they followed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.annual.report import Report, Section, Supplement
from gongkai.annual.writing.words import han_numeral, printable
from gongkai.law.edition import Edition, SectionForm, TableForm

NOWHERE = 1 << 60
"""The place of what has none in the document read: behind everything that has."""


@dataclass(slots=True)
class Part:
    """A part to be set. `end` is the block before which it ends in the document read, 0 where it has no place there."""

    heading: str
    section: Section
    end: int = 0
    tables: list[TableForm] = field(default_factory=list)
    supplements: list[Supplement] = field(default_factory=list)

    def holds(self, block: int) -> bool:
        """Whether the block `block` of the document read stands in this part."""
        return self.section.block < block < self.end

    def is_headed(self, title: str | None) -> bool:
        """Whether the part's own heading is this title of a table, number aside."""
        plain, heading = _squeezed(title), _squeezed(self.section.heading)
        return bool(plain and heading) and plain.endswith(heading)

    def says(self, title: str | None) -> bool:
        """Whether a line of the part is this title of a table."""
        return bool(_squeezed(title)) and any(_squeezed(line.text) == _squeezed(title) for line in self.section.lines)


def parts_of(report: Report) -> list[Part]:
    """The parts of the report in printed order, every table of the form and every local table in one of them."""
    edition = report.edition
    parts = _headed(_ordered(report.sections, edition), edition) if edition else _as_found(report.sections)
    if not parts and report.supplements:
        parts = [Part("", Section(None, "", None, -1))]
    for part in parts:
        if part.section.block >= 0:
            later = [section.block for section in report.sections if section.block > part.section.block]
            part.end = min(later, default=NOWHERE)
    if edition:
        for table in edition.tables:
            _part_with_key(parts, table.section).tables.append(table)
    home = _part_with_key(parts, edition.tables[0].section) if edition and edition.tables else None
    for supplement in report.supplements:
        (_holder(parts, supplement) or home or parts[-1]).supplements.append(supplement)
    return parts


def _holder(parts: Sequence[Part], supplement: Supplement) -> Part | None:
    """The part a local table was found in; without a place, the one that says its title."""
    found = [part for part in parts if part.holds(supplement.block)]
    found += [part for part in parts if part.is_headed(supplement.title) or part.says(supplement.title)]
    return found[0] if found else None


def _squeezed(text: str | None) -> str:
    return "".join((text or "").split())


def _part_with_key(parts: Sequence[Part], key: str) -> Part:
    return next(part for part in parts if part.section.key == key)


def _ordered(sections: Sequence[Section], edition: Edition) -> list[Section]:
    """The sections in the form's order, one of the report's own behind the one it followed, lacking ones added."""
    keys = [form.key for form in edition.sections]
    ranked: list[tuple[int, Section]] = []
    rank = -1
    for section in sections:
        if section.key in keys:
            rank = keys.index(section.key)
        ranked.append((rank, section))
    present = {section.key for section in sections}
    for rank, form in enumerate(edition.sections):
        if form.key not in present:
            ranked.append((rank, Section(form.number, form.heading, form.key, -1)))
    return [section for _, section in sorted(ranked, key=lambda pair: pair[0])]


def _headed(sections: Sequence[Section], edition: Edition) -> list[Part]:
    """Each section with its heading; the numbers are counted anew, so that no number is doubled or left out."""
    forms = {form.key: form for form in edition.sections}
    parts: list[Part] = []
    count = 0
    for section in sections:
        # A second section of the same key keeps its own wording: the form's heading stands once.
        form = forms.pop(section.key, None) if section.key else None
        wording = _wording(section, form) if form else printable(section.heading)
        if form or section.number is not None:
            count += 1
            wording = f"{han_numeral(count)}、{wording}"
        parts.append(Part(wording, section))
    return parts


def _wording(section: Section, form: SectionForm) -> str:
    """The form's heading; a wording the form itself lists beside it stays as the report has it."""
    own = _squeezed(section.heading)
    return own if own in form.variants else form.heading


def _as_found(sections: Sequence[Section]) -> list[Part]:
    parts = []
    for section in sections:
        number = (section.number or "").strip("、.．, ，")
        parts.append(Part(printable(f"{number}、{section.heading}" if number else section.heading), section))
    return parts
