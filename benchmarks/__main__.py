"""`python -m benchmarks [--json OUT] [--only WORD]… [--rounds N] [--turn SECONDS]`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from benchmarks.inputs import Input, invented, practice
from benchmarks.machine import machine
from benchmarks.tables import as_json, show
from benchmarks.tasks import Task, checking_tasks, reading_task, writing_tasks

SORTS = ("html", "docx", "pdf", "check", "write")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, write the JSON where it was asked for."""
    asked = _parser().parse_args(arguments)
    sorts = asked.only or list(SORTS)
    tasks, left_out = _tasks(sorts, real=not asked.invented)
    voice = Console(stderr=True)
    with voice.status("") as status:
        for number, task in enumerate(tasks, 1):
            status.update(f"{number} of {len(tasks)}: {task.what}, {task.document}")
            task.measure(asked.rounds, asked.turn)
    left_out = list(dict.fromkeys(left_out + [line for task in tasks for line in task.left_out]))
    show(machine(), tasks, left_out, Console(width=None if sys.stdout.isatty() else 150))
    if asked.json:
        text = json.dumps(as_json(machine(), tasks, left_out), ensure_ascii=False, indent=1)
        asked.json.write_text(text + "\n", encoding="utf-8", newline="\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Speed against the floor and the peers.")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the results to this file too")
    parser.add_argument("--only", action="append", choices=SORTS, help="this sort of task alone, repeatable")
    parser.add_argument("--invented", action="store_true", help="leave the real documents out")
    parser.add_argument("--rounds", type=int, default=7, help="how many rounds (7)")
    parser.add_argument(
        "--turn", type=float, default=0.05, metavar="SECONDS", help="how long a turn in a round is (0.05)"
    )
    return parser


def _tasks(sorts: Sequence[str], real: bool) -> tuple[list[Task], list[str]]:
    documents, left_out = invented()
    if real:
        more, absent = practice()
        documents += more
        left_out += absent
    tasks = [reading_task(document) for document in _sorted(documents) if document.format in sorts]
    if "check" in sorts:
        tasks += checking_tasks(documents)
    if "write" in sorts:
        made, lacking = writing_tasks()
        tasks += made
        left_out += lacking
    return tasks, left_out


def _sorted(documents: list[Input]) -> list[Input]:
    return sorted(documents, key=lambda document: SORTS.index(document.format))


if __name__ == "__main__":
    sys.exit(main())
