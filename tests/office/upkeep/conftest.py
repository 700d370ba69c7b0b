"""An office with something in every kind of column, and its data folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from gongkai.office.agencies.service import Agency, Asker
from gongkai.office.configuration import Configuration
from gongkai.office.files.service import StoredFile, keep_file
from gongkai.office.journal.service import looked, personal


@pytest.fixture
def own_data(tmp_path: Path, settings: object) -> Path:
    """A data folder of the test's own; its database stays the tests'."""
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    settings.CONFIGURATION = Configuration(data=data, secret_key="of this installation " * 3)  # type: ignore[attr-defined]
    return data


@pytest.fixture
def kept(clerk: Asker, township: Agency) -> StoredFile:
    """A file handed in."""
    return keep_file(clerk, township, "通知.pdf", b"%PDF-1.7 " + bytes(range(256)) * 40)


@pytest.fixture
def busy_office(transactional_db: None, own_data: Path, township: Agency, clerk: Asker, kept: StoredFile) -> Agency:
    """Agencies, people, a file, a job, a failed sign-in, a second factor, a key, a look."""
    assert clerk.person is not None
    DBTaskResult.objects.create(
        args_kwargs={"args": ["“引号”", 1.5, None], "kwargs": {"b": 1, "a": [True]}}, task_path="x.y", backend_name="default",
        run_after=timezone.now(), exception_class_path="", traceback="第一行\n第二行\u2028",
    )  # fmt: skip
    AccessAttempt.objects.create(username="某人", ip_address="fe80::1", user_agent="x", failures_since_start=2)
    Authenticator.objects.create(user=clerk.person, type="totp", data={"secret": "JBSWY3DP"})
    personal("applicant:1", "李四")
    looked(township.pk, clerk.person.pk, "application", 1, shown="姓名", reason="办理")
    return township


@pytest.fixture
def backed_up(busy_office: Agency, tmp_path: Path) -> Path:
    """A backup of it."""
    from gongkai.office.upkeep.copies.write import write_backup

    path = tmp_path / "copies" / "office.gkb"
    write_backup(path)
    return path


@pytest.fixture
def changed_at(backed_up: Path, tmp_path: Path) -> Callable[[int], Path]:
    """The backup with one byte turned over."""

    def turn(place: int) -> Path:
        data = bytearray(backed_up.read_bytes())
        data[place] ^= 0x10
        path = tmp_path / "turned.gkb"
        path.write_bytes(data)
        return path

    return turn
