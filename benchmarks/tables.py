"""The results as a table for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.tasks import Runner, Task


def as_json(machine: Mapping[str, str], tasks: Sequence[Task], left_out: Sequence[str]) -> dict[str, Any]:
    """Everything that was measured, and what was left out."""
    return {
        "machine": dict(machine),
        "tasks": [
            {
                "what": task.what,
                "document": task.document,
                "bytes": task.size,
                "reach": task.reach,
                "results": [_result(task, runner) for runner in task.runners],
            }
            for task in tasks
        ],
        "left_out": list(left_out),
    }


def _result(task: Task, runner: Runner) -> dict[str, Any]:
    floor, ours = _time(task, "floor"), _time(task, "ours")
    return {
        "name": runner.name,
        "kind": runner.kind,
        "ms": round(runner.ms, 4),
        "to_floor": round(runner.ms / floor, 3) if floor else None,
        "to_ours": round(runner.ms / ours, 3) if ours else None,
        "right_cells": runner.right_cells,
        "of": task.of if runner.right_cells is not None else None,
    }


def _time(task: Task, kind: str) -> float | None:
    return next((runner.ms for runner in task.runners if runner.kind == kind), None)


def show(machine: Mapping[str, str], tasks: Sequence[Task], left_out: Sequence[str], console: Console) -> None:
    """Print one table of all tasks, and below it what was left out and why."""
    for name, value in machine.items():
        console.print(f"{name}: {value}")
    table = Table(title="best of interleaved rounds", title_justify="left")
    for name in ("task", "document"):
        table.add_column(name, overflow="fold")
    table.add_column("reader", no_wrap=True)
    for name in ("ms", "to the floor", "to ours", "right cells"):
        table.add_column(name, justify="right", no_wrap=True)
    for task in tasks:
        size = f", {task.size / 1024:.0f} KB" if task.size else ""
        heads = [f"{task.what}\n[dim]{task.reach}[/dim]" if task.reach else task.what, f"{task.document}{size}"]
        for place, runner in enumerate(task.runners):
            last = place + 1 == len(task.runners)
            table.add_row(*(heads if place == 0 else ["", ""]), *_row(task, runner), end_section=last)
    console.print(table)
    for line in left_out:
        console.print(f"left out: {line}", highlight=False)


def _row(task: Task, runner: Runner) -> list[str]:
    result = _result(task, runner)
    name = f"[bold]{runner.name}[/bold]" if runner.kind == "ours" else runner.name
    right = "" if runner.right_cells is None else f"{runner.right_cells}/{task.of}"
    ratios = ["" if result[key] is None else f"{result[key]:.2f}x" for key in ("to_floor", "to_ours")]
    return [name, f"{runner.ms:.3g}", *ratios, right]
