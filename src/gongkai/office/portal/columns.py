"""Which entries stand in the columns 公开制度 and 公开年报, which no heading of the law holds.

No clerk has to mark them: an entry belongs there when its agency filed it in a category of its own of that name, or when
its title says so.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet

from gongkai.office.agencies.service import Agency, Asker
from gongkai.office.catalogue.service import Category, Entry
from gongkai.office.portal.lists import stranger_rows

_RULES = ("制度", "办法", "规定", "细则", "规程", "规范")


def rules_of(agencies: list[Agency]) -> QuerySet[Entry]:
    """公开制度 of these agencies, newest first: rules on 信息公开, and the categories named so."""
    titled = Q(pk__in=())
    for word in _RULES:
        titled |= Q(public_title__contains=word)
    titled &= Q(public_title__contains="信息公开") & ~Q(published__genre="explanation")
    return _of(agencies, titled, "公开制度")


def annual_of(agency: Agency) -> QuerySet[Entry]:
    """The annual reports on 政府信息公开 of an agency (art. 50), newest first."""
    titled = Q(public_title__contains="信息公开") & (
        Q(public_title__contains="年度报告") | Q(public_title__contains="年报")
    )
    return _of([agency], titled & ~Q(published__genre="explanation"), "年报")


def _of(agencies: list[Agency], titled: Q, name: str) -> QuerySet[Entry]:
    held = Category.rows.seen_by(Asker.stranger()).filter(agency__in=agencies, name__contains=name)
    keys = list(held.values_list("pk", flat=True))
    return stranger_rows().filter(titled | Q(category__in=keys), agency__in=agencies)
