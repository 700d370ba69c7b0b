"""Bring a standard catalogue from Excel into an agency's local categories: all rows, or none."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.office.agencies.service import Agency, Asker
from gongkai.office.catalogue.acts.categories import EDITORS, add_category, edit_category
from gongkai.office.catalogue.acts.import_category_plan import PlannedCategory, plan_categories
from gongkai.office.catalogue.models import Category
from gongkai.office.catalogue.sheets.category_rows import category_rows
from gongkai.office.files.service import StoredFile, fetch
from gongkai.office.journal.service import recording
from gongkai.office.refusals import NotPossible

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class ImportedCategories:
    """How many categories were added, changed, and found as they were."""

    added: int
    changed: int
    same: int


def import_categories(
    asker: Asker, agency: Agency, file: StoredFile, fallback: Category | None = None
) -> ImportedCategories:
    """The rows of a kept book made into local categories below the statutory headings.

    A row whose names are there already changes that category. Raises NotYours; NotPossible with a sentence for each
    faulty row, and then nothing is kept.
    """
    duty = asker.duty_in(agency.pk, *EDITORS)
    if file.agency_id != agency.pk:
        raise NotPossible("上传的文件不属于本机关，请重新上传。")
    rows = category_rows(fetch(file.hash), file.name)
    with recording(asker.actor(duty)) as act:
        # Two imports at once would make the same names twice, so the second waits for the first.
        Agency.objects.select_for_update().get(pk=agency.pk)
        plan = plan_categories(agency, rows, fallback)
        refuse_faulty(plan)
        before = Category.rows.seen_by(asker).filter(agency=agency).count()
        for item in plan:
            if item.what != "same":
                _bring_in(asker, agency, item)
        added = Category.rows.seen_by(asker).filter(agency=agency).count() - before
        changed = sum(item.found is not None and item.what == "changed" for item in plan)
        result = ImportedCategories(added, changed, sum(item.what == "same" for item in plan))
        act.tell(
            agency.pk, "categories.imported", "agency", agency.pk,
            after={"file": file.pk, "hash": file.hash, "added": added, "changed": changed},
        )  # fmt: skip
    return result


def refuse_faulty(plan: list[PlannedCategory]) -> None:
    """Raise NotPossible where any row of a plan is faulty."""
    bad = [f"{item.row.where}：{fault}" for item in plan for fault in item.faults]
    if bad:
        more = f"……等 {len(bad)} 处" if len(bad) > _SHOWN else ""
        raise NotPossible("有错误的行，一行也没有导入。请改好表格后重新上传。" + "".join(bad[:_SHOWN]) + more)


def _bring_in(asker: Asker, agency: Agency, item: PlannedCategory) -> None:
    assert item.heading is not None
    row = item.row
    first = _child(asker, agency, item.heading, row.first)
    if item.found is not None:
        edit_category(asker, item.found, **row.values)
    elif not row.second and first is not None:
        edit_category(asker, first, **row.values)
    elif not row.second:
        _add(asker, agency, item.heading, row.first, row.code, row.values)
    else:
        above = first or _add(asker, agency, item.heading, row.first, "", {"mode": row.values["mode"]})
        _add(asker, agency, above, row.second, row.code, row.values)


def _child(asker: Asker, agency: Agency, parent: Category, name: str) -> Category | None:
    return Category.rows.seen_by(asker).filter(agency=agency, parent=parent, name=name, closed_on=None).first()


def _add(asker: Asker, agency: Agency, parent: Category, name: str, code: str, values: dict[str, object]) -> Category:
    taken = set(Category.rows.seen_by(asker).filter(agency=agency).values_list("code", flat=True))
    number = next(n for n in range(1, len(taken) + 2) if f"{parent.code}-{n:02d}" not in taken)
    return add_category(
        asker, agency, parent, name=name, code=code or f"{parent.code}-{number:02d}", order=number, **values
    )
