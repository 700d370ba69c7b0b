"""`gongkai deadline`: the statutory clock of one case, from its facts in a file, with the reasons."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from gongkai.cli.output import DONE, REFUSED, error_object, print_json, tell
from gongkai.document.encoding import decode
from gongkai.document.refusal import Refusal
from gongkai.law.calendar import seed_calendar
from gongkai.law.clock import Clock, clock
from gongkai.law.clock_facts import Fact, FactsRefused, facts_from
from gongkai.law.clock_why import page

LARGEST_FILE = 1_000_000
"""More bytes than this no list of facts has."""


def deadline(
    facts: Annotated[Path, typer.Argument(metavar="FACTS.json", help="申请的事实：JSON 列表，每项有 event 和 on")],
    format: Annotated[
        Literal["table", "json"], typer.Option("--format", help="table（可以归档的一页）或 json")
    ] = "table",
    today: Annotated[
        datetime | None,
        typer.Option(
            "--today",
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="算到哪一天；默认今天，早于最后一件事的按最后一件事",
        ),
    ] = None,
) -> None:
    """计算一件申请的答复期限：从收到之日起逐段列出计入、不计入的日子和每段的依据。

    没有写 --today 时算到今天；决定已经作出而没有记送达的，算到作出决定之日，并提示补记送达。
    """
    try:
        told, unused = facts_from(_read(facts))
        case = clock(told, seed_calendar(), today.date() if today else _reading_day(told))
    except FactsRefused as refusal:
        if format == "json":
            print_json(error_object(refusal.code, refusal.message))
        tell(refusal.message, "没有计算：", "red")
        raise typer.Exit(REFUSED) from None
    for line in unused:
        tell(line, "提示：", "yellow")
    _show(case, format)
    raise typer.Exit(DONE)


def _show(case: Clock, format: Literal["table", "json"]) -> None:
    if format == "table":
        print(page(case, seed_calendar()), end="")
        return
    # The answer holds what a program reads; what a person should look at is said beside it.
    for remark in case.remarks:
        tell(remark, "请核对：", "yellow")
    print_json(case.as_json())


def _reading_day(told: tuple[Fact, ...]) -> date:
    """Today; but a paper case that ends with its decision is read as on that day, since its service was not written down."""
    if told[-1].event == "decided":
        tell("没有记送达（served）：按期与否以直接送达之日或者交邮之日为准，请补记后再算。", "提示：", "yellow")
        return told[-1].on
    return date.today()


def _read(path: Path) -> object:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise FactsRefused("too_large", f"{path} 超过1MB，不像一件申请的事实。请核对文件。")
        data = path.read_bytes()
    except OSError:
        raise FactsRefused("not_found", f"打不开 {path}。请核对文件名，并确认它是一个文件。") from None
    try:
        return json.loads(decode(data)[0])
    except (ValueError, RecursionError, Refusal):
        raise FactsRefused(
            "not_json",
            f'{path} 不是 JSON。请写成 [{{"event": "received", "on": "2026-02-10"}}] 这样的列表，用英文引号和逗号。',
        ) from None
