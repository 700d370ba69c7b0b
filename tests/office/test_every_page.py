"""Every address of the office with everybody who may try it: who is admitted, and who is shut out.

The pages are taken from the URL configuration: one that is not in the table below fails the first test.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date

import pytest
import xlsxwriter
from catalogue_world import Office
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from gongkai.office.agencies.service import Agency, Duty, DutyKind, Person
from gongkai.office.catalogue.service import Category, Entry, Stage, make_entry, relate, save_draft, submit
from gongkai.office.channels.models import Channel, Posting
from gongkai.office.files.service import keep_file
from gongkai.office.journal.service import Line
from gongkai.office.workdays.service import Plan

pytestmark = pytest.mark.django_db

WRITERS = {"clerk"}
OFFICE = {"clerk", "reviewer", "endorser", "signatory"}
READERS = OFFICE | {"auditor"}
SETTLERS = {"administrator", "root"}
"""Who administers 清溪镇: its own administrator and the county's."""
STAFF = READERS | SETTLERS | {"supervisor"}
NEIGHBOUR = {"neighbour"}
"""Holds every working duty and the administrator's in 河湾镇, and none in 清溪镇."""
ALL = STAFF | NEIGHBOUR | {"stranger"}

# Who is admitted. Pages about a thing of 清溪镇 admit nobody of 河湾镇; pages of one's own admit whoever has the duty.
PAGES: dict[str, set[str]] = {
    "account_login": ALL,
    "account_logout": ALL,
    "account_inactive": ALL,
    "account_reauthenticate": STAFF | NEIGHBOUR,
    "account_change_password": STAFF | NEIGHBOUR,
    "mfa_index": STAFF | NEIGHBOUR,
    "mfa_authenticate": STAFF | NEIGHBOUR,  # Who has signed in is sent on.
    "mfa_reauthenticate": STAFF | NEIGHBOUR,
    "mfa_activate_totp": STAFF | NEIGHBOUR,
    "mfa_deactivate_totp": set(),  # Nobody of this world has a second factor yet.
    "mfa_view_recovery_codes": set(),
    "mfa_generate_recovery_codes": STAFF | NEIGHBOUR,  # Who has no second factor is sent to set one up.
    "mfa_download_recovery_codes": set(),
    "healthz": ALL,
    "desk:home": STAFF | NEIGHBOUR,
    "catalogue:list": READERS | NEIGHBOUR,
    "catalogue:new": WRITERS | NEIGHBOUR,
    "catalogue:keep-new": WRITERS | NEIGHBOUR,
    "catalogue:file": READERS,
    "catalogue:entry": READERS,
    "catalogue:edit": WRITERS,
    "catalogue:keep": WRITERS,
    "catalogue:drop": WRITERS,
    "catalogue:preview": READERS,
    "catalogue:versions": READERS,
    "catalogue:version": READERS,
    "catalogue:submit": WRITERS,
    "catalogue:sign": {"reviewer"},  # Whose step it is: the entry waits for secrecy review.
    "catalogue:return": {"signatory"},
    "catalogue:paper": WRITERS,
    "catalogue:publish": {"clerk", "signatory"},
    "catalogue:schedule": {"clerk", "signatory"},
    "catalogue:unschedule": {"clerk", "signatory"},
    "catalogue:withdraw": OFFICE,
    "catalogue:discard": WRITERS,
    "catalogue:void": OFFICE,
    "catalogue:relate": WRITERS,
    "catalogue:unrelate": WRITERS,
    "papers:form_pdf": READERS,
    "papers:form_docx": READERS,
    "papers:paste": READERS,
    "entry_import:upload": WRITERS | NEIGHBOUR,
    "entry_import:example": WRITERS | NEIGHBOUR,
    "entry_import:check": WRITERS,
    "categories:index": READERS | SETTLERS | NEIGHBOUR,
    "categories:category": READERS | SETTLERS,
    "categories:add": WRITERS | SETTLERS | NEIGHBOUR,
    "categories:edit": WRITERS | SETTLERS,
    "categories:close": WRITERS | SETTLERS,
    "categories:import": WRITERS | NEIGHBOUR,
    "categories:import_check": WRITERS,
    "categories:example": WRITERS | NEIGHBOUR,
    "channels:index": READERS | SETTLERS | NEIGHBOUR,
    "channels:add": WRITERS | SETTLERS | NEIGHBOUR,
    "channels:channel": READERS | SETTLERS,
    "channels:close": WRITERS | SETTLERS,
    "channels:postings": READERS,
    "channels:post": WRITERS,
    "channels:notice": READERS,
    "channels:down": WRITERS,
    "channels:void": WRITERS,
    "channels:proof": READERS,
    "agencies:tree": SETTLERS | NEIGHBOUR,
    "agencies:agency": SETTLERS,
    "agencies:examples": SETTLERS,
    "agencies:register": SETTLERS,
    "agencies:abolish": SETTLERS,
    "agencies:people": SETTLERS,
    "agencies:add_person": SETTLERS,
    "agencies:person": SETTLERS,
    "agencies:reset": SETTLERS,
    "agencies:unlock": SETTLERS,
    "agencies:in_use": SETTLERS,
    "agencies:assign": SETTLERS,
    "agencies:end_duty": SETTLERS,
    "agencies:hand_over": SETTLERS,
    "workdays:years": STAFF | NEIGHBOUR,
    "workdays:year": STAFF | NEIGHBOUR,
    "workdays:past": STAFF | NEIGHBOUR,
    "workdays:paste": {"root"},
    "workdays:typed": {"root"},
    "workdays:packaged": {"root"},
    "portal:home": ALL,
    "portal:reading": ALL,
    "portal:agency": ALL,
    "portal:guide": ALL,
    "portal:catalogue": ALL,
    "portal:category": ALL,
    "portal:entry": ALL,
    "portal:file": ALL,
    "portal:search": ALL,
    "portal:suggest": ALL,
    "portal:agency_search": ALL,
    "portal:newest": ALL,
    "portal:newest_of_agency": ALL,
    "portal:rules": ALL,
    "portal:annual": ALL,
    "portal:ask": ALL,
    "portal:feed": ALL,
    "portal:feed_of_all": ALL,
    "portal:robots": ALL,
    "portal:sitemap": ALL,
    "portal:map": ALL,
    "journal:lines": {"auditor"},
    "journal:looks": {"auditor"},
    "journal:chain": {"auditor"},
    "journal:life": {"auditor"},
}
EVERYBODY = sorted(ALL)


