"""`python -m benchmarks.search [--entries N]`: the search over invented entries, against plain substring search.

On SQLite; on PostgreSQL with `python tools/with_postgres.py python -m benchmarks.search`. Makes an office of its own in
a folder that is gone afterwards. Both stand in one run: the office's page one of a search (hits, order, words marked),
and the database's own LIKE over the same texts for the newest twenty and the same capped count.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

TODAY = date(2026, 3, 10)
AGENCIES = 13
TERMS = ("信息公开", "宅基地", "低保", "补贴", "审批", "通知", "农村", "标准", "申请", "资金")
CAP = 1_001


def main(arguments: Sequence[str] | None = None) -> int:
    """Fill an office, rebuild its index, ask, and print what was measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--entries", type=int, default=20_000, help="how many entries (20,000)")
    parser.add_argument("--queries", type=int, default=40, help="how many queries of each sort (40)")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="gongkai-search-") as folder:
        os.environ |= {"GONGKAI_DATA": folder, "DJANGO_SETTINGS_MODULE": "gongkai.office.settings"}
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        _run(asked.entries, asked.queries)
        from django.db import connection

        connection.close()
    return 0


def _run(entries: int, queries: int) -> None:
    from django.db import connection

    from benchmarks.machine import machine
    from gongkai.office.search.service import rebuild_search

    about = machine()
    print(f"{about['processor']}, {about['cores']} cores, load {about['load']}; {connection.vendor}; {entries} entries")
    texts = _fill(entries)
    print(f"{sum(len(text) for _, text in texts) / entries:.0f} characters an entry")
    took = _timed(rebuild_search)
    print(
        f"rebuild {took / 1000:.1f} s, {entries / took * 1000:.0f} entries a second; index {_index_bytes() / 2**20:.0f} MiB"
    )
    draw = random.Random(7)
    sorts = {
        "2 characters": [_stretch(draw, texts, 2) for _ in range(queries)],
        "4 characters": [_stretch(draw, texts, 4) for _ in range(queries)],
        "phrase of 8": [_stretch(draw, texts, 8) for _ in range(queries)],
        "common words": list(TERMS),
        "two words": [f"{a} {b}" for a, b in pairwise(TERMS)],
        "1 character": [_stretch(draw, texts, 1) for _ in range(queries)],
    }
    print(f"{'':14}{'p50 ms':>9}{'p95 ms':>9}{'in agency':>11}{'LIKE p50':>10}{'LIKE p95':>10}{'ratio p50':>11}{'recall':>8}{'precision':>10}{'hits p50':>9}")  # fmt: skip
    for name, words in sorts.items():
        _row(name, words, texts)


