"""What the tests of the portal do again and again: bring an entry out, amend it, and read what the portal says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from urllib.parse import urlsplit

from catalogue_world import Office, seen
from django.db.models import F
from django.test import Client
from django.utils import timezone
from lxml import etree

from gongkai.office.agencies.service import Agency
from gongkai.office.catalogue.service import (
    Category,
    Entry,
    Public,
    Stage,
    Version,
    make_entry,
    publish,
    save_draft,
    sign_off,
    submit,
    values_of,
)
from gongkai.office.files.service import StoredFile

ATOM = {"a": "http://www.w3.org/2005/Atom", "at": "http://purl.org/atompub/tombstones/1.0"}
MAP = {"m": "http://www.sitemaps.org/schemas/sitemap/0.9"}
FIRST = 5_000_000
"""Where the numbers of entries made in bulk begin, far from those the database gives."""


def bring_out(office: Office, entry: Entry, reason: str = "", link: str = "") -> Entry:
    """The entry through all three sign-offs and published."""
    submit(office.clerk, entry, seen=seen(entry))
    for signer in (office.reviewer, office.endorser, office.signatory):
        sign_off(signer, entry, seen=seen(entry))
    publish(office.clerk, entry, seen=seen(entry), reason=reason, link=link)
    entry.refresh_from_db()
    return entry


def published(
    office: Office, values: dict[str, object], files: Sequence[tuple[StoredFile, str]] = (), **other: object
) -> Entry:
    """A new entry, public."""
    return bring_out(office, make_entry(office.clerk, office.agency, values | other, files))


def amended(office: Office, entry: Entry, reason: str, **changed: object) -> Entry:
    """The entry with other words, public again."""
    entry.refresh_from_db()
    assert entry.working is not None
    save_draft(office.clerk, entry, values_of(entry.working) | changed, seen=seen(entry))
    return bring_out(office, entry, reason)


def many(agency: Agency, category: Category, count: int, *, last: date = date(2026, 3, 10), **said: object) -> None:
    """So many public entries, one a day back from the last, without their acts: for lists alone."""
    start = FIRST + Entry._internal.count()
    keys = range(start, start + count)
    now = timezone.now()
    Entry._internal.bulk_create(
        Entry(
            pk=key, agency=agency, category=category, index_number=f"X/{key}", public_title=f"第{key - start}条",
            published_on=last - timedelta(days=key - start), stage=Stage.PUBLISHED,
        )
        for key in keys
    )  # fmt: skip
    Version._internal.bulk_create(
        Version(
            pk=key,
            entry_id=key,
            number=1,
            recorded_at=now,
            hash="0",
            title=f"第{key - start}条",
            category=category,
            **said,
        )
        for key in keys
    )
    Entry._internal.filter(pk__in=keys).update(public=Public.PUBLISHED, published_id=F("id"), working_id=F("id"))


def page(client: Client, url: str, status: int = 200) -> str:
    """The text of a page that answers so."""
    answer = client.get(url)
    assert answer.status_code == status, f"{url}: {answer.status_code}"
    return answer.content.decode()


def links_on(text: str) -> set[int]:
    """The entries a page leads to."""
    return {int(key) for key in re.findall(r'href="[^"]*/entries/(\d+)/"', text)}


def whole_list(client: Client, url: str) -> list[int]:
    """The entries of all pages of a list, in their order."""
    found: list[int] = []
    following: str | None = url
    while following:
        text = page(client, following)
        found += [int(key) for key in re.findall(r'entries__title"><a href="[^"]*/entries/(\d+)/"', text)]
        match = re.search(r'rel="next" href="([^"]+)"', text)
        following = match[1].replace("&amp;", "&") if match else None
    return found


def feed(client: Client, url: str) -> tuple[dict[int, str], set[int]]:
    """The entries of a feed with their titles, and the entries it has stones for."""
    root = etree.fromstring(client.get(url).content)
    titles = {
        int(str(one.findtext("a:id", "", ATOM)).rpartition("/")[2]): str(one.findtext("a:title", "", ATOM))
        for one in root.findall("a:entry", ATOM)
    }
    return titles, {int(one.attrib["ref"].rpartition("/")[2]) for one in root.findall("at:deleted-entry", ATOM)}


def mapped(client: Client) -> list[int]:
    """The entries of all maps the index names."""
    index = etree.fromstring(client.get("/sitemap.xml").content)
    found: list[int] = []
    for one in index.iterfind("m:sitemap/m:loc", MAP):
        root = etree.fromstring(client.get(urlsplit(str(one.text)).path).content)
        found += [int(str(row.text).rstrip("/").rpartition("/")[2]) for row in root.iterfind("m:url/m:loc", MAP)]
    return found
