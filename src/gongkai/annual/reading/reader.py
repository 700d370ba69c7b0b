"""A document to a Report."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from gongkai.annual.reading.dates import find_date, find_period
from gongkai.annual.reading.doubt import drop_doubtful
from gongkai.annual.reading.headings import Heading, Marks, find_headings
from gongkai.annual.reading.identity import Title, find_agency, find_title, find_year, is_title, site_title
from gongkai.annual.reading.lexicon import Identity, identities, known_keys
from gongkai.annual.reading.loose import free_prose, gather_tables
from gongkai.annual.reading.sections import Parts, sort_paragraphs
from gongkai.annual.reading.single import first_copy, is_one_twice, refuse_none, refuse_side_by_side, refuse_two
from gongkai.annual.reading.supplements import find_supplements
from gongkai.annual.reading.tables import align, reading_notes
from gongkai.annual.report import Report
from gongkai.document.blocks import Document, Note
from gongkai.document.read import read_file
from gongkai.law.edition import Edition, editions


def report_of(path: Path, known: tuple[Edition, ...] | None = None) -> Report:
    """The report in a file. Raises Refusal where the file cannot be read or is not one annual report."""
    report = read_report(read_file(path), known)
    report.source = str(path)
    return report


def read_report(document: Document, known: tuple[Edition, ...] | None = None) -> Report:
    """The report in a document, in one of the editions `known` (default: the national ones).

    A document whose tables are of none of them is read without figures, with a note. Raises Refusal
    `not_a_report` or `two_reports`.
    """
    known = known if known is not None else editions()
    document = free_prose(document, known_keys(known).all)
    edition, aligned, used = align(document, known)
    if edition is None or len(aligned.tables) < len(edition.tables):
        loosened = gather_tables(document, known_keys(known))
        if loosened is not document:
            refuse_side_by_side(document, known)
            document = loosened
            edition, aligned, used = align(document, known)
    if edition is None:
        refuse_side_by_side(document, known)
    headings = find_headings(document.blocks, _marks(identities(known)))
    first = headings[0].block if headings else -1
    title = find_title(document.blocks, first if first >= 0 else min(used, default=-1))
    if title.text is None and is_title(site_title(document.title)):
        title = Title(-1, site_title(document.title))
    refuse_none(title.text, headings, edition, document)
    refuse_two(headings, aligned, document.blocks)
    end = len(document.blocks)
    if is_one_twice(headings, aligned):
        every, headings = headings, first_copy(headings)
        end = every[len(headings)].block
    parts = sort_paragraphs(document.blocks[:end], title.text, title.block, headings, used)
    doubts = drop_doubtful(document, edition, aligned) if edition is not None else []
    report = Report(
        format=document.format,
        title=title.text,
        agency=find_agency(title.text, parts),
        year=find_year(title.text, parts, document),
        edition=edition,
        values=aligned.values,
        sections=parts.sections,
        preamble=parts.preamble,
        signature=parts.signature,
        supplements=find_supplements(document, used, _start(title.block, headings), parts.end),
        marks=aligned.marks,
        places=aligned.places,
        tables=aligned.tables,
        title_block=title.block,
        document=document,
    )
    report.notes = document.notes + reading_notes(aligned) + doubts + _notes(report)
    _take_dates(report, parts)
    return report


_OTHER_DATE = re.compile(r"印发|发布|打印|公布|公开日期|更新")
"""Dates below a signature that are not its own."""


@lru_cache(maxsize=8)
def _marks(holders: tuple[Identity, ...]) -> Marks:
    """The heading words of the editions, folded once."""
    return Marks([holder.value for holder in holders])


def _start(title_block: int, headings: list[Heading]) -> int:
    """The report begins at its title, or at its first part where no title was found."""
    return title_block if title_block >= 0 else headings[0].block if headings else 0


def _take_dates(report: Report, parts: Parts) -> None:
    for line in reversed(parts.signature):
        if not _OTHER_DATE.search(line.text):
            report.signed_on = report.signed_on or find_date(line.text)
    opening = report.preamble + [line for section in report.sections for line in section.lines]
    for line in opening:
        if "统计" in line.text or "数据" in line.text or "时限" in line.text:
            report.period = find_period(line.text)
            if report.period:
                return


def _notes(report: Report) -> list[Note]:
    notes: list[Note] = []
    if report.edition is None:
        if report.tables or any(section.key for section in report.sections):
            notes.append(
                Note(
                    "tables_missing", "没有读到规定格式的表格，可能是图片，或者不是2019年以后的格式；数字一律没有读取。"
                )
            )
        else:
            notes.append(Note("edition_unknown", "表格不是规定格式（2019年或2021年），数字一律没有读取。"))
    else:
        for table in report.edition.tables:
            if table.number not in report.tables:
                notes.append(Note("table_missing", f"没有读到“{table.name}”的表格，各格按没有填写处理。"))
    if report.title is None:
        notes.append(Note("title_missing", "没有找到报告标题。"))
    if report.year is None:
        notes.append(Note("year_missing", "没有找到报告年度。"))
    if report.agency is None:
        notes.append(Note("agency_missing", "没有找到报告单位名称。"))
    return notes
