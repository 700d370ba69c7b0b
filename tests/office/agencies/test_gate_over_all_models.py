"""One gate for all: every model that belongs to an agency is read by saying for whom, and by nothing else."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

import gongkai.office
from gongkai.office.agencies.service import Agency, Asker, Gate, Gated, Person

OFFICE = Path(gongkai.office.__file__).parent
OURS = [model for model in apps.get_models() if model.__module__.startswith("gongkai.office.")]
OPEN_TO_ALL = {Agency, Person}
"""Agencies are public bodies (art. 12); an account says a name and nothing else. What it may do is in Duty, which is gated."""


def _belongs(model: type[models.Model], seen: frozenset[type[models.Model]] = frozenset()) -> bool:
    """Whether a chain of foreign keys leads from a model to an agency."""
    for field in model._meta.concrete_fields:
        target = field.related_model
        if not isinstance(target, type) or target in seen or not target.__module__.startswith("gongkai.office."):
            continue
        if target is Agency or _belongs(target, seen | {model}):
            return True
    return False


BELONGING = [model for model in OURS if model not in OPEN_TO_ALL and _belongs(model)]


def test_the_walk_finds_models_that_belong_to_an_agency() -> None:
    assert {"agencies.Duty", "catalogue.Entry", "catalogue.Version"} <= {model._meta.label for model in BELONGING}


@pytest.mark.parametrize("model", BELONGING, ids=lambda model: model._meta.label)
def test_what_belongs_to_an_agency_stands_behind_the_gate(model: type[models.Model]) -> None:
    assert issubclass(model, Gated)


@pytest.mark.parametrize("model", [m for m in OURS if issubclass(m, Gated)], ids=lambda model: model._meta.label)
def test_what_stands_behind_the_gate_says_who_may_see_it(model: type[Gated]) -> None:
    assert model.visible.__func__ is not Gated.visible.__func__  # type: ignore[attr-defined]


@pytest.mark.parametrize("model", [m for m in OURS if issubclass(m, Gated)], ids=lambda model: model._meta.label)
def test_no_manager_gives_rows_without_being_told_for_whom(model: type[Gated]) -> None:
    assert not hasattr(model, "objects")
    assert {manager.name for manager in model._meta.managers} == {"_internal", "rows"}
    assert isinstance(model.rows, Gate)
    with pytest.raises(TypeError, match="seen_by"):
        model.rows.all()


@pytest.mark.django_db
@pytest.mark.parametrize("model", [m for m in OURS if issubclass(m, Gated)], ids=lambda model: model._meta.label)
def test_a_stranger_may_ask_of_every_model(model: type[Gated]) -> None:
    assert list(model.rows.seen_by(Asker.stranger())) == list(model.rows.seen_by(Asker.stranger()))


def _sources() -> Iterator[Path]:
    return (path for path in OFFICE.rglob("*.py") if "migrations" not in path.parts)


def _uses(path: Path) -> Iterator[tuple[str, int]]:
    """Where a file names `_internal`, and of what."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr == "_internal":
            yield ast.unparse(node.value), node.lineno


def _may_use(path: Path) -> bool:
    within = path.relative_to(OFFICE).parts[1:]
    return bool(within) and (
        within[0] in ("models.py", "models", "reads.py", "reads", "acts", "gate.py", "projection.py")
    )


def test_the_way_around_the_gate_is_used_in_models_reads_and_acts_alone() -> None:
    wrong = [
        f"{path.relative_to(OFFICE)}:{line} {of}"
        for path in _sources()
        for of, line in _uses(path)
        if not _may_use(path)
    ]

    assert wrong == []


def test_nobody_goes_around_the_gate_of_another_app() -> None:
    home = {model.__name__: model._meta.app_label for model in OURS}
    used = [(path, of, line) for path in _sources() for of, line in _uses(path)]
    wrong = [
        f"{path.relative_to(OFFICE)}:{line} {of}"
        for path, of, line in used
        if home.get(of.rsplit(".", 1)[-1], path.relative_to(OFFICE).parts[0]) != path.relative_to(OFFICE).parts[0]
    ]

    assert used
    assert wrong == []
