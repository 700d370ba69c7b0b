"""Published entries without the way there, and plain substring search over them: what every search is held against."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from gongkai.office.agencies.service import Agency
from gongkai.office.catalogue.models import Category, Entry, Version
from gongkai.office.catalogue.service import Public
from gongkai.office.search.acts.follow import follow
from gongkai.office.search.models import entry_of
from gongkai.office.search.service import CAP, Filters, asked, find, hits
from gongkai.office.search.words.score import days_between, score

TODAY = date(2026, 3, 10)


@dataclass
class Plain:
    """A document as the reference knows it."""

    entry: int
    on: date
    named: tuple[str, ...]
    """Title and numbers."""
    body: str

    def parts(self) -> tuple[str, ...]:
        return (*self.named, self.body)


def published(agency: Agency, title: str, body: str, on: date = TODAY, **other: object) -> Plain:
    """An entry of which the public reads this version, and the search knows it."""
    entry = Entry(agency=agency)
    entry.save()
    number = f"{entry.pk:05}"
    version = Version(
        entry=entry, number=1, recorded_at=timezone.now(), hash="0" * 64, title=title, body=body, formed_on=on,
        category=Category._internal.get(code="20.1"),
    )  # fmt: skip
    for name, value in other.items():
        setattr(version, name, value)
    version.save()
    entry.public, entry.published, entry.published_on = Public.PUBLISHED, version, on
    entry.public_title, entry.index_number, entry.category = title or "无", number, version.category
    entry.save()
    follow(entry)
    return Plain(entry.pk, on, (title, version.document_number, number), body)


def found(words: str, agency: Agency | None = None) -> list[int]:
    """The entries the office's search finds, newest first."""
    wanted = asked(words)
    if not wanted.terms:
        return []
    return [entry_of(key) for key in hits(wanted, Filters(agency=agency.pk if agency else None), CAP + 1)]


def in_order(words: str) -> list[int]:
    """The first page as the office's search puts it in order."""
    return [hit.entry.pk for hit in find(asked(words), Filters(), today=TODAY).hits]


# --- the reference: written another way on purpose, letter by letter and with `in` ---


def spelled(text: str) -> str:
    """A text in one spelling: letters, digits, and a blank where something parts two of one script."""
    letters: list[str] = []
    for written in unicodedata.normalize("NFC", text):
        if unicodedata.category(written)[0] == "M" or unicodedata.category(written) == "Cf":
            continue
        for letter in unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", written).casefold()):
            if unicodedata.category(letter)[0] != "M" and unicodedata.category(letter) != "Cf":
                letters.append(letter if letter.isalnum() else " ")
    words = "".join(letters).split()
    said = words[0] if words else ""
    for word in words[1:]:
        said += (" " if is_han(said[-1]) == is_han(word[0]) else "") + word
    return said


def is_han(letter: str) -> bool:
    return "\u3005" <= letter <= "\u9fff" or "\U00020000" <= letter <= "\U0003fffd" or "\uac00" <= letter <= "\ud7af"


def holds(text: str, term: str) -> bool:
    """Whether a term stands in a text, its first and last number or Latin word whole."""
    said, word = spelled(text), spelled(term)
    starts = [at for at in range(len(said)) if said.startswith(word, at)]
    return any(not (_goes_on(said, at) or _goes_on(said, at + len(word))) for at in starts)


def _goes_on(said: str, at: int) -> bool:
    if not 0 < at < len(said):
        return False
    return all(letter != " " and not is_han(letter) for letter in said[at - 1 : at + 1])


def plainly(documents: Iterable[Plain], terms: Iterable[str], without: Iterable[str] = ()) -> list[int]:
    """The entries that plain substring search finds, newest first."""
    right = [
        one for one in documents
        if all(any(holds(part, term) for part in one.parts()) for term in terms)
        and not any(holds(part, term) for part in one.parts() for term in without)
    ]  # fmt: skip
    return [one.entry for one in sorted(right, key=lambda one: (one.on, one.entry), reverse=True)]


def best_first(documents: Iterable[Plain], terms: list[str]) -> list[int]:
    """The order a page shows, from the documents alone."""
    documents = list(documents)
    right = set(plainly(documents, terms))
    said = [spelled(term) for term in terms]

    def worth(one: Plain) -> tuple[float, date, int]:
        title = " \ue001 ".join(filter(None, map(spelled, one.named)))
        return score(title, spelled(one.body), said, days_between(one.on, TODAY)), one.on, one.entry

    return [one.entry for one in sorted(documents, key=worth, reverse=True) if one.entry in right]
