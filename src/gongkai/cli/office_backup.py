"""`gongkai backup` and `gongkai restore`."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from gongkai.cli.office_start import office
from gongkai.cli.output import DONE, FOUND, console, tell


def backup(
    out: Annotated[Path, typer.Argument(metavar="OUT.gkb", help="备份文件；应放在另一块盘上")],
    force: Annotated[bool, typer.Option("--force", help="覆盖已有的文件")] = False,
    with_secret: Annotated[bool, typer.Option("--with-secret", help="连同安装密钥 secret.key 一起备份")] = False,
) -> None:
    """备份：把全部数据和附件写进一个文件并核对。备份时照常办公。"""
    with office():
        from gongkai.office.upkeep.copies.write import write_backup

        with _progress() as say:
            manifest = write_backup(out, force=force, with_secret=with_secret, say=say)
        show = console()
        rows = sum(table.rows for table in manifest.tables)
        show.print(f"已备份到 {out}：{rows} 行数据，{len(manifest.files)} 个附件，核对无误。", markup=False)
        for head in manifest.heads:
            show.print(f"留痕末条：机关 {head.agency}　{head.number}:{head.hash}", markup=False)
        tell(
            "备份里有个人信息和密码的校验值，请像纸质档案一样保管。"
            + ("" if with_secret else "安装密钥 secret.key 不在备份里。")
        )
        if manifest.missing_files:
            tell(
                f"{len(manifest.missing_files)} 个附件缺失或已损坏，备份里没有。请运行 gongkai doctor --all 查看是哪些。",
                "注意：",
                "yellow",
            )
        raise typer.Exit(FOUND if manifest.missing_files else DONE)


def restore(
    source: Annotated[Path, typer.Argument(metavar="IN.gkb", help="gongkai backup 写成的文件")],
    into: Annotated[
        Path | None,
        typer.Option("--into", metavar="DATA", help="恢复到哪个数据文件夹；设有 DATABASE_URL 时数据仍进 PostgreSQL"),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="目标已有数据时也恢复；原有数据先另存一份")] = False,
) -> None:
    """恢复：先核对备份的每一部分，再恢复到空的数据库，升级到本程序，并校验留痕。"""
    source = source.absolute()
    if into is not None:
        os.environ["GONGKAI_DATA"] = str(into.absolute())
    with office():
        from gongkai.office.upkeep.copies.restore import restore as put_back

        with _progress() as say:
            restored = put_back(source, force=force, say=say)
        show, manifest = console(), restored.manifest
        rows = sum(table.rows for table in manifest.tables)
        show.print(f"已恢复 {manifest.made_at} 的备份：{rows} 行数据，{len(manifest.files)} 个附件。", markup=False)
        for path in restored.saved:
            show.print(f"原有数据另存在 {path}", markup=False)
        for fault in restored.faults:
            tell(f"机关 {fault.agency} 第 {fault.number} 条：{fault.message}", "留痕有误：", "red")
        if not restored.faults:
            show.print("留痕校验无误，与备份时记下的末条一致。")
        if manifest.missing_files:
            tell(f"备份时就缺 {len(manifest.missing_files)} 个附件，恢复后仍缺。", "注意：", "yellow")
        raise typer.Exit(FOUND if restored.faults else DONE)


@contextlib.contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """What is being done, on one line of the terminal; nothing where nobody looks on."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    with Console(stderr=True, highlight=False).status("……") as status:
        yield status.update
