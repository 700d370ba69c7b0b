"""How wide the columns of a table are: no figure broken, label columns wider the more their labels say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import sqrt

from gongkai.annual.writing.skeleton import FormCell, Skeleton
from gongkai.annual.writing.words import em_width

LINE_CHARACTERS = 42.0
"""How many characters of 10.5 pt stand on a line of 156 mm."""
PADDING = 0.6
"""The margins of a cell, left and right together, in characters."""
LEAST = 2.1
"""The narrowest value column, in characters: a head such as 法律服务机构 stands in three lines of two."""
LEAST_LABEL = 3.1
"""The narrowest label column, in characters."""
LABEL_PULL = 6.0
"""How much more of the spare width a label column draws than all value columns, for the same length of text."""

_UNBROKEN = re.compile(r"[!-~]+")


def column_widths(form: Skeleton, characters: float) -> list[float]:
    """The widths of the columns as parts of 1, on a line that holds `characters` Chinese characters.

    Value columns keep their shares of one width. Where everything fits on one line, what is left is spread evenly;
    where it does not, the spare width goes to the columns with most to say.
    """
    values = [cell for cell in form.cells if cell.column >= form.label_columns and cell.role != "panel"]
    need = max((_need(cell) / _share(form, cell) for cell in values), default=0.0)
    natural = max((_natural(cell) / _share(form, cell) for cell in values), default=0.0)
    needs = [LEAST_LABEL + PADDING] * form.label_columns + [need]
    naturals = [max(LEAST_LABEL + PADDING, longest) for longest in _labels(form)] + [max(need, natural)]
    spare = characters - sum(needs)
    wants = [wish - least for wish, least in zip(naturals, needs, strict=True)]
    if spare >= sum(wants):
        printed = round(1 / max(form.shares))
        portions = [1.0] * form.label_columns + [float(printed)]
        left = (spare - sum(wants)) / sum(portions)
        widths = [wish + left * portion for wish, portion in zip(naturals, portions, strict=True)]
    else:
        pulls = [sqrt(_crowding(form, column)) * LABEL_PULL for column in range(form.label_columns)]
        pulls.append(sqrt(max(wants[-1], 0.0)))
        pulled = max(sum(pulls), 1e-9)
        widths = [least + max(spare, 0.0) * pull / pulled for least, pull in zip(needs, pulls, strict=True)]
    total = sum(widths)
    return [width / total for width in widths[:-1]] + [widths[-1] * float(share) / total for share in form.shares]


def free_widths(cells: Iterable[FormCell], count: int, characters: float) -> list[float]:
    """The widths of `count` columns of a table of any form, as parts of 1: no number or word broken, then by length."""
    needs, pulls = [LEAST] * count, [1.0] * count
    for cell in cells:
        if cell.colspan == 1:
            longest = max(map(len, _UNBROKEN.findall(cell.text)), default=0)
            needs[cell.column] = max(needs[cell.column], min(longest * 0.55 + 0.2, 12.0))
            pulls[cell.column] = max(pulls[cell.column], sqrt(em_width(cell.text)))
    spare = max(characters - sum(needs) - PADDING * count, 0.0)
    widths = [need + PADDING + spare * pull / sum(pulls) for need, pull in zip(needs, pulls, strict=True)]
    return [width / sum(widths) for width in widths]


def _share(form: Skeleton, cell: FormCell) -> float:
    first = cell.column - form.label_columns
    return float(sum(form.shares[first : first + cell.colspan]))


def _need(cell: FormCell) -> float:
    # A figure is never broken over two lines; a head may stand two characters wide.
    return (em_width(cell.text) + 0.2 if cell.value is not None else LEAST) + PADDING


def _natural(cell: FormCell) -> float:
    return min(em_width(cell.text), 30.0) + 0.2 + PADDING


def _labels(form: Skeleton) -> list[float]:
    longest = [0.0] * form.label_columns
    for cell in form.cells:
        if cell.column < form.label_columns and cell.colspan == 1:
            longest[cell.column] = max(longest[cell.column], _natural(cell))
    return longest


def _crowding(form: Skeleton, column: int) -> float:
    """The most characters that a row's height of this column must hold."""
    cells = [cell for cell in form.cells if cell.column == column and cell.colspan == 1]
    return max((em_width(cell.text) / cell.rowspan for cell in cells), default=0.0)
