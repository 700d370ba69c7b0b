"""A township that outgrows its small PC: the same office on SQLite, on PostgreSQL, and on SQLite again.

In the run on PostgreSQL the second station is a PostgreSQL database of its own; in the run on SQLite another file.
"""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gongkai.office.upkeep.copies.check import examine

SETUP = [
    "--name",
    "清溪镇人民政府",
    "--slug",
    "qingxi",
    "--admin",
    "zhaomin",
    "--admin-name",
    "赵敏",
    "--password-stdin",
]


@pytest.fixture
def station(db: None) -> Iterator[str]:
    """DATABASE_URL of an empty database beside the tests' own; empty where the tests run on SQLite."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        yield ""
        return
    import psycopg

    name = f"station_{secrets.token_hex(4)}"
    with psycopg.connect(url, autocommit=True) as cluster:
        cluster.execute(f"CREATE DATABASE {name}")
        yield url.rpartition("/")[0] + f"/{name}"
        cluster.execute(f"DROP DATABASE {name} WITH (FORCE)")


def gongkai(data: Path, url: str, *words: str | Path, told: str = "") -> str:
    """What the command printed; it must have gone well."""
    environ = {
        name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    }
    environ |= {"GONGKAI_DATA": str(data), "GONGKAI_DEBUG": "1"} | ({"DATABASE_URL": url} if url else {})
    command = [sys.executable, "-m", "gongkai", *map(str, words)]
    answer = subprocess.run(command, env=environ, input=told, capture_output=True, text=True, timeout=120, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return answer.stdout


def test_an_office_moves_to_the_other_database_and_back_without_a_difference(tmp_path: Path, station: str) -> None:
    small, county, small_again = tmp_path / "small", tmp_path / "county", tmp_path / "small again"
    gongkai(small, "", "setup", *SETUP, told="a long password 1\n")
    gongkai(small, "", "backup", tmp_path / "1.gkb")
    gongkai(county, station, "restore", tmp_path / "1.gkb")
    gongkai(county, station, "backup", tmp_path / "2.gkb")
    gongkai(small_again, "", "restore", tmp_path / "2.gkb")
    gongkai(small_again, "", "backup", tmp_path / "3.gkb")
    one, two, three = (examine(tmp_path / f"{number}.gkb") for number in (1, 2, 3))

    assert one.tables == two.tables == three.tables
    assert one.heads == two.heads == three.heads
    assert two.database == ("postgresql" if station else "sqlite")
    assert gongkai(small_again, "", "journal", "heads") == gongkai(small, "", "journal", "heads")
