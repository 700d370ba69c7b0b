"""`gongkai demo` as somebody runs it who wants to see the office."""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from demo_world import run_demo

from gongkai.office.demo.people import PASSWORD


def said(folder: Path) -> str:
    with contextlib.closing(sqlite3.connect(folder / "gongkai.sqlite3")) as base:
        rows = base.execute(
            "SELECT entry_id, number, title, body, document_number FROM catalogue_version ORDER BY 1, 2"
        )
        return hashlib.sha256(repr(rows.fetchall()).encode()).hexdigest()


def ask(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    with contextlib.closing(connection):
        connection.request("GET", path)
        return connection.getresponse().status


def answers_within(port: int, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            return ask(port, "/") == 200
        time.sleep(0.1)
    return False


def a_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def test_a_second_start_keeps_what_was_done_and_prints_the_log_ins_again(demo_folder: Path) -> None:
    before = said(demo_folder)
    again = run_demo(demo_folder)
    assert again.returncode == 0
    assert "沿用上次的演示数据" in again.stderr
    assert "qingxi-xinxi" in again.stdout
    assert PASSWORD in again.stdout
    assert said(demo_folder) == before


def test_the_same_day_makes_the_same_demonstration_whatever_the_environment_says(
    demo_folder: Path, tmp_path: Path
) -> None:
    other = run_demo(
        tmp_path / "other", DATABASE_URL="postgresql://nobody@127.0.0.1:1/none", GONGKAI_DATA=str(tmp_path / "real")
    )
    assert other.returncode == 0, other.stderr
    assert said(tmp_path / "other") == said(demo_folder)
    assert not (tmp_path / "real").exists()


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "账本.txt").write_text("要紧的东西", encoding="utf-8")
    refused = run_demo(tmp_path)
    assert refused.returncode == 2
    assert "--folder" in refused.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["账本.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C cannot be sent to one program alone on Windows")
def test_it_opens_on_this_machine_and_closes_on_ctrl_c(demo_folder: Path) -> None:
    port = a_port()
    words = [sys.executable, "-m", "gongkai", "demo", "--folder", str(demo_folder), "--port", str(port)]
    program = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        assert answers_within(port, 60)
        assert ask(port, "/qingxi/") == 200
    finally:
        program.send_signal(signal.SIGINT)
    assert program.wait(40) == 0


def test_a_port_in_use_is_said_before_anything_is_loaded(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        words = [
            sys.executable,
            "-m",
            "gongkai",
            "demo",
            "--folder",
            str(tmp_path / "demo"),
            "--port",
            str(taken.getsockname()[1]),
        ]
        refused = subprocess.run(words, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert refused.returncode == 2
    assert "--port" in refused.stderr
    assert not (tmp_path / "demo" / "gongkai.sqlite3").exists()
