"""The office of the demonstration: loaded once, its log-ins shown, its pages served on this machine alone."""

from __future__ import annotations

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from gongkai.cli.output import REFUSED, console, tell


def prepare(*, small: bool, port: int | None) -> None:
    """Bring the tables up to date, load the county where nothing is yet, and print the log-ins.

    Exits with status 2, before anything is loaded, where the port cannot be listened on.
    """
    from django.utils import timezone

    from gongkai.office.demo.load import is_loaded, load
    from gongkai.office.upkeep.migrating import migrate
    from gongkai.office.upkeep.serving import why_not_listen

    reason = why_not_listen("127.0.0.1", port) if port is not None else ""
    if reason:
        tell(reason, "没有启动：", "red")
        raise typer.Exit(REFUSED)
    migrate()
    if is_loaded():
        tell("沿用上次的演示数据。想从头开始，请删去演示文件夹。")
    else:
        with _Bar() as bar:
            loaded = load(timezone.localdate(), small=small, told=bar.told)
        tell(f"演示数据已备好：{loaded.agencies} 个机关、{loaded.people} 个账号、{loaded.entries} 条信息。")
    _show_logins()


def serve_demo(host: str, port: int) -> None:
    """Answer requests until Ctrl+C, the worker beside."""
    from gongkai.office.upkeep.serving import serve

    serve(host, port, workers=1, with_worker=True, started=lambda: _say_where(host, port))
    tell("已停止。再次运行 gongkai demo 会接着上次的内容。")


class _Bar:
    """A bar that follows what `load` tells, one line a part of the work."""

    def __init__(self) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._bar = Progress(*columns, console=console(), transient=True)
        self._tasks: dict[str, int] = {}

    def __enter__(self) -> _Bar:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def told(self, what: str, done: int, total: int) -> None:
        """What is being done, and how much of it is done."""
        from rich.progress import TaskID

        if what not in self._tasks:
            self._tasks[what] = self._bar.add_task(what, total=total)
        self._bar.update(TaskID(self._tasks[what]), completed=done, total=total)


def _show_logins() -> None:
    from gongkai.office.demo.people import PASSWORD
    from gongkai.office.demo.showing import shown_logins

    table = Table(title="演示账号（每个机关都有，下面是常用的）", title_justify="left")
    for head in ("登录名", "姓名", "机关", "岗位", "登录后看什么"):
        table.add_column(head)
    for row in shown_logins():
        table.add_row(*row)
    show = console()
    show.print(table)
    show.print(f"密码都是：{PASSWORD}", markup=False)
    show.print("其他机关把 qingxi 换成 hewan、shiqiao、baitang 等即可，如 hewan-xinxi。", markup=False)
    show.print("这是演示：机关、人员、文稿全部虚构，只在本机打开，请不要登记真实的信息。", markup=False)


def _say_where(host: str, port: int) -> None:
    tell(f"公开页面 http://{host}:{port}/　工作台 http://{host}:{port}/desk/　按 Ctrl+C 停止。")
