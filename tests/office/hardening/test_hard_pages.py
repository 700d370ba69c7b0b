"""Pages under clumsy and hostile hands, by HTTP."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from catalogue_world import Office, seen
from django.test import Client
from django.urls import reverse
from hard_hands import post, signed_in, typed

from gongkai.office.agencies.service import Asker, DutyKind, assign_duty
from gongkai.office.catalogue.service import Category, Entry, Stage, make_entry, publish, sign_off, submit
from gongkai.office.files.service import keep_file

At = Callable[..., Entry]
NAMES = (
    "q", "agency", "stage", "public", "category", "year", "limit", "page", "old", "new", "channel", "next", "type", "before",
    "after", "act", "thing", "person", "since", "until", "copy", "heading", "number", "hash",
)  # fmt: skip
FIELDS = (
    "title", "category_id", "formed_on", "effective_on", "body", "seen", "key", "remark", "reason", "act", "on", "code",
    "signer", "link", "moment", "other", "name-1", "order-1", "name", "channel", "agency", "until_on", "from_on", "to_on",
    "username", "slug", "index_template", "public_site", "order", "limit_working_days", "limit_days", "text", "year", "login",
    "password", "number", "hash", "step",
)  # fmt: skip
QUERIES = ("\x00", "9" * 5000, "-1", "9" * 30, "' OR 1=1", "甲" * 3000, "😀", "a " * 1500, "x" * 60000)
WORDS = ("a\x00b", "9" * 5000, "9999-12-31", "x" * 300_000)


def _hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))


def test_a_double_click_of_who_holds_two_duties_signs_one_step(office: Office, entry_at: At) -> None:
    assert office.endorser.person
    day = date(2020, 1, 1)
    assign_duty(Asker.program(), office.agency, office.endorser.person, DutyKind.SIGNATORY, from_on=day)
    entry, client = entry_at(Stage.ENDORSEMENT), signed_in(office.endorser)
    url = reverse("catalogue:sign", args=[entry.pk])
    pressed = {**_hidden(client.get(url).content.decode()), "act": "sign", "remark": ""}
    answers = [client.post(url, pressed).status_code for _ in range(2)]
    entry.refresh_from_db()
    assert (answers, entry.stage) == ([302, 302], Stage.SIGNATURE)


def test_an_unknown_button_signs_nothing(office: Office, entry_at: At) -> None:
    entry = entry_at(Stage.SECRECY)
    post(signed_in(office.reviewer), "sign", entry, act="returm", remark="退")
    entry.refresh_from_db()
    assert entry.stage == Stage.SECRECY


def _opened(entry: Entry) -> list[str]:
    desk = ("", "entries/", "entries/new/", "entries/import/", "categories/", "channels/", "settings/", "workdays/")
    journal = ("journal/", "journal/looks/", "journal/chain/")
    one = ("", "edit/", "relate/", "versions/", "sign/", "paper/", "withdraw/", "form.docx", "paste.zip")
    home = f"/{entry.agency.slug}/"
    return [
        *(f"/desk/{part}" for part in (*desk, *journal)), *(f"/desk/entries/{entry.pk}/{part}" for part in one),
        f"/desk/channels/entries/{entry.pk}/notice.pdf", f"/desk/channels/entries/{entry.pk}/post/", "/", "/reading", home,
        f"{home}catalogue/", f"{home}catalogue/20.1/", f"{home}entries/{entry.pk}/", "/accounts/login/",
    ]  # fmt: skip


@pytest.mark.parametrize("value", QUERIES, ids=range(len(QUERIES)))
def test_no_query_breaks_a_page(office: Office, entry_at: At, auditor: Asker, administrator: Asker, value: str) -> None:
    urls, bad = _opened(entry_at(Stage.PUBLISHED)), []
    for client in (signed_in(office.clerk), signed_in(auditor), signed_in(administrator), Client()):
        client.raise_request_exception = False
        for url in urls:
            for names in (NAMES, ("q",), ("channel",)):
                if client.get(url, dict.fromkeys(names, value)).status_code >= 500:
                    bad.append((url, names[0]))
    assert bad == []


def _posted_to(entry: Entry) -> list[str]:
    parts = (
        "edit", "keep", "drop", "submit", "sign", "paper", "publish", "schedule", "unschedule", "withdraw", "discard",
        "relate", "return",
    )  # fmt: skip
    agency, category = entry.agency_id, Category._internal.get(code="20.1").pk
    others = (
        "entries/new/", "entries/new/keep/", "channels/add/", f"channels/entries/{entry.pk}/post/", f"categories/{category}/add/",
        f"settings/agencies/{agency}/", f"settings/agencies/{agency}/people/add/", f"settings/agencies/{agency}/duties/",
        f"settings/agencies/{agency}/examples/", "workdays/paste/", "workdays/typed/",
    )  # fmt: skip
    return [
        *(f"/desk/entries/{entry.pk}/{part}/" for part in parts),
        *(f"/desk/{one}" for one in others),
        "/accounts/login/",
    ]


@pytest.mark.parametrize("value", WORDS, ids=range(len(WORDS)))
@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.SIGNED])
def test_no_posted_word_breaks_a_page(
    office: Office, entry_at: At, administrator: Asker, stage: Stage, value: str
) -> None:
    entry, bad = entry_at(stage), []
    said = dict.fromkeys(FIELDS, value) | {"file": "1", "kind": "explains"}
    for client in (signed_in(office.clerk), signed_in(administrator), Client()):
        client.raise_request_exception = False
        for url in _posted_to(entry):
            for act in ("mask", "keep", "looked", value) if url.endswith("submit/") else (value,):
                if client.post(url, said | {"act": act}).status_code >= 500:
                    bad.append((url, act[:9]))
    assert bad == []


@pytest.mark.parametrize("name", ["formed_on", "effective_on", "expires_on", "ended_on", "re_review_on"])
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "0202-03-02"])
def test_a_slip_in_a_year_is_said_beside_its_field(
    office: Office, values: dict[str, object], name: str, day: str
) -> None:
    answer = signed_in(office.clerk).post(reverse("catalogue:new"), typed(values, **{name: day}))
    assert answer.status_code == 422
    assert "请核对年份" in answer.content.decode()


@pytest.mark.parametrize("moment", ["0001-01-01T00:00", "9999-12-31T23:59", "2026-13-45T99:99"])
def test_no_typed_moment_breaks_a_schedule(office: Office, entry_at: At, moment: str) -> None:
    assert post(signed_in(office.clerk), "schedule", entry_at(Stage.SIGNED), moment=moment).status_code == 422


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("name", ["since", "until"])
def test_no_typed_day_breaks_the_journal(auditor: Asker, name: str, day: str) -> None:
    assert signed_in(auditor).get(reverse("journal:lines"), {name: day}).status_code == 200


def test_no_cache_on_the_way_may_keep_a_desk_page(office: Office, entry_at: At) -> None:
    answer = signed_in(office.clerk).get(reverse("catalogue:entry", args=[entry_at(Stage.DRAFT).pk]))
    assert "private" in answer.headers["Cache-Control"]


def _published(office: Office, values: dict[str, object], name: str) -> Entry:
    file = keep_file(office.clerk, office.agency, name, "正文".encode())
    entry = make_entry(office.clerk, office.agency, values, [(file, name)])
    submit(office.clerk, entry, seen=seen(entry))
    for who in (office.reviewer, office.endorser, office.signatory):
        sign_off(who, entry, seen=seen(entry))
    return publish(office.clerk, entry, seen=seen(entry))


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd.txt", "a\nb.txt", "\u202efdp.txt", "😀.txt", "a" * 500 + ".txt", "CON.txt", ".txt", "a\x00b.txt",
        "a%2F..%2Fb.txt", '"; x="y.txt',
    ],
    ids=range(10),
)  # fmt: skip
def test_no_file_name_breaks_its_publication(office: Office, values: dict[str, object], name: str) -> None:
    entry = _published(office, values, name)
    page = Client().get(f"/{office.agency.slug}/entries/{entry.pk}/").content.decode()
    url = re.search(r'href="([^"]*/files/1/[^"]*)"', page)
    assert url
    answer = Client().get(url[1])
    assert b"".join(answer.streaming_content).decode() == "正文"  # type: ignore[attr-defined]
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert signed_in(office.clerk).get(reverse("papers:paste", args=[entry.pk])).status_code == 200


@pytest.mark.parametrize(
    "back",
    ["//evil.example", "/\\evil.example", "/\t/evil.example", "https://evil.example", "javascript:alert(1)", "///evil.example"],
)  # fmt: skip
def test_no_address_leads_out_of_the_office(back: str, office: Office) -> None:
    assert office.clerk.person
    said = {"login": office.clerk.person.username, "password": "long enough 1", "next": back}
    answers = [Client().get("/reading", {"next": back, "type": "large"}), Client().post("/accounts/login/", said)]
    for answer in answers:
        assert re.fullmatch(r"/(?![/\\])[^\\]*", answer["Location"])
