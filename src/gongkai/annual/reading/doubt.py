"""When the columns of a table were told by the places of characters alone and its own sums deny it, nothing is claimed."""

from __future__ import annotations

from gongkai.annual.reading.aligned import Aligned
from gongkai.document.blocks import Document, Note
from gongkai.law.edition import Edition

LEAST_ROWS = 5
"""A report has one or two wrong sums; so many, and a third of all rows with figures, are columns misread."""
LEAST_BLOCKS = 2
"""A table of one row has three sums; two of them wrong are."""


def drop_doubtful(document: Document, edition: Edition, aligned: Aligned) -> list[Note]:
    """Blank the figures of tables of a PDF without ruling lines where rows by the dozen do not add up; say so."""
    if not any(note.code == "pdf_unruled_table" for note in document.notes):
        return []
    notes: list[Note] = []
    for table in edition.tables:
        ties = [t for t in edition.tie_outs if len(t.right) == 1 and edition.cells[t.right[0]].table == table.number]
        sums = [
            (sum(aligned.values.get(code) or 0 for code in tie.left), aligned.values.get(tie.right[0]) or 0)
            for tie in ties
        ]
        filled = [pair for pair in sums if any(pair)]
        wrong = [left for left, right in filled if left != right]
        least = LEAST_ROWS if table.panels[0].rows[0].label else LEAST_BLOCKS
        if len(wrong) < least or 3 * len(wrong) < len(filled):
            continue
        for code, cell in edition.cells.items():
            if cell.table == table.number:
                aligned.values[code] = None
        message = (
            f"“{table.name}”的表格没有表格线，各列无法可靠认定（{len(wrong)}处相加不符），数字没有读取。"
            "请改用 Word 文件，或带表格线的 PDF。"
        )
        notes.append(Note("columns_unsure", message))
    return notes
