"""Books to be filled in: heads with notes, and one example row that an import passes over."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

import xlsxwriter

from gongkai.law.catalogue import CHANNELS, GENRES, VALIDITY

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ENTRY = (
    ("标题", 44, "必填。照原文标题填写。", "（示例）清溪镇2023年度防汛应急预案"),
    ("类目", 18, "必填。目录里的名称或编码，如 20.12。", "应急管理"),
    ("索引号", 24, "选填。原来有的照填，系统不再重复使用；没有的由系统接着编。", "01100012X/2023-00018"),
    ("文号", 20, "选填。", "清政发〔2023〕18号"),
    ("成文日期", 14, "写成 2023-05-01、2023.5.1 或 2023年5月1日都可以。", date(2023, 5, 1)),
    ("发布日期", 14, "必填。当时向公众公开的日期，要早于本机关启用本系统。", date(2023, 5, 6)),
    ("发文机关", 22, "不填的按本机关。", "清溪镇人民政府"),
    ("体裁", 12, "从列表选；不填的按“其他”。", "其他"),
    ("概述", 40, "一两句话说明管什么事、管到谁（《条例》第十二条）。", "规定本镇防汛的组织、预警和转移安置办法。"),
    ("有效性", 10, "规范性文件填；从列表选。", ""),
    ("链接", 36, "原网页的完整链接，以 http 开头。", ""),
    ("附件文件名", 30, "与表一起上传的文件的名称，几个的用分号隔开。", ""),
    ("正文", 50, "选填。没有附件的填在这里。", ""),
)  # fmt: skip
_TOP = ("序号", "公开事项", "", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", "", "公开方式", "", "公开层级", "")  # fmt: skip
_SUB = ("", "一级事项", "二级事项", "", "", "", "", "", "全社会", "特定群体", "主动", "依申请", "县级", "乡级")
_WIDTHS = (6, 14, 18, 40, 40, 26, 18, 34, 8, 10, 8, 8, 8, 8)


def entry_template() -> bytes:
    """The list of entries published before the office existed, as a book."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        head, text, day = _formats(book)
        sheet = book.add_worksheet("以前公开的信息")
        for column, (label, width, note, example) in enumerate(_ENTRY):
            sheet.set_column(column, column, width, day if label.endswith("日期") else text)
            sheet.write_string(0, column, label, head)
            sheet.write_comment(0, column, note, {"x_scale": 2, "author": ""})
            if isinstance(example, date):
                sheet.write_datetime(1, column, example, day)
            else:
                sheet.write_string(1, column, example, text)
        for label, choices in (("体裁", GENRES), ("有效性", VALIDITY)):
            column = next(i for i, (name, *_) in enumerate(_ENTRY) if name == label)
            _choices(book, sheet, column, label, list(choices.values()))
        sheet.freeze_panes(1, 1)
    return stream.getvalue()


def category_template() -> bytes:
    """A standard catalogue with its two rows of heads, as a book."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        head, text, _ = _formats(book)
        sheet = book.add_worksheet("标准目录")
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        column = 0
        while column < len(_TOP):
            last = column
            while last + 1 < len(_TOP) and not _TOP[last + 1]:
                last += 1
            if last > column:
                sheet.merge_range(0, column, 0, last, _TOP[column], head)
            else:
                sheet.merge_range(0, column, 1, column, _TOP[column], head)
            column = last + 1
        for at, label in enumerate(_SUB):
            if label:
                sheet.write_string(1, at, label, head)
        boxes = "\n".join(("■" if code == "website" else "□") + label for code, label in CHANNELS.items())
        sheet.write_comment(
            0, 5, "写明天数的能自动算期限，如“信息形成或变更之日起20个工作日内”。", {"x_scale": 2, "author": ""}
        )
        sheet.write_comment(0, 7, f"选中的打■：\n{boxes}", {"x_scale": 2, "y_scale": 3, "author": ""})
        for at in range(len(_WIDTHS)):
            sheet.write_blank(2, at, None, text)
        sheet.freeze_panes(2, 3)
    return stream.getvalue()


def _formats(book: xlsxwriter.Workbook) -> tuple[object, object, object]:
    head = book.add_format(
        {"bold": True, "bg_color": "#F0EDE6", "border": 1, "text_wrap": True, "valign": "vcenter", "align": "center"}
    )
    text = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
    return head, text, day


def _choices(book: xlsxwriter.Workbook, sheet: object, column: int, name: str, labels: Sequence[str]) -> None:
    """A list to choose from. Its labels stand on a hidden sheet, since a list in the cell itself ends at 255 letters."""
    hidden = book.add_worksheet(f"选项{name}")
    hidden.write_column(0, 0, labels)
    hidden.hide()
    source = f"='选项{name}'!$A$1:$A${len(labels)}"
    sheet.data_validation(1, column, 2000, column, {"validate": "list", "source": source})  # type: ignore[attr-defined]
