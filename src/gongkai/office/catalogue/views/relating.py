"""How an entry hangs together with others: find the other one, say how; or take it back."""

from __future__ import annotations

from django import forms
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse

from gongkai.law.catalogue import RELATIONS
from gongkai.office.agencies.service import Asker, DutyKind
from gongkai.office.agencies.web import desk_page
from gongkai.office.catalogue.acts.relate import relate as say_related
from gongkai.office.catalogue.acts.relate import unrelate as take_back
from gongkai.office.catalogue.course import Stage
from gongkai.office.catalogue.forms.acts import NothingForm, RelateForm
from gongkai.office.catalogue.models import Entry, Relation
from gongkai.office.catalogue.views.common import Question, act_page, asker_and_entry, bound
from gongkai.office.catalogue.views.detail import relations

LONGEST = 60
"""Characters of a search that are looked for: a whole document pasted by mistake is more than a database takes."""
FOUND = 20
"""Entries a search shows; whoever gets more adds a word."""


@desk_page(DutyKind.CLERK)
def relate(request: HttpRequest, number: int) -> HttpResponse:
    """Search by title or index number among what the asker may see, then choose one and the kind."""
    asker, entry = asker_and_entry(request, number)
    asker.duty_in(entry.agency_id, DutyKind.CLERK)
    q = request.GET.get("q", "").strip()[:LONGEST]
    found = _found(asker, entry, q) if q else []
    form = bound(request, RelateForm, found=[(row.pk, _title(asker, row)) for row in found])
    question = Question(
        "关联", "登记关联", ["两条信息的页面上互相出现链接。"], ["对方和这一条都公开时，群众也看得到。"], template="catalogue/entry_relate.html",
        context={"q": q, "found": len(found), "most": FOUND, "relations": relations(asker, entry)},
    )  # fmt: skip

    def do(one: forms.Form) -> object:
        said = one.cleaned_data
        other = next(row for row in found if str(row.pk) == said["other"])
        return say_related(asker, entry, other, said["kind"])

    return act_page(request, entry, question, form, do, done="已登记关联。")


def _found(asker: Asker, entry: Entry, q: str) -> list[Entry]:
    rows = Entry.rows.seen_by(asker).exclude(pk=entry.pk).exclude(stage=Stage.DISCARDED)
    for word in q.split():
        own = Q(agency__in=asker.offices, working__title__icontains=word)
        number = Q(index_number__icontains=word) & ~Q(index_number="")
        rows = rows.filter(own | Q(public_title__icontains=word) | number)
    return list(rows.select_related("agency", "working").defer("working__body").order_by("-pk")[:FOUND])


def _title(asker: Asker, row: Entry) -> str:
    title = str(row.working) if row.agency_id in asker.offices else row.public_title
    number = f"，索引号 {row.index_number}" if row.index_number else ""
    return f"{title}（{row.agency.short_name}{number}）"


@desk_page(DutyKind.CLERK)
def unrelate(request: HttpRequest, number: int, relation: int) -> HttpResponse:
    """Take a relation back."""
    asker, entry = asker_and_entry(request, number)
    row = (
        Relation.rows.seen_by(asker)
        .select_related("one", "other__working", "other__agency")
        .filter(one=entry, pk=relation)
        .first()
    )
    if row is None:
        raise Http404
    words = RELATIONS[row.kind].forward if row.kind in RELATIONS else row.kind
    question = Question(
        "取消关联",
        "取消关联",
        asked="取消这个关联？",
        will=[f"不再链接：{words}——{_title(asker, row.other)}。"],
        where=["两条信息的页面上都不再出现；登记过和取消都记在留痕里。"],
    )
    return act_page(
        request, entry, question, bound(request, NothingForm), lambda _: take_back(asker, row), done="已取消关联。"
    )
