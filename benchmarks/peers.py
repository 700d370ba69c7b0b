"""Other programs' readers: each takes the tables and the text out of a document in the way its own pages tell."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from benchmarks.right_cells import Grid
from gongkai.document.blocks import spread

Bytes = bytes


@dataclass(frozen=True, slots=True)
class Peer:
    """A reader of one format: the distribution it comes in, the module to look for, how it reads, what its tables are.

    `prepare` imports and sets up, which is not timed, and gives the function that is.
    """

    name: str
    format: str
    distribution: str
    module: str
    prepare: Callable[[], Callable[[Bytes], Any]]
    grids: Callable[[Any], list[Grid]]


def installed_peers(format: str) -> tuple[list[Peer], list[Peer]]:
    """The peers for a format that are installed here, and those that are not."""
    here = [peer for peer in PEERS if peer.format == format and _is_here(peer)]
    return here, [peer for peer in PEERS if peer.format == format and peer not in here]


def _is_here(peer: Peer) -> bool:
    return find_spec(peer.module) is not None


def _beautiful_soup() -> Callable[[Bytes], Any]:
    from bs4 import BeautifulSoup

    def read(data: Bytes) -> list[list[list[tuple[str, int, int]]]]:
        page = BeautifulSoup(data, "lxml")
        page.get_text()
        return [
            [
                [(cell.get_text(), _count(cell, "rowspan"), _count(cell, "colspan")) for cell in row(["td", "th"])]
                for row in table("tr")
            ]
            for table in page("table")
        ]

    return read


def _count(cell: Any, name: str) -> int:
    return int(cell.get(name, 1))


def _spread_grids(tables: list[list[list[tuple[str, int, int]]]]) -> list[Grid]:
    return [[[cell.text if cell else "" for cell in row] for row in spread(rows)] for rows in tables]


def _pandas() -> Callable[[Bytes], Any]:
    from pandas import read_html

    return lambda data: read_html(io.BytesIO(data), flavor="lxml")


def _frame_grids(frames: Any) -> list[Grid]:
    grids = []
    for frame in frames:
        heads = [name if isinstance(name, tuple) else (name,) for name in frame.columns]
        rows = [*zip(*heads, strict=True), *frame.to_numpy().tolist()]
        grids.append([[_printed(value) for value in row] for row in rows])
    return grids


def _printed(value: Any) -> str:
    # A column with one blank turns whole numbers into floats; that is forgiven here.
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _mark_it_down(extension: str) -> Callable[[], Callable[[Bytes], Any]]:
    def prepare() -> Callable[[Bytes], Any]:
        from markitdown import MarkItDown

        converter = MarkItDown()
        return lambda data: converter.convert_stream(io.BytesIO(data), file_extension=extension).text_content

    return prepare


def _markdown_grids(text: str) -> list[Grid]:
    grids: list[Grid] = [[]]
    for line in text.splitlines():
        if not line.lstrip().startswith("|"):
            grids.append([])
        elif set(line) - set("|-: "):
            grids[-1].append(line.strip().strip("|").split("|"))
    return [grid for grid in grids if grid]


def _python_docx() -> Callable[[Bytes], Any]:
    from docx import Document

    def read(data: Bytes) -> list[Grid]:
        document = Document(io.BytesIO(data))
        for paragraph in document.paragraphs:
            _ = paragraph.text
        return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]

    return read


def _mammoth() -> Callable[[Bytes], Any]:
    from mammoth import convert_to_html

    return lambda data: convert_to_html(io.BytesIO(data)).value


def _mammoth_grids(page: str) -> list[Grid]:
    return _spread_grids(_beautiful_soup()(page.encode()))


def _pdfplumber() -> Callable[[Bytes], Any]:
    import pdfplumber

    def read(data: Bytes) -> list[Grid]:
        with pdfplumber.open(io.BytesIO(data)) as file:
            tables = [table for page in file.pages for table in page.extract_tables()]
        return [[[text or "" for text in row] for row in table] for table in tables]

    return read


PEERS = (
    Peer("pandas (tables alone)", "html", "pandas", "pandas", _pandas, _frame_grids),
    Peer("BeautifulSoup (lxml)", "html", "beautifulsoup4", "bs4", _beautiful_soup, _spread_grids),
    Peer("MarkItDown", "html", "markitdown", "markitdown", _mark_it_down(".html"), _markdown_grids),
    Peer("python-docx", "docx", "python-docx", "docx", _python_docx, lambda grids: grids),
    Peer("mammoth", "docx", "mammoth", "mammoth", _mammoth, _mammoth_grids),
    Peer("MarkItDown", "docx", "markitdown", "markitdown", _mark_it_down(".docx"), _markdown_grids),
    Peer("pdfplumber (tables alone)", "pdf", "pdfplumber", "pdfplumber", _pdfplumber, lambda grids: grids),
    Peer("MarkItDown", "pdf", "markitdown", "markitdown", _mark_it_down(".pdf"), _markdown_grids),
)