def all_pages(resolver: URLResolver | None = None, space: str = "") -> Iterator[str]:
    """The names of all addresses, from the URL configuration."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from all_pages(pattern, space + (f"{pattern.namespace}:" if pattern.namespace else ""))
        elif isinstance(pattern, URLPattern):
            yield space + (pattern.name or str(pattern.pattern))


def test_every_address_is_in_the_table() -> None:
    assert sorted(set(all_pages())) == sorted(PAGES)


@pytest.fixture
def people(
    person_with: Callable[..., Person], office: Office, township: Agency, neighbour: Agency, county: Agency
) -> dict[str, Person | None]:
    """Everybody who may try a page."""
    own = {role: getattr(office, role).person for role in OFFICE}
    working = (DutyKind.CLERK, DutyKind.SECRECY, DutyKind.ENDORSER, DutyKind.SIGNATORY, DutyKind.ADMINISTRATOR)
    return own | {
        "stranger": None,
        "administrator": person_with("赵敏", township, DutyKind.ADMINISTRATOR),
        "auditor": person_with("孙平", township, DutyKind.AUDITOR),
        "supervisor": person_with("何琳", county, DutyKind.SUPERVISOR),
        "root": person_with("钱主任", county, DutyKind.ADMINISTRATOR),
        "neighbour": person_with("外镇", neighbour, *working),
    }


@pytest.fixture
def things(
    office: Office, values: dict[str, object], people: dict[str, Person | None], entry_at: Callable[..., Entry]
) -> dict[str, int | str]:
    """One thing of 清溪镇 of every kind an address can name."""
    file = keep_file(office.clerk, office.agency, "说明.txt", "宅基地申请说明".encode())
    sheet = keep_file(office.clerk, office.agency, "登记.xlsx", _book())
    public = entry_at(Stage.PUBLISHED, [(file, "说明.txt")])
    entry = make_entry(office.clerk, office.agency, values, [(file, "说明.txt")])
    other = make_entry(office.clerk, office.agency, values | {"title": "解读"})
    local = Category(agency=office.agency, parent=Category._internal.get(code="20.1"), code="z", name="自设")
    local.save()
    channel = Channel(agency=office.agency, kind="board", name="清溪村公示栏")
    channel.save()
    version = save_draft(office.clerk, entry, values | {"title": "第二版"}, seen=_hash(entry))
    submit(office.clerk, entry, seen=version.hash)
    fact = entry.facts.get()
    posting = Posting(
        channel=channel, entry=entry, version=version, on=date(2026, 3, 10), by=office.clerk.person, proof=file
    )
    posting.save()
    duty = Duty._internal.filter(agency=office.agency).first()
    plan = Plan.objects.order_by("pk").last()
    assert duty is not None
    assert plan is not None
    clerk = people["clerk"]
    assert clerk is not None
    return {
        "file": file.pk, "entry": entry.pk, "category": local.pk, "channel": channel.pk, "posting": posting.pk, "duty": duty.pk,
        "plan": plan.pk, "year": plan.year, "person": clerk.pk, "agency": office.agency.pk,
        "relation": relate(office.clerk, other, entry, "explains").pk, "one": other.pk, "sheet": sheet.pk, "public": public.pk, "fact": fact.pk,
    }  # fmt: skip


def _book() -> bytes:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as book:
        book.add_worksheet().write_row(0, 0, ["标题", "成文日期", "发布日期"])
    return written.getvalue()


def _hash(entry: Entry) -> str:
    entry.refresh_from_db()
    assert entry.working is not None
    return entry.working.hash


def address(name: str, things: dict[str, int | str]) -> str:
    """The address of a page about the things of 清溪镇."""
    space = name.partition(":")[0]
    number = {
        "catalogue:file": "file",
        "agencies:end_duty": "duty",
        "agencies:hand_over": "duty",
        "catalogue:unrelate": "one",
    }.get(name, {"agencies": "agency", "catalogue": "entry", "workdays": "plan"}.get(space, "entry"))
    pk = {"papers": "entry", "categories": "category", "channels": "channel"}.get(space, "entry")
    if name in {"channels:down", "channels:void", "channels:proof"}:
        pk = "posting"
    given = {
        "number": things[number], "pk": things[pk], "person": things["person"], "year": things["year"], "file": things["file"],
        "entry": things["entry"], "parent": things["category"], "relation": things["relation"], "which": 1, "fact": things["fact"],
        "thing": "entry", "thing_id": str(things["entry"]),
    }  # fmt: skip
    if name == "categories:add":
        given["parent"] = Category._internal.get(code="20.1").pk
    if name == "channels:notice":
        given["entry"] = things["public"]
    if space == "portal":
        given |= {"slug": "qingxi", "code": "20.1", "pk": things["public"], "order": 1, "name": "说明.txt"}
        given |= {"year": 2026, "month": "03", "part": 1}
    if name.endswith("check"):
        given["file"] = things["sheet"]
    wanted = _parameters(name)
    return reverse(name, kwargs={key: given[key] for key in wanted})


def _parameters(name: str) -> list[str]:
    resolver: URLResolver = get_resolver()
    for space in name.split(":")[:-1]:
        resolver = resolver.namespace_dict[space][1]
    possibilities = resolver.reverse_dict.getlist(name.rpartition(":")[2])
    return list(possibilities[0][0][0][1])


def answer_to(client: Client, method: str, path: str) -> str:
    """in: the page, or what is wrong with what was sent; out: shut out; none: the page has no such method."""
    answer = getattr(client, method)(path)
    if answer.streaming:
        b"".join(answer.streaming_content)  # Read to its end, or the file behind it stays open.
    assert answer.status_code < 500, f"{path}: {answer.status_code}"
    to_login = answer.status_code == 302 and answer["Location"].startswith(reverse("account_login"))
    if answer.status_code == 405:
        return "none"
    return "out" if answer.status_code in {403, 404} or to_login else "in"


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", sorted(PAGES))
def test_who_is_admitted_and_who_is_shut_out(
    name: str, method: str, people: dict[str, Person | None], things: dict[str, int | str]
) -> None:
    path, got = address(name, things), dict[str, str]()
    for role in EVERYBODY:
        client, person = Client(), people[role]
        if person is not None:
            client.force_login(person)
        lines = Line.objects.count()
        got[role] = answer_to(client, method, path)
        assert got[role] == "in" or Line.objects.count() == lines

    admitted = {role for role in EVERYBODY if got[role] == "in"}
    wanted = {role for role in PAGES[name] if got[role] != "none"}
    assert (sorted(admitted - wanted), sorted(wanted - admitted)) == ([], [])
