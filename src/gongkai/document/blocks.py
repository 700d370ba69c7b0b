"""What every reader turns bytes into: a Document of blocks, in reading order.

A block is a Paragraph or a Table. Blocks know nothing of annual reports; the search of attachments,
the personal-data scan and the Excel imports read the same values.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class Place(NamedTuple):
    """Where a block stands in its file: page (PDF, scan), line (text) or sheet, counted from 1; 0 is unknown."""

    page: int = 0
    line: int = 0
    sheet: str = ""


NOWHERE = Place()


class Note(NamedTuple):
    """Something the person reading the result should know, with a stable code and a Chinese sentence."""

    code: str
    message: str
    where: str | None = None


@dataclass(slots=True)
class Paragraph:
    """A run of text that stands alone.

    `text` is the accepted text (deletions gone, insertions kept), stripped, on one line.
    `level` is 1-6 for a heading marked as such by the format, else 0. Automatic numbers that a word
    processor prints (一、 1.) are part of `text`.
    """

    text: str
    level: int = 0
    place: Place = NOWHERE
    centred: bool = False


class Cell:
    """A cell once, where it starts: text, first row and column (from 0) and how many it covers."""

    __slots__ = ("colspan", "column", "row", "rowspan", "text")

    def __init__(self, text: str, row: int, column: int, rowspan: int = 1, colspan: int = 1) -> None:
        self.text = text
        self.row = row
        self.column = column
        self.rowspan = rowspan
        self.colspan = colspan

    def __repr__(self) -> str:
        span = f" {self.rowspan}x{self.colspan}" if self.rowspan > 1 or self.colspan > 1 else ""
        return f"<{self.row},{self.column}{span} {self.text!r}>"


@dataclass(slots=True)
class Table:
    """A table as a span grid: `grid[row][column]` is the Cell that covers the place, or None where there is none.

    A merged cell stands in every place it covers as the same object. `ragged` says that the source does
    not tell columns apart (plain text, markdown): then rows hold their cells from the left as found, a
    merged cell may take one place or several, and its continuation may be an empty cell or nothing.
    """

    grid: list[list[Cell | None]]
    ragged: bool = False
    place: Place = NOWHERE

    @property
    def width(self) -> int:
        """The number of columns of the widest row."""
        return max((len(row) for row in self.grid), default=0)

    def cells(self) -> Iterator[Cell]:
        """Every cell once, in reading order."""
        for row_index, row in enumerate(self.grid):
            for column_index, cell in enumerate(row):
                if cell is not None and cell.row == row_index and cell.column == column_index:
                    yield cell


Block = Paragraph | Table


@dataclass(slots=True)
class Document:
    """A file read: its format (docx, html, txt, md, pdf, xlsx, csv, doc, odt, rtf, scan), blocks and notes.

    `title` is what the container itself says the title is (html <title>, docx core properties), a weak witness.
    """

    format: str
    blocks: list[Block] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    title: str = ""
    rearranged: bool = False
    """Whether blocks were made anew from those read (lines gathered into tables), so that indexes differ from the file's."""


def spread(rows: list[list[tuple[str, int, int]]]) -> list[list[Cell | None]]:
    """Lay out rows of (text, rowspan, colspan), as html and docx give them, on a span grid.

    A span that would cover a place already taken is cut at it; a rowspan that runs past the last row is cut there.
    """
    grid: list[list[Cell | None]] = [[] for _ in rows]
    for r, row in enumerate(rows):
        line = grid[r]
        c = 0
        for text, rowspan, colspan in row:
            while c < len(line) and line[c] is not None:
                c += 1
            cell = Cell(text, r, c, rowspan, colspan)
            if rowspan == 1 and colspan == 1:
                if c == len(line):
                    line.append(cell)
                else:
                    line[c] = cell
                c += 1
                continue
            last = min(r + rowspan, len(rows))
            cell.rowspan = last - r
            for rr in range(r, last):
                target = grid[rr]
                if len(target) < c + colspan:
                    target.extend([None] * (c + colspan - len(target)))
                for cc in range(c, c + colspan):
                    if target[cc] is None:
                        target[cc] = cell
            c += colspan
    return grid
