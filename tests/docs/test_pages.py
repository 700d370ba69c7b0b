"""The pages of docs/ lead somewhere, and the decisions have their form."""

import re
from pathlib import Path

PARTS = ["## Context", "## Options", "## Choice", "## Consequences"]


def test_every_link_between_pages_leads_to_a_file(root: Path, texts: dict[str, str]) -> None:
    pages = {name: text for name, text in texts.items() if name.endswith(".md")}
    links = [(name, link) for name, text in pages.items() for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text)]

    assert [(name, link) for name, link in links if not ((root / name).parent / link).exists()] == []


def test_the_decisions_are_numbered_without_a_gap(root: Path) -> None:
    numbers = [int(path.name[:4]) for path in sorted((root / "docs" / "decisions").glob("*.md"))]

    assert numbers == list(range(1, len(numbers) + 1))


def test_a_decision_has_a_date_and_its_four_parts(root: Path) -> None:
    pages = {path.name: path.read_text(encoding="utf-8") for path in (root / "docs" / "decisions").glob("*.md")}
    dated = re.compile(r"^Date: \d{4}-\d{2}-\d{2}$", flags=re.MULTILINE)

    assert [name for name, text in pages.items() if not dated.search(text)] == []
    assert [name for name, text in pages.items() if re.findall(r"^## \w+$", text, flags=re.MULTILINE) != PARTS] == []


def test_no_page_has_a_place_left_to_fill(texts: dict[str, str]) -> None:
    assert [name for name, text in texts.items() if name.endswith(".md") and "<!-- FILL" in text] == []
