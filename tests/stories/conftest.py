"""A real browser before a real server: people sign in, click and read; every page they open is held against axe."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from stories_world import DESK, FLAGS, PASSWORD, PEOPLE, Town, Visitor

from gongkai.office.agencies.service import Asker, DutyKind, add_person, assign_duty, register_agency

# Django's guard against its own database calls in an event loop: playwright's runs in this thread and makes none.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no Chromium here (Debian package chromium): the stories in a browser were left out")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visitor(browser: Browser, live_server: object) -> Iterator[Callable[..., Visitor]]:
    """Makes visitors: visitor("王芳", "u1") signs in; visitor("citizen") is a stranger. Each has a browser of his own."""
    open_contexts: list[BrowserContext] = []
    faults: list[str] = []

    def make(name: str, username: str = "", size: dict[str, int] = DESK) -> Visitor:
        context = browser.new_context(viewport=size, locale="zh-CN", timezone_id="Asia/Shanghai", accept_downloads=True)  # type: ignore[arg-type]
        open_contexts.append(context)
        context.set_default_timeout(8_000)
        page = context.new_page()
        server = live_server.url  # type: ignore[attr-defined]
        page.on(
            "console",
            lambda message: (
                faults.append(message.text) if message.type == "error" and "status of 4" not in message.text else None
            ),
        )
        page.on(
            "request",
            lambda request: (
                faults.append(request.url) if not request.url.startswith((server, "data:", "blob:")) else None
            ),
        )
        who = Visitor(page, server, name, faults)
        if username:
            who.open("/accounts/login/")
            page.get_by_label("登录名").fill(username)
            page.get_by_label("密码").fill(PASSWORD)
            page.get_by_role("button", name="登录").click()
            page.wait_for_url("**/desk/**")
            who.look()
        return who

    yield make
    for context in open_contexts:
        context.close()
    # An error on a page's console is a broken page or a breach of the content policy; a foreign request breaks a promise.
    assert not faults


@pytest.fixture
def town(transactional_db: None, tmp_path: Path, settings: object) -> Town:
    """清溪镇 and its neighbour 河湾镇."""
    settings.FILES_ROOT = tmp_path / "files"  # type: ignore[attr-defined]
    program = Asker.program()
    county = register_agency(
        program,
        parent=None,
        kind="county",
        name="云岭县人民政府",
        short_name="云岭县",
        slug="yunling",
        org_code="01100001X",
        office_name="政务公开办公室",
        address="云岭县人民路1号",
        telephone="0000-5550100",
    )
    agency = register_agency(
        program, parent=county, kind="township", name="清溪镇人民政府", short_name="清溪镇", slug="qingxi", org_code="01100012X",
        document_template="清政发〔{year}〕{serial}号", office_name="党政办公室", address="清溪镇中心街8号", telephone="0000-5550108",
        hours="工作日 8:30至12:00，14:00至17:30", postcode="000000", email="qingxi@yunling.example", fax="0000-5550109",
    )  # fmt: skip
    neighbour = register_agency(
        program,
        parent=county,
        kind="township",
        name="河湾镇人民政府",
        short_name="河湾镇",
        slug="hewan",
        org_code="01100013X",
    )
    people = {}
    for login, (name, kind) in PEOPLE.items():
        person, _ = add_person(program, agency, username=login, name=name, password=PASSWORD, must_change=False)
        assign_duty(program, agency, person, kind, from_on=date(2020, 1, 1))
        people[login] = person
    other, _ = add_person(program, neighbour, username="other", name="外镇", password=PASSWORD, must_change=False)
    assign_duty(program, neighbour, other, DutyKind.CLERK, from_on=date(2020, 1, 1))
    return Town(agency, neighbour, people | {"other": other})
