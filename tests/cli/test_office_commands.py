"""The office's commands as an operator runs them, each on a data folder of its own."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Answer = subprocess.CompletedProcess[str]
Office = Callable[..., Answer]
WHO = ["--name", "清溪镇人民政府", "--slug", "qingxi", "--admin", "zhaomin", "--admin-name", "赵敏"]


def environ_of(data: Path, **more: str) -> dict[str, str]:
    taken = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE", "GONGKAI_SECRET_KEY"}
    return {name: value for name, value in os.environ.items() if name not in taken} | {"GONGKAI_DATA": str(data)} | more


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def office(data: Path, tmp_path: Path) -> Office:
    """Runs a command of the office on SQLite."""

    def call(*words: str | Path, told: str = "", **more: str) -> Answer:
        return subprocess.run(
            [sys.executable, "-m", "gongkai", *map(str, words)], input=told, capture_output=True, encoding="utf-8",
            cwd=tmp_path, env=environ_of(data, **more), timeout=120, check=False,
        )  # fmt: skip

    return call


@pytest.fixture
def set_up(office: Office) -> Office:
    """The same after `gongkai setup`."""
    assert office("setup", *WHO).returncode == 0
    return office


def a_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@contextlib.contextmanager
def serving(data: Path, port: int, *words: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "gongkai", "serve", "--port", str(port), *words]
    process = subprocess.Popen(command, env=environ_of(data), stderr=subprocess.PIPE, encoding="utf-8")
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def status_of(port: int, path: str) -> int:
    """What a page answers, once somebody listens."""
    for _ in range(120):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        with contextlib.suppress(OSError, http.client.HTTPException), contextlib.closing(connection):
            connection.request("GET", path)
            return connection.getresponse().status
        time.sleep(0.25)
    raise AssertionError("nobody listens")


def verdicts(answer: Answer) -> dict[str, str]:
    rows = [json.loads(line) for line in answer.stdout.splitlines()]
    return {row["check"]: row["state"] for row in rows}


def test_setup_registers_the_agency_and_prints_a_one_time_password_and_the_next_step(office: Office) -> None:
    answer = office("setup", *WHO, "--kind", "township", "--short", "清溪镇")

    assert answer.returncode == 0, answer.stderr
    assert "一次性密码：" in answer.stdout
    assert "gongkai serve" in answer.stdout


def test_setup_asked_without_a_terminal_says_what_is_lacking(office: Office) -> None:
    answer = office("setup", "--name", "清溪镇人民政府")

    assert answer.returncode == 64
    assert "--slug、--admin、--admin-name" in answer.stderr


def test_setup_refuses_the_same_agency_twice(set_up: Office) -> None:
    answer = set_up("setup", *WHO)

    assert answer.returncode == 2
    assert "已经登记过" in answer.stderr


@pytest.mark.parametrize(("words", "said"), [(["--kind", "village"], "township"), (["--slug", "清 溪"], "slug")])
def test_setup_with_a_field_that_cannot_stand_registers_nothing(office: Office, words: list[str], said: str) -> None:
    answer = office("setup", *WHO, *words)

    assert answer.returncode == 2
    assert said in answer.stderr
    assert office("setup", *WHO).returncode == 0


def test_a_password_given_is_not_printed_and_a_weak_one_is_refused(office: Office) -> None:
    weak = office("setup", *WHO, "--password-stdin", told="1234567890\n")
    good = office("setup", *WHO, "--password-stdin", told="green hills 7\n")

    assert (weak.returncode, good.returncode) == (2, 0)
    assert "green hills 7" not in good.stdout + good.stderr
    assert "一次性密码" not in good.stdout


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights otherwise")
def test_setup_closes_the_data_folder_to_other_accounts(set_up: Office, data: Path) -> None:
    assert data.stat().st_mode & 0o077 == 0


def test_a_setting_that_cannot_be_used_is_said_and_not_a_traceback(office: Office) -> None:
    answer = office("worker", "--once", GONGKAI_PROXIES="two")

    assert answer.returncode == 2
    assert "GONGKAI_PROXIES 应是 0 或正整数" in answer.stderr


def test_the_worker_does_one_minute_and_ends(set_up: Office) -> None:
    assert set_up("worker", "--once").returncode == 0
    assert verdicts(set_up("doctor", "--format", "json"))["worker"] == "ok"


def test_the_worker_does_not_run_on_tables_that_are_not_made(office: Office) -> None:
    answer = office("worker", "--once")

    assert answer.returncode == 2
    assert "gongkai manage migrate" in answer.stderr


def test_serve_answers_and_ends_with_its_worker_when_told(set_up: Office, data: Path) -> None:
    port = a_port()
    with serving(data, port) as process:
        assert status_of(port, "/healthz") == 200
        busy = set_up("serve", "--port", str(port))
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=60)

    assert (busy.returncode, process.returncode) == (2, 0)
    assert f"端口 {port} 用不了" in busy.stderr
    assert f"//127.0.0.1:{port}/" in said


def test_serve_before_setup_says_so_and_serves(office: Office, data: Path) -> None:
    port = a_port()
    with serving(data, port, "--no-worker") as process:
        assert status_of(port, "/no-such-page/") == 404
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=60)

    assert "gongkai setup" in said


def test_serve_told_not_to_migrate_says_what_is_pending(office: Office) -> None:
    answer = office("serve", "--no-migrate", "--port", str(a_port()))

    assert answer.returncode == 2
    assert "数据结构还差" in answer.stderr


def test_a_restore_under_a_running_office_is_refused(set_up: Office, data: Path, tmp_path: Path) -> None:
    port, copy = a_port(), tmp_path / "x.gkb"
    assert set_up("backup", copy).returncode == 0
    with serving(data, port):
        status_of(port, "/no-such-page/")
        while verdicts(set_up("doctor", "--format", "json"))["worker"] != "ok":
            time.sleep(0.2)
        answer = set_up("restore", copy, "--force")

    assert answer.returncode == 2
    assert "请先停止 gongkai serve" in answer.stderr


def test_the_doctor_speaks_to_people_and_to_programs(set_up: Office) -> None:
    table, lines = set_up("doctor"), set_up("doctor", "--format", "json")

    assert (table.returncode, lines.returncode) == (0, 0)
    assert "从没备份过" in table.stdout
    assert {"backup": "warn", "journal": "ok", "migrations": "ok", "database": "ok"}.items() <= verdicts(lines).items()


@pytest.mark.parametrize(
    "more", [{"DATABASE_URL": "mysql://x/y"}, {"GONGKAI_SECURE": "maybe"}, {"GONGKAI_CONFIG": "gone.toml"}]
)
def test_the_doctor_takes_a_setting_that_cannot_be_used_for_a_finding(office: Office, more: dict[str, str]) -> None:
    answer = office("doctor", "--format", "json", **more)

    assert answer.returncode == 1
    assert verdicts(answer)["configuration"] == "bad"


def test_the_doctor_leads_a_fresh_machine_to_setup(office: Office) -> None:
    answer = office("doctor")

    assert answer.returncode == 1
    assert "还没有安装" in answer.stdout


def test_the_doctor_finds_a_database_that_is_none(set_up: Office, data: Path) -> None:
    (data / "gongkai.sqlite3").write_bytes(b"no database" * 1000)
    answer = set_up("doctor", "--format", "json")

    assert answer.returncode == 1
    assert verdicts(answer)["database"] == "bad"


def test_a_backup_comes_back_in_another_folder(set_up: Office, tmp_path: Path) -> None:
    copy = tmp_path / "x.gkb"
    made = set_up("backup", copy)
    put_back = set_up("restore", copy, "--into", tmp_path / "other")

    assert (made.returncode, put_back.returncode) == (0, 0)
    assert "留痕校验无误" in put_back.stdout
    assert set_up("journal", "heads", GONGKAI_DATA=str(tmp_path / "other")).stdout == set_up("journal", "heads").stdout


def test_a_damaged_database_is_moved_aside_by_a_restore(set_up: Office, data: Path, tmp_path: Path) -> None:
    copy = tmp_path / "x.gkb"
    set_up("backup", copy)
    (data / "gongkai.sqlite3").write_bytes(b"no database" * 1000)
    answer = set_up("restore", copy, "--force")

    assert answer.returncode == 0, answer.stderr
    assert next(data.glob("gongkai.sqlite3.before-*")).read_bytes().startswith(b"no database")


def test_a_folder_without_an_office_has_nothing_to_back_up(office: Office, tmp_path: Path) -> None:
    answer = office("backup", tmp_path / "x.gkb")

    assert answer.returncode == 2
    assert "GONGKAI_DATA" in answer.stderr
    assert not (tmp_path / "x.gkb").exists()


def tamper(data: Path, *statements: str) -> None:
    """As somebody would who has the database file in hand."""
    with contextlib.closing(sqlite3.connect(data / "gongkai.sqlite3")) as database:
        for statement in statements:
            database.execute(statement)
        database.commit()


def test_the_journal_is_proved_and_each_fault_is_a_sentence(set_up: Office, data: Path) -> None:
    assert set_up("journal", "verify").returncode == 0
    tamper(data, "DROP TRIGGER journal_line_no_update", "UPDATE journal_line SET act = 'other' WHERE number = 2")
    answer = set_up("journal", "verify", "--agency", "qingxi")

    assert answer.returncode == 1
    assert "清溪镇人民政府（qingxi）　第 2 条：栏目“act”与记录内容不符" in answer.stdout


def test_a_tail_cut_off_with_its_head_is_found_by_the_head_written_down_or_the_backup(
    set_up: Office, data: Path, tmp_path: Path
) -> None:
    head = set_up("journal", "heads").stdout.split("\t")[1].strip()
    set_up("backup", tmp_path / "x.gkb")
    cut = "UPDATE journal_head SET number = 2, hash = (SELECT hash FROM journal_line WHERE number = 2)"
    tamper(data, "DROP TRIGGER journal_line_no_delete", "DELETE FROM journal_line WHERE number = 3", cut)

    assert set_up("journal", "verify").returncode == 0
    assert set_up("journal", "verify", "--head", head).returncode == 1
    assert "末尾的记录被截去" in set_up("journal", "verify", "--against", tmp_path / "x.gkb").stdout


def test_a_head_or_an_agency_that_cannot_be_is_wrong_usage(set_up: Office) -> None:
    assert set_up("journal", "verify", "--head", "3:abc").returncode == 64
    assert set_up("journal", "verify", "--agency", "elsewhere").returncode == 64


def test_what_cannot_be_rebuilt_is_wrong_usage(set_up: Office) -> None:
    assert set_up("rebuild", "--list").returncode == 0
    assert set_up("rebuild", "nonsense").returncode == 64


def test_djangos_own_commands_are_at_hand(set_up: Office) -> None:
    answer = set_up("manage", "showmigrations", "upkeep")

    assert answer.returncode == 0
    assert "[X] 0001_initial" in answer.stdout


def test_reading_a_report_does_not_wait_for_django(tmp_path: Path) -> None:
    check = "import sys, gongkai.cli.main; sys.exit('django' in sys.modules or 'granian' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", check], cwd=tmp_path, check=False).returncode == 0
