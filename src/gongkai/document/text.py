"""Plain text and markdown to blocks.

Tables in plain text come in three habits, all met in real dumps of Word and web pages: a cell a line, led by
a tab, rows parted by an empty line; a row a line, cells parted by tabs; a row a line, cells parted by bars
(markdown, box drawing). Columns are not told apart for sure, so every such table is `ragged`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gongkai.document.blocks import Block, Cell, Document, Paragraph, Place, Table
from gongkai.document.encoding import decode
from gongkai.document.limits import BLOCKS, TEXT_BYTES, Budget
from gongkai.document.refusal import Refusal

_BAR = re.compile(r"\s*(?<!\\)[|│┃｜]\s*")
_RULE = re.compile(r"^[\s|│┃:：+\-─━═—=┌┬┐├┼┤└┴┘┏┓┗┛┣┫┳┻╋]+$")
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_BOOKMARK = re.compile(r"\[bookmark:[^\]]*\]\s*")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_NUMBERED = re.compile(r"^[（(]?[一二三四五六七八九十]+[、)）]|^第[一二三四五六七八九十]+")
_NUMBER = re.compile(r"^[\s\d０-９.,，．+\-－%]*$")
_LONG = 60
"""A cell longer than this, in a table without a number, is prose that was indented by a tab."""


@dataclass(slots=True)
class _Rows:
    """The table being gathered: rows of cell texts and the line it began on."""

    line: int = 0
    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def add(self, row: list[str], line: int) -> None:
        if not self.rows:
            self.line = line
        self.rows.append(row)
        self.lines.append(line)


def read_text(data: bytes, name: str = "", budget: Budget | None = None) -> Document:
    """A Document from the bytes of a text or markdown file; `name` only tells .md from .txt.

    Raises Refusal `too_large` over the limits, `empty` where there is nothing to read.
    """
    budget = budget or Budget()
    if len(data) > TEXT_BYTES:
        raise Refusal(
            "too_large", f"文本文件超过 {TEXT_BYTES // 1024 // 1024} MB，不像一份年度报告。请核对文件后再试。"
        )
    text, notes = decode(data)
    if not text.strip():
        raise Refusal("empty", "文件是空的，没有可读的文字。请核对文件后重新选择。")
    markdown = name.lower().endswith((".md", ".markdown"))
    document = Document(format="md" if markdown else "txt", notes=notes)
    document.blocks = _Reader(markdown, budget).read(text)
    return document


class _Reader:
    """One pass over the lines of a text."""

    def __init__(self, markdown: bool, budget: Budget) -> None:
        self.markdown = markdown
        self.budget = budget
        self.blocks: list[Block] = []
        self.table = _Rows()
        self.in_row = False
        self.blank_lines = 0

    def read(self, text: str) -> list[Block]:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
        for number, line in enumerate(lines, 1):
            if number % 2000 == 0:
                self.budget.tick()
            if len(self.blocks) > BLOCKS:
                raise Refusal("too_large", f"文件超过 {BLOCKS} 段，不像一份年度报告。请核对文件后再试。")
            self.take(line, number)
        self.end_table()
        return self.blocks

    def take(self, line: str, number: int) -> None:
        if not line.strip(" \t\u3000\xa0"):
            self.take_blank(line, number)
            return
        blank_lines, self.blank_lines = self.blank_lines, 0
        if self.table.rows and blank_lines > 2:
            self.end_table()
        lone = _lone_cell(line)
        if lone is not None:
            # A cell a line with the bar behind it, as crawlers leave tables: bare lines, which say nothing of rows.
            self.end_table()
            if lone:
                self.take_paragraph(lone, number)
        elif _is_bar_row(line):
            self.take_bar_row(line, number)
        elif _is_comma_row(line):
            self.in_row = False
            self.table.add([cell.strip() for cell in line.split(",")], number)
        elif line.startswith("\t") and "\t" not in line[1:].rstrip():
            self.take_cell(line.strip(), number)
        elif self.is_tab_row(line):
            self.in_row = False
            self.table.add([cell.strip() for cell in line.rstrip("\n").split("\t")], number)
        elif self.in_row and self.continues_cell(line):
            self.table.rows[-1][-1] += line.strip()
        else:
            self.end_table()
            self.take_paragraph(line, number)

    def is_tab_row(self, line: str) -> bool:
        """Tabs between cells make a row; tabs behind a single cell do where they stand for cells merged with it."""
        if "\t" in line.strip():
            return True
        behind = len(line) - len(line.rstrip())
        return "\t" in line[-behind:] and (behind > 1 or bool(self.table.rows)) if behind else False

    def take_blank(self, line: str, number: int) -> None:
        if "\t" in line and line.count("\t") == 1:
            # A lone tab is an empty cell of a row in the one-cell-a-line habit.
            self.take_cell("", number)
            return
        self.in_row = False
        self.blank_lines += 1

    def take_cell(self, text: str, number: int) -> None:
        self.blank_lines = 0
        if self.in_row:
            self.table.rows[-1].append(text)
        else:
            self.table.add([text], number)
            self.in_row = True

    def continues_cell(self, line: str) -> bool:
        """A line without a tab right under a cell is the rest of it, as in 本年新 / 制作数量."""
        last = self.table.rows[-1][-1]
        return bool(last) and not _NUMBER.match(last) and not _NUMBERED.match(line.strip()) and len(line) < 40

    def take_bar_row(self, line: str, number: int) -> None:
        self.in_row = False
        if _RULE.match(line):
            return
        cells = _BAR.split(line.strip())
        if cells and not cells[0] and line.strip()[0] in "|│┃｜":
            cells = cells[1:]
        if cells and not cells[-1] and line.strip()[-1] in "|│┃｜":
            cells = cells[:-1]
        self.table.add([_plain(cell.replace("\\|", "|")) for cell in cells], number)

    def take_paragraph(self, line: str, number: int) -> None:
        level = 0
        text = line.strip()
        if self.markdown:
            heading = _HEADING.match(text)
            if heading:
                level, text = len(heading[1]), heading[2]
            text = _plain(text)
        text = _BOOKMARK.sub("", text).strip(" \t\u3000\xa0\ufeff")
        if text and not _RULE.match(text):
            self.blocks.append(Paragraph(text, level, Place(line=number)))

    def end_table(self) -> None:
        rows, self.table, self.in_row = self.table, _Rows(), False
        if not rows.rows:
            return
        cells = [[_BOOKMARK.sub("", text).strip(" \u3000\xa0") for text in row] for row in rows.rows]
        if _is_prose(cells):
            for row, line in zip(cells, rows.lines, strict=True):
                self.blocks += [Paragraph(text, place=Place(line=line)) for text in row if text]
            return
        self.budget.take_cells(sum(len(row) for row in cells))
        grid: list[list[Cell | None]] = [
            [Cell(text, r, c) for c, text in enumerate(row)] for r, row in enumerate(cells)
        ]
        self.blocks.append(Table(grid, ragged=True, place=Place(line=rows.line)))


def _is_bar_row(line: str) -> bool:
    bars = sum(line.count(bar) for bar in "|│┃｜")
    return bars >= 2 or (bars == 0 and bool(_RULE.match(line)) and any(c in line for c in "┌├└┏┣┗┬┼┴"))


def _lone_cell(line: str) -> str | None:
    """The text of a line that is one cell and the bars behind it, or bars alone; None for any other line."""
    bare = line.strip()
    if not bare.endswith("|") or (bare.startswith("|") and bare.strip("| ")):
        return None
    words = bare.strip("| ")
    return words if "|" not in words else None


def _is_comma_row(line: str) -> bool:
    """Prose has its own commas (，); four short fields parted by plain ones, two of them figures or blank, are a row."""
    if line.count(",") < 3 or "。" in line:
        return False
    fields = line.split(",")
    return all(len(field) <= _LONG for field in fields) and sum(bool(_NUMBER.match(field)) for field in fields) >= 2


def _is_prose(rows: list[list[str]]) -> bool:
    """Indented prose, or a lone indented line such as a signature, looks like a table of one cell a row."""
    filled = [[text for text in row if text] for row in rows]
    if all(len(row) <= 1 for row in filled):
        return True
    texts = [text for row in filled for text in row]
    return any(len(text) > _LONG for text in texts) and not any(_NUMBER.match(text) for text in texts)


def _plain(text: str) -> str:
    """Markdown text without its marks for emphasis and line breaks."""
    return _EMPHASIS.sub(r"\2", text.replace("<br>", "").replace("<br/>", "").replace("&nbsp;", " ")).strip()
