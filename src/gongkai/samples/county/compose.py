"""The whole county: every agency's items of three years, written, numbered and linked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from gongkai.samples.county.chance import chance, spin
from gongkai.samples.county.days import before
from gongkai.samples.county.figures import MAKERS, Ground
from gongkai.samples.county.item import Item, Paper, Table
from gongkai.samples.county.places import Place, places
from gongkai.samples.county.policies import PolicySlot, policies_of
from gongkai.samples.county.policy_text import policy_item
from gongkai.samples.county.slots import Slot, Span, slots_of
from gongkai.samples.county.wording import day_words, numeral
from gongkai.samples.county.words import common_words

LIVE_DAYS = 48
"""How many working days ago the office was opened: what is younger went through its own acts."""
SMALL_SHARE = 12
"""In the small county one item in so many is kept, and what the kept ones refer to."""
_WITH_FILES = frozenset({"qingxi", "hewan", "yunling", "rsj", "zrzy"})
"""The agencies whose lists come with an attachment; the others put them into the text alone."""


@dataclass(frozen=True, slots=True)
class County:
    """The items of all agencies in the order they were formed, and the day the office was opened."""

    today: date
    opened: date
    items: tuple[Item, ...]


def compose(today: date, *, small: bool = False) -> County:
    """The county as it is on a day. The same day and size give the same items."""
    span = Span(today, before(today, LIVE_DAYS))
    items = [item for place in places() for item in _items_of(place, span)]
    if small:
        items = _thinned(items)
    return County(today, span.opened, tuple(sorted(items, key=lambda item: (item.formed_on, item.key))))


def _items_of(place: Place, span: Span) -> Iterator[Item]:
    slots: list[Slot | PolicySlot] = list(slots_of(place, span))
    if place.kind == "township":
        slots += policies_of(place, span)
    serials: Counter[tuple[str, int]] = Counter()
    made, titles = dict[str, Item](), Counter[tuple[int, str]]()
    for slot in sorted(slots, key=lambda slot: (slot.formed_on, slot.key)):
        number = _number(place, slot, serials)
        item = policy_item(place, slot, number, made) if isinstance(slot, PolicySlot) else _item(place, slot, number)
        titles[slot.formed_on.year, item.title] += 1
        count = titles[slot.formed_on.year, item.title]
        made[item.key] = item if count == 1 else replace(item, title=f"{item.title}（之{numeral(count)}）")
        yield made[item.key]


def _number(place: Place, slot: Slot | PolicySlot, serials: Counter[tuple[str, int]]) -> str:
    series = slot.series
    if not series:
        return ""
    serials[series, slot.formed_on.year] += 1
    return f"{place.mark}{series}〔{slot.formed_on.year}〕{serials[series, slot.formed_on.year]}号"


def _item(place: Place, slot: Slot, number: str) -> Item:
    template, rng = slot.template, chance("item", slot.key)
    ground = Ground(rng, place, slot.formed_on)
    words, table = common_words(ground, slot.number), Table()
    for figures in template.figures:
        made = MAKERS[figures["use"]](ground, **{name: value for name, value in figures.items() if name != "use"})
        words |= made.words
        table = made.table or table
    title, summary, body = (
        spin(text, rng).format_map(words) for text in (template.title, template.summary, template.body.strip())
    )
    return Item(
        key=slot.key, agency=place.slug, category=template.category_of(place), genre=template.genre, title=title,
        summary=summary, body=f"{body}\n{place.name}\n{day_words(slot.formed_on)}", issuer=place.name,
        document_number=number, formed_on=slot.formed_on, published_on=slot.published_on, topic=template.topic,
        keywords=template.keywords, normative=template.normative, validity="valid" if template.normative else "",
        effective_on=slot.formed_on + timedelta(days=30) if template.normative else None,
        expires_on=slot.formed_on + timedelta(days=30 + 5 * 365) if template.normative else None,
        papers=_papers(place, slot, words, title, body, table),
    )  # fmt: skip


def _papers(place: Place, slot: Slot, words: dict[str, str], title: str, body: str, table: Table) -> tuple[Paper, ...]:
    template = slot.template
    if not template.attach or place.slug not in _WITH_FILES or (template.attach == "pdf" and slot.number > 1):
        return ()
    name = template.attach_name.format_map(words)
    lines = () if template.attach == "xlsx" else (*body.splitlines(), place.name, day_words(slot.formed_on))
    return (Paper(template.attach, name, title, lines, table),)


def _thinned(items: list[Item]) -> list[Item]:
    by_key = {item.key: item for item in items}
    kept = {item.key for item in items if chance("small", item.key).randrange(SMALL_SHARE) == 0}
    for key in list(kept):
        waiting = [other for _, other in by_key[key].about]
        while waiting:
            other = waiting.pop()
            kept.add(other)
            waiting += [further for _, further in by_key[other].about]
    return [item for item in items if item.key in kept]
