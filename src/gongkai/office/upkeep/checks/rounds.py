"""The doctor's rounds: every check in order. One that cannot be made is itself a verdict."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from gongkai.office.configuration import ConfigurationFault, database_of, read_configuration
from gongkai.office.upkeep.checks import folder, machine
from gongkai.office.upkeep.checks.verdict import State, Verdict, bad, ok

if TYPE_CHECKING:
    from gongkai.office.configuration import Configuration


def rounds(*, everything: bool) -> Iterator[Verdict]:
    """All verdicts. Without a usable configuration only what needs none; without a database only what needs none."""
    yield machine.check_python(sys.version_info[:2])
    yield machine.check_fonts()
    yield machine.check_libreoffice()
    yield machine.check_chromium()
    try:
        configuration = read_configuration()
        database_of(configuration)
    except (ConfigurationFault, ValueError) as fault:
        yield machine.check_clock(datetime.now(UTC), None)
        yield bad("configuration", str(fault))
        return
    yield ok("configuration", "设置读得懂。")
    yield from _of_the_folder(configuration)
    yield from _of_the_database(everything=everything)


def _of_the_folder(configuration: Configuration) -> Iterator[Verdict]:
    data = configuration.data
    yield folder.check_folder(data)
    yield folder.check_disk(data)
    yield folder.check_secret(data, os.environ.get("GONGKAI_SECRET_KEY", ""))
    yield folder.check_https(configuration.hosts, secure=configuration.secure, under_proxy=configuration.proxies > 0)


def _of_the_database(*, everything: bool) -> Iterator[Verdict]:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.office.settings")
    django.setup()
    from gongkai.office.upkeep.checks import database, duties, kept, life

    reached = database.check_reached()
    yield reached
    if reached.state is State.BAD:
        return
    now = datetime.now(UTC)
    yield _tried("database_settings", database.check_settings)
    yield _tried("database_disk", database.check_local_disk)
    migrations = _tried("migrations", database.check_migrations)
    yield migrations
    yield _tried("clock", lambda: machine.check_clock(now, _last_recorded()))
    if migrations.state is not State.OK:
        return  # Rows are asked for only where the tables are those of this program.
    from django.utils import timezone

    today = timezone.localdate()
    yield _tried("files", lambda: kept.check_files(all_of_them=everything))
    yield _tried("journal_guard", database.check_journal_guard)
    yield _tried("journal", lambda: kept.check_journal(all_of_it=everything))
    yield _tried("worker", lambda: life.check_worker(now))
    yield _tried("jobs", lambda: life.check_jobs(now))
    yield _tried("backup", lambda: life.check_backup(now))
    yield _tried("administrator", lambda: duties.check_administrators(today))
    yield _tried("guide", duties.check_guide)
    yield _tried("calendar", lambda: duties.check_calendar(today))
    yield _tried("first_password", lambda: duties.check_first_passwords(now))


def _tried(name: str, check: Callable[[], Verdict]) -> Verdict:
    from django.db import DatabaseError

    try:
        return check()
    except (DatabaseError, OSError) as error:
        first = str(error).strip().partition("\n")[0]
        return bad(name, f"这一项没有查成（{first}）。请先解决上面各项，再运行一次。")


def _last_recorded() -> datetime | None:
    from django.db import DatabaseError
    from django.db.models import Max

    from gongkai.office.journal.service import Line

    try:
        last: datetime | None = Line.objects.aggregate(last=Max("recorded_at"))["last"]
    except DatabaseError:
        return None
    return last
