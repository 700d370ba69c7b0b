"""`gongkai rebuild` and `gongkai manage`: for operators."""

from __future__ import annotations

from typing import Annotated

import typer

from gongkai.cli.office_start import office
from gongkai.cli.output import console


def rebuild(
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME]…", help="要重建的；不写则全部")] = None,
    list_only: Annotated[bool, typer.Option("--list", help="只列出可以重建的")] = False,
) -> None:
    """重建由登记的事实推算出来的内容（目录的状态、检索索引等）。原始记录不变。"""
    with office():
        from gongkai.office.upkeep.service import rebuild as again
        from gongkai.office.upkeep.service import rebuilders

        there = rebuilders()
        unknown = [name for name in names or [] if name not in there]
        if unknown:
            raise typer.BadParameter(
                f"没有可以重建的“{unknown[0]}”。可以重建：{'、'.join(there) or '（无）'}。", param_hint="NAME"
            )
        for name in names or there:
            said = None if list_only else again(name)
            console().print(name if said is None else f"{name}：{said}", markup=False)


def manage(context: typer.Context) -> None:
    """Django 的管理命令，供维护人员使用，如 gongkai manage migrate --plan。"""
    with office():
        from django.core.management import execute_from_command_line

        execute_from_command_line(["gongkai manage", *context.args])
