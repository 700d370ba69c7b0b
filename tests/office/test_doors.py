"""An app of the office is used by its neighbours through its one door."""

from __future__ import annotations

import re
from pathlib import Path

import gongkai.office

OFFICE = Path(gongkai.office.__file__).parent
DOORS = {"service"}
ALSO = {("agencies", "web")}
"""What every page of the desk shares lives with the agencies, since it asks who asks."""


def test_neighbours_come_in_by_the_door() -> None:
    found = re.compile(r"from gongkai\.office\.(\w+)\.(\w+)")
    strangers = [
        f"{path.relative_to(OFFICE)}: {app}.{module}"
        for path in sorted(OFFICE.glob("*/**/*.py"))
        for app, module in found.findall(path.read_text(encoding="utf-8"))
        if app != path.relative_to(OFFICE).parts[0] and module not in DOORS and (app, module) not in ALSO
    ]

    assert strangers == []
