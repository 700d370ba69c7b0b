"""The office on the net: granian before the pages, the worker beside it, and both ended together."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from django.db import connections
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

RESTART_AFTER = 5.0
"""Seconds before a worker that fell over is started again."""
PATIENCE = 30.0
"""Seconds that the worker has to finish the job under way."""


def why_not_listen(host: str, port: int) -> str:
    """Why this address cannot be listened on, as an instruction; empty where it can."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
    except OSError:
        return f"本机没有地址 {host}。只供本机访问写 127.0.0.1，供局域网访问写 0.0.0.0。"
    with contextlib.closing(socket.socket(family, socket.SOCK_STREAM)) as trial:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
            # Windows would otherwise let two programs listen on one port.
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except PermissionError:
            return f"没有权限使用端口 {port}（1024 以下的端口只有系统管理员能用）。请换一个，例如 --port 8000。"
        except OSError as error:
            return f"端口 {port} 用不了（{error.strerror}）：多半已有程序在用，也许是另一个 gongkai serve。请先停止它，或用 --port 换一个端口。"
    return ""


class WorkerBeside:
    """The worker as a child process. It lives as long as its standard input is open, so it ends with us even if we are killed."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._watch = threading.Thread(target=self._keep_alive, name="worker beside", daemon=True)
        if hasattr(os, "register_at_fork"):
            # A page process made by forking would hold the pipe open after us.
            os.register_at_fork(after_in_child=self.let_go)

    def start(self) -> None:
        """Start it, and start it again whenever it falls over."""
        self._process = self._started()
        self._watch.start()

    def stop(self) -> None:
        """Let it finish the job under way, then end it."""
        self._stopping.set()
        process = self._process
        if process is None:
            return
        self.let_go()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def let_go(self) -> None:
        """Close our end of its standard input, which tells it to finish."""
        if self._process is not None and self._process.stdin is not None:
            with suppress(OSError):
                self._process.stdin.close()

    def _started(self) -> subprocess.Popen[bytes]:
        words = [sys.executable, "-m", "gongkai", "worker", "--beside"]
        return subprocess.Popen(words, stdin=subprocess.PIPE)  # noqa: S603 - our own words only

    def _keep_alive(self) -> None:
        while not self._stopping.is_set():
            assert self._process is not None
            self._process.wait()
            if not self._stopping.wait(RESTART_AFTER):
                self.let_go()
                self._process = self._started()


def serve(host: str, port: int, *, workers: int, with_worker: bool, started: Callable[[], None]) -> None:
    """Answer requests until Ctrl+C or a request to end; `started` is called once the address is listened on.

    One thread a process: more threads make single requests wait, more processes do not. Raises SystemExit(1) where the
    page processes cannot live.
    """
    connections.close_all()
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=_end_with(os.getpid()))
    server = Granian(
        "gongkai.office.wsgi:application", address=host, port=port, interface=Interfaces.WSGI, workers=workers,
        blocking_threads=1, websockets=False, log_level=LogLevels.error, respawn_failed_workers=True,
        workers_kill_timeout=int(PATIENCE),
    )  # fmt: skip
    beside = WorkerBeside()
    if with_worker:
        server.on_startup(beside.start)
    server.on_startup(started)
    try:
        server.serve()
    finally:
        beside.stop()


def _end_with(parent: int) -> Callable[[], None]:
    """What a page process does when it is born: watch that `parent` lives, and end when it does not.

    Otherwise it would go on holding the port after a `kill -9` of the program that a person sees.
    """

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(2)
        os.kill(os.getpid(), signal.SIGKILL)

    return lambda: threading.Thread(target=watch, name="parent watch", daemon=True).start()
