"""The readable difference of two versions: field by field, and the text line by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Literal

from gongkai.law.catalogue import DISCLOSURE, GENRES, GROUNDS, VALIDITY
from gongkai.office.agencies.service import Asker
from gongkai.office.catalogue.content import FIELDS, files_of, values_of
from gongkai.office.catalogue.models import Category, Version

Mark = Literal["same", "out", "in"]
Step = tuple[str, int, int, int, int]
MOST_PAIRS = 50_000
"""Equal pairs between two stretches of text, up to which they are compared letter by letter or line by line."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: in both versions, in the old one alone, or in the new one alone."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A field that differs: its label, and the pieces of each of its lines."""

    label: str
    lines: tuple[tuple[Piece, ...], ...]


def difference(old: Version, new: Version) -> list[Changed]:
    """What changed from one version to another, in the order of the form; empty when they say the same."""
    before, after = values_of(old), values_of(new)
    found = []
    for name in FIELDS:
        was, now = shown(name, before[name]), shown(name, after[name])
        if was != now:
            label = str(Version._meta.get_field(name.removesuffix("_id")).verbose_name)  # type: ignore[union-attr]
            found.append(Changed("类目" if name == "category_id" else label, _lines(was, now)))
    was, now = (_files(version) for version in (old, new))
    if was != now:
        found.append(Changed("附件", _lines(was, now)))
    return found


def shown(name: str, value: object) -> str:
    """A field's value as people read it."""
    if value is None or value == "":
        return ""
    if name == "category_id":
        row = Category.rows.seen_by(Asker.stranger()).filter(pk=str(value)).first()
        return row.name if row else ""
    if name == "ground":
        return GROUNDS[str(value)].name if str(value) in GROUNDS else str(value)
    choices = {"disclosure": DISCLOSURE, "validity": VALIDITY, "genre": GENRES}.get(name)
    if choices is not None:
        return choices.get(str(value), str(value))
    if isinstance(value, bool):
        return "是" if value else "否"
    return value.isoformat() if isinstance(value, date) else str(value)


def _files(version: Version) -> str:
    return "\n".join(f"{file.name}（{file.hash[:8]}）" for file in files_of(version))


def _lines(was: str, now: str) -> tuple[tuple[Piece, ...], ...]:
    old, new = was.split("\n"), now.split("\n")
    lines: list[tuple[Piece, ...]] = []
    for tag, a, b, c, d in _steps(old, new):
        if tag == "equal":
            lines += [(Piece("same", line),) for line in old[a:b]]
        elif tag == "replace" and b - a == d - c:
            lines += [_within(one, other) for one, other in zip(old[a:b], new[c:d], strict=True)]
        else:
            lines += [(Piece("out", line),) for line in old[a:b]] + [(Piece("in", line),) for line in new[c:d]]
    return tuple(lines)


def _within(old: str, new: str) -> tuple[Piece, ...]:
    steps = _steps(old, new)
    same = sum(b - a for tag, a, b, _, _ in steps if tag == "equal")
    if same < 0.2 * (len(old) + len(new)):
        # Two different sentences: shown whole, since shreds of both are harder to read.
        return tuple(piece for piece in (Piece("out", old), Piece("in", new)) if piece.text)
    pieces: list[Piece] = []
    for tag, a, b, c, d in steps:
        if tag == "equal":
            pieces.append(Piece("same", old[a:b]))
        else:
            pieces += [piece for piece in (Piece("out", old[a:b]), Piece("in", new[c:d])) if piece.text]
    return tuple(pieces)


def _steps(old: Sequence[str], new: Sequence[str]) -> list[Step]:
    """How one becomes the other. What lies between a common beginning and end is compared only as far as time allows.

    Comparing costs as many looks as there are equal pairs, again for each piece found: a page of one long paragraph, or
    of a thousand equal lines, would hold up the whole office. Such a middle is shown as replaced.
    """
    most = min(len(old), len(new))
    head = next((at for at in range(most) if old[at] != new[at]), most)
    tail = next((at for at in range(most - head) if old[-1 - at] != new[-1 - at]), most - head)
    left, right = old[head : len(old) - tail], new[head : len(new) - tail]
    counts = Counter(right)
    steps: list[Step] = [("equal", 0, head, 0, head)] if head else []
    if sum(counts[one] for one in left) > MOST_PAIRS:
        steps.append(("replace", head, len(old) - tail, head, len(new) - tail))
    else:
        found = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
        steps += [(tag, a + head, b + head, c + head, d + head) for tag, a, b, c, d in found]
    if tail:
        steps.append(("equal", len(old) - tail, len(old), len(new) - tail, len(new)))
    return steps
