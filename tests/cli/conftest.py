"""The command line run as a program, with an invented report at hand."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gongkai.annual.writing.write import write_report
from gongkai.samples.sample import sample

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `python -m gongkai` with the given words in a folder of its own."""

    def call(*words: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "gongkai", *map(str, words)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=tmp_path,
            timeout=120,
            check=False,
        )

    return call


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """The invented township's report of 2025, with faults."""
    path = tmp_path / "清溪镇2025.docx"
    write_report(sample("qingxi_2025"), path)
    return path


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """The invented township's report of 2024, without faults."""
    path = tmp_path / "清溪镇2024.docx"
    write_report(sample("qingxi_2024"), path)
    return path
