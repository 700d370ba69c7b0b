"""Is the journal as it was written? Every line against its text, its hash, its neighbour and the head."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from gongkai.office.journal.chain import ALGORITHM, GENESIS, chained
from gongkai.office.journal.models import Head, Line

_BATCH = 2_000


@dataclass(frozen=True, slots=True)
class Fault:
    """One place where a journal is not as it was written: the agency, the line, and what is wrong, in Chinese."""

    agency: int
    number: int
    message: str


@dataclass(frozen=True, slots=True)
class Known:
    """An end of a chain written down elsewhere: on a backup, in a weekly digest, on paper."""

    number: int
    hash: str


def verify(agency: int, known: Known | None = None) -> Iterator[Fault]:
    """All faults of an agency's chain; none when it is whole.

    Without `known`, a tail cut off together with its head and a chain made anew cannot be seen: that is what the head
    written down elsewhere is for.
    """
    number, previous, met = 0, GENESIS, None
    for line in Line.objects.filter(agency=agency).order_by("number").iterator(_BATCH):
        number += 1
        if line.number != number:
            yield Fault(agency, number, f"缺少第 {number} 条至第 {line.number - 1} 条：有记录被删除。")
            number = line.number
        yield from (Fault(agency, line.number, message) for message in _wrong(line, previous))
        previous = line.hash
        if known and known.number == line.number:
            met = line.hash
    yield from _at_the_end(agency, number, previous)
    if known and known.number and met is None:
        yield Fault(agency, known.number, f"留底记到第 {known.number} 条，现在只有 {number} 条：末尾的记录被截去。")
    elif known and met is not None and met != known.hash:
        yield Fault(agency, known.number, "与留底的校验值不同：这条链在留底之后被重新编造。")


def _wrong(line: Line, previous: str) -> Iterator[str]:
    if line.previous != previous:
        yield "没有接在前一条之后：前一条被改动，或中间的记录被换过。"
    if line.algorithm != ALGORITHM:
        yield f"校验算法写作“{line.algorithm}”，应为 {ALGORITHM}。"
    if chained(line.previous, line.text) != line.hash:
        yield "内容与校验值不符：这条记录被改动。"
    try:
        body = json.loads(line.text)
    except ValueError:
        yield "内容已不是一条完整的记录。"
        return
    for name in ("agency", "number", "trace", "actor", "act", "thing", "thing_id"):
        if body.get(name) != getattr(line, name):
            yield f"栏目“{name}”与记录内容不符：这一栏被改动。"
    if _moment(body.get("recorded_at")) != line.recorded_at:
        yield "登记时间与记录内容不符：登记时间被改动。"


def _moment(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(value))
    except ValueError:
        return None


def _at_the_end(agency: int, number: int, last: str) -> Iterator[Fault]:
    head = Head.objects.filter(agency=agency).first()
    if head is None and number:
        yield Fault(agency, number, "链尾登记已丢失。")
    elif head is not None and (head.number, head.hash) != (number, last):
        yield Fault(
            agency, number, f"链尾登记为第 {head.number} 条，实际末条为第 {number} 条，或校验值不同：末尾被截去或改动。"
        )


def heads() -> dict[int, Known]:
    """The end of every agency's chain, to be written down elsewhere."""
    return {head.agency: Known(head.number, head.hash) for head in Head.objects.order_by("agency")}


def agencies_with_lines() -> list[int]:
    """The agencies that have a journal, also where the head row was lost."""
    with_lines = Line.objects.order_by("agency").values_list("agency", flat=True).distinct()
    return sorted({*with_lines, *Head.objects.values_list("agency", flat=True)})
