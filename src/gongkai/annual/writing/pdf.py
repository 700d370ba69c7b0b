"""A report as a PDF in the look of an official document, set by typst with the fonts of this machine."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import typst

from gongkai.annual.report import Report
from gongkai.annual.writing.fonts import Shelf, installed
from gongkai.annual.writing.galley import Closing, Heading, Piece, Prose, SetTable, Title, report_title, set_galley
from gongkai.annual.writing.saving import save
from gongkai.annual.writing.skeleton import SHORT, Skeleton
from gongkai.annual.writing.widths import LINE_CHARACTERS, column_widths
from gongkai.annual.writing.words import printable
from gongkai.document.blocks import Note

_LEVELS = {"kai": 2, "bold": 3}


def write_pdf(report: Report, path: Path, shelf: Shelf | None = None) -> list[Note]:
    """Set the report in the form of its edition and write it to `path`; gives back what the caller should know.

    Notes: `font_missing` (a face is replaced, with the Debian package that has it), `glyph_missing` (characters no
    installed font has; they are left out). Raises Refusal `needs_fonts` where there is no Chinese font at all, and
    `not_written`.
    """
    data, notes = pdf_bytes(report, shelf or installed())
    save(path, data)
    return notes


def pdf_bytes(report: Report, shelf: Shelf) -> tuple[bytes, list[Note]]:
    """The PDF of the report, set in the fonts of `shelf`, and the notes. The same report gives the same bytes."""
    pieces = set_galley(report)
    galley = {
        "title": report_title(report),
        "author": printable(report.agency or ""),
        "fonts": {face: list(families) for face, families in shelf.families.items()},
        "pieces": [_piece(piece) for piece in pieces],
    }
    data = typst.compile(
        _template(),
        font_paths=shelf.fonts,
        ignore_system_fonts=True,
        sys_inputs={"galley": json.dumps(galley, ensure_ascii=False)},
        timestamp=0,
    )
    return data, [*shelf.notes, *_lacking(pieces, shelf)]


@cache
def _template() -> bytes:
    return (resources.files("gongkai.annual.writing") / "report.typ").read_bytes()


def _piece(piece: Piece) -> dict[str, Any]:
    match piece:
        case Title():
            return {"kind": "title", "lines": piece.lines}
        case Heading():
            return {"kind": "heading", "level": 1, "text": piece.text}
        case Prose(heading=True):
            return {"kind": "heading", "level": _LEVELS[piece.runs[0].face], "text": piece.text}
        case Prose():
            return {"kind": "prose", "held": piece.held, "runs": [run._asdict() for run in piece.runs]}
        case SetTable():
            return _table(piece.skeleton, piece.caption)
        case Closing():
            return {"kind": "closing", "lines": [line._asdict() for line in piece.lines]}


def _table(form: Skeleton, caption: str | None) -> dict[str, Any]:
    return {
        "kind": "table",
        "caption": caption,
        "head": form.head_rows,
        "height": form.height,
        "short": form.height <= SHORT,
        "widths": column_widths(form, LINE_CHARACTERS),
        "cells": [
            {
                "x": cell.column,
                "y": cell.row,
                "rows": cell.rowspan,
                "columns": cell.colspan,
                "text": cell.text,
                "left": form.stands_left(cell),
                "breakable": cell.rowspan > 1 and not form.is_held(cell),
            }
            for cell in form.cells
        ],
    }


def _lacking(pieces: list[Piece], shelf: Shelf) -> list[Note]:
    """A note on the characters that no font here has. Every face ends in the same stand-ins, so one face tells."""
    text = "".join(_words(piece) for piece in pieces)
    missing = shelf.missing("fang", text)
    if not missing:
        return []
    named = "、".join(f"“{character}”（U+{ord(character):04X}）" for character in missing[:10])
    return [
        Note(
            "glyph_missing",
            f"本机字体没有这些字，PDF 中印不出来：{named}。请安装收字更多的字体，或者改存为 Word 文件。",
        )
    ]


def _words(piece: Piece) -> str:
    match piece:
        case SetTable():
            return (piece.caption or "") + "".join(cell.text for cell in piece.skeleton.cells)
        case Closing():
            return "".join(line.text for line in piece.lines)
        case _:
            return piece.text
