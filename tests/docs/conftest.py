"""The files of the project, as the tests of its papers look at them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MADE = {".git", ".venv", "build", "dist", "demo-out", "gongkai-demo", "gongkai-data", "__pycache__", "gongkai.egg-info"}


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def tree() -> list[Path]:
    """Every file that is, or would be, committed; in a copy without git, every file that `make` did not make."""
    if (ROOT / ".git").exists():
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
        return sorted(ROOT / name for name in listed if name and (ROOT / name).is_file())
    found = (path for path in ROOT.rglob("*") if path.is_file())
    return sorted(
        p for p in found if not {part for part in p.relative_to(ROOT).parts if part in MADE or "cache" in part}
    )


@pytest.fixture(scope="session")
def texts(tree: list[Path]) -> dict[str, str]:
    """The text of every file that is text, by its path from the top folder."""
    found = {}
    for path in tree:
        try:
            found[path.relative_to(ROOT).as_posix()] = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            continue
    return found


@pytest.fixture(scope="session")
def papers(texts: dict[str, str]) -> str:
    """Both READMEs and every page of docs/, one after another."""
    return "\n".join(text for name, text in texts.items() if name.endswith(".md"))
