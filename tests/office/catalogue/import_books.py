"""Books and folders as offices hand them in, made for the tests of the imports."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import xlsxwriter

HEAD = [
    "标题",
    "类目",
    "索引号",
    "文号",
    "成文日期",
    "发布日期",
    "发文机关",
    "体裁",
    "概述",
    "有效性",
    "链接",
    "附件文件名",
]


def listed(*rows: Sequence[object]) -> bytes:
    """A list of old entries with the heads of the template."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("登记")
        for at, row in enumerate([HEAD, *rows]):
            sheet.write_row(at, 0, row)
    return stream.getvalue()


def folder(**files: bytes | str) -> bytes:
    """A ZIP; `__` in a name stands for a stroke and `_DOT_` for the dot before the suffix."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, data in files.items():
            package.writestr(name.replace("__", "/").replace("_DOT_", "."), data)
    return stream.getvalue()


def standard_catalogue(*rows: Sequence[str], sheet: str = "社会救助") -> bytes:
    """A standard catalogue as counties hand it down: a title, two rows of heads, merged items, ticks in columns."""
    top = [
        "序号",
        "公开事项",
        "",
        "公开内容（要素）",
        "公开依据",
        "公开时限",
        "公开主体",
        "公开渠道和载体",
        "公开对象",
        "",
        "公开方式",
        "",
        "公开层级",
        "",
    ]
    sub = ["", "一级事项", "二级事项", "", "", "", "", "", "全社会", "特定群体", "主动", "依申请公开", "县级", "乡级"]
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        page = book.add_worksheet(sheet)
        page.merge_range(0, 0, 0, 13, f"云岭县{sheet}领域基层政务公开标准目录")
        for column, label in enumerate(top):
            following = top[column + 1] if column + 1 < len(top) else "x"
            if label and not following:
                page.merge_range(1, column, 1, column + 1, label)
            elif label:
                page.merge_range(1, column, 2, column, label)
        for column, label in enumerate(sub):
            if label:
                page.write_string(2, column, label)
        _write(page, rows)
    return stream.getvalue()


def _write(page: object, rows: Sequence[Sequence[str]]) -> None:
    """The rows from the fourth on; rows that follow with an empty 一级事项 are merged with the one above."""
    at = 0
    while at < len(rows):
        last = at
        while last + 1 < len(rows) and not rows[last + 1][1]:
            last += 1
        if last > at:
            page.merge_range(3 + at, 1, 3 + last, 1, rows[at][1])  # type: ignore[attr-defined]
        for row in range(at, last + 1):
            for column, text in enumerate(rows[row]):
                if text and not (column == 1 and last > at):
                    page.write_string(3 + row, column, text)  # type: ignore[attr-defined]
        at = last + 1


BOXES = "■政府网站　□政府公报\n□两微一端　□发布会/听证会\n■社区/企事业单位/村公示栏（电子屏）　□其他"


def item(
    first: str, second: str, limit: str = "信息形成或变更之日起20个工作日内", contents: str = "办理条件；标准"
) -> list[str]:
    """One row of a standard catalogue, in the order of its columns."""
    return [
        "1",
        first,
        second,
        contents,
        "《社会救助暂行办法》",
        limit,
        "清溪镇人民政府",
        BOXES,
        "√",
        "",
        "√",
        "",
        "",
        "√",
    ]
