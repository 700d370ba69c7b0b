"""What is measured: each task is a document and the runners that read, check or write it, ours among them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal

from benchmarks.floors import FLOORS
from benchmarks.inputs import Input, counted_report, set_report
from benchmarks.peers import Peer, installed_peers
from benchmarks.right_cells import right_in_grids, right_in_report, wanted_cells
from benchmarks.stopwatch import best_times
from gongkai.annual.checking import check_report
from gongkai.annual.reading.reader import read_report
from gongkai.annual.report import Report
from gongkai.document.read import read_document
from gongkai.document.refusal import Refusal
from gongkai.samples.sample import sample

REACH = {
    "html": "2x the floor, 10x ahead of the peers",
    "docx": "3.5x the floor, 8x ahead of the peers",
    "pdf": "5x the floor, 8x ahead of the peers",
    "check": "under 1 ms",
}


@dataclass(slots=True)
class Runner:
    """One contestant. `right` says how many cells of table 3 its output has right, where that can be told."""

    name: str
    kind: Literal["ours", "part of ours", "floor", "peer"]
    run: Callable[[], Any]
    right: Callable[[Any], int] | None = None
    ms: float = 0.0
    right_cells: int | None = None


@dataclass(slots=True)
class Task:
    """One row group of the table."""

    what: str
    document: str
    size: int
    reach: str
    runners: list[Runner]
    of: int | None = None
    """How many cells table 3 of the document has."""
    left_out: list[str] = field(default_factory=list)

    def measure(self, rounds: int, turn_seconds: float) -> None:
        """Time all runners; one that fails on the document is left out and said."""
        self.runners = [runner for runner in self.runners if self._is_able(runner)]
        times = best_times([runner.run for runner in self.runners], rounds, turn_seconds)
        for runner, ms in zip(self.runners, times, strict=True):
            runner.ms = ms

    def _is_able(self, runner: Runner) -> bool:
        try:
            found = runner.run()
        except Exception as error:
            self.left_out.append(f"{runner.name} on {self.document}: {type(error).__name__}")
            return False
        if runner.right is not None:
            runner.right_cells = runner.right(found)
        return True


def reading_task(document: Input) -> Task:
    """Reading a document: the floor, ours to the blocks, ours to the Report, the peers."""
    data, written = document.data, document.written
    floor, run_floor = FLOORS[document.format]
    here, absent = installed_peers(document.format)
    runners = [
        Runner(floor, "floor", partial(run_floor, data)),
        Runner("gongkai, to blocks", "part of ours", partial(read_document, data)),
        Runner(
            "gongkai, to Report",
            "ours",
            partial(_report, data),
            partial(right_in_report, written=written) if written else None,
        ),
    ]
    runners += [_peer_runner(peer, data, written) for peer in here]
    left_out = [f"{peer.name} for {peer.format}: {peer.distribution} is not installed" for peer in absent]
    of = len(wanted_cells(written)) if written else None
    what = f"{document.format} report -> Report"
    return Task(what, document.name, len(data), REACH[document.format], runners, of, left_out)


def _peer_runner(peer: Peer, data: bytes, written: Report | None) -> Runner:
    read = peer.prepare()
    wanted = wanted_cells(written) if written else None
    right = None if wanted is None else (lambda found: right_in_grids(peer.grids(found), wanted))
    return Runner(peer.name, "peer", partial(read, data), right)


def _report(data: bytes) -> Report:
    return read_report(read_document(data))


def checking_tasks(documents: Iterable[Input]) -> list[Task]:
    """All checks of one report: the invented one with planted faults, and a real one where there is one."""
    tasks = [_checking("invented, with planted faults", _report(set_report(sample("qingxi_2025"), "html")))]
    real = next((document for document in documents if document.written is None and document.format == "html"), None)
    if real is not None:
        tasks.append(_checking(real.name, _report(real.data)))
    return tasks


def _checking(name: str, report: Report) -> Task:
    runner = Runner("gongkai, all checks", "ours", partial(check_report, report))
    return Task("all checks of one report", name, 0, REACH["check"], [runner])


def writing_tasks() -> tuple[list[Task], list[str]]:
    """Setting a report in each format; there is no floor and no peer, since no other program sets the form."""
    report = counted_report()
    tasks: list[Task] = []
    lacking: list[str] = []
    for format in ("html", "docx", "xlsx", "pdf"):
        try:
            size = len(set_report(report, format))
        except Refusal as refusal:
            lacking.append(f"writing {format}: {refusal.message}")
            continue
        runner = Runner("gongkai, writes", "ours", partial(set_report, report, format))
        tasks.append(Task(f"Report -> {format}", "invented", size, "", [runner]))
    return tasks, lacking
