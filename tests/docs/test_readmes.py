"""The two READMEs are twins, and what they tell people to do exists."""

import re
from pathlib import Path

import pytest

READMES = ["README.md", "README.zh-CN.md"]


def headings(text: str) -> list[int]:
    """The level of each heading, code left out."""
    bare = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    return [len(marks) for marks in re.findall(r"^(#+) ", bare, flags=re.MULTILINE)]


def code(text: str) -> list[str]:
    """The blocks of code, without lines of comment."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    return [re.sub(r"^ *#.*\n| +# .*$", "", block, flags=re.MULTILINE) for block in blocks]


@pytest.mark.parametrize("name", READMES)
def test_a_readme_names_the_two_commands(root: Path, name: str) -> None:
    text = (root / name).read_text(encoding="utf-8")

    assert "make demo" in text
    assert "make test" in text


def test_the_twins_have_the_same_headings_and_the_same_code(root: Path) -> None:
    english, chinese = ((root / name).read_text(encoding="utf-8") for name in READMES)

    assert headings(english) == headings(chinese)
    assert code(english) == code(chinese)


def test_the_twins_point_to_each_other(root: Path) -> None:
    assert "(README.zh-CN.md)" in (root / "README.md").read_text(encoding="utf-8")
    assert "(README.md)" in (root / "README.zh-CN.md").read_text(encoding="utf-8")


def test_every_make_target_that_is_told_of_exists(root: Path, papers: str) -> None:
    targets = set(re.findall(r"^([a-z]+):.* ## ", (root / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))

    assert {"demo", "test"} <= targets
    assert set(re.findall(r"`make ([a-z]+)\b", papers)) <= targets


def test_every_make_target_says_what_it_does(root: Path) -> None:
    text = (root / "Makefile").read_text(encoding="utf-8")
    phony = set(re.search(r"^\.PHONY: (.*)$", text, flags=re.MULTILINE)[1].split())

    assert phony == set(re.findall(r"^([a-z]+):.* ## \w+", text, flags=re.MULTILINE))
