"""A skipped test is said with its reason, and is a failure where every part is promised."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).with_name("conftest.py")
ONE_OF_EACH = """
import pytest
def test_tried(): pass
def test_not_tried(): pytest.skip("soffice is not installed")
"""


def run(folder: Path, no_skips: str, *workers: str) -> subprocess.CompletedProcess[str]:
    shutil.copy(CONFTEST, folder)
    (folder / "test_parts.py").write_text(ONE_OF_EACH, encoding="utf-8")
    environment = {**os.environ, "GONGKAI_NO_SKIPS": no_skips, "PYTEST_ADDOPTS": "-p no:cacheprovider -p no:django"}
    command = [sys.executable, "-m", "pytest", "--rootdir", str(folder), *workers, str(folder)]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_a_skipped_test_is_listed_with_its_reason(tmp_path: Path) -> None:
    answer = run(tmp_path, "")

    assert answer.returncode == 0
    assert "1 skipped: soffice is not installed" in answer.stdout


@pytest.mark.parametrize("workers", [(), ("-n", "1")], ids=["alone", "with workers"])
def test_a_skipped_test_fails_the_run_where_every_part_is_promised(tmp_path: Path, workers: tuple[str, ...]) -> None:
    answer = run(tmp_path, "1", *workers)

    assert answer.returncode == 1
    assert "1 passed, 1 skipped" in answer.stdout.splitlines()[-1]
