"""The doctor's checks of rows and files, each with its fault planted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from gongkai.office.agencies.service import Agency, Asker, DutyKind, Person, edit_agency
from gongkai.office.files.service import StoredFile, path_of
from gongkai.office.upkeep.checks import database, duties, kept, life
from gongkai.office.upkeep.checks.verdict import State, Verdict
from gongkai.office.upkeep.heartbeat import BACKUP, WORKER, beat
from gongkai.office.workdays.service import Plan

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)
TODAY = date(2026, 3, 10)


def said(verdict: Verdict, state: State, *words: str) -> bool:
    return verdict.state is state and all(word in verdict.sentence for word in words)


def test_the_tests_own_database_is_found_well() -> None:
    assert database.check_reached().state is State.OK
    assert database.check_settings().state is State.OK
    assert database.check_migrations().state is State.OK
    assert database.check_journal_guard().state is State.OK


def test_a_journal_without_its_guard_is_found() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE journal_line DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER journal_line_no_update")

    assert said(database.check_journal_guard(), State.BAD, "触发器")


def test_a_step_not_yet_done_is_found() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'upkeep'")

    assert said(database.check_migrations(), State.WARN, "upkeep.0001_initial", "gongkai backup")


@pytest.mark.parametrize("all_of_them", [True, False])
def test_a_file_that_is_gone_or_changed_is_found(
    township: Agency, clerk: Asker, kept_file: StoredFile, all_of_them: bool
) -> None:
    assert kept.check_files(all_of_them=all_of_them).state is State.OK
    path_of(kept_file.hash).write_bytes(b"other")
    assert said(kept.check_files(all_of_them=all_of_them), State.BAD, "通知.pdf", kept_file.hash)
    path_of(kept_file.hash).unlink()
    assert said(kept.check_files(all_of_them=all_of_them), State.BAD, "通知.pdf")


@pytest.fixture
def kept_file(kept: StoredFile) -> StoredFile:
    return kept


@pytest.mark.parametrize("all_of_it", [True, False])
def test_a_journal_whose_end_was_moved_is_found(
    township: Agency, all_of_it: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "QUICK_LINES", 0)
    assert kept.check_journal(all_of_it=all_of_it).state is State.OK
    with connection.cursor() as cursor:
        cursor.execute("UPDATE journal_head SET number = number + 1 WHERE agency = %s", [township.pk])

    assert said(kept.check_journal(all_of_it=all_of_it), State.BAD, "gongkai journal verify")


def test_a_worker_that_stands_still_is_found() -> None:
    assert said(life.check_worker(NOW), State.WARN, "从没运行过")
    beat(WORKER, at=NOW - timedelta(minutes=6))
    assert said(life.check_worker(NOW), State.WARN, "6 分钟前")
    beat(WORKER, at=NOW - timedelta(minutes=4))
    assert life.check_worker(NOW).state is State.OK


def test_a_backup_forgotten_is_found() -> None:
    assert said(life.check_backup(NOW), State.WARN, "从没备份过")
    beat(BACKUP, at=NOW - timedelta(days=8))
    assert said(life.check_backup(NOW), State.WARN, "8 天前")
    beat(BACKUP, at=NOW - timedelta(days=6))
    assert life.check_backup(NOW).state is State.OK


@pytest.mark.parametrize(("days", "state"), [(2, State.WARN), (9, State.OK)])
def test_a_job_that_failed_this_week_is_found(days: int, state: State) -> None:
    DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}}, task_path="x.send", backend_name="default", run_after=NOW,
        exception_class_path="builtins.OSError", traceback="", status="FAILED", finished_at=NOW - timedelta(days=days),
    )  # fmt: skip

    assert life.check_jobs(NOW).state is state


def test_a_guide_that_lacks_what_article_12_wants_is_found(township: Agency, county: Agency) -> None:
    every = dict.fromkeys(Agency.GUIDE, "有")
    edit_agency(Asker.program(), county, **every)
    edit_agency(Asker.program(), township, **every | {"fax": ""})
    assert said(duties.check_guide(), State.WARN, "清溪镇人民政府", "传真", "第十二条")
    edit_agency(Asker.program(), township, fax="0000-1234567")
    assert duties.check_guide().state is State.OK


@pytest.mark.parametrize(("day", "state"), [(date(2026, 11, 14), State.OK), (date(2026, 11, 15), State.WARN)])
def test_next_years_holidays_are_asked_for_from_the_middle_of_november(day: date, state: State) -> None:
    Plan.objects.get_or_create(year=2026, defaults={"notices": "", "source": "seed"})

    assert duties.check_calendar(day).state is state
    assert said(duties.check_calendar(date(2031, 1, 5)), State.BAD, "2031")


def test_an_office_that_nobody_administers_is_found(county: Agency, person_with: Callable[..., Person]) -> None:
    assert said(duties.check_administrators(TODAY), State.BAD, "云岭县人民政府")
    person_with("赵敏", county, DutyKind.ADMINISTRATOR)
    assert duties.check_administrators(TODAY).state is State.OK


def test_an_installation_without_an_agency_is_told_to_set_up() -> None:
    assert said(duties.check_administrators(TODAY), State.BAD, "gongkai setup")


@pytest.mark.parametrize(("days", "state"), [(31, State.WARN), (29, State.OK)])
def test_a_first_password_kept_for_over_thirty_days_is_found(
    township: Agency, person_with: Callable[..., Person], days: int, state: State
) -> None:
    person = person_with("王芳", township, DutyKind.CLERK)
    Person.objects.filter(pk=person.pk).update(must_change_password=True, made_at=timezone.now() - timedelta(days=days))

    assert duties.check_first_passwords(timezone.now()).state is state
