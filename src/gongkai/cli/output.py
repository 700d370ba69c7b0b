"""What the commands print: results to standard output, words for people to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from rich.console import Console
from rich.markup import escape

DONE = 0
FOUND = 1
REFUSED = 2
WRONG_USAGE = 64
FAULT = 70


class Format(StrEnum):
    """How results are printed."""

    table = "table"
    json = "json"
    csv = "csv"
    docx = "docx"


def speak_utf8() -> None:
    """Print UTF-8 wherever the output goes; a Windows pipe would otherwise use the local code page."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def console() -> Console:
    """The console for results; a pipe gets plain text wide enough not to cut a line."""
    return Console(width=None if sys.stdout.isatty() else 160, highlight=False, soft_wrap=not sys.stdout.isatty())


def tell(text: str, label: str = "", tone: str = "") -> None:
    """A message to the person on standard error, led by `label` in a colour. Brackets in it are words, not markup."""
    lead = f"[{tone}]{label}[/{tone}] " if tone else label
    Console(stderr=True, highlight=False, soft_wrap=True).print(lead + escape(text))


def print_json(value: Mapping[str, Any]) -> None:
    """One object on one line of standard output."""
    print(json.dumps(value, ensure_ascii=False))


def error_object(code: str, message: str, source: str | None = None) -> dict[str, Any]:
    """The one form of a refusal."""
    error = {"error": {"code": code, "message": message}}
    return {"source": source, **error} if source is not None else error
