"""The journal in words: every act, thing and duty that the program tells has a Chinese name."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import gongkai.office
from gongkai.office.agencies.service import DutyKind
from gongkai.office.catalogue.service import FactKind
from gongkai.office.desk.journal_words import ACT_WORDS, THING_WORDS, duty_words, field_words, value_words

OFFICE = Path(gongkai.office.__file__).parent
MADE_OF = {"entry.{kind.value}": {f"entry.{kind.value}" for kind in FactKind}}
"""Codes put together while telling, and all that may come of them."""


def _calls() -> Iterator[ast.Call]:
    for path in OFFICE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "tell":
                yield node


def _codes(node: ast.expr) -> set[str]:
    """The texts an expression may give; one that cannot be told shows as its source and fails the test."""
    if isinstance(node, ast.Constant):
        return {str(node.value)}
    if isinstance(node, ast.IfExp):
        return _codes(node.body) | _codes(node.orelse)
    made = ast.unparse(node)[2:-1] if isinstance(node, ast.JoinedStr) else ast.unparse(node)
    return MADE_OF.get(made, {made})


def test_every_act_told_anywhere_has_a_word() -> None:
    told = {code for call in _calls() for code in _codes(call.args[1])}

    assert len(told) > 20
    assert told - ACT_WORDS.keys() == set()


def test_every_thing_told_anywhere_has_a_word() -> None:
    told = {code for call in _calls() for code in _codes(call.args[2])}

    assert told - THING_WORDS.keys() == set()


def test_no_word_is_english() -> None:
    assert [word for word in [*ACT_WORDS.values(), *THING_WORDS.values()] if word.isascii()] == []


def test_an_act_is_not_called_what_another_is_called() -> None:
    assert len(set(ACT_WORDS.values())) == len(ACT_WORDS)


def _keys_told() -> set[tuple[str, str]]:
    """The things and the fields whose names stand in the source, before and after."""
    found: set[tuple[str, str]] = set()
    for call in _calls():
        for given in call.keywords:
            if given.arg in ("before", "after") and isinstance(given.value, ast.Dict):
                names = [key.value for key in given.value.keys if isinstance(key, ast.Constant)]
                found |= {(thing, str(name)) for thing in _codes(call.args[2]) for name in names}
    return found


def test_every_field_told_by_name_has_a_word() -> None:
    told = _keys_told()

    assert told
    assert {(thing, name) for thing, name in told if field_words(thing, name) == name} == set()


@pytest.mark.parametrize(
    ("thing", "name", "value", "words"),
    [
        ("agency", "mfa_required", True, "是"),
        ("agency", "telephone", "", "（空）"),
        ("duty", "kind", "clerk", "信息员"),
        ("entry", "changed", ["title", "body"], "标题、正文"),
        ("plan", "notices", [], "（空）"),
        ("entry", "title", {"hashed": "ab"}, "（个人信息，只留校验值）"),
    ],
)
def test_values_stand_in_words(thing: str, name: str, value: object, words: str) -> None:
    assert value_words(thing, name, value) == words


def test_a_code_without_a_word_is_shown_and_not_left_out() -> None:
    assert field_words("agency", "brand_new") == "brand_new"
    assert duty_words(DutyKind.CLERK) == "信息员"
