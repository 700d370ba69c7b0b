"""A report to a file, in the format its name asks for."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from gongkai.annual.report import Report
from gongkai.annual.writing.docx import write_docx
from gongkai.annual.writing.html import write_html
from gongkai.annual.writing.json import report_json
from gongkai.annual.writing.pdf import write_pdf
from gongkai.annual.writing.saving import save
from gongkai.annual.writing.xlsx import write_xlsx
from gongkai.document.blocks import Note
from gongkai.document.refusal import Refusal


def write_json(report: Report, path: Path) -> None:
    """Write the report's JSON to `path`; raises Refusal `not_written`."""
    text = json.dumps(report_json(report), ensure_ascii=False, indent=1)
    # Half a character, which JSON can spell out, cannot be written in UTF-8.
    save(path, f"{text}\n".encode(errors="replace"))


WRITERS: Final[Mapping[str, Callable[[Report, Path], list[Note] | None]]] = {
    ".docx": write_docx,
    ".pdf": write_pdf,
    ".xlsx": write_xlsx,
    ".html": write_html,
    ".htm": write_html,
    ".json": write_json,
}
"""What sets a report for each ending of a file name."""


def write_report(report: Report, path: Path) -> list[Note]:
    """Set the report in the form of its edition; the ending of `path` chooses the format. Gives back what to know.

    Raises Refusal: `unsupported` for another ending, `not_written` where the file cannot be written,
    `needs_fonts` for a PDF on a machine without a Chinese font.
    """
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        endings = "、".join(WRITERS)
        raise Refusal("unsupported", f"不会写“{path.name}”这种格式。请把文件名的结尾改为 {endings} 之一。")
    notes = writer(report, path) or []
    return [*_without_form(report), *notes]


def _without_form(report: Report) -> list[Note]:
    if report.edition is not None:
        return []
    return [Note("no_edition", "这份报告的表格不是全国统一格式，只排了文字和所附表格，没有排统一格式的表。")]
