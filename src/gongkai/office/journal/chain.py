"""How a line of the journal is written down and chained. Pure: values in, hashes out.

The hash of a line is SM3 over the hash before it and the line's own text. The text is canonical JSON, kept as it was
hashed, so that no database's idea of JSON or time can change what a hash was taken of.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from cryptography.hazmat.primitives.hashes import SM3, Hash
from cryptography.hazmat.primitives.hmac import HMAC

ALGORITHM = "sm3"
GENESIS = "0" * 64
"""The hash before the first line."""


def sm3(data: bytes) -> str:
    """The SM3 hash of some bytes as 64 hexadecimal digits (GB/T 32905)."""
    digest = Hash(SM3())
    digest.update(data)
    return digest.finalize().hex()


def keyed(key: bytes, value: str) -> str:
    """The SM3-HMAC of a value: stands for it in the journal, and for nothing once the key is gone."""
    mac = HMAC(key, SM3())
    mac.update(value.encode())
    return mac.finalize().hex()


def canonical(body: Mapping[str, object]) -> str:
    """The one way to write a line down: keys sorted, no spaces, characters as they are.

    Raises TypeError for a value that is no text, whole number, truth value, null, list or mapping: a fraction may be
    written differently tomorrow, so none is taken.
    """
    _refuse_fractions(body)
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def chained(previous: str, text: str) -> str:
    """The hash of a line, from the hash before it and its text."""
    return sm3(previous.encode("ascii") + b"\n" + text.encode())


def _refuse_fractions(value: object) -> None:
    if isinstance(value, Mapping):
        for key, item in value.items():
            if not isinstance(key, str):
                raise TypeError(f"a key of a journal line is text, not {key!r}")
            _refuse_fractions(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _refuse_fractions(item)
    elif value is not None and not isinstance(value, str | int | bool):
        raise TypeError(f"a journal line holds no {type(value).__name__}: {value!r}")
