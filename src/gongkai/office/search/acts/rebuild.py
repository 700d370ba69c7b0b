"""Make the whole index again from what is published."""

from __future__ import annotations

from django.db import transaction

from gongkai.office.agencies.service import Asker
from gongkai.office.catalogue.service import Entry, Public, public_entries
from gongkai.office.search.acts.follow import take_in
from gongkai.office.search.acts.read_files import read_files
from gongkai.office.search.index import index
from gongkai.office.search.models import Document

_BATCH = 200


def rebuild_search() -> str:
    """Empty the index and fill it; what was done, in Chinese. Until it is done, searches find only what is already in.

    In short transactions, so that the office goes on working: what is published or withdrawn meanwhile is followed as ever.
    """
    with transaction.atomic():
        index().clear()
        index().prepare()
    # In the order of the index, which is written fastest that way.
    keys = list(public_entries(Asker.stranger()).order_by("published_on", "pk").values_list("pk", flat=True))
    for start in range(0, len(keys), _BATCH):
        _take_in(keys[start : start + _BATCH])
    with transaction.atomic():
        index().settle()
    waiting = Document.rows.seen_by(Asker.stranger()).filter(waiting=True).order_by("pk")
    files = sum(read_files(*row) for row in list(waiting.values_list("pk", "version")))
    unread = sum(len(names) for names in Document.rows.seen_by(Asker.stranger()).exclude(unread=[]).values_list("unread", flat=True))  # fmt: skip
    return f"{len(keys)} 条信息，读入附件 {files} 个，查不到文字的附件 {unread} 个"


def _take_in(keys: list[int]) -> None:
    with transaction.atomic():
        rows = Entry.rows.seen_by(Asker.stranger()).filter(pk__in=keys, public=Public.PUBLISHED)
        # Under lock, as the acts take them: a row read before a withdrawal must not come in after it.
        take_in(list(rows.select_for_update(of=("self",)).select_related("published").order_by("published_on", "pk")))
