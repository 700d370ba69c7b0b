"""The one way a file is refused."""

from __future__ import annotations

from typing import Literal

RefusalCode = Literal[
    "not_found",
    "empty",
    "truncated",
    "encrypted",
    "damaged",
    "entities",
    "too_large",
    "too_slow",
    "unsupported",
    "needs_fonts",
    "needs_libreoffice",
    "needs_scan",
    "not_a_report",
    "two_reports",
    "no_tables",
    "not_written",
]


class Refusal(Exception):
    """A file is not read: a stable code for programs and a Chinese sentence that says what to do."""

    def __init__(self, code: RefusalCode, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
