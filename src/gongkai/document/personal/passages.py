"""Text of a file as it is searched: passages with their place, made of slots that can be written back into."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from lxml import etree

from gongkai.document.personal.patterns import Hit, find_personal, starred


class Slot(Protocol):
    """One holder of text in a file; `hidden` is what hides it from a reader's eye, empty where nothing does."""

    hidden: str

    def get(self) -> str:
        """The text held."""
        ...

    def put(self, text: str) -> None:
        """Hold another text in place of it."""
        ...


@dataclass(slots=True)
class Fixed:
    """Text that cannot be written back, or a mark that only parts one slot from the next."""

    text: str
    hidden: str = ""

    def get(self) -> str:
        """The text."""
        return self.text

    def put(self, text: str) -> None:
        """Nothing: the check of the masked file sees that the text still stands."""


@dataclass(slots=True)
class ElementText:
    """The text of an XML element."""

    element: etree._Element
    hidden: str = ""

    def get(self) -> str:
        """The text of the element before its first child."""
        return self.element.text or ""

    def put(self, text: str) -> None:
        """Give the element another text."""
        self.element.text = text


@dataclass(slots=True)
class Attribute:
    """The value of an XML attribute."""

    element: etree._Element
    name: str
    hidden: str = ""

    def get(self) -> str:
        """The value."""
        return self.element.get(self.name) or ""

    def put(self, text: str) -> None:
        """Give the attribute another value."""
        self.element.set(self.name, text)


Finder = Callable[[str], list[Hit]]


@dataclass(slots=True)
class Passage:
    """Text that is searched as one: its slots, its place in Chinese, the part of the file to write when it changes."""

    slots: Sequence[Slot]
    where: str
    part: str = ""
    hidden: str = ""
    finder: Finder = field(default=find_personal)
    reachable: bool = False
    """Whether a program can take it out by another way than this passage: `cleaned_file`, or the source of a page."""

    @property
    def text(self) -> str:
        """The text of all slots in order."""
        return "".join(slot.get() for slot in self.slots)

    @property
    def writable(self) -> bool:
        """Whether the passage can be masked where it stands."""
        return any(not isinstance(slot, Fixed) for slot in self.slots)

    def hits(self) -> list[Hit]:
        """The personal numbers in the passage."""
        return self.finder(self.text)

    def hidden_at(self, hit: Hit) -> str:
        """What hides a hit from the eye, empty where it is plain to see."""
        at = 0
        for slot in self.slots:
            end = at + len(slot.get())
            if slot.hidden and at < hit.end and hit.start < end:
                return slot.hidden
            at = end
        return self.hidden

    def mask(self, values: Collection[str] | None = None) -> bool:
        """Put stars on the hits (those of `values` alone, if given); whether any was put."""
        text = self.text
        places = {at for hit in self.finder(text) if values is None or hit.value in values for at in starred(text, hit)}
        if not places:
            return False
        at = 0
        for slot in self.slots:
            held = slot.get()
            if not places.isdisjoint(range(at, at + len(held))):
                slot.put("".join("*" if at + n in places else mark for n, mark in enumerate(held)))
            at += len(held)
        return True


def fixed(text: str, where: str, hidden: str = "", reachable: bool = False) -> Passage:
    """A passage of one text that cannot be written back."""
    return Passage((Fixed(text),), where, hidden=hidden, reachable=reachable)
