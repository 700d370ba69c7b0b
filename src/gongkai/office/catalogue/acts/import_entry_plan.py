"""What an import of old entries would do: each row as understood, what is wrong, what is there already, what needs eyes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from gongkai.office.agencies.service import Agency, Asker, PublicPlace
from gongkai.office.catalogue.acts.import_category_plan import statutory_of
from gongkai.office.catalogue.acts.import_entry_marks import PlannedEntry, looked_at, mark_known, refuse_doubles
from gongkai.office.catalogue.content import cleaned
from gongkai.office.catalogue.models import Category, Fact, FactKind
from gongkai.office.catalogue.sheets.book import BOOKS
from gongkai.office.catalogue.sheets.entry_rows import EntryRow, entry_rows, is_entry_book
from gongkai.office.catalogue.sheets.file_rows import READ, file_row
from gongkai.office.catalogue.sheets.package import unpacked
from gongkai.office.files.service import StoredFile, fetch
from gongkai.office.refusals import NotPossible

_LONGEST_NUMBER = 80


@dataclass(frozen=True, slots=True)
class EntryPlan:
    """The whole of an import, and the files handed in with it by their path."""

    rows: tuple[PlannedEntry, ...]
    files: Mapping[str, bytes]

    def count(self, what: str) -> int:
        """How many rows are new, known, waiting or bad."""
        return sum(row.what == what for row in self.rows)


def plan_entries(asker: Asker, agency: Agency, package: StoredFile, fallback: Category | None = None) -> EntryPlan:
    """The plan of a kept package for an agency. `fallback` takes rows without a category.

    Raises NotPossible where the package cannot be read at all.
    """
    files = unpacked(fetch(package.hash))
    rows, used = _rows(files)
    names = _Categories(agency)
    begun = _begun(agency)
    planned = [_planned(asker, agency, row, files, names, fallback, begun) for row in rows]
    mark_known(agency, planned)
    refuse_doubles(planned)
    for plan in planned:
        if plan.what == "new":
            plan.warnings = looked_at(plan.values, plan.row, files)
    left = sorted(set(files) - used - {name for row in rows for name in row.files})
    if left and planned:
        planned[0].row.notes.append(f"压缩包里有 {len(left)} 个文件没有哪一行用到：{'、'.join(left[:5])}。")
    return EntryPlan(tuple(planned), files)


def _rows(files: Mapping[str, bytes]) -> tuple[list[EntryRow], set[str]]:
    """The rows of the one list among the files, else a row a file; and which files were lists."""
    books = [name for name in files if name.lower().endswith(BOOKS)]
    lists = [name for name in books if is_entry_book(files[name], name)]
    if len(lists) > 1:
        raise NotPossible(f"有 {len(lists)} 个登记表，一次导入一个：{'、'.join(lists[:5])}。")
    if lists:
        rows = entry_rows(files[lists[0]], lists[0])
        for row in rows:
            row.files = [_found(files, name) for name in row.files]
        return rows, set(lists)
    if books and not any(name.lower().endswith(READ) for name in files):
        raise NotPossible("表里没有“标题”和“发布日期”两栏。请下载样表，照样表的表头填写。")
    return [file_row(name, data) for name, data in sorted(files.items())], set(files)


def _found(files: Mapping[str, bytes], name: str) -> str:
    """The path of a file that a row names; the name itself where there is none."""
    wanted = name.replace("\\", "/")
    return next((path for path in files if path == wanted or path.rpartition("/")[2] == wanted), name)


class _Categories:
    """Finds an agency's categories by code or name."""

    def __init__(self, agency: Agency) -> None:
        own = Category.rows.seen_by(Asker.stranger()).filter(agency=agency)
        self._rows = [*statutory_of(agency), *own]

    def find(self, text: str) -> Category | str:
        """The category, or a sentence on why none is meant."""
        by_code = [row for row in self._rows if row.code == text]
        named = by_code or [row for row in self._rows if row.name == text]
        if len(named) == 1:
            return named[0] if named[0].closed_on is None else f"类目“{text}”已停用，请另选。"
        if named:
            return f"有 {len(named)} 个类目叫“{text}”，请改填编码：{'、'.join(row.code for row in named)}。"
        return f"没有叫“{text}”的类目，请填目录里的名称或编码（如 20.1）。"


def _begun(agency: Agency) -> date | None:
    """The day of the first publication through this office, after which nothing was published 'before the office'."""
    facts = Fact._internal.filter(entry__agency=agency, entry__imported=False, kind=FactKind.PUBLISHED)
    first = facts.order_by("on").first()
    return first.on if first else None


def _planned(
    asker: Asker, agency: Agency, row: EntryRow, files: Mapping[str, bytes], names: _Categories,
    fallback: Category | None, begun: date | None,
) -> PlannedEntry:  # fmt: skip
    plan = PlannedEntry(row, faults=list(row.faults))
    found = names.find(row.category) if row.category else (fallback or "没有填类目，请填目录里的名称或编码。")
    # The folder of a file need not be a category.
    if isinstance(found, str) and row.where.startswith("文件") and fallback is not None:
        found = fallback
    plan.faults += [found] if isinstance(found, str) else []
    plan.category = found if isinstance(found, Category) else None
    plan.values = {"issuer": agency.name, "genre": "other"} | {key: said for key, said in row.values.items() if said}
    plan.values["category_id"] = plan.category.pk if plan.category else None
    try:
        plan.values = cleaned(plan.values)
    except NotPossible as refusal:
        plan.faults += refusal.fields.values()
    plan.faults += _wrong(asker, agency, plan, begun)
    plan.faults += [f"没有上传附件“{name}”，请与表一起上传，或从表里删去。" for name in row.files if name not in files]
    if not row.values.get("summary"):
        row.notes.append("没有内容概述，导入后请补写（《条例》第十二条）。")
    return plan


def _wrong(asker: Asker, agency: Agency, plan: PlannedEntry, begun: date | None) -> list[str]:
    row, faults = plan.row, list[str]()
    formed = row.values.get("formed_on")
    if not row.title:
        faults.append("没有标题，请填写。")
    if row.published_on is None and not any("日期" in fault for fault in row.faults):
        faults.append("没有发布日期，请填写当时公开的日期。")
    if row.published_on and row.published_on > asker.on:
        faults.append(f"发布日期 {row.published_on} 还没有到，请核对。")
    if row.published_on and begun and row.published_on >= begun:
        faults.append(
            f"发布日期 {row.published_on} 不早于本机关启用本系统的 {begun}。启用后的信息要经保密审查、签发后发布，请逐条起草（《条例》第十七条）。"
        )
    if isinstance(formed, date) and row.published_on and formed > row.published_on:
        faults.append(f"发布日期 {row.published_on} 早于成文日期 {formed}，请核对。")
    if len(row.index_number) > _LONGEST_NUMBER:
        faults.append(f"索引号最多 {_LONGEST_NUMBER} 个字，请核对。")
    return faults + _wrong_link(agency, row)


def _wrong_link(agency: Agency, row: EntryRow) -> list[str]:
    if not row.link:
        if agency.public_place == PublicPlace.COUNTY_SITE:
            row.notes.append("没有原网页链接；本机关在县政府网站公开，请尽量补上。")
        return []
    try:
        URLValidator(schemes=["http", "https"])(row.link)
    except ValidationError:
        return [f"链接“{row.link[:40]}”不是完整的网址，请写以 http 开头的链接，或留空。"]
    return [] if len(row.link) <= 500 else ["链接最多 500 个字，请核对。"]
