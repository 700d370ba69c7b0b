"""A 基层政务公开标准目录 as rows of values (columns: 国办发〔2019〕54号), and each faulty row with a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from gongkai.office.catalogue.sheets.book import Line, Page, read_book
from gongkai.office.catalogue.sheets.category_heads import Heads, heads_of
from gongkai.office.catalogue.sheets.limits import limit_of
from gongkai.office.catalogue.sheets.ticks import channel_of, chosen, is_tick_or_blank, is_ticked
from gongkai.office.refusals import NotPossible

MOST = 2000
_REMARKS = ("注：", "注:", "备注", "说明：", "说明:", "填表说明")


@dataclass(slots=True)
class CategoryRow:
    """One row: where it stands, the names of both levels, the values of its columns, and what is wrong with it."""

    sheet: str
    number: int
    first: str = ""
    second: str = ""
    statutory: str = ""
    code: str = ""
    values: dict[str, object] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def where(self) -> str:
        """The place as a clerk finds it."""
        return f"“{self.sheet}”第 {self.number} 行"


def category_rows(data: bytes, name: str) -> list[CategoryRow]:
    """The rows of all standard catalogues in a book. Raises NotPossible where there is none, or too many rows."""
    rows: list[CategoryRow] = []
    for page in read_book(data, name):
        heads = heads_of(page)
        if heads is not None:
            rows += _of_page(page, heads)
    if not rows:
        raise NotPossible(
            "没有找到标准目录。表头要有“公开事项”“公开内容（要素）”“公开依据”“公开时限”等栏，可以下载本页的样表对照。"
        )
    if len(rows) > MOST:
        raise NotPossible(f"一次最多导入 {MOST} 行，这个文件有 {len(rows)} 行。请按领域分成几个文件。")
    return rows


def _of_page(page: Page, heads: Heads) -> list[CategoryRow]:
    rows: list[CategoryRow] = []
    for line in page.lines:
        if line.number <= heads.last_row or _is_remark(line) or _is_head_again(line):
            continue
        row = _row(page.name, line, heads)
        before = rows[-1] if rows else None
        if before and row.first and (row.first, row.second) == (before.first, before.second) and not row.faults:
            _join(before, row)
        else:
            rows.append(row)
    return rows


def _is_remark(line: Line) -> bool:
    texts = {text.strip() for text in line.cells.values()}
    return len(texts) == 1 and (next(iter(texts)).startswith(_REMARKS) or len(line.cells) > 3)


def _is_head_again(line: Line) -> bool:
    texts = ["".join(text.split()) for text in line.cells.values()]
    return "一级事项" in texts or sum(text.startswith(("公开依据", "公开时限", "公开主体")) for text in texts) >= 2


def _join(before: CategoryRow, row: CategoryRow) -> None:
    """Two rows of one item: what they want published is put together."""
    old, new = str(before.values["contents"]), str(row.values["contents"])
    if new and new not in old:
        before.values["contents"] = f"{old}\n{new}".strip()
    before.notes.append(f"第 {row.number} 行是同一事项，公开内容已合并。")


def _row(sheet: str, line: Line, heads: Heads) -> CategoryRow:
    def text(name: str) -> str:
        return line.at(heads.single.get(name))

    row = CategoryRow(
        sheet, line.number, _one(text("first")), _one(text("second")), _one(text("statutory")), _one(text("code"))
    )
    if row.second == row.first:
        row.second = ""
    limit = limit_of(text("limit"))
    row.values = {
        "contents": text("contents"), "basis": _one(text("basis")), "limit_text": _one(text("limit")),
        "limit_working_days": limit.working_days, "limit_days": limit.days, "publisher": _one(text("publisher")),
        "channels": _channels(row, line, heads), "audience": _audience(row, line, heads),
        "mode": _mode(line, heads), "level": _level(line, heads),
    }  # fmt: skip
    if not row.first and not row.second:
        row.faults.append("没有公开事项的名称，请在“一级事项”或“二级事项”栏填写。")
    elif not row.first:
        row.first, row.second = row.second, ""
    if row.values["limit_text"] and limit == (None, None):
        row.notes.append("公开时限没有写明天数，按原文保存；是否及时按《条例》第二十六条的20个工作日计算。")
    return row


def _marked(line: Line, columns: dict[int, str]) -> list[str]:
    """The labels chosen in a group: its ticked columns, or what one column's boxes say."""
    labels: list[str] = []
    for column, label in columns.items():
        text = line.at(column)
        if label and is_tick_or_blank(text):
            labels += [label] if is_ticked(text) else []
        elif text and not is_tick_or_blank(text):
            found = chosen(text)
            # A column of ticks may hold words instead (特定群体：孕产妇).
            labels += [label] if label and not any(mark in text for mark in "■□☑") else found
    return labels


def _channels(row: CategoryRow, line: Line, heads: Heads) -> list[str]:
    codes: list[str] = []
    for label in _marked(line, heads.groups.get("channels", {})):
        code = channel_of(label)
        if not code:
            row.notes.append(f"公开渠道“{label[:20]}”不在标准列表里，记作“其他”。")
        codes.append(code or "other")
    return list(dict.fromkeys(codes))


def _audience(row: CategoryRow, line: Line, heads: Heads) -> str:
    said = "、".join(_marked(line, heads.groups.get("audience", {})))
    if "全社会" in said or "社会公众" in said:
        if "特定" in said:
            row.notes.append("公开对象两项都选了，按“全社会”保存。")
        return "everyone"
    return "certain_groups" if said else ""


def _mode(line: Line, heads: Heads) -> str:
    said = _marked(line, heads.groups.get("mode", {}))
    only_asked = said and all("依申请" in label for label in said)
    return "on_application" if only_asked else "own_initiative"


def _level(line: Line, heads: Heads) -> str:
    return "、".join(_marked(line, heads.groups.get("level", {})))[:40]


def _one(text: str) -> str:
    return "".join(part.strip() for part in text.splitlines())
