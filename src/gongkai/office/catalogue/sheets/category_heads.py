"""Which column of a standard catalogue holds what, told by its two or three rows of heads."""

from __future__ import annotations

from dataclasses import dataclass, field

from gongkai.office.catalogue.sheets.book import Line, Page

_MARKS = ("公开内容", "公开依据", "公开时限", "公开主体", "公开事项", "一级事项", "公开渠道")
_BELOW = ("一级", "二级", "全社会", "特定群", "主动", "依申请", "县级", "乡级", "镇级", "街道", "政府网站")
_SINGLE = {
    "序号": "order", "公开内容": "contents", "公开依据": "basis", "公开时限": "limit", "公开主体": "publisher",
    "责任主体": "publisher", "法定类目": "statutory", "上级类目": "statutory", "编码": "code", "类目代码": "code",
}  # fmt: skip
_GROUPS = {
    "公开渠道": "channels",
    "渠道和载体": "channels",
    "公开对象": "audience",
    "公开方式": "mode",
    "公开层级": "level",
}
_LOOK = 20
"""Rows from the top among which the heads stand: above them are a title and perhaps a remark."""


@dataclass(slots=True)
class Heads:
    """Columns by what they hold; groups as columns with the label of each; and the first row of data."""

    single: dict[str, int] = field(default_factory=dict)
    groups: dict[str, dict[int, str]] = field(default_factory=dict)
    last_row: int = 0


def heads_of(page: Page) -> Heads | None:
    """The heads of a sheet, or None where it is no standard catalogue."""
    for index, line in enumerate(page.lines[:_LOOK]):
        if sum(any(mark in text for text in line.cells.values()) for mark in _MARKS) >= 3:
            below = [other for other in page.lines[index + 1 : index + 3] if _continues(other)]
            return _heads([line, *below])
    return None


def _continues(line: Line) -> bool:
    texts = [text.strip() for text in line.cells.values()]
    known = sum(any(text.startswith(word) for word in _BELOW) and len(text) <= 16 for text in texts)
    return known >= 2


def _heads(lines: list[Line]) -> Heads:
    heads = Heads(last_row=lines[-1].number)
    for column in sorted({column for line in lines for column in line.cells}):
        words = list(dict.fromkeys("".join(line.at(column).split()) for line in lines if line.at(column)))
        whole, last = "/".join(words), words[-1] if words else ""
        group = next((name for mark, name in _GROUPS.items() if mark in whole), None)
        single = next((name for mark, name in _SINGLE.items() if mark in whole), None)
        if "一级" in last:
            heads.single.setdefault("first", column)
        elif "二级" in last:
            heads.single.setdefault("second", column)
        elif group:
            heads.groups.setdefault(group, {})[column] = last if len(words) > 1 else ""
        elif single:
            heads.single.setdefault(single, column)
        elif "公开事项" in whole or "事项名称" in whole:
            heads.single.setdefault("second" if "first" in heads.single else "first", column)
    return heads
