"""A report as the JSON of `gongkai read`, and back.

The keys of the contract come first and are exactly those; three more follow, which a report needs to be set again:
`preamble` (the paragraphs before the first part), `period` (first and last day, or null) and `signature` (the
closing lines). A reader of the contract may pass over them, and a JSON without them is taken as well.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from gongkai.annual.checking.finding import figure_json
from gongkai.annual.report import Report, Section
from gongkai.document.blocks import Note


def report_json(report: Report, source: str | None = None) -> dict[str, Any]:
    """The report as a value for `json.dumps`; `source` is the file as the caller named it, else the report's own."""
    codes = report.edition.cells if report.edition else ()
    return {
        "source": source if source is not None else report.source,
        "format": report.format,
        "title": report.title,
        "agency": report.agency,
        "year": report.year,
        "edition": report.edition.id if report.edition else None,
        "signed_on": report.signed_on.isoformat() if report.signed_on else None,
        "values": {code: _figure(report, code) for code in codes},
        "supplements": [
            {"title": table.title, "header": list(table.header), "rows": [list(row) for row in table.rows]}
            for table in report.supplements
        ],
        "sections": [_section(section) for section in report.sections],
        "notes": [_note(note) for note in report.notes],
        "preamble": [line.text for line in report.preamble],
        "period": [day.isoformat() for day in report.period] if report.period else None,
        "signature": [line.text for line in report.signature],
    }
