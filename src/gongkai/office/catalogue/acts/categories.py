"""An agency's own categories below the statutory ones; and the statutory ones loaded from the law."""

from __future__ import annotations

import re
from datetime import date

from django.core.exceptions import ValidationError

from gongkai.law.catalogue import statutory_categories
from gongkai.office.agencies.service import Agency, Asker, DutyKind
from gongkai.office.catalogue.models import Category, Entry
from gongkai.office.catalogue.projection import keep_due_days
from gongkai.office.journal.service import recording
from gongkai.office.refusals import NotPossible

EDITORS = (DutyKind.CLERK, DutyKind.ADMINISTRATOR)
_LIMITS = frozenset({"limit_working_days", "limit_days"})
_CODE = re.compile(r"[A-Za-z0-9\u4e00-\u9fff]+(?:[.\-_][A-Za-z0-9\u4e00-\u9fff]+)*")
EDITABLE = (
    "code", "name", "order", "contents", "basis", "limit_working_days", "limit_days", "limit_text", "publisher",
    "channels", "audience", "mode", "level", "merging",
)  # fmt: skip
"""What an act may set of a local category."""


def load_statutory() -> int:
    """Bring the rows of the statutory categories to what the law's table says; how many rows changed or were made."""
    changed = 0
    for order, law in enumerate(statutory_categories(), 1):
        said = {
            "name": law.name, "order": order, "contents": law.text, "basis": law.basis, "level": "、".join(sorted(law.levels)),
            "limit_working_days": law.limit_working_days, "limit_days": law.limit_days_calendar,
        }  # fmt: skip
        row, made = Category._internal.get_or_create(agency=None, code=law.code, defaults=said)
        if not made and any(getattr(row, name) != value for name, value in said.items()):
            Category._internal.filter(pk=row.pk).update(**said)
            made = True
        changed += made
    return changed


def add_category(asker: Asker, agency: Agency, parent: Category, **values: object) -> Category:
    """A new local category below another. Raises NotYours, or NotPossible with a sentence for each wrong field."""
    duty = asker.duty_in(agency.pk, *EDITORS)
    if parent.agency_id not in {None, agency.pk}:
        raise NotPossible("请选择本机关的类目或法定类目作为上级。", fields={"parent": "请另选。"})
    row = Category(agency=agency, parent=parent, **{name: values[name] for name in EDITABLE if name in values})
    _refuse_wrong(row)
    with recording(asker.actor(duty)) as act:
        row.save()
        act.tell(
            agency.pk,
            "category.added",
            "category",
            row.pk,
            after={"code": row.code, "name": row.name, "parent": parent.code},
        )
    return row


def edit_category(asker: Asker, category: Category, **values: object) -> Category:
    """A local category changed. Statutory ones are the law's: NotPossible."""
    agency = _own(category)
    duty = asker.duty_in(agency, *EDITORS)
    with recording(asker.actor(duty)) as act:
        row = Category.rows.seen_by(asker).select_for_update(of=("self",)).get(pk=category.pk)
        names = [name for name in EDITABLE if name in values]
        before = {name: _plain(getattr(row, name)) for name in names}
        for name in names:
            setattr(row, name, values[name])
        _refuse_wrong(row)
        row.save()
        after = {name: _plain(getattr(row, name)) for name in names}
        changed = [name for name in names if before[name] != after[name]]
        if _LIMITS & set(changed):
            keep_due_days()
        if changed:
            act.tell(
                agency, "category.edited", "category", row.pk,
                before={name: before[name] for name in changed}, after={name: after[name] for name in changed},
            )  # fmt: skip
    return row


def close_category(asker: Asker, category: Category, *, on: date, reason: str) -> Category:
    """A local category into which nothing new goes; what is in it stays. NotPossible while drafts stand in it."""
    agency = _own(category)
    duty = asker.duty_in(agency, *EDITORS)
    with recording(asker.actor(duty)) as act:
        row = Category.rows.seen_by(asker).select_for_update(of=("self",)).get(pk=category.pk)
        # An administrator sees no draft; the question here is only whether any still stands in the category.
        waiting = Entry._internal.filter(working__category=row)
        waiting = waiting.exclude(stage__in=["published", "settled", "withdrawn", "discarded"])
        if waiting.exists():
            raise NotPossible(f"还有 {waiting.count()} 条没有办完的信息放在“{row.name}”，请先改放别的类目。")
        row.closed_on = on
        row.save(update_fields=["closed_on"])
        act.tell(agency, "category.closed", "category", row.pk, after={"on": str(on)}, remark=reason)
    return row


def fault_of_code(code: str) -> str:
    """Why a code cannot stand as one of an agency's own, as an instruction; empty where it can.

    It is part of public addresses: a stroke or a question mark in it would break the page of the whole catalogue.
    """
    if code and not _CODE.fullmatch(code):
        return "编码只用字母、数字、汉字、点和短横，如 20.11-01，前后不留空格。"
    if any(code == law.code for law in statutory_categories()):
        return f"{code} 是法定类目的编码，请在它后面加短横和序号，如 {code}-01。"
    return ""


def _own(category: Category) -> int:
    if category.agency_id is None:
        raise NotPossible(
            "法定类目由《条例》规定，不能改动。可以在它下面增设本机关的类目。", basis="《条例》第二十条、第二十一条"
        )
    return category.agency_id


def _refuse_wrong(row: Category) -> None:
    if fault := fault_of_code(row.code):
        raise NotPossible("类目没有保存，请改正以下各处。", fields={"code": fault})
    try:
        row.full_clean(exclude=["agency", "parent"])
        row.validate_constraints()
    except ValidationError as error:
        wrong = {name: " ".join(messages) for name, messages in error.message_dict.items()}
        raise NotPossible("类目没有保存，请改正以下各处。", fields=wrong) from None


def _plain(value: object) -> object:
    return (
        list(value)
        if isinstance(value, list)
        else value
        if value is None or isinstance(value, str | int)
        else str(value)
    )
