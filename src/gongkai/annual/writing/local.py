"""The skeleton of a local table outside the national form, as it was found."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from gongkai.annual.report import Figure, Supplement
from gongkai.annual.writing.skeleton import FormCell, Role, Skeleton
from gongkai.annual.writing.widths import LINE_CHARACTERS, free_widths
from gongkai.annual.writing.words import printable

_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(\.[0-9]{1,10})?")


def plain_figure(text: str) -> Figure | None:
    """The figure of a text that is nothing but a plain number without leading zeros, so that it prints the same."""
    match = _PLAIN.fullmatch(text)
    if match is None or (text.startswith("-0") and not match[1]):
        return None
    return Decimal(text) if match[1] else int(text)


def supplement_skeleton(supplement: Supplement) -> Skeleton:
    """A local table laid out as found: its header on top, short rows filled up with blanks."""
    rows = ([supplement.header] if any(supplement.header) else []) + supplement.rows
    head_rows = 1 if any(supplement.header) else 0
    width = max((len(row) for row in rows), default=0)
    cells: list[FormCell] = []
    for r, row in enumerate(rows):
        for c in range(width):
            text = printable(row[c]) if c < len(row) else ""
            value = plain_figure(text)
            cells.append(FormCell(text, r, c, 1, 1, _role(r < head_rows, c, value), None, value))
    return Skeleton(
        name=printable(supplement.title or ""),
        cells=tuple(cells),
        height=len(rows),
        head_rows=head_rows,
        label_columns=1 if width > 1 else 0,
        shares=_shares(cells, 1 if width > 1 else 0, width),
        bodies=(head_rows,) if len(rows) > head_rows else (),
    )


def _shares(cells: list[FormCell], first: int, width: int) -> tuple[Fraction, ...]:
    """The value columns' shares of their width, by what stands in them."""
    widths = free_widths(cells, width, LINE_CHARACTERS)[first:]
    rounded = [Fraction(round(share * 1000), 1) for share in widths]
    return tuple(share / sum(rounded) for share in rounded)


def _role(head: bool, column: int, value: Figure | None) -> Role:
    if head:
        return "column"
    if value is not None:
        return "figure"
    return "row" if column == 0 else "words"
