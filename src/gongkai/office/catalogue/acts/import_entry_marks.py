"""A row of an import beside what is there: known already, doubled in the list, or with data a person must look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from gongkai.document.personal.findings import NAMES, ScanResult
from gongkai.document.personal.scan import scan_file, scan_text
from gongkai.office.agencies.service import Agency
from gongkai.office.catalogue.models import Category, Entry, Version
from gongkai.office.catalogue.sheets.entry_rows import EntryRow

_TEXT = (("title", "标题"), ("summary", "内容概述"), ("body", "正文"))


@dataclass(slots=True)
class PlannedEntry:
    """A row with its category, the files it takes, and what would happen to it."""

    row: EntryRow
    category: Category | None = None
    values: dict[str, object] = field(default_factory=dict)
    known: Entry | None = None
    faults: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    """What the scan for personal data found or could not read: the row waits for a tick."""

    @property
    def what(self) -> str:
        """bad, known, waits or new."""
        if self.faults:
            return "bad"
        return "known" if self.known else "waits" if self.warnings else "new"

    @property
    def words(self) -> str:
        """The same as a clerk reads it."""
        return {"bad": "有错", "known": "已有，跳过", "waits": "待确认", "new": "将导入"}[self.what]


def mark_known(agency: Agency, planned: Sequence[PlannedEntry]) -> None:
    """Say which rows are there already: by their number, or by title and day."""
    entries = {entry.pk: entry for entry in Entry._internal.filter(agency=agency)}
    by_number = {entry.index_number: entry for entry in entries.values() if entry.index_number}
    titles: dict[int, set[str]] = {}
    for key, title in Version._internal.filter(entry__agency=agency).values_list("entry_id", "title"):
        titles.setdefault(key, set()).add(title)
    by_title = {(title, entries[key].published_on): entries[key] for key, said in titles.items() for title in said}
    for plan in planned:
        known = by_number.get(plan.row.index_number)
        if known is not None and plan.row.title not in titles.get(known.pk, set()):
            plan.faults.append(f"索引号 {known.index_number} 已经是“{known.public_title or known}”的，请核对。")
            continue
        plan.known = known or by_title.get((plan.row.title, plan.row.published_on))


def refuse_doubles(planned: Sequence[PlannedEntry]) -> None:
    """Say which rows of one list stand in it twice."""
    numbers: dict[str, str] = {}
    titles: dict[tuple[str, date | None], EntryRow] = {}
    for plan in planned:
        row = plan.row
        if row.index_number and row.index_number in numbers:
            plan.faults.append(f"索引号 {row.index_number} 与{numbers[row.index_number]}重复，请核对。")
        numbers.setdefault(row.index_number, row.where)
        other = titles.get((row.title, row.published_on))
        if row.title and other is not None and not (row.index_number and other.index_number):
            plan.faults.append(f"标题和发布日期与{other.where}相同。是两条的，请各填索引号；是一条的，请删去一行。")
        titles.setdefault((row.title, row.published_on), row)


def looked_at(values: Mapping[str, object], row: EntryRow, files: Mapping[str, bytes]) -> list[str]:
    """What a person must look at before a row is brought in: personal numbers, and files that could not be read."""
    results = [scan_text(str(values.get(name) or ""), label) for name, label in _TEXT]
    results += [scan_file(files[name], name.rpartition("/")[2]) for name in row.files]
    hidden = sum(len(result.hidden) for result in results)
    if hidden:
        row.notes.append(f"附件带有 {hidden} 处作者、批注等隐藏信息，导入后请核对。")
    said = [sentence for result in results for sentence in _said(result)]
    return [*said, "请遮盖后重新上传；依法可以公开的，勾选并写明理由。"] if said else []


def _said(result: ScanResult) -> list[str]:
    unread = [f"没有读出，请人工查看有无个人信息：{result.unread}"] if result.unread else []
    return [f"{finding.where}有{NAMES[finding.kind]}：{finding.excerpt}。" for finding in result.findings] + unread
