"""Register an agency in the tree."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from gongkai.law.index_number import check_template
from gongkai.office.agencies.asker import Asker
from gongkai.office.agencies.duty_kinds import DutyKind
from gongkai.office.agencies.models import Agency
from gongkai.office.agencies.slugs import RESERVED
from gongkai.office.journal.service import recording
from gongkai.office.refusals import NotPossible, NotYours


def register_agency(asker: Asker, *, parent: Agency | None, **values: object) -> Agency:
    """A new agency with the given fields. An administrator of the agency above may do it; the first is the operator's.

    Raises NotYours without that duty, NotPossible with a sentence for each field that is wrong.
    """
    if parent is not None:
        asker.duty_in(parent.pk, DutyKind.ADMINISTRATOR)
    elif not asker.is_program:
        raise NotYours("最上级的机关由安装人员用 gongkai setup 登记。")
    agency = Agency(parent=parent, path=f"new-{values.get('slug')}", **values)
    refuse_wrong_fields(agency)
    with recording(asker.actor(DutyKind.ADMINISTRATOR)) as act:
        agency.save()
        agency.path = (
            f"{parent.path if parent else ''}{agency.pk:06d}/"  # Padded, so that agencies sort as they were registered.
        )
        agency.save(update_fields=["path"])
        act.tell(agency.pk, "agency.registered", "agency", agency.pk, after=facts_of(agency))
    return agency


def refuse_wrong_fields(agency: Agency) -> None:
    """Raise NotPossible where a field of an agency cannot stand."""
    wrong: dict[str, str] = {}
    try:
        agency.full_clean(exclude=["path", "parent"])
    except ValidationError as error:
        wrong = {name: " ".join(messages) for name, messages in error.message_dict.items()}
    for name in ("index_template", "document_template"):
        template = getattr(agency, name)
        problems = check_template(template) if template else []
        if problems:
            wrong[name] = " ".join(problems)
    if agency.slug in RESERVED:
        wrong["slug"] = f"“{agency.slug}”是系统自己用的网址，请另取一个代号。"
    if wrong:
        raise NotPossible("机关资料没有保存，请改正以下各处。", fields=wrong)


def facts_of(agency: Agency) -> dict[str, object]:
    """The fields of an agency as its journal lines hold them."""
    names = [field.attname for field in agency._meta.concrete_fields if field.attname != "id"]
    return {name: _plain(getattr(agency, name)) for name in names}


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, str | int | bool) else str(value)
