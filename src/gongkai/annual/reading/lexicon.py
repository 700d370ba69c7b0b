"""Which labels mean which rows and columns of the form, in every edition, and how far a label is from the printed one."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from gongkai.annual.reading.figures import read_figure
from gongkai.annual.reading.folding import fold, fold_all, fold_short
from gongkai.law.edition import Edition, Label, Panel, TableForm

Axis = Literal["row", "column", "branch", "group", "head"]
"""row, column: a line of the form. branch: a label that rows stand under. group: one that columns stand under.
head: what is printed over or beside a whole panel."""


class Entry(NamedTuple):
    """What a label means in one edition. `line` is the index of the row or column in its panel."""

    table: int
    axis: Axis
    panel: int
    line: int
    exact: bool
    """Whether the label is the printed one, width, spacing and numbering aside."""


class Meaning(NamedTuple):
    """What a label may be in some tables, looked at once."""

    entries: tuple[Entry, ...]
    row: bool
    column: bool
    over: bool
    """Whether it stands over columns, or over or beside a panel."""
    figure: bool
    """Whether it is no label but a figure."""


LONGEST_LABEL = 120
SEEN_MOST = 20_000


@dataclass(slots=True)
class Lexicon:
    """The labels of one edition by their key."""

    edition: Edition
    entries: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    weight: int = 0
    """How many rows and columns the edition has, the measure of how well a document fits it."""
    seen: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    """Texts asked for before: reports use the same few hundred words again and again."""

    clean_heads: dict[tuple[object, ...], object] = field(default_factory=dict)
    """Columns of head rows that were in order, by their words; most reports of a form have the very same heads."""
    meanings: dict[frozenset[int], dict[str, Meaning]] = field(default_factory=dict)

    def meaning(self, text: str, tables: frozenset[int]) -> Meaning:
        """What a text may be in the tables numbered `tables`."""
        known = self.known(tables)
        found = known.get(text)
        if found is None:
            every = self.find(text)
            entries = tuple(entry for entry in every if entry.table in tables)
            axes = {entry.axis for entry in entries}
            figure = not every and read_figure(text).value is not None
            found = Meaning(entries, "row" in axes, "column" in axes, bool(axes & {"head", "group"}), figure)
            if len(known) < SEEN_MOST:
                known[text] = found
        return found

    def known(self, tables: frozenset[int]) -> dict[str, Meaning]:
        """What texts asked for before may be in the tables numbered `tables`."""
        found = self.meanings.get(tables)
        if found is None:
            found = self.meanings[tables] = {}
        return found

    def find(self, text: str) -> tuple[Entry, ...]:
        """Everything the label may mean; nothing for a text that is no label of this edition."""
        found = self.seen.get(text)
        if found is None:
            found = self._look_up(text)
            if len(self.seen) < SEEN_MOST:
                self.seen[text] = found
        return found

    def _look_up(self, text: str) -> tuple[Entry, ...]:
        if not text or len(text) > LONGEST_LABEL or text.isdigit():
            return ()
        found = self.entries.get(fold(text))
        return self.entries.get(fold_short(text), ()) if found is None else found


def _add(entries: dict[str, list[Entry]], label: str, entry: Entry) -> None:
    for key in {fold(label), fold_short(label)}:
        if key and entry not in entries.setdefault(key, []):
            entries[key].append(entry)


def _run_together(label: Label) -> set[str]:
    """Branch and item in one cell, as in （三）不予公开-1.属于国家秘密, folded."""
    groups = [fold(group) for group in label.under]
    heads = set(groups) | {"".join(groups)}
    return {head + words for head in heads if head for words in (fold_all(label.label), fold(label.label))}


def _add_panel(entries: dict[str, list[Entry]], table: TableForm, index: int, panel: Panel) -> int:
    weight = 0
    for axis, labels in (("row", panel.rows), ("column", panel.columns)):
        for line, label in enumerate(labels):
            if not label.label:
                continue
            weight += 1
            _add(entries, label.label, Entry(table.number, axis, index, line, True))  # type: ignore[arg-type]
            entry = Entry(table.number, axis, index, line, True)  # type: ignore[arg-type]
            if axis == "row":
                for words in _run_together(label):
                    entries.setdefault(words, []).append(entry)
            for group in label.under:
                over: Axis = "branch" if axis == "row" else "group"
                _add(entries, group, Entry(table.number, over, index, -1, True))
            for variant in label.variants:
                # What differs only by a remark in brackets, such as 保留4位小数, is the printed label.
                exact = fold_short(variant) == fold_short(label.label)
                _add(entries, variant, Entry(table.number, axis, index, line, exact))  # type: ignore[arg-type]
    for head in (panel.head, panel.corner):
        if head:
            _add(entries, head, Entry(table.number, "head", index, -1, True))
    return weight


class Identity:
    """What is remembered of an edition is found by which object it is, since it holds mappings and cannot be hashed.

    A key of such a value keeps the edition alive, so that no other can ever take its place in memory.
    """

    __slots__ = ("value",)

    def __init__(self, value: Edition) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Identity) and self.value is other.value


def identities(editions: tuple[Edition, ...]) -> tuple[Identity, ...]:
    """Editions as keys of what is remembered of them."""
    return tuple(Identity(edition) for edition in editions)


@lru_cache(maxsize=32)
def _build(holder: Identity) -> Lexicon:
    edition = holder.value
    entries: dict[str, list[Entry]] = {}
    weight = 0
    for table in edition.tables:
        for index, panel in enumerate(table.panels):
            weight += _add_panel(entries, table, index, panel)
    frozen: dict[str, tuple[Entry, ...]] = {}
    for key, found in entries.items():
        # A label printed on the form hides a variant of the same key in the same table and axis.
        exact = {(entry.table, entry.axis, entry.panel) for entry in found if entry.exact}
        frozen[key] = tuple(e for e in found if e.exact or (e.table, e.axis, e.panel) not in exact)
    return Lexicon(edition, frozen, weight)


def lexicon_of(edition: Edition) -> Lexicon:
    """The lexicon of an edition, built once."""
    return _build(Identity(edition))


class Keys(NamedTuple):
    """The folded labels of some editions: all of them, those that name rows, and those that name only rows or columns."""

    all: frozenset[str]
    rows: frozenset[str]
    only_rows: frozenset[str]
    only_columns: frozenset[str]


@lru_cache(maxsize=8)
def _keys(holders: tuple[Identity, ...]) -> Keys:
    entries = [item for holder in holders for item in lexicon_of(holder.value).entries.items()]
    rows = frozenset(key for key, found in entries if any(entry.axis == "row" for entry in found))
    columns = frozenset(key for key, found in entries if any(entry.axis == "column" for entry in found))
    return Keys(frozenset(key for key, _ in entries), rows, rows - columns, columns - rows)


def known_keys(editions: tuple[Edition, ...]) -> Keys:
    """Every label key of any of the editions: the first, cheap question asked of a cell."""
    return _keys(identities(editions))
