"""The benchmarks run from a fresh clone, tell right cells from wrong ones, and name what is not installed."""

import importlib
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> dict[str, ModuleType]:
    monkeypatch.syspath_prepend(str(ROOT))
    return {name: importlib.import_module(f"benchmarks.{name}") for name in ("inputs", "peers", "right_cells", "tasks")}


def test_one_tiny_round_gives_a_table_and_the_same_as_json(tmp_path: Path) -> None:
    out = tmp_path / "bench.json"
    tiny = ["--invented", "--only", "check", "--only", "write", "--rounds", "1", "--turn", "0", "--json", str(out)]

    answer = subprocess.run([sys.executable, "-m", "benchmarks", *tiny], cwd=ROOT, capture_output=True, text=True)

    assert answer.returncode == 0, answer.stderr
    results = [result for task in json.loads(out.read_text(encoding="utf-8"))["tasks"] for result in task["results"]]
    assert {result["name"] for result in results} == {"gongkai, all checks", "gongkai, writes"}
    assert all(result["name"] in answer.stdout for result in results)


def test_our_readers_get_every_cell_of_the_invented_report_right(
    room: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room["peers"], "find_spec", lambda module: None)
    documents, _ = room["inputs"].invented()
    tasks = [room["tasks"].reading_task(document) for document in documents]

    ours = [runner for task in tasks for runner in task.runners if runner.kind == "ours"]

    assert [runner.right(runner.run()) for runner in ours] == [175] * len(documents)


def test_a_number_in_the_wrong_column_is_not_right(room: dict[str, ModuleType]) -> None:
    wanted = room["right_cells"].wanted_cells(room["inputs"].counted_report())
    row = "一、本年新收政府信息公开申请数量"
    numbers = [number for number, cell in wanted.items() if cell.row_label == row][:2]
    heads = [wanted[number].column.label for number in numbers]

    kept = room["right_cells"].right_in_grids([[["", *heads], [row, *numbers]]], wanted)
    swapped = room["right_cells"].right_in_grids([[["", *heads], [row, *reversed(numbers)]]], wanted)

    assert (kept, swapped) == (2, 0)


def test_a_peer_that_is_not_installed_is_named_and_left_out(
    room: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room["peers"], "find_spec", lambda module: None)
    document = room["inputs"].invented()[0][0]

    task = room["tasks"].reading_task(document)

    assert not [runner for runner in task.runners if runner.kind == "peer"]
    assert "MarkItDown for html: markitdown is not installed" in task.left_out


def test_a_peer_that_fails_on_a_document_is_left_out(room: dict[str, ModuleType]) -> None:
    runner = room["tasks"].Runner("a peer", "peer", lambda: 1 / 0)
    task = room["tasks"].Task("reading", "a document", 0, "", [runner])

    task.measure(rounds=1, turn_seconds=0)

    assert (task.runners, task.left_out) == ([], ["a peer on a document: ZeroDivisionError"])
