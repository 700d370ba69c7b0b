"""The page of an entry: how it stands, what can be done, what it says, what happened."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gongkai.law.catalogue import RELATIONS
from gongkai.office.agencies.service import Asker, DutyKind, Person
from gongkai.office.agencies.web import desk_page
from gongkai.office.catalogue.acts.common import authors_of
from gongkai.office.catalogue.acts.keep_words import copy_of
from gongkai.office.catalogue.acts.sign_off import DUTY_OF
from gongkai.office.catalogue.content import files_of, missing, short_code, values_of
from gongkai.office.catalogue.course import Course, Public, Stage
from gongkai.office.catalogue.models import Entry, Fact, Relation, Version
from gongkai.office.catalogue.projection import course
from gongkai.office.catalogue.reads import related, timeliness_of
from gongkai.office.catalogue.text import lines_of
from gongkai.office.catalogue.views.common import READERS, asker_and_entry, crumbs, working
from gongkai.office.catalogue.views.possible import Look, acts_for
from gongkai.office.catalogue.views.progress import facts_of, steps, timeline, waits_for
from gongkai.office.catalogue.views.reading import file_row, file_rows, particulars
from gongkai.office.catalogue.views.words import PUBLIC_TONE, due_words, limit_words, stage_words, timeliness_words
from gongkai.office.workdays.service import calendar


@desk_page(*READERS)
def entry(request: HttpRequest, number: int) -> HttpResponse:
    """An entry for those who work on it or audit it."""
    asker, row = asker_and_entry(request, number)
    version, now = working(row), course(row)
    facts, versions = facts_of(asker, row), versions_of(asker, row)
    due, late = due_words(row, asker.on, calendar())
    lacks = missing(values_of(version), files_of(version)) if now.stage is Stage.DRAFT else {}
    author = asker.person is not None and asker.person.pk in authors_of(row)
    waiting = waits_for(row, now, asker)
    words, tone = stage_words(row)
    found = timeliness_of(row, asker.on)
    context = {
        "entry": row, "version": version, "crumbs": crumbs(row), "stage": words, "tone": tone, "now": now,
        "public": Public(row.public).label, "public_tone": PUBLIC_TONE[Public(row.public)],
        "acts": acts_for(Look(asker, row, now, len(lacks), author), due, late), "waits": _waits(now, waiting),
        "lacks": [{"message": sentence, "url": f"{reverse('catalogue:edit', args=[row.pk])}#id_{name}"} for name, sentence in lacks.items()],
        "steps": steps(row, now, facts, waiting), "facts": timeline(asker, row, now, facts, versions),
        "files": file_rows(version), "scans": _papers(facts), "blocks": lines_of(version.body), "rows": particulars(version),
        "code": short_code(version.hash), "versions": len(versions), "relations": relations(asker, row),
        "timeliness": timeliness_words(found), "is_late": bool(found and found.is_late), "limit": limit_words(version.category),
        "copy": copy_of(asker, row), "to_sign": now.stage in DUTY_OF, "may_write": asker.holds(DutyKind.CLERK, row.agency_id),
    }  # fmt: skip
    return render(request, "catalogue/entry.html", context)


def versions_of(asker: Asker, row: Entry) -> list[Version]:
    """All versions of an entry, oldest first, without their text."""
    return list(
        Version.rows.seen_by(asker).filter(entry=row).select_related("made_by").defer("body").order_by("number")
    )


def relations(asker: Asker, row: Entry) -> list[dict[str, object]]:
    """The relations of an entry both ways: the heading, the other entry, and who may take it back."""
    out, into = related(asker, row)
    lines = [(RELATIONS[one.kind].forward, one.other, one) for one in out if one.kind in RELATIONS]
    lines += [(RELATIONS[one.kind].backward, one.one, one) for one in into if one.kind in RELATIONS]
    return [_relation(asker, row, words, other, relation) for words, other, relation in lines]


def _relation(asker: Asker, row: Entry, words: str, other: Entry, relation: Relation) -> dict[str, object]:
    in_office = other.agency_id in asker.offices | asker.where(DutyKind.AUDITOR)
    may = relation.one_id == row.pk and asker.holds(DutyKind.CLERK, row.agency_id)
    return {
        "words": words, "title": str(other.working) if in_office else other.public_title,
        "url": reverse("catalogue:entry", args=[other.pk]) if in_office else "",
        "off_url": reverse("catalogue:unrelate", args=[row.pk, relation.pk]) if may else "",
    }  # fmt: skip


def _papers(facts: list[Fact]) -> list[dict[str, object]]:
    return [file_row(fact.scan, note=fact.get_kind_display() + "凭证") for fact in facts if fact.scan]


def _waits(now: Course, waiting: Sequence[Person]) -> str:
    names = "、".join(str(person) for person in waiting)
    when = timezone.localtime(now.moment) if now.moment else None
    moment = f"{when.year}年{when.month}月{when.day}日 {when:%H:%M} " if when else "到时"
    return {
        Stage.SECRECY: f"等{names or '保密审查员'}保密审查。", Stage.ENDORSEMENT: f"等{names or '分管领导'}审核。",
        Stage.SIGNATURE: f"等{names or '主要领导'}签发。", Stage.SIGNED: "已签发，等信息员或主要领导发布。",
        Stage.SCHEDULED: f"{moment}由系统自动发布。", Stage.DRAFT: "由信息员写完送审。",
    }.get(now.stage, "")  # fmt: skip
