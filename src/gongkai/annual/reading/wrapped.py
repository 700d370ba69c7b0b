"""Labels that a PDF program broke over lines, before, behind or around their figures, put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongkai.annual.reading.folding import fold, fold_short
from gongkai.document.blocks import Block, Paragraph

_TOKEN = re.compile(r"[\s\u3000\xa0]+")
_FIGURE = re.compile(r"^[+\-－＋]?[\d０-９][\d０-９,，.．]*$|^[—－\-/／]$")
LONGEST = 60
REACH = 2
"""How many lines above and below a line of figures a label may be broken over."""


def split_figures(text: str) -> tuple[list[str], list[str]]:
    """A line's words and the figures that end it."""
    tokens = [token for token in _TOKEN.split(text.strip()) if token]
    count = 0
    while count < len(tokens) and _FIGURE.match(tokens[-1 - count]):
        count += 1
    return tokens[: len(tokens) - count], tokens[len(tokens) - count :]


def _joined(text: str) -> tuple[str, list[str]]:
    """A line's words run together, and the figures that end it."""
    words, figures = split_figures(text)
    return "".join(words), figures


def is_key(text: str, keys: frozenset[str]) -> bool:
    """Whether a text is a label of the form."""
    return fold(text) in keys or fold_short(text) in keys


def mend_lines(blocks: Sequence[Block], keys: frozenset[str]) -> list[Block]:
    """The blocks with each broken label and its figures made one line; blocks that are none of these stay."""
    parts = [_joined(b.text) if isinstance(b, Paragraph) and len(b.text) <= LONGEST else None for b in blocks]
    gone: set[int] = set()
    mended: dict[int, str] = {}
    for i, part in enumerate(parts):
        if part is None or not part[1] or is_key(part[0], keys) or not part[0]:
            continue
        span = _span(parts, i, gone, keys)
        if span is not None:
            before, behind, label = span
            gone |= set(range(i - before, i)) | set(range(i + 1, i + 1 + behind))
            mended[i] = " ".join([label, *part[1]])
    result: list[Block] = []
    for i, block in enumerate(blocks):
        if i in gone:
            continue
        if i in mended and isinstance(block, Paragraph):
            result.append(Paragraph(mended[i], block.level, block.place, block.centred))
        else:
            result.append(block)
    return result


def _span(
    parts: list[tuple[str, list[str]] | None], i: int, gone: set[int], keys: frozenset[str]
) -> tuple[int, int, str] | None:
    """How many lines before and behind line `i` belong to its label, and the label."""
    for total in range(1, 2 * REACH + 1):
        for before in range(min(total, REACH), -1, -1):
            behind = total - before
            if behind > REACH:
                continue
            indexes = [*range(i - before, i), *range(i + 1, i + 1 + behind)]
            if any(n < 0 or n >= len(parts) or n in gone or not _is_bare(parts[n]) for n in indexes):
                continue
            label = "".join(part[0] for n in range(i - before, i + behind + 1) if (part := parts[n]))
            if is_key(label, keys):
                return before, behind, label
    return None


def _is_bare(part: tuple[str, list[str]] | None) -> bool:
    """A line of words without figures."""
    return part is not None and bool(part[0]) and not part[1]
