"""Load the invented county into an empty office, all or nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from gongkai.office.agencies.service import Agency
from gongkai.office.catalogue.service import Entry
from gongkai.office.demo.cast import Cast
from gongkai.office.demo.importing import import_items, relate_imported
from gongkai.office.demo.living import Life
from gongkai.office.demo.opening import open_accounts, register_agencies
from gongkai.office.demo.people import logins
from gongkai.office.demo.scenes import deeds_of_scenes
from gongkai.office.upkeep.service import rebuild, rebuilders
from gongkai.samples.county.compose import County, compose
from gongkai.samples.county.item import Item
from gongkai.samples.county.scenes import HOME

Told = Callable[[str, int, int], None]
"""What is being done, how many of how many are done."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded: agencies, accounts and entries."""

    agencies: int
    people: int
    entries: int


def is_loaded() -> bool:
    """Whether there is anything in this office already."""
    return Agency.objects.exists()


def load(today: date, *, small: bool = False, told: Told = lambda *_: None) -> Loaded:
    """Bring the county as it is on a day into this office, which must be empty. Nothing is kept where anything fails."""
    if is_loaded():
        raise ValueError("the demonstration is loaded into an empty office alone")
    told("编写文稿", 0, 1)
    county = compose(today, small=small)
    with transaction.atomic():
        told("登记机关和人员", 0, 1)
        agencies = register_agencies(county.opened)
        people = open_accounts(agencies, logins(county.opened, today), county.opened)
        cast = Cast.of(agencies, people)
        entries = _import(cast, county, told)
        _live(cast, county, entries, told)
        count = Entry.rows.seen_by(cast.auditor(today)).count()
    _derive(told)
    return Loaded(len(agencies), len(people), count)


def _import(cast: Cast, county: County, told: Told) -> dict[str, Entry]:
    by_agency = defaultdict[str, list[Item]](list)
    for item in county.items:
        if item.formed_on < county.opened:
            by_agency[item.agency].append(item)
    total, entries = sum(map(len, by_agency.values())), dict[str, Entry]()
    for slug, items in by_agency.items():
        entries |= import_items(cast, slug, items, county.opened)
        told("导入启用前已公开的信息", len(entries), total)
    relate_imported(cast, [item for items in by_agency.values() for item in items], entries, county.opened)
    return entries


def _live(cast: Cast, county: County, entries: dict[str, Entry], told: Told) -> None:
    """The last months as they happened, deed after deed, so that every journal reads in order."""
    # On the desks of 清溪镇 stands what the scenes put there, nothing else.
    living = [
        item
        for item in county.items
        if item.formed_on >= county.opened and (item.agency != HOME or item.published_on < county.today)
    ]
    deeds = sorted([*Life(cast, entries).deeds(living, county.today), *deeds_of_scenes(cast, county.today)])
    for number, deed in enumerate(deeds, 1):
        deed.do()
        if number % 20 == 0 or number == len(deeds):
            told("办理近几个月的信息", number, len(deeds))


def _derive(told: Told) -> None:
    """Make what is derived and was passed over by writing many rows at once: indexes, not the projection, which is right."""
    names = [name for name in rebuilders() if name != "entries"]
    for number, name in enumerate(names):
        told("建立索引", number, len(names))
        rebuild(name)
