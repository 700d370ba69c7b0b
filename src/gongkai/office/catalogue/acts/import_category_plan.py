"""What an imported standard catalogue would do: each row as understood, under which heading, new, changed or as it is."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from django.core.exceptions import ValidationError

from gongkai.law.catalogue import for_level
from gongkai.office.agencies.service import Agency, Asker
from gongkai.office.catalogue.acts.categories import fault_of_code
from gongkai.office.catalogue.models import Category
from gongkai.office.catalogue.sheets.category_rows import CategoryRow

_LEVELS = {"county": "county", "department": "department", "township": "township", "street": "street"}
_WORDS = {"new": "新增", "changed": "更新", "same": "已有，不变", "bad": "有错"}


@dataclass(slots=True)
class PlannedCategory:
    """A row with the heading it goes under and what would happen to it."""

    row: CategoryRow
    heading: Category | None
    found: Category | None = None
    faults: list[str] = field(default_factory=list)

    @property
    def what(self) -> str:
        """new, changed, same or bad."""
        if self.faults:
            return "bad"
        if self.found is None:
            return "new"
        same = all(getattr(self.found, name) == value for name, value in self.row.values.items())
        return "same" if same else "changed"

    @property
    def words(self) -> str:
        """The same as a clerk reads it."""
        return _WORDS[self.what]


def statutory_of(agency: Agency) -> list[Category]:
    """The headings of articles 20 and 21 that an agency of this kind shows, in order."""
    level = _LEVELS.get(agency.kind, "institution")
    codes = {law.code for law in for_level(level)}  # type: ignore[arg-type]
    # The catalogue is public, so anybody's eyes will do.
    return list(Category.rows.seen_by(Asker.stranger()).filter(agency=None, code__in=codes).order_by("order"))


def plan_categories(agency: Agency, rows: Sequence[CategoryRow], fallback: Category | None) -> list[PlannedCategory]:
    """The plan for an agency. `fallback` takes the rows whose heading the sheet does not tell."""
    headings = statutory_of(agency)
    local = {
        (row.parent_id, row.name): row
        for row in Category.rows.seen_by(Asker.stranger()).filter(agency=agency).order_by("-closed_on", "pk")
    }
    planned = [_planned(row, headings, local, fallback) for row in rows]
    _refuse_codes(planned, {row.code for row in local.values()})
    seen: dict[tuple[int, str, str], int] = {}
    for plan in planned:
        if plan.heading is None:
            continue
        key = (plan.heading.pk, plan.row.first, plan.row.second)
        if key in seen:
            plan.faults.append(f"与第 {seen[key]} 行的事项同名，请合并成一行或改名。")
        seen.setdefault(key, plan.row.number)
    return planned


def _planned(
    row: CategoryRow, headings: list[Category], local: dict[tuple[int | None, str], Category], fallback: Category | None
) -> PlannedCategory:
    heading = _heading(row, headings) or fallback
    plan = PlannedCategory(row, heading, faults=list(row.faults))
    if row.statutory and _named(row.statutory, headings) is None:
        plan.faults.append(f"“{row.statutory}”不是本级机关的法定类目，请填编码（如 20.11）或名称。")
    if heading is None:
        plan.faults.append("看不出归入哪个法定类目，请在上传时选择“归入的法定类目”。")
        return plan
    first = local.get((heading.pk, row.first))
    plan.found = local.get((first.pk, row.second)) if first and row.second else None if row.second else first
    closed = next((one for one in (first, plan.found) if one is not None and one.closed_on), None)
    if closed is not None:
        plan.faults.append(f"“{closed.name}”已停用，不能再往里导入。请改名，或从表里删去这一行。")
    plan.faults += _wrong_values(row, heading)
    return plan


def _refuse_codes(planned: Sequence[PlannedCategory], taken: set[str]) -> None:
    for plan in planned:
        if plan.found is None and plan.row.code and plan.row.code in taken:
            plan.faults.append(f"编码 {plan.row.code} 已经用过，请换一个编码，或把这一格留空由系统接着编。")
        elif plan.found is None and (fault := fault_of_code(plan.row.code)):
            plan.faults.append(fault)
        taken.add(plan.row.code)


def _wrong_values(row: CategoryRow, heading: Category) -> list[str]:
    faults: list[str] = []
    for name in dict.fromkeys((row.first, row.second or row.first)):
        category = Category(parent=heading, name=name, code="-", **row.values)
        try:
            category.clean_fields(exclude=["agency", "parent", "code"])
        except ValidationError as error:
            for key, messages in error.message_dict.items():
                label = Category._meta.get_field(key).verbose_name  # type: ignore[union-attr]
                faults.append(f"“{label}”：{' '.join(messages)}")
    return list(dict.fromkeys(faults))


def _heading(row: CategoryRow, headings: list[Category]) -> Category | None:
    if row.statutory:
        return _named(row.statutory, headings)
    by_code = {heading.code: heading for heading in headings}
    for words, codes in _areas().items():
        if words in row.sheet:
            return next((by_code[code] for code in codes if code in by_code), None)
    return next((heading for heading in headings if heading.name in row.sheet), None)


def _named(text: str, headings: list[Category]) -> Category | None:
    return next((heading for heading in headings if text in {heading.code, heading.name}), None)


@cache
def _areas() -> dict[str, list[str]]:
    text = (resources.files("gongkai.office.catalogue.sheets") / "areas.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text)["areas"])
