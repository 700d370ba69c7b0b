"""A backup taken apart and put together again with a change."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path


def rewritten(source: Path, to: Path, part: str, change: Callable[[bytes], bytes | None]) -> Path:
    """The archive with one part changed or left out, well formed as an archive."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(to, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            changed = change(data) if info.filename == part else data
            if changed is not None:
                new.writestr(info.filename, changed)
    return to
