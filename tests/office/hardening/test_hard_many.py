"""Long lists, long texts, and strange letters in papers: answered in a moment, and answered at all."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable

import pytest
from catalogue_world import Office, seen
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hard_hands import signed_in
from lxml import etree

from gongkai.office.agencies.callers import address_of
from gongkai.office.catalogue.papers.paste import attachment_names
from gongkai.office.catalogue.service import Entry, Stage, make_entry, save_draft
from gongkai.office.files.service import keep_file

At = Callable[..., Entry]
STRANGE = '#set page(width: 1pt)\n$ x $ \\ @a <b> *c* _d_ `e` // f /* g */ #read("/etc/passwd") [x] ]] ﷽ \ufffe\uffff\x0b\x1b 😀 𠮷 \u202e'


def _queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as said:
        assert client.get(url).status_code == 200
    return len(said)


def test_lists_ask_no_more_for_many_than_for_few(office: Office, values: dict[str, object]) -> None:
    client = signed_in(office.clerk)
    urls = ["/desk/", "/desk/entries/", "/desk/categories/", "/desk/channels/", f"/{office.agency.slug}/"]
    for number in range(3):
        make_entry(office.clerk, office.agency, values | {"title": f"第{number}条"})
    few = [_queries(client, url) for url in urls]
    for number in range(40):
        make_entry(office.clerk, office.agency, values | {"title": f"又{number}条"})
    assert [_queries(client, url) for url in urls] == few


def test_strange_letters_make_papers_that_open(office: Office, values: dict[str, object]) -> None:
    file = keep_file(office.clerk, office.agency, "a.txt", b"a")
    entry = make_entry(
        office.clerk,
        office.agency,
        values | {"title": STRANGE.replace("\n", " "), "body": STRANGE, "summary": STRANGE},
        [(file, STRANGE[:80])],
    )
    client = signed_in(office.clerk)
    for name in ("form_pdf", "form_docx", "paste"):
        answer = client.get(reverse(f"papers:{name}", args=[entry.pk]))
        assert answer.status_code == 200, name
        if name == "form_docx":
            etree.fromstring(zipfile.ZipFile(io.BytesIO(answer.content)).read("word/document.xml"))


def test_a_board_notice_prints_strange_letters(office: Office, entry_at: At) -> None:
    entry = entry_at(Stage.PUBLISHED, title=STRANGE.replace("\n", " "), body=STRANGE, summary=STRANGE)
    answer = signed_in(office.clerk).get(reverse("channels:notice", args=[entry.pk]))
    assert answer.status_code == 200
    page = Client().get(f"/{office.agency.slug}/entries/{entry.pk}/")
    assert page.status_code == 200


@pytest.mark.parametrize("kind", ["lines", "one", "shuffled"])
def test_two_long_texts_are_compared_in_a_moment(office: Office, values: dict[str, object], kind: str) -> None:
    one = {
        "lines": "\n".join(f"第{n}条 甲乙丙丁{n * 7919 % 10007}" for n in range(5000)),
        "one": "甲乙丙丁戊己庚辛壬癸" * 3000,
        "shuffled": "\n".join(["同"] * 4000),
    }[kind]
    two = {
        "lines": "\n".join(f"第{n}条 戊己庚辛{n * 7907 % 10007}" for n in range(5000)),
        "one": "甲乙丙丁戊癸己庚辛壬" * 3000,
        "shuffled": "\n".join(["同", "异"] * 2000),
    }[kind]
    entry = make_entry(office.clerk, office.agency, values | {"body": one})
    save_draft(office.clerk, entry, values | {"body": two}, seen=seen(entry))
    start = time.perf_counter()
    assert signed_in(office.clerk).get(reverse("catalogue:versions", args=[entry.pk])).status_code == 200
    took = time.perf_counter() - start
    assert took < 5


def test_a_package_holds_every_attachment(office: Office, values: dict[str, object]) -> None:
    names = ["3_a.txt", "a.txt", "A.txt"]
    files = [(keep_file(office.clerk, office.agency, name, name.encode()), name) for name in names]
    entry = make_entry(office.clerk, office.agency, values, files)
    assert entry.working is not None
    held = attachment_names(entry.working)
    assert len({name.lower() for name in held}) == len(set(held.values())) == 3


@pytest.mark.parametrize(("proxies", "told", "counted"), [
    (0, "6.6.6.6", "10.0.0.9"), (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"), (2, "6.6.6.6, 1.2.3.4, 10.0.0.8", "1.2.3.4"),
    (1, "nonsense", "10.0.0.9"), (2, "1.2.3.4", "10.0.0.9"), (1, "", "10.0.0.9"),
])  # fmt: skip
def test_a_caller_cannot_say_where_he_calls_from(settings: object, proxies: int, told: str, counted: str) -> None:
    settings.PROXIES = proxies  # type: ignore[attr-defined]
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.9", HTTP_X_FORWARDED_FOR=told)
    assert address_of(request) == counted
