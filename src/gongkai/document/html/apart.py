"""A page that may run away is read in a process of its own, which can be stopped: the parser itself cannot."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import gongkai
from gongkai.document.blocks import Block, Cell, Document, Note, Paragraph, Place, Table
from gongkai.document.limits import APART_BYTES, APART_SECONDS
from gongkai.document.refusal import Refusal

_PACKAGE: Final = str(Path(gongkai.__file__).parent.parent)


def read_apart(source: bytes) -> Document:
    """A Document from a page in UTF-8, read in another process within APART_SECONDS and APART_BYTES.

    Raises Refusal `too_slow`, `too_large`, or what the reader raises over there.
    """
    command = [sys.executable, "-P", "-m", "gongkai.document.html.apart"]
    try:
        done = subprocess.run(  # noqa: S603 - our own program, the page comes on standard input
            command,
            input=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=APART_SECONDS,
            env={**os.environ, "PYTHONPATH": _PACKAGE},
            check=False,
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise Refusal("too_slow", "网页过于复杂，没有在限定时间内读完。请把正文复制到 Word 中保存后再试。") from None
    except (OSError, ValueError):
        raise Refusal("too_large", "网页过于复杂，不像一份年度报告。请把正文复制到 Word 中保存后再试。") from None
    if "code" in answer:
        raise Refusal(answer["code"], answer["message"])
    return Document(
        "html",
        [_block(*block) for block in answer["blocks"]],
        [Note(*note) for note in answer["notes"]],
        answer["title"],
    )


def _block(kind: str, *values: Any) -> Block:
    """A block as `_plain` wrote it."""
    if kind == "paragraph":
        text, level, centred = values
        return Paragraph(text, level, Place(), centred)
    widths, cells = values
    grid: list[list[Cell | None]] = [[None] * width for width in widths]
    for text, row, column, down, across in cells:
        cell = Cell(text, row, column, down, across)
        for line in grid[row : row + down]:
            for at in range(column, min(column + across, len(line))):
                line[at] = line[at] or cell
    return Table(grid)


def _plain(block: Block) -> Iterator[Any]:
    """A block as values that JSON knows."""
    if isinstance(block, Paragraph):
        yield from ("paragraph", block.text, block.level, block.centred)
    else:
        cells = [(cell.text, cell.row, cell.column, cell.rowspan, cell.colspan) for cell in block.cells()]
        yield from ("table", [len(row) for row in block.grid], cells)


def _limit_ourselves() -> None:
    """Give this process an end in time and memory, where the system can; the one that started it keeps the time too."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (APART_BYTES, APART_BYTES))
    seconds = int(APART_SECONDS)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def _answer(source: bytes) -> dict[str, Any]:
    from gongkai.document.html.guard import straighten
    from gongkai.document.html.reader import read_source

    try:
        document = read_source(straighten(source))
    except Refusal as refusal:
        return {"code": refusal.code, "message": refusal.message}
    except MemoryError:
        return {"code": "too_large", "message": "网页过于复杂，不像一份年度报告。请把正文复制到 Word 中保存后再试。"}
    return {
        "title": document.title,
        "notes": document.notes,
        "blocks": [list(_plain(block)) for block in document.blocks],
    }


if __name__ == "__main__":
    _limit_ourselves()
    sys.stdout.write(json.dumps(_answer(sys.stdin.buffer.read())))
