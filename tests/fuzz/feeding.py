"""What every fuzz target shares: handing broken files to one reader, and making files that are broken in clever ways.

A target's file is a few pieces, parted by a zero byte. A piece that begins with the byte 1 is woven: its bytes choose
from the words of the format, so that it is well-formed however it was changed. Any other piece is taken as it is.
Only Refusal may come out of a reader; anything else is kept by libFuzzer as a crash.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import sys
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import atheris

WOVEN = b"\x01"
PART = b"\0"


def instrumented(name: str) -> ModuleType:
    """Import a module of the program in such a way that libFuzzer sees which of its lines ran."""
    with atheris.instrument_imports(include=["gongkai"]):
        return importlib.import_module(name)


def start(read: Callable[[bytes], Any], seeds: Sequence[bytes]) -> None:
    """Feed `read` until libFuzzer's options say stop. The seeds go to the first folder that is named."""
    refusal = instrumented("gongkai.document.refusal").Refusal

    def one_input(data: bytes) -> None:
        with contextlib.suppress(refusal):
            read(data)

    folder = next((Path(name) for name in sys.argv[1:] if not name.startswith("-")), None)
    # A file is named to be tried once more, and takes no seeds.
    if folder is not None and not folder.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(seeds):
            (folder / f"seed-{number}").write_bytes(seed)
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


def pieces(data: bytes, count: int) -> list[bytes]:
    """The first `count` pieces of a file; missing ones are empty."""
    found = data.split(PART, count - 1)
    return found + [b""] * (count - len(found))


def markup(piece: bytes, elements: Sequence[str], texts: Sequence[str]) -> bytes:
    """A piece as markup. Woven: each byte opens an element, closes one or writes a text; the next one says which.

    An element is given as what stands in its start tag; one that ends in a slash is empty.
    """
    if not piece.startswith(WOVEN):
        return piece
    out: list[str] = []
    opened: list[str] = []
    codes = iter(piece[1:])
    for code in codes:
        choice = next(codes, 0)
        match code % 4:
            case 0 | 1:
                element = elements[choice % len(elements)]
                out.append(f"<{element}>")
                if not element.endswith("/"):
                    opened.append(element.split()[0])
            case 2:
                out += [f"</{opened.pop()}>" for _ in range(min(choice % 4 + 1, len(opened)))]
            case _:
                out.append(texts[choice % len(texts)])
    return "".join(out + [f"</{name}>" for name in reversed(opened)]).encode()


def words(piece: bytes, vocabulary: Sequence[str]) -> bytes:
    """A piece as text. Woven: each byte is a word of the vocabulary."""
    if not piece.startswith(WOVEN):
        return piece
    return "".join(vocabulary[code % len(vocabulary)] for code in piece[1:]).encode()


def woven(*choices: int) -> bytes:
    """A woven piece from numbers, for seeds; none may be 0."""
    return WOVEN + bytes(choices)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A zip container, stored, of the parts that are not empty."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as container:
        for name, data in parts.items():
            if data:
                container.writestr(zipfile.ZipInfo(name), data)
    return held.getvalue()
