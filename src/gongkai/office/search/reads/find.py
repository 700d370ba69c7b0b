"""A search as a page shows it: how many, how new, the page's hits with their words marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from django.db.models import Q, Value
from django.db.models.functions import StrIndex

from gongkai.office.agencies.service import Asker
from gongkai.office.catalogue.service import Entry, public_entries
from gongkai.office.search.models import CHUNK_BITS, Chunk, day_of, entry_of
from gongkai.office.search.reads.hits import Filters, hits
from gongkai.office.search.words.asked import Asked
from gongkai.office.search.words.folding import occurrences
from gongkai.office.search.words.marking import Segment, marked, snippet
from gongkai.office.search.words.score import days_between, score

CAP = 1_000
"""More hits than this are not counted: nobody reads them, and a search must stay cheap."""
POOL = 500
"""So many are put in order by how well they answer; the rest follows by day."""
IN_TITLE = 200
"""Of the pool, so many at most are there for their titles, however old."""
ON_A_PAGE = 20
Order = Literal["best", "newest"]


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that answers: its title and a line of its text in segments, and the file the line is from."""

    entry: Entry
    title: list[Segment]
    snippet: list[Segment]
    file: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search. `count` is at most CAP; `more` says that there are more. `newest` of all counted."""

    count: int = 0
    more: bool = False
    newest: date | None = None
    hits: list[Hit] = field(default_factory=list)


def find(wanted: Asked, filters: Filters, *, today: date, page: int = 1, order: Order = "best") -> Found:
    """One page of what answers, among what the public reads now. A query without terms finds by its filters alone."""
    newest_first = hits(wanted, filters, CAP + 1)
    if not newest_first:
        return Found()
    keys = newest_first[:CAP]
    if wanted.terms and order == "best":
        keys = _in_order(wanted, filters, keys, today)
    start = max(page - 1, 0) * ON_A_PAGE
    shown = keys[start : start + ON_A_PAGE]
    more = len(newest_first) > CAP
    return Found(min(len(newest_first), CAP), more, day_of(newest_first[0]), shown_hits(shown, wanted.terms))


def _in_order(wanted: Asked, filters: Filters, newest_first: list[int], today: date) -> list[int]:
    """The same documents, the pool by worth and the rest by day."""
    pool = newest_first
    if len(newest_first) > POOL:
        titled = hits(wanted, filters, IN_TITLE, in_title=True)
        pool = list(dict.fromkeys(titled + newest_first))[:POOL]
    # Beginnings alone: whole documents would take seconds to load, and what matters is said in the beginning.
    # By number alone: these come from a question that asked what is public, and asking again for each of hundreds has
    # SQLite walk through all that is published. Nothing of them is shown; `shown_hits` asks again for what is.
    first = Chunk._internal.filter(pk__in=[key << CHUNK_BITS for key in pool])
    worth = {
        chunk >> CHUNK_BITS: score(title, said, wanted.terms, days_between(day_of(chunk >> CHUNK_BITS), today))
        for chunk, title, said in first.values_list("pk", "title", "said")
    }
    best = sorted(worth, key=lambda key: (-worth[key], -key))
    return (best + [key for key in newest_first if key not in worth])[: len(newest_first)]


def shown_hits(keys: Sequence[int], terms: Sequence[str]) -> list[Hit]:
    """Documents as hits, in the order given, without any that is not public any more. Two queries, however many."""
    by_entry = {entry_of(key): key for key in keys}
    entries = public_entries(Asker.stranger()).order_by().defer("published__body").in_bulk(list(by_entry))
    chunks = _answering([by_entry[pk] for pk in entries], terms) if terms else {}
    found: list[Hit] = []
    for pk, key in by_entry.items():
        entry = entries.get(pk)
        if entry is None or entry.published is None:
            continue
        file, text = chunks.get(key, ("", entry.published.summary))
        found.append(Hit(entry, marked(entry.public_title, terms), snippet(text, terms), file))
    return found


def _answering(keys: Sequence[int], terms: Sequence[str]) -> dict[int, tuple[str, str]]:
    """For each document the file and text of the first chunk that holds most of the terms."""
    somewhere = Q()
    # Of entries that were just found to be public; a document goes with its version, so its chunks are of what is read.
    rows = Chunk._internal.filter(document__in=keys)
    for at, term in enumerate(terms):
        rows = rows.annotate(**{f"at_{at}": StrIndex("said", Value(term))})
        somewhere |= Q(**{f"at_{at}__gt": 0})
    best: dict[int, tuple[int, str, str]] = {}
    for key, file, said, text in rows.filter(somewhere).order_by("pk").values_list("document", "file", "said", "text"):
        held = sum(bool(occurrences(said, term)) for term in terms)
        if held > best.get(key, (0, "", ""))[0]:
            best[key] = (held, file, text)
    return {key: (file, text) for key, (_, file, text) in best.items()}
