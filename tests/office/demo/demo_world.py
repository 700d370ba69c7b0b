"""The demonstration for tests: loaded once into the tests' database, or into a folder of its own by the command.

Other rooms may use the fixtures too: `from office.demo.demo_world import demo_folder` in their conftest.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from gongkai.office.agencies.service import Agency, Asker, Person, asker_for
from gongkai.office.catalogue.service import Entry
from gongkai.office.demo.load import Loaded, load


@dataclass(frozen=True)
class DemoCounty:
    """The county in the tests' database. What a test changes is taken back after it."""

    loaded: Loaded
    files: Path

    def asker(self, username: str) -> Asker:
        """The asker that somebody is today."""
        return asker_for(Person.objects.get(username=username))

    def agency(self, slug: str) -> Agency:
        return Agency.objects.get(slug=slug)

    def entry(self, words: str) -> Entry:
        """The one entry of 清溪镇 whose newest title has these words."""
        return Entry.rows.seen_by(self.asker("qingxi-xinxi")).get(agency__slug="qingxi", working__title__contains=words)


@pytest.fixture(scope="module")
def demo_county(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[DemoCounty]:
    """The small county, in one transaction around the module's tests, which are marked `django_db`."""
    files = tmp_path_factory.mktemp("demo-files")
    with django_db_blocker.unblock(), override_settings(FILES_ROOT=files), transaction.atomic():
        yield DemoCounty(load(timezone.localdate(), small=True), files)
        transaction.set_rollback(True)


def run_demo(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """`gongkai demo --no-serve --small` on a folder."""
    return subprocess.run(
        [sys.executable, "-m", "gongkai", "demo", "--folder", str(folder), "--no-serve", "--small", *words],
        capture_output=True, encoding="utf-8", env=os.environ | more, timeout=180, check=False,
    )  # fmt: skip


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small demonstration in it."""
    folder = tmp_path_factory.mktemp("demonstration") / "demo"
    done = run_demo(folder)
    assert done.returncode == 0, done.stderr
    return folder
