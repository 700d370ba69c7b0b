"""What is derived, and how it is made again.

An app below registers its own by an attribute of its AppConfig: `rebuilders = {"projections": "dotted.path.rebuild"}`,
and names tables that hold nothing but what a rebuild fills as `derived = ("search.Chunk",)`: a backup leaves them out.
"""

from __future__ import annotations

from collections.abc import Callable

Rebuilder = Callable[[], object]
_rebuilders: dict[str, Rebuilder] = {}
_derived: set[str] = set()


def register_rebuilder(name: str, function: Rebuilder, tables: tuple[str, ...] = ()) -> None:
    """Let `gongkai rebuild NAME` call `function`, which gives what it has to say or None.

    `tables` are models, as app.Model, that the function fills from nothing. Raises ValueError for a name given twice.
    """
    if _rebuilders.setdefault(name, function) is not function:
        raise ValueError(f"two functions want to rebuild {name}")
    _derived.update(table.lower() for table in tables)


def rebuilders() -> list[str]:
    """The names registered, in order."""
    return sorted(_rebuilders)


def derived_tables() -> frozenset[str]:
    """The models that a backup leaves out since a rebuild fills them, as app.model in small letters."""
    return frozenset(_derived)


def rebuild(name: str) -> object:
    """Make again what is registered under `name`; gives what the function says. Raises KeyError for an unknown name."""
    return _rebuilders[name]()
