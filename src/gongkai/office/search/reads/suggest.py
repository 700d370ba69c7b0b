"""What somebody who is still typing may be looking for: titles and document numbers with these words."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.office.agencies.service import Asker
from gongkai.office.catalogue.service import Entry, public_entries
from gongkai.office.search.models import entry_of
from gongkai.office.search.reads.hits import Filters, hits
from gongkai.office.search.words.asked import Asked
from gongkai.office.search.words.folding import folded
from gongkai.office.search.words.marking import Segment, marked

SHOWN = 8
_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An entry whose title or number has the words."""

    entry: Entry
    title: list[Segment]
    number: str


def suggest(wanted: Asked, filters: Filters) -> list[Suggestion]:
    """At most a handful: titles that begin with what was typed first, then the newest."""
    if not wanted.terms:
        return []
    keys = [entry_of(key) for key in hits(wanted, filters, _LOOKED_AT, in_title=True, typing=True)]
    titles = dict(public_entries(Asker.stranger()).order_by().filter(pk__in=keys).values_list("pk", "public_title"))
    begins = wanted.terms[0]
    # Sorting keeps the order of equals, which is newest first.
    shown = sorted(filter(titles.get, keys), key=lambda key: not folded(titles[key]).startswith(begins))[:SHOWN]
    rows = public_entries(Asker.stranger()).order_by().defer("published__body", "published__summary").in_bulk(shown)
    return [
        Suggestion(row, marked(row.public_title, wanted.terms), row.published.document_number)
        for row in map(rows.get, shown) if row is not None and row.published is not None
    ]  # fmt: skip
