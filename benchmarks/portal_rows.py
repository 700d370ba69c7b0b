"""Offices with so many public entries, as rows: two SQLite files that differ in nothing but their number."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from gongkai.office.agencies.service import Asker, register_agency
from gongkai.office.catalogue.models import Category, Entry, Version

BATCH = 20_000
DAYS = 3000
GENRES = ("notice", "announcement", "measures", "plan", "report", "list")


def turn_to(database: Path) -> None:
    """Have Django ask this file from now on."""
    connection.close()
    connection.settings_dict["NAME"] = str(database)


def build(database: Path, count: int) -> None:
    """An office of one township with so many entries over eight years and all headings of articles 20 and 21."""
    turn_to(database)
    call_command("migrate", verbosity=0)
    agency = register_agency(
        Asker.program(), parent=None, kind="township", name="清溪镇人民政府", short_name="清溪镇", slug="qingxi", org_code="01100012X"
    )  # fmt: skip
    headings = list(Category._internal.exclude(code__startswith="21.c").values_list("pk", flat=True))
    now = timezone.now()
    entries = [_entry(key, agency.pk, headings) for key in range(1, min(BATCH, count) + 1)]
    with transaction.atomic():
        # The two name each other; SQLite holds them to it at the end of the transaction.
        Entry._internal.bulk_create(entries, batch_size=900)
        Version._internal.bulk_create((_version(one, now) for one in entries), batch_size=900)
    for start in range(BATCH, count, BATCH):
        _copy(start, min(BATCH, count - start))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    connection.close()


def _copy(start: int, count: int) -> None:
    """The first entries once more under other numbers and days: a million by way of objects takes ten minutes."""
    moved = {"id", "published_id", "working_id", "entry_id"}
    other = {
        "index_number": f"'01100012X/' || (id + {start})",
        "published_on": f"date(published_on, '-{start // BATCH} days')",
        "public_title": f"public_title || '（{start}）'",
    }
    with transaction.atomic(), connection.cursor() as cursor:
        for model in (Entry, Version):
            names = [field.column for field in model._meta.concrete_fields]
            said = [other.get(name, f"{name} + {start}" if name in moved else name) for name in names]
            table = model._meta.db_table
            cursor.execute(
                f"INSERT INTO {table} ({', '.join(names)}) SELECT {', '.join(said)} FROM {table} WHERE id <= {count}"
            )


def _entry(key: int, agency: int, headings: list[int]) -> Entry:
    return Entry(
        pk=key, agency_id=agency, category_id=headings[key % len(headings)], index_number=f"01100012X/{key:08}",
        public_title=f"清溪镇2026年第{key}号农村宅基地审批结果公示", public="published", stage="published",
        published_on=date(2026, 3, 10) - timedelta(days=key * 7919 % DAYS), published_id=key, working_id=key,
    )  # fmt: skip


def _version(entry: Entry, now: object) -> Version:
    return Version(
        pk=entry.pk, entry_id=entry.pk, number=1, recorded_at=now, hash="0", complete=True, title=entry.public_title,
        category_id=entry.category_id, issuer="清溪镇人民政府", formed_on=entry.published_on, genre=GENRES[entry.pk % 6],
        document_number=f"清政发〔2026〕{entry.pk}号", summary="公布审批结果。", body="第一条 一户一宅。\n" * 20,
    )  # fmt: skip
