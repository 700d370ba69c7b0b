"""`gongkai doctor`: is all well with this installation, and if not, what is to be done."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer
from rich.markup import escape

from gongkai.cli.output import DONE, FOUND, Format, console, print_json

LABELS = {"ok": "[green]正常[/green]", "warn": "[yellow]提醒[/yellow]", "bad": "[red]有误[/red]"}


def doctor(
    format: Annotated[Format, typer.Option("--format", help="table 给人看，json 给程序用")] = Format.table,
    everything: Annotated[bool, typer.Option("--all", help="逐个核对全部附件和全部留痕，费时较久")] = False,
) -> None:
    """体检：逐项检查这套安装，说明哪里不对、怎样处理。"""
    if format not in {Format.table, Format.json}:
        raise typer.BadParameter("doctor 只输出 table 或 json。", param_hint="--format")
    from gongkai.office.upkeep.checks.rounds import rounds

    counts: Counter[str] = Counter()
    for verdict in rounds(everything=everything):
        counts[verdict.state] += 1
        if format is Format.json:
            print_json({"check": verdict.check, "state": verdict.state.value, "message": verdict.sentence})
        else:
            console().print(f"{LABELS[verdict.state]}　{escape(verdict.sentence)}　[dim]{verdict.check}[/dim]")
    if format is Format.table:
        console().print(f"\n正常 {counts['ok']}　提醒 {counts['warn']}　有误 {counts['bad']}")
    raise typer.Exit(FOUND if counts["bad"] else DONE)
