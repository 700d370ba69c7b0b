"""`gongkai demo`: the office with an invented county in it, in a fresh folder; or, with --report, a report proof-read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gongkai.cli.demo_report import demo_report
from gongkai.cli.output import REFUSED, tell

HOST = "127.0.0.1"


def demo(
    folder: Annotated[Path, typer.Option("--folder", metavar="DIR", help="演示数据放在哪个文件夹")] = Path(
        "gongkai-demo"
    ),
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="监听的端口（只在本机）")] = 8000,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="只准备数据，不提供网页")] = False,
    small: Annotated[bool, typer.Option("--small", help="只要十二分之一的信息，几秒钟就好")] = False,
    report: Annotated[bool, typer.Option("--report", help="改为演示校核一份埋有差错的年度报告")] = False,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="--report 的样例放在哪个文件夹")] = Path("demo-out"),
) -> None:
    """演示：打开一个虚构的县，十七个机关、三年的公开信息、每个岗位一个账号；加 --report 则演示校核年度报告。"""
    if report:
        demo_report(out)
    else:
        _office(folder, port, serve=not no_serve, small=small)


def _office(folder: Path, port: int, *, serve: bool, small: bool) -> None:
    from gongkai.office.demo.folder import kind_of_folder, take_folder

    if kind_of_folder(folder) == "foreign":
        tell(f"文件夹 {folder} 里已有别的内容，演示不会动它。请用 --folder 另指定一个空的文件夹。", "没有启动：", "red")
        raise typer.Exit(REFUSED)
    take_folder(folder)
    from gongkai.cli.demo_office import prepare, serve_demo
    from gongkai.cli.office_start import office

    with office():
        prepare(small=small, port=port if serve else None)
        if serve:
            serve_demo(HOST, port)
