"""Whether a document is one report: none and two are said, not guessed."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.annual.reading.aligned import Aligned
from gongkai.annual.reading.folding import fold, squeeze
from gongkai.annual.reading.headings import Heading
from gongkai.annual.reading.identity import is_title
from gongkai.document.blocks import Block, Document, Paragraph, Table
from gongkai.document.refusal import Refusal
from gongkai.law.edition import Edition

ROWS_TWICE = 4
"""So many rows of the form found again with other figures are a second report, not a slip."""
ROWS_REPEATED = 10
"""So many rows found again with the same figures, some of them not 0, are a copy of the whole."""
PARTS_TWICE = 3
LABELS_TWICE = 6

_TWO = "文件里不止一份年度报告（{why}）。请拆成一份一个文件后再读。"


def refuse_two(headings: Sequence[Heading], aligned: Aligned, blocks: Sequence[Block]) -> None:
    """Refuse a document that holds two reports one after the other. Raises Refusal `two_reports`."""
    if len(aligned.doubled) >= ROWS_TWICE:
        raise Refusal("two_reports", _TWO.format(why=f"同一张表的 {len(aligned.doubled)} 行出现两次且数字不同"))
    if aligned.repeated >= ROWS_REPEATED and not aligned.repeated_figures:
        titles = {squeeze(b.text) for b in blocks if isinstance(b, Paragraph) and is_title(b.text)}
        if len(titles) > 1:
            raise Refusal("two_reports", _TWO.format(why="两个标题，各有一套表格"))
    if is_one_twice(headings, aligned):
        return
    keys = [heading.key for heading in headings if heading.key]
    twice = [key for key in dict.fromkeys(keys) if keys.count(key) > 1]
    starts = [i for i, key in enumerate(keys) if key == keys[0]] if keys else []
    if len(twice) >= PARTS_TWICE and len(starts) > 1:
        raise Refusal("two_reports", _TWO.format(why="各部分的标题出现两遍"))


def is_one_twice(headings: Sequence[Heading], aligned: Aligned) -> bool:
    """Whether the same report stands on a page twice, as for desk and telephone: every row again with the same figures."""
    keys = [heading.key for heading in headings if heading.key]
    return (
        aligned.repeated >= ROWS_REPEATED
        and aligned.repeated_figures
        and not aligned.doubled
        and bool(keys)
        and len(keys) == 2 * len(set(keys))
    )


def first_copy(headings: Sequence[Heading]) -> list[Heading]:
    """The headings of the first copy of a report that stands on a page twice."""
    seen: set[str] = set()
    for i, heading in enumerate(headings):
        if heading.key in seen:
            return list(headings[:i])
        if heading.key:
            seen.add(heading.key)
    return list(headings)


def refuse_side_by_side(document: Document, editions: Sequence[Edition]) -> None:
    """Refuse a comparison of two reports set in two columns of plain lines, where each label stands twice on its line."""
    labels = {
        fold(row.label)
        for edition in editions
        for table in edition.tables
        if table.number == 3
        for row in table.panels[0].rows
        if len(fold(row.label)) >= 5
    }
    twice = 0
    for block in document.blocks:
        for text in _texts(block):
            if len(text) < 12 or len(text) > 400:
                continue
            key = fold(text)
            if any(key.count(label) >= 2 for label in labels if label in key):
                twice += 1
    if twice >= LABELS_TWICE:
        raise Refusal("two_reports", _TWO.format(why="两份报告左右并排"))


def _texts(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [block.text]
    return ["".join(cell.text for cell in row if cell is not None) for row in block.grid] if block.ragged else []


def refuse_none(title: str | None, headings: Sequence[Heading], edition: Edition | None, document: Document) -> None:
    """Refuse what is no annual report of this kind at all. Raises Refusal `not_a_report`."""
    parts = {heading.key for heading in headings if heading.key}
    if title or edition is not None or len(parts) >= 3:
        return
    has_table = any(isinstance(block, Table) for block in document.blocks)
    hint = "有表格，但不是年度报告规定的表" if has_table else "没有年度报告的标题、各部分标题和表格"
    raise Refusal("not_a_report", f"这不像政府信息公开工作年度报告（{hint}）。请核对选择的文件。")
