"""Hidden data of a file: who wrote it, what was deleted or hidden in it, what it carries along."""

from __future__ import annotations

from gongkai.document.personal.findings import Hidden
from gongkai.document.personal.opening import open_file


def hidden_data(data: bytes, name: str) -> list[Hidden]:
    """What a file holds that its reader does not see, with the place, an excerpt, and whether a program can remove it.

    Raises Refusal where the file cannot be opened; `scan_file` gives the same list and never raises.
    """
    return list(open_file(data, name).hidden)
