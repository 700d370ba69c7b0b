"""What the things of the journal are called, as far as the asker may know: one question a kind of thing, not one a line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from gongkai.office.agencies.service import Agency, Asker, Duty, Person
from gongkai.office.catalogue.service import Category, Entry
from gongkai.office.desk.journal_words import THING_WORDS

Key = tuple[str, str]
_LONGEST = 40


def names_of(keys: Iterable[Key], asker: Asker) -> dict[Key, str]:
    """Each thing with its name, or with its number alone where it has none or the asker may not see it."""
    wanted: dict[str, set[int]] = defaultdict(set)
    every = set(keys)
    for thing, thing_id in every:
        if thing_id.isascii() and thing_id.isdigit():
            wanted[thing].add(int(thing_id))
    found = {
        (thing, str(number)): name
        for thing, numbers in wanted.items()
        if thing in _ASK
        for number, name in _ASK[thing](numbers, asker).items()
    }
    return {key: _called(key, found.get(key, "")) for key in every}


def _called(key: Key, name: str) -> str:
    thing, thing_id = key
    word = THING_WORDS.get(thing, thing)
    return f"{word}“{name[:_LONGEST]}”" if name else f"{word} {thing_id}"


def _agencies(numbers: Collection[int], _: Asker) -> dict[int, str]:
    return dict(Agency.objects.filter(pk__in=numbers).values_list("pk", "name"))


def _people(numbers: Collection[int], _: Asker) -> dict[int, str]:
    return dict(Person.objects.filter(pk__in=numbers).values_list("pk", "name"))


def _duties(numbers: Collection[int], asker: Asker) -> dict[int, str]:
    rows = Duty.rows.seen_by(asker).filter(pk__in=numbers).select_related("person")
    return {row.pk: f"{row.person.name} {row.get_kind_display()}" for row in rows}


def _categories(numbers: Collection[int], asker: Asker) -> dict[int, str]:
    return dict(Category.rows.seen_by(asker).filter(pk__in=numbers).values_list("pk", "name"))


def _entries(numbers: Collection[int], asker: Asker) -> dict[int, str]:
    rows = Entry.rows.seen_by(asker).filter(pk__in=numbers).values_list("pk", "public_title", "working__title")
    return {number: working or public for number, public, working in rows}


_ASK: dict[str, Callable[[Collection[int], Asker], dict[int, str]]] = {
    "agency": _agencies,
    "person": _people,
    "duty": _duties,
    "category": _categories,
    "entry": _entries,
}
