"""`gongkai fee`: the processing fee of a request beyond reason, bracket by bracket."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from gongkai.cli.output import DONE, REFUSED, error_object, print_json, tell
from gongkai.law.fees import Fee, FeeRefused, fee_by_items, fee_by_pages

_UNITS = {"items": "件", "pages": "页"}


def fee(
    items: Annotated[
        int | None, typer.Option("--items", metavar="N", help="按件计：同一申请人同一自然月的申请件数")
    ] = None,
    pages: Annotated[int | None, typer.Option("--pages", metavar="N", help="按量计：一件申请要提供的页数")] = None,
    format: Annotated[Literal["table", "json"], typer.Option("--format", help="table 或 json")] = "table",
) -> None:
    """计算信息处理费（国办函〔2020〕109号）：按件或者按量，二者只能选一种。"""
    if (items is None) == (pages is None):
        raise typer.BadParameter("请在 --items（件数）和 --pages（页数）中写明一个，而且只写一个。")
    try:
        charged = fee_by_items(items) if items is not None else fee_by_pages(pages or 0)
    except FeeRefused as refusal:
        if format == "json":
            print_json(error_object("bad_count", str(refusal)))
        tell(str(refusal), "没有计算：", "red")
        raise typer.Exit(REFUSED) from None
    if format == "json":
        print_json(charged.as_json())
    else:
        print(_page(charged))
    raise typer.Exit(DONE)


def _page(charged: Fee) -> str:
    unit = _UNITS[charged.method]
    lines = [f"信息处理费：{charged.amount}元（{charged.count}{unit}）"]
    lines += [
        f"  第{bracket.first}至{bracket.last}{unit}：{bracket.count}{unit}×{bracket.price}元＝{bracket.amount}元"
        for bracket in charged.brackets
    ]
    article = "第四条" if charged.method == "items" else "第五条"
    lines.append(
        f"依据：《条例》第四十二条、国办函〔2020〕109号{article}。收费不是必须，一件申请只能选按件或者按量中的一种。"
    )
    return "\n".join(lines)
