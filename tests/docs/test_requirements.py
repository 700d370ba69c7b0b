"""What is installed is pinned, with hashes, and names no place it comes from."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

PINNED = ["base.txt", "bench.txt", "dev.txt", "scan.txt"]


UNINSTALLED = {"cv2": "opencv-python"}
"""Modules whose package has another name, for where the extra that brings it is not installed."""


def entries(text: str) -> list[str]:
    """The requirements of a pinned file, each with its hashes."""
    bare = re.sub(r"^ *#.*\n?", "", text, flags=re.MULTILINE)
    return [entry for entry in re.split(r"\n(?=[A-Za-z])", bare) if entry.strip()]


def pins(text: str) -> dict[str, str]:
    """Name and marker of each requirement, and the version it is held to."""
    heads = [entry.split("\\")[0] for entry in entries(text)]
    found = (re.match(r"([a-z0-9-]+)==(\S+) *(;.*)?", head) for head in heads)
    return {f"{match[1]} {(match[3] or '').strip()}".strip(): match[2] for match in found if match}


def name_of(requirement: str) -> str:
    """The name of a requirement as the pinned files spell it."""
    return re.split(r"[^A-Za-z0-9._-]", requirement)[0].lower().replace("_", "-").replace(".", "-")


@pytest.mark.parametrize("name", PINNED)
def test_every_requirement_is_held_to_one_version_with_hashes(root: Path, name: str) -> None:
    listed = entries((root / "requirements" / name).read_text(encoding="utf-8"))
    loose = [entry.split()[0] for entry in listed if "==" not in entry.split("\\")[0] or "--hash=sha256:" not in entry]

    assert listed
    assert loose == []


@pytest.mark.parametrize("name", PINNED)
def test_no_requirement_names_the_place_it_comes_from(root: Path, name: str) -> None:
    text = (root / "requirements" / name).read_text(encoding="utf-8")

    assert not re.search(r"://|--(extra-)?index-url|--find-links| @ ", text)


@pytest.mark.parametrize("name", ["dev.txt", "scan.txt"])
def test_what_two_files_share_is_held_to_the_same_version(root: Path, name: str) -> None:
    base = pins((root / "requirements" / "base.txt").read_text(encoding="utf-8"))
    other = pins((root / "requirements" / name).read_text(encoding="utf-8"))

    assert {pin: other[pin] for pin in base.keys() & other.keys()} == {
        pin: base[pin] for pin in base.keys() & other.keys()
    }


def test_the_base_holds_what_the_package_asks_for(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {line for line in (root / "requirements" / "base.in").read_text(encoding="utf-8").splitlines() if line}

    assert {line for line in asked if not line.startswith(("#", "setuptools"))} == set(project["dependencies"])


def test_the_extra_is_the_scan_file(root: Path) -> None:
    extras = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    held = pins((root / "requirements" / "scan.txt").read_text(encoding="utf-8"))

    assert {name_of(requirement) for requirement in extras["scan"]} <= held.keys()


def imported(folder: Path) -> dict[str, set[str]]:
    """The top names that the files of a folder import, and the files."""
    found: dict[str, set[str]] = {}
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) and node.level == 0 else []
            for name in names:
                found.setdefault(name.split(".")[0], set()).add(path.relative_to(folder).as_posix())
    return found


def test_the_program_imports_nothing_that_a_user_may_lack(root: Path) -> None:
    """The tests' environment holds more than a user's, so an import of something else would go unseen here."""
    asked = {name_of(line) for line in (root / "requirements" / "base.in").read_text(encoding="utf-8").splitlines()}
    extra = pins((root / "requirements" / "scan.txt").read_text(encoding="utf-8")).keys()
    homes = packages_distributions()
    lacking = {}
    for module, files in imported(root / "src" / "gongkai").items():
        held = {name_of(home) for home in homes.get(module, [UNINSTALLED.get(module, module)])}
        scan_alone = all(name.startswith("document/scan/") for name in files)
        allowed = asked | {name.split()[0] for name in extra} if scan_alone else asked
        if module not in sys.stdlib_module_names | {"gongkai"} and not held & allowed:
            lacking[module] = sorted(files)

    assert lacking == {}
