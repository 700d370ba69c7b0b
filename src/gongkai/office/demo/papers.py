"""The attachments of the invented county as real files, set by the writers of reports.

They bear no title and no author in their properties: the scan for hidden data would name them, and rightly.
"""

from __future__ import annotations

import io
import json
from datetime import datetime
from importlib import resources

import typst
import xlsxwriter

from gongkai.annual.writing.fonts import installed
from gongkai.annual.writing.skeleton import FormCell
from gongkai.annual.writing.wordml import grid_of, paragraph_xml, run_xml, table_xml, twips_of
from gongkai.annual.writing.wordparts import pack
from gongkai.document.refusal import Refusal
from gongkai.samples.county.item import Paper


def file_of(paper: Paper) -> tuple[str, bytes]:
    """The name and the bytes of an attachment; a Word file in place of a PDF where there is no Chinese font."""
    if paper.kind == "xlsx":
        return f"{paper.name}.xlsx", _xlsx(paper)
    if paper.kind == "pdf":
        try:
            return f"{paper.name}.pdf", _pdf(paper)
        except Refusal:
            pass
    return f"{paper.name}.docx", _docx(paper)


def _xlsx(paper: Paper) -> bytes:
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"created": datetime(2000, 1, 1)})
        sheet = book.add_worksheet("公示表")
        title = book.add_format({"bold": True, "font_size": 14, "align": "center", "text_wrap": True})
        head = book.add_format({"bold": True, "border": 1, "align": "center"})
        cell = book.add_format({"border": 1})
        sheet.set_column(0, max(0, len(paper.table[0]) - 1), 22)
        sheet.merge_range(0, 0, 0, max(1, len(paper.table[0]) - 1), paper.title, title)
        for row, values in enumerate(paper.table, 1):
            sheet.write_row(row, 0, values, head if row == 1 else cell)
    return stream.getvalue()


def _docx(paper: Paper) -> bytes:
    body = paragraph_xml("Title", run_xml(paper.title))
    for line in paper.lines:
        style = "Heading1" if line.startswith("#") else "BodyText"
        body += paragraph_xml(style, run_xml(line.lstrip("# ")))
    if paper.table:
        cells = [
            FormCell(text, r, c, 1, 1, "column" if r == 0 else "words")
            for r, row in enumerate(paper.table)
            for c, text in enumerate(row)
        ]
        width = len(paper.table[0])
        grid = grid_of(cells, len(paper.table), width)
        body += table_xml(grid, twips_of([1 / width] * width), 1, lambda _: "TableLabel") + paragraph_xml("Normal", "")
    return pack(body, "", "")


def _pdf(paper: Paper) -> bytes:
    shelf = installed()
    pieces: list[dict[str, object]] = [{"kind": "title", "lines": [paper.title]}]
    for line in paper.lines:
        if line.startswith("#"):
            pieces.append({"kind": "heading", "level": 1, "text": line.lstrip("# ")})
        else:
            pieces.append({"kind": "prose", "held": False, "runs": [{"text": line, "face": "body"}]})
    galley = {
        "title": "", "author": "", "pieces": pieces,
        "fonts": {face: list(families) for face, families in shelf.families.items()},
    }  # fmt: skip
    data: bytes = typst.compile(
        (resources.files("gongkai.annual.writing") / "report.typ").read_bytes(), font_paths=shelf.fonts,
        ignore_system_fonts=True, sys_inputs={"galley": json.dumps(galley, ensure_ascii=False)}, timestamp=0,
    )  # fmt: skip
    return data
