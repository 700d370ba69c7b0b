"""Who walks through the stories: visitors with browsers of their own, and a township with its people."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from gongkai.office.agencies.service import Agency, DutyKind, Person

PASSWORD = "long enough 1"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-sync",
    "--disable-component-update",
]
SHOTS = os.environ.get("GONGKAI_SHOTS", "")
"""A folder for pictures of every page the stories open; none are taken where it is not set."""


@dataclass
class Visitor:
    """Somebody before a screen. Every page opened must answer, call on nobody outside, and pass axe."""

    page: Page
    server: str
    name: str
    faults: list[str] = field(default_factory=list)
    _count: int = 0

    def open(self, path: str) -> Page:
        """Go to an address of this server and look at the page."""
        answer = self.page.goto(f"{self.server}{path}")
        assert answer is not None
        assert answer.status < 400, f"{path}: {answer.status}"
        return self.look()

    def status(self, path: str) -> int:
        """The status of an address, for what must not be seen."""
        answer = self.page.goto(f"{self.server}{path}")
        assert answer is not None
        return answer.status

    def press(self, name: str) -> Page:
        """Press a button, or follow a link, of this name, and look at the page it leads to."""
        pattern = re.compile(name)
        button = self.page.get_by_role("button", name=pattern)
        (button if button.count() else self.page.get_by_role("link", name=pattern)).first.click()
        self.page.wait_for_load_state()
        return self.look()

    def look(self) -> Page:
        """Hold the page against axe, and take its picture where pictures are wanted."""
        results = Axe().run(self.page)
        broken = results.response["violations"]
        said = [f"{fault['id']}: {fault['nodes'][0]['html'][:120]}" for fault in broken]
        assert not said, f"{self.page.url}: {said}"
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{self.page.url} is {wide} px wider than the screen"
        if SHOTS:
            self._count += 1
            folder = Path(SHOTS)
            folder.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=folder / f"{self.name}-{self._count:02}.png", full_page=True)
        return self.page


@dataclass(frozen=True)
class Town:
    """清溪镇 with everybody who takes part; each log-in's password is the same."""

    agency: Agency
    neighbour: Agency
    people: dict[str, Person]


PEOPLE = {
    "clerk": ("王芳", DutyKind.CLERK),
    "reviewer": ("周正", DutyKind.SECRECY),
    "endorser": ("李建国", DutyKind.ENDORSER),
    "signatory": ("陈立", DutyKind.SIGNATORY),
    "administrator": ("赵敏", DutyKind.ADMINISTRATOR),
    "auditor": ("孙平", DutyKind.AUDITOR),
}
