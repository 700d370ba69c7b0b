"""Comma, semicolon or tab separated values to blocks."""

from __future__ import annotations

import csv
import io
from typing import Final

from gongkai.document.blocks import Document
from gongkai.document.encoding import decode
from gongkai.document.limits import BLOCKS, TEXT_BYTES, Budget
from gongkai.document.refusal import Refusal
from gongkai.document.sheet.layout import Rows, lay_out

_DELIMITERS: Final = ("\t", ";", "|", ",")
"""In the order of preference where two part the lines equally well: a comma may be in a number."""
_SAMPLE_LINES: Final = 200


def read_csv(data: bytes, budget: Budget | None = None) -> Document:
    """A Document from the bytes of a csv file.

    Merged cells leave no trace in csv but blanks, so its tables are `ragged`. Raises Refusal `too_large` over the
    limits, `damaged` for bytes that are no text.
    """
    if len(data) > TEXT_BYTES:
        raise Refusal(
            "too_large", f"表格文件超过 {TEXT_BYTES // 1024 // 1024} MB，不像一份年度报告。请核对文件后再试。"
        )
    budget = budget or Budget()
    text, notes = decode(data)
    text = text.replace("\0", "")
    rows: Rows = {}
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))):
            budget.tick()
            filled = {column: cell for column, cell in enumerate(cells) if cell and not cell.isspace()}
            if filled:
                budget.take_cells(len(filled))
                rows[number] = filled
    except csv.Error:
        raise Refusal("damaged", "表格文件的引号没有成对，无法分清各格。请用 Excel 打开后另存为 .xlsx 再试。") from None
    document = Document("csv", notes=notes)
    for block in lay_out(rows, [], "", budget, ragged=True):
        document.blocks.append(block)
        if len(document.blocks) > BLOCKS:
            raise Refusal("too_large", f"表格文件超过 {BLOCKS} 段，不像一份年度报告。请只保留年度报告本身后再试。")
    return document


def _delimiter(text: str) -> str:
    """The mark that parts most lines of the sample, the same number of times in most of them."""
    lines = [line for line in text[:100_000].splitlines()[:_SAMPLE_LINES] if line.strip()]

    def weight(mark: str) -> tuple[int, int]:
        counts = [line.count(mark) for line in lines if mark in line]
        usual = max(map(counts.count, counts), default=0)
        return usual, len(counts)

    best = max(_DELIMITERS, key=weight)
    return best if weight(best)[0] else ","
