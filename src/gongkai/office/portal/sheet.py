"""An entry as its page shows it: particulars, paragraphs and files."""

from __future__ import annotations

import re
from datetime import date

from django.urls import reverse

from gongkai.law.catalogue import GENRES, VALIDITY
from gongkai.office.catalogue.service import Attachment, Entry, Line, PublicEvent, Version
from gongkai.office.files.service import kind_words

_TONES = {"valid": "published", "amended": "signed", "lapsed": "void", "repealed": "void"}


def particulars(entry: Entry, version: Version) -> list[dict[str, object]]:
    """What art. 12 wants told of an entry, and the dates of a document in force."""
    said: dict[str, object] = {
        "索引号": entry.index_number, "类目": entry.category.name if entry.category else "", "体裁": GENRES.get(version.genre, ""),
        "成文日期": _day(version.formed_on), "公开日期": _day(entry.published_on), "更正日期": _day(entry.amended_on),
        "施行日期": _day(version.effective_on), "有效期至": _day(version.expires_on),
        "失效或废止日期": _day(version.ended_on), "主题": version.topic, "关键词": version.keywords,
    }  # fmt: skip
    rows: list[dict[str, object]] = [{"key": key, "value": value} for key, value in said.items() if value]
    if entry.category is not None:
        place = next(row for row in rows if row["key"] == "类目")
        place["url"] = reverse("portal:category", args=[entry.agency.slug, entry.category.code])
    return rows


def validity_of(version: Version) -> tuple[str, str]:
    """The badge of a document: its words and tone; empty where the version is none that lapses."""
    return VALIDITY.get(version.validity, ""), _TONES.get(version.validity, "plain")


def file_rows(entry: Entry, attachments: list[Attachment]) -> list[dict[str, object]]:
    """The files below the text, each with its address, kind and size."""
    return [
        {
            "name": row.name,
            "url": reverse("portal:file", args=[entry.agency.slug, entry.pk, row.order, file_name(row)]),
            "size": row.file.size,
            "kind": kind_words(row.file.name),
        }
        for row in attachments
    ]


_DATE = re.compile(
    r"[\d〇○零一二三四五六七八九十]{4}\s*年\s*[\d一二三四五六七八九十]{1,2}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日"
)


def signed(blocks: list[Line], version: Version) -> tuple[list[Line], list[str]]:
    """The text without its signature, and the signature: the lines typed at its end, else issuer and date of formation."""
    body, own = list(blocks), list[str]()
    while body and len(own) < 3 and (body[-1].text == version.issuer or _DATE.fullmatch(body[-1].text)):
        own.insert(0, body.pop().text)
    if own or not blocks or version.formed_on is None:
        return body, own
    return body, [version.issuer, _day(version.formed_on)]


_EVENTS = {"published": "公开", "amended": "更正", "withdrawn": "撤回", "restored": "重新公开"}


def history_rows(events: list[PublicEvent]) -> list[dict[str, object]]:
    """The public life of an entry as parts/timeline.html shows it."""
    return [{"title": _EVENTS[event.kind], "on": event.on, "detail": event.reason} for event in events]


def file_name(row: Attachment) -> str:
    """The name a file is saved under: as shown, with the suffix it needs to be opened by."""
    suffix = _suffix(row)
    name = row.name if row.name.lower().endswith(f".{suffix}") or not suffix else f"{row.name}.{suffix}"
    return name.replace("/", "_")


def _suffix(row: Attachment) -> str:
    return row.file.name.rpartition(".")[2].lower() if "." in row.file.name else ""


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
