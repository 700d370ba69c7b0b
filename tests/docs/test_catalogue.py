"""What the program can say and do is told of: commands, findings, refusals, notes, settings."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import typer

from gongkai.annual.checking.catalogue import catalogue_page
from gongkai.document.refusal import RefusalCode
from gongkai.law.edition import editions

FAMILIES = re.compile(
    r"(table3|table4|cross_year|prose|edition|layout|heading|cells|rules|signature|title|agency|narrative|hierarchy"
    r"|fees|outlier)(\.[a-z_]+)+|outlier"
)


def strings(texts: dict[str, str], room: str) -> Iterator[str]:
    """Every string in the code of a room, docstrings among them."""
    for name, text in texts.items():
        if name.startswith(room) and name.endswith(".py"):
            yield from (
                node.value
                for node in ast.walk(ast.parse(text))
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            )


def note_codes(texts: dict[str, str]) -> set[str]:
    """The codes given to notes: the first argument of every call that makes one, the second where a cell is read."""
    codes = set()
    for name, text in texts.items():
        if not (name.startswith("src/") and name.endswith(".py")):
            continue
        for call in (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)):
            made = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            place = 0 if made.lower().endswith("note") else 1 if made == "CellReading" else None
            given = call.args[place] if place is not None and len(call.args) > place else None
            if isinstance(given, ast.Constant) and isinstance(given.value, str):
                codes.add(given.value)
    return codes


def commands() -> set[str]:
    """The commands of the program, as typed."""
    from gongkai.cli.main import app

    return set(typer.main.get_command(app).commands)


def test_every_command_is_told_of_in_both_readmes(root: Path) -> None:
    readmes = [(root / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh-CN.md")]

    assert commands()
    assert [name for name in commands() for text in readmes if f"gongkai {name}" not in text] == []


def test_every_finding_is_in_the_catalogue(root: Path, texts: dict[str, str]) -> None:
    page = (root / "docs" / "findings.md").read_text(encoding="utf-8")
    said = {string for string in strings(texts, "src/gongkai/annual/checking/") if FAMILIES.fullmatch(string)}
    said |= {tie_out.id for edition in editions() for tie_out in edition.tie_outs}

    assert sorted(code for code in said if f"`{code}`" not in page) == []


def test_the_catalogue_page_is_what_the_code_says(root: Path) -> None:
    page = (root / "docs" / "findings.md").read_text(encoding="utf-8")

    assert page == catalogue_page(), "run `make findings`"


def test_every_refusal_is_told_of(papers: str) -> None:
    assert [code for code in get_args(RefusalCode) if f"`{code}`" not in papers] == []


def test_every_note_is_told_of(papers: str, texts: dict[str, str]) -> None:
    assert sorted(code for code in note_codes(texts) if f"`{code}`" not in papers) == []


def test_every_setting_is_told_of(papers: str, texts: dict[str, str]) -> None:
    code = (text for name, text in texts.items() if name.startswith(("src/", "tests/", "tools/", "Makefile", ".ci/")))
    settings = {name for text in code for name in re.findall(r"\bGONGKAI_[A-Z]+(?:_[A-Z]+)*\b", text)}

    assert {"GONGKAI_REPORTS", "GONGKAI_NO_SKIPS"} <= settings
    assert sorted(name for name in settings if f"`{name}`" not in papers) == []