def _row(name: str, words: list[str], texts: list[tuple[int, str]]) -> None:
    ours = [_best(lambda word=word: _ours(word), 3) for word in words]
    narrowed = [_best(lambda word=word: _ours(word, 2), 2) for word in words]
    few = words[:: max(1, len(words) // 5)]
    peer = [_best(lambda word=word: _plain(word), 1) for word in few]
    found = [_compared(word, texts) for word in words]
    wanted, right, given = (sum(counts) for counts in zip(*found, strict=True))
    middle, far = statistics.median(ours), _p95(ours)
    print(
        f"{name:14}{middle:9.1f}{far:9.1f}{_p95(narrowed):11.1f}{statistics.median(peer):10.1f}{_p95(peer):10.1f}"
        f"{statistics.median(peer) / middle:11.1f}{right / max(wanted, 1):8.3f}{right / max(given, 1):10.3f}"
        f"{statistics.median(count for count, *_ in found):9.0f}"
    )


def _ours(words: str, agency: int | None = None) -> object:
    from gongkai.office.search.service import Filters, asked, find

    return find(asked(words), Filters(agency=agency), today=TODAY)


def _plain(words: str) -> object:
    """The peer: LIKE over what is public, the newest twenty and a capped count."""
    from django.db.models import Q

    from gongkai.office.agencies.service import Asker
    from gongkai.office.catalogue.service import public_entries

    holds = Q()
    for word in words.split():
        holds &= Q(published__body__contains=word) | Q(public_title__contains=word)
    rows = public_entries(Asker.stranger()).filter(holds)
    return list(rows[:20]), rows[:CAP].count()


def _compared(words: str, texts: list[tuple[int, str]]) -> tuple[int, int, int]:
    """How many substring search finds of the newest, how many of them we find, and how many we give."""
    from gongkai.office.search.models import entry_of
    from gongkai.office.search.service import Filters, asked, hits

    wanted: list[int] = []
    for key, text in texts:
        if all(word in text for word in words.split()):
            wanted.append(key)
            if len(wanted) == CAP:
                break
    given = [entry_of(key) for key in hits(asked(words), Filters(), CAP)]
    return len(wanted), len(set(wanted) & set(given)), len(given)


# --- the office ---


def _fill(entries: int) -> list[tuple[int, str]]:
    """Published entries of thirteen agencies over three years; key and whole text of each, the newest first."""
    from django.utils import timezone

    from gongkai.office.agencies.service import Asker, register_agency
    from gongkai.office.catalogue.models import Category, Entry, Version
    from gongkai.office.catalogue.service import Public

    top = register_agency(
        Asker.program(), parent=None, kind="county", name="云岭县人民政府", short_name="云岭县", slug="county"
    )
    agencies = [top] + [
        register_agency(Asker.program(), parent=top, kind="township", name=f"第{number}镇人民政府", short_name=f"第{number}镇", slug=f"t{number}")
        for number in range(1, AGENCIES)
    ]  # fmt: skip
    category, now = Category._internal.get(code="20.1"), timezone.now()
    texts: list[tuple[date, int, str]] = []
    for block in _blocks(_documents(entries), 2_000):
        rows = Entry._internal.bulk_create(Entry(agency=agencies[number % AGENCIES]) for number, _, _ in block)
        versions = Version._internal.bulk_create(
            Version(entry=row, number=1, recorded_at=now, hash="0" * 64, title=title, summary=title, body=body, category=category)
            for row, (_, title, body) in zip(rows, block, strict=True)
        )  # fmt: skip
        for row, version, (number, title, body) in zip(rows, versions, block, strict=True):
            row.public, row.published, row.index_number, row.category = (
                Public.PUBLISHED,
                version,
                f"{number:07}",
                category,
            )
            row.public_title, row.published_on = title, TODAY - timedelta(days=number * 7919 % 1_095)
            texts.append((row.published_on, row.pk, f"{title}，{body}"))
        Entry._internal.bulk_update(
            rows, ["public", "published", "index_number", "category", "public_title", "published_on"], 500
        )
    return [(key, text) for _, key, text in sorted(texts, reverse=True)]


def _documents(entries: int) -> Iterator[tuple[int, str, str]]:
    """Number, title, text. Words by rank, as in any language; one text in twenty is long."""
    draw = random.Random(1)
    letters = [chr(code) for code in draw.sample(range(0x4E00, 0x9000), 2_500)]
    words = list(TERMS) + ["".join(draw.choices(letters, k=draw.choice((2, 2, 2, 3, 4)))) for _ in range(30_000)]
    weights = [1 / (rank + 8) for rank in range(len(words))]
    for number in range(entries):
        length = 3_000 if number % 20 == 0 else 200
        drawn = draw.choices(words, weights, k=length)
        yield number, "".join(drawn[:8]), "，".join("".join(drawn[at : at + 9]) for at in range(8, length, 9)) + "。"


def _blocks(rows: Iterator[tuple[int, str, str]], size: int) -> Iterator[list[tuple[int, str, str]]]:
    from itertools import islice

    while block := list(islice(rows, size)):
        yield block


def _stretch(draw: random.Random, texts: list[tuple[int, str]], length: int) -> str:
    """Letters that stand together somewhere, no sign among them."""
    while True:
        text = draw.choice(texts)[1]
        at = draw.randrange(max(1, len(text) - length))
        if "，" not in text[at : at + length] and "。" not in text[at : at + length]:
            return text[at : at + length]


def _index_bytes() -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            return Path(str(connection.settings_dict["NAME"])).stat().st_size
        cursor.execute("SELECT pg_total_relation_size('search_chunk')")
        return int(cursor.fetchone()[0])


# --- the clock ---


def _timed(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) * 1000


def _best(run: Callable[[], object], rounds: int) -> float:
    return min(_timed(run) for _ in range(rounds))


def _p95(times: list[float]) -> float:
    return sorted(times)[max(0, round(len(times) * 0.95) - 1)]


if __name__ == "__main__":
    sys.exit(main())
