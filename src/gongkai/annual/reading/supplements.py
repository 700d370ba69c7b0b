"""Tables beside the form: local supplementary tables, kept as found."""

from __future__ import annotations

from gongkai.annual.reading.aligned import texts_of
from gongkai.annual.reading.figures import read_figure
from gongkai.annual.reading.folding import fold
from gongkai.annual.report import Figure, Supplement
from gongkai.document.blocks import Document, Paragraph, Table
from gongkai.law.supplement import supplements

LEAST_CELLS = 4


def find_supplements(document: Document, used: set[int], start: int, end: int) -> list[Supplement]:
    """Every table between the blocks `start` and `end` that is no table of the form, with the caption above it."""
    found: list[Supplement] = []
    for index in range(max(start, 0), end):
        block = document.blocks[index]
        if index in used or not isinstance(block, Table):
            continue
        rows = [[text.strip() for text in texts_of(row)] for row in block.grid]
        rows = [row for row in rows if any(row)]
        if len(rows) < 2 or sum(1 for row in rows for text in row if text) < LEAST_CELLS:
            continue
        if max(len(row) for row in rows) < 2:
            continue
        supplement = Supplement(_caption(document, index), rows[0], rows[1:], index)
        _recognise(supplement)
        found.append(supplement)
    return found


def _recognise(supplement: Supplement) -> None:
    """Give a table its definition where it shows most rows of a known one, and its figures by that definition's codes."""
    for form in supplements():
        labels = {fold(text): row for row in form.rows for text in (row.label, *row.variants)}
        values: dict[str, Figure | None] = {}
        seen: set[str] = set()
        for cells in supplement.rows:
            row = next((labels[key] for text in cells if (key := fold(text)) in labels), None)
            if row is not None and row.code not in seen:
                seen.add(row.code)
                values[row.code] = read_figure(cells[-1]).value if len(cells) > 1 else None
        if len(seen) * 2 >= len(form.rows):
            supplement.kind = form.id
            supplement.values = {row.code: values.get(row.code) for row in form.rows if not row.head}
            return


def _caption(document: Document, index: int) -> str | None:
    """The heading or caption right above a table."""
    for back in range(index - 1, max(index - 3, -1), -1):
        block = document.blocks[back]
        if not isinstance(block, Paragraph):
            return None
        text = block.text.strip()
        if text and len(text) <= 40 and not text.endswith("。"):
            if text.startswith("表") and len(text) <= 3:
                continue
            return text
        return None
    return None
