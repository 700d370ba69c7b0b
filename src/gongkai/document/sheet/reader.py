"""An .xlsx file to a Document."""

from __future__ import annotations

from gongkai.document.blocks import Document, Note
from gongkai.document.limits import BLOCKS, Budget
from gongkai.document.refusal import Refusal
from gongkai.document.sheet.layout import lay_out
from gongkai.document.sheet.workbook import Workbook


def read_xlsx(data: bytes, budget: Budget | None = None) -> Document:
    """A Document from the bytes of an .xlsx file: every sheet that can be seen, in order.

    Notes: `sheet_hidden` for sheets passed over, `formula_uncomputed` for formulas without a stored result, whose
    cells are blank. Raises Refusal as Container does, `too_large` over the limits.
    """
    budget = budget or Budget()
    book = Workbook(data, budget)
    document = Document("xlsx")
    for sheet in book.sheets():
        document.blocks.extend(lay_out(sheet.rows, sheet.merges, sheet.name, budget))
        if len(document.blocks) > BLOCKS:
            raise Refusal("too_large", f"表格文件超过 {BLOCKS} 段，不像一份年度报告。请只保留年度报告本身后再试。")
        if sheet.uncomputed:
            message = f"工作表“{sheet.name}”有 {sheet.uncomputed} 个公式没有保存计算结果，按空白读取。"
            advice = "请在 Excel 中打开并保存一次后再试。"
            document.notes.append(Note("formula_uncomputed", message + advice, sheet.name))
    if book.hidden:
        names = "、".join(book.hidden)
        document.notes.append(Note("sheet_hidden", f"隐藏的工作表没有读取：{names}。如需读取，请先取消隐藏。", names))
    return document
