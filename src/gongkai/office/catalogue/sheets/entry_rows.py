"""Entries that were published before the office existed, as rows of a book or as one file each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from gongkai.law.catalogue import GENRES, VALIDITY
from gongkai.office.catalogue.sheets.book import Line, Page, read_book
from gongkai.office.catalogue.sheets.days import day_of
from gongkai.office.catalogue.sheets.ticks import pick
from gongkai.office.refusals import NotPossible

MOST = 2000
HEADS = {
    "title": ("标题", "信息名称", "名称"), "category": ("类目", "栏目", "信息分类"), "index_number": ("索引号",),
    "document_number": ("文号", "发文字号"), "formed_on": ("成文日期", "生成日期", "发文日期"),
    "published_on": ("发布日期", "公开日期", "发布时间"), "issuer": ("发文机关", "发布机构", "公开主体"),
    "genre": ("体裁", "体裁分类"), "summary": ("概述", "内容概述"), "validity": ("有效性", "时效性"),
    "link": ("链接", "网址"), "files": ("附件文件名", "附件"), "body": ("正文", "内容"),
}  # fmt: skip
"""The columns and the names by which they go; the first is that of our own template."""
_WITHOUT = {"无", "—", "-", "/", "暂无"}


@dataclass(slots=True)
class EntryRow:
    """One entry as understood: where it stands, the values of its first version, and what is wrong with it."""

    key: str
    """Names the row in the form that confirms: the row's number, or the file's path."""
    where: str
    category: str = ""
    index_number: str = ""
    published_on: date | None = None
    link: str = ""
    values: dict[str, object] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The title, however long."""
        return str(self.values.get("title") or "")


def is_entry_book(data: bytes, name: str) -> bool:
    """Whether a book is a list of entries, not an attachment."""
    return any(_heads(page) is not None for page in read_book(data, name))


def entry_rows(data: bytes, name: str) -> list[EntryRow]:
    """The rows of a list of entries. Raises NotPossible where there is none, or too many rows."""
    rows: list[EntryRow] = []
    pages = [(page, heads) for page in read_book(data, name) if (heads := _heads(page)) is not None]
    for page, (last, columns) in pages:
        several = page.name if len(pages) > 1 else ""
        rows += [_row(line, columns, several) for line in page.lines if line.number > last and _is_row(line, columns)]
    if not rows:
        raise NotPossible("表里没有可以导入的行。请下载样表，照样表的表头一行一条填写。")
    if len(rows) > MOST:
        raise NotPossible(f"一次最多导入 {MOST} 条，这个表有 {len(rows)} 条。请分成几个表。")
    return rows


def _heads(page: Page) -> tuple[int, dict[str, int]] | None:
    for line in page.lines[:10]:
        columns: dict[str, int] = {}
        for column, text in line.cells.items():
            label = "".join(text.split()).partition("（")[0].partition("(")[0].strip("*＊")
            name = next((name for name, labels in HEADS.items() if label in labels), None)
            if name:
                columns.setdefault(name, column)
        if {"title", "published_on"} <= columns.keys() or ({"title", "category"} <= columns.keys()):
            return line.number, columns
    return None


def _is_row(line: Line, columns: dict[str, int]) -> bool:
    texts = [line.at(column) for column in columns.values()]
    # The template's example says so itself, and stays in many a file that comes back.
    return any(texts) and not line.at(columns.get("title")).startswith(("（示例）", "(示例)"))


def _row(line: Line, columns: dict[str, int], sheet: str) -> EntryRow:
    def text(name: str) -> str:
        said = line.at(columns.get(name))
        return "" if said in _WITHOUT else said

    place = f"“{sheet}”第 {line.number} 行" if sheet else f"第 {line.number} 行"
    row = EntryRow(f"{sheet}#{line.number}", place, category=text("category"), link=text("link"))
    row.index_number = "".join(text("index_number").split())
    row.published_on = _day(row, "发布日期", text("published_on"))
    row.values = {
        "title": " ".join(text("title").split()), "document_number": text("document_number"),
        "formed_on": _day(row, "成文日期", text("formed_on")), "issuer": text("issuer"),
        "summary": text("summary"), "body": text("body"),
        "genre": _choice(row, "体裁", text("genre"), GENRES), "validity": _choice(row, "有效性", text("validity"), VALIDITY),
    }  # fmt: skip
    row.files = [
        part.strip() for part in text("files").replace(";", "；").replace("\n", "；").split("；") if part.strip()
    ]
    if row.values["validity"]:
        row.values["normative"] = True
    return row


def _day(row: EntryRow, label: str, text: str) -> date | None:
    if not text:
        return None
    day = day_of(text)
    if day is None:
        row.faults.append(f"{label}“{text[:20]}”不是日期，请写成 2023-05-01 的样子。")
    return day


def _choice(row: EntryRow, label: str, text: str, choices: object) -> str:
    assert hasattr(choices, "items")
    code = pick(text, choices) if text else ""  # type: ignore[arg-type]
    if text and not code:
        names = "、".join(str(name) for _, name in choices.items())
        row.faults.append(f"{label}“{text[:20]}”不在列表里，请填其中之一：{names}。")
    return code
