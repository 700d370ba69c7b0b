"""`gongkai serve` and `gongkai worker`: the office at work."""

from __future__ import annotations

import signal
import sys
import threading
from typing import Annotated

import typer

from gongkai.cli.office_start import office
from gongkai.cli.output import DONE, FOUND, REFUSED, tell

SCHEME = "http:"


def serve(
    host: Annotated[str, typer.Option("--host", help="监听的地址；供局域网访问写 0.0.0.0")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="监听的端口")] = 8000,
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, help="页面进程数；不写时 SQLite 为 1，PostgreSQL 为 2")
    ] = None,
    no_worker: Annotated[
        bool, typer.Option("--no-worker", help="不同时运行后台任务（另行运行 gongkai worker 时用）")
    ] = False,
    no_migrate: Annotated[bool, typer.Option("--no-migrate", help="有待升级的数据结构时不升级，只说明")] = False,
) -> None:
    """开门办公：升级数据结构，提供网页，同时运行后台任务；按 Ctrl+C 一起停止。"""
    with office():
        from django.db import connection

        from gongkai.office.upkeep import serving

        reason = serving.why_not_listen(host, port)
        if reason:
            tell(reason, "没有启动：", "red")
            raise typer.Exit(REFUSED)
        _bring_up_to_date(only_say=no_migrate)
        _say_if_nobody_home()
        count = workers or (1 if connection.vendor == "sqlite" else 2)
        serving.serve(host, port, workers=count, with_worker=not no_worker, started=lambda: _say_where(host, port))
        tell("已停止。")


def worker(
    once: Annotated[bool, typer.Option("--once", help="办完到期的任务和这一分钟的事就退出（供定时任务用）")] = False,
    beside: Annotated[bool, typer.Option("--beside", hidden=True, help="标准输入关闭时停止")] = False,
) -> None:
    """后台任务：排队的任务，和每分钟一次的到期检查。"""
    with office():
        from gongkai.office.upkeep.migrating import pending_migrations
        from gongkai.office.upkeep.working import work_once, work_until

        pending = pending_migrations()
        if pending:
            tell(
                f"有 {len(pending)} 步数据结构没有升级。请先运行 gongkai serve，或 gongkai manage migrate。",
                "没有启动：",
                "red",
            )
            raise typer.Exit(REFUSED)
        if once:
            failed = work_once()
            if failed:
                tell(f"这一分钟没有做成：{'、'.join(failed)}。原因见上面的记录。", tone="yellow")
            raise typer.Exit(FOUND if failed else DONE)
        work_until(_told_to_stop(watch_input=beside))


def _told_to_stop(*, watch_input: bool) -> threading.Event:
    """Set by Ctrl+C, by a request to end, or where wanted by the end of standard input."""
    stop = threading.Event()
    names = ("SIGINT", "SIGTERM", "SIGBREAK")
    for number in (getattr(signal, name) for name in names if hasattr(signal, name)):
        signal.signal(number, lambda *_: stop.set())
    if watch_input:

        def wait_for_the_end() -> None:
            sys.stdin.buffer.read()
            stop.set()

        threading.Thread(target=wait_for_the_end, daemon=True).start()
    return stop


def _bring_up_to_date(*, only_say: bool) -> None:
    from gongkai.office.upkeep.migrating import migrate, pending_migrations

    if not only_say:
        done = migrate()
        if done:
            tell(f"已升级数据结构，共 {len(done)} 步。")
        return
    pending = pending_migrations()
    if pending:
        tell(
            f"数据结构还差 {len(pending)} 步：{'、'.join(pending[:5])}{'……' if len(pending) > 5 else ''}。",
            "没有启动：",
            "red",
        )
        tell("请先备份（gongkai backup），再不带 --no-migrate 启动。")
        raise typer.Exit(REFUSED)


def _say_if_nobody_home() -> None:
    from gongkai.office.agencies.service import Agency

    if not Agency.objects.exists():
        tell("还没有登记机关，谁也登录不了。请另开一个终端运行 gongkai setup。", "提醒：", "yellow")


def _say_where(host: str, port: int) -> None:
    shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - compared, not listened on
    address = f"{f'[{shown}]' if ':' in shown else shown}:{port}"
    tell(f"公开系统已启动：{SCHEME}//{address}/　按 Ctrl+C 停止。")
