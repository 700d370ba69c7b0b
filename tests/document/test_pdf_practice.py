"""The real report as a PDF has the tables it has as a web page, cell for cell and span for span."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai.document.blocks import Document, Paragraph, Table
from gongkai.document.html.reader import read_html
from gongkai.document.limits import Budget
from gongkai.document.pdf import read_pdf

OWN_LINES = 12
"""The fewest paragraphs that must come out whole, letter for letter."""


def cells(document: Document) -> list[set[tuple[int, int, int, int, str]]]:
    """The cells of each table with their places and spans, without white space."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [
        {(c.row, c.column, c.rowspan, c.colspan, "".join(c.text.split())) for c in table.cells()} for table in tables
    ]


def prose(document: Document) -> set[str]:
    """The paragraphs without white space."""
    return {"".join(block.text.split()) for block in document.blocks if isinstance(block, Paragraph)}


@pytest.mark.parametrize(
    ("name", "source"),
    [("d03_text_layer.pdf", "suqian_2023.html"), ("d04b_borderless_landscape.pdf", "suqian_2024.html")],
)
def test_a_real_report_has_the_tables_and_paragraphs_of_its_web_page(reports: Path, name: str, source: str) -> None:
    page = read_html((reports / "practice" / source).read_bytes(), Budget())

    document = read_pdf((reports / "practice" / name).read_bytes(), Budget())

    assert cells(document) == cells(page)
    assert len(prose(document) & prose(page)) >= OWN_LINES
