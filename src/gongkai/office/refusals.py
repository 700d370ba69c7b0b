"""How the office refuses an act: always an instruction, with the article where there is one.

Two kinds, since a web page answers them differently: the asker may not (403), or it cannot be done as things stand (422).
"""

from __future__ import annotations

from collections.abc import Mapping


class ActRefused(Exception):
    """An act is not done and nothing was changed. `message` says what is wrong and what to do; `basis` the article."""

    def __init__(self, message: str, *, basis: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.basis = basis


class NotYours(ActRefused):
    """The asker does not hold the duty this act needs."""


class NotPossible(ActRefused):
    """The act is not possible as things stand; `fields` says it again beside each field it concerns."""

    def __init__(self, message: str, *, basis: str = "", fields: Mapping[str, str] | None = None) -> None:
        super().__init__(message, basis=basis)
        self.fields = dict(fields or {})
