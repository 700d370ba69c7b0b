"""The short lists of the forms, as groups where the law groups them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast, get_args

from django.db.models import Q

from gongkai.law.catalogue import GROUNDS, Level, for_level
from gongkai.office.agencies.service import Agency, Asker
from gongkai.office.catalogue.models import Category

Choices = list[tuple[str, str | list[tuple[str, str]]]]
EMPTY = ("", "请选择")


def category_choices(asker: Asker, agency: Agency, keep: int | None = None) -> Choices:
    """The categories an agency may put an entry in: each statutory heading with the agency's own below it.

    Only the headings of the agency's level (arts. 20, 21), none that is closed; `keep` stays whatever it is.
    """
    rows = Category.rows.seen_by(asker).filter(Q(agency__isnull=True) | Q(agency=agency))
    rows = rows.filter(Q(closed_on__isnull=True) | Q(pk=keep)).order_by("order", "pk")
    below: dict[int | None, list[Category]] = {}
    for row in rows:
        below.setdefault(row.parent_id, []).append(row)
    allowed = _codes_of_level(agency)
    choices: Choices = [EMPTY]
    for top in below.get(None, []):
        options = list(_with_children(top, below, 0))
        if allowed is None or top.code in allowed or any(value == str(keep) for value, _ in options):
            # A heading with nothing below it is one line, not a group of one.
            choices.append(
                (f"{top.code} {top.name}", options) if options[1:] else (options[0][0], f"{top.code} {top.name}")
            )
    return choices


def of_levels(categories: Iterable[Category], agencies: Iterable[Agency]) -> list[Category]:
    """Those of the categories that one of the agencies may use: its own, and the headings of its level."""
    levels = [_codes_of_level(agency) for agency in agencies]
    return [row for row in categories if row.agency_id or any(codes is None or row.code in codes for codes in levels)]


def _codes_of_level(agency: Agency) -> frozenset[str] | None:
    level = "institution" if agency.kind == "enterprise" else agency.kind
    if level not in get_args(Level):
        return None
    return frozenset(heading.code for heading in for_level(cast("Level", level)))


def _with_children(
    row: Category, below: dict[int | None, list[Category]], depth: int
) -> Iterable[tuple[str, str]]:  # fmt: skip
    yield str(row.pk), "　" * depth + row.name
    for child in below.get(row.pk, []):
        yield from _with_children(child, below, depth + 1)


def ground_choices() -> Choices:
    """The grounds for not publishing, by their article (arts. 14 to 16)."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for ground in GROUNDS.values():
        groups.setdefault(ground.basis, []).append((ground.code, ground.name))
    return [EMPTY, *groups.items()]
