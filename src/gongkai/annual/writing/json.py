"""A report as the JSON of `gongkai read`, and back.

The keys of the contract come first and are exactly those; three more follow, which a report needs to be set again:
`preamble` (the paragraphs before the first part), `period` (first and last day, or null) and `signature` (the
closing lines). A reader of the contract may pass over them, and a JSON without them is taken as well.
"""

from __future__ import annotations

from typing import Any

from gongkai.annual.report import Figure, Report
from gongkai.annual.writing.from_json import report_from_json, report_from_text

__all__ = ["report_from_json", "report_from_text", "report_json"]


def report_json(report: Report, source: str | None = None) -> dict[str, Any]:
    """The report as a value for `json.dumps`; `source` is the file as the caller named it, else the report's own.

    Figures stand in the order of the edition's codes: whole numbers as integers, others as text with their digits.
    """
    codes = report.edition.cells if report.edition else ()
    return {
        "source": report.source if source is None else source,
        "format": report.format,
        "title": report.title,
        "agency": report.agency,
        "year": report.year,
        "edition": report.edition.id if report.edition else None,
        "signed_on": report.signed_on.isoformat() if report.signed_on else None,
        "values": {code: _figure(report.values.get(code)) for code in codes},
        "supplements": [
            {"title": table.title, "header": list(table.header), "rows": [list(row) for row in table.rows]}
            for table in report.supplements
        ],
        "sections": [
            {"number": section.number, "heading": section.heading, "text": section.text} for section in report.sections
        ],
        "notes": [{"code": note.code, "message": note.message, "where": note.where} for note in report.notes],
        "preamble": [line.text for line in report.preamble],
        "period": [day.isoformat() for day in report.period] if report.period else None,
        "signature": [line.text for line in report.signature],
    }


def _figure(value: Figure | None) -> int | str | None:
    return value if value is None or isinstance(value, int) else format(value, "f")
