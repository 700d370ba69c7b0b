"""A citizen at the portal: from home to a policy, its explanation and its form; in large type by keyboard; and what is gone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page
from stories_world import DESK, PHONE, Town, Visitor

from gongkai.office.agencies.service import asker_for
from gongkai.office.catalogue.service import (
    Category,
    Entry,
    make_entry,
    publish,
    relate,
    save_draft,
    sign_off,
    submit,
    values_of,
    withdraw,
)
from gongkai.office.files.service import keep_file

pytestmark = pytest.mark.django_db(transaction=True)
POLICY = "清溪镇农村危房改造补助办法"
EXPLANATION = "《清溪镇农村危房改造补助办法》解读"


def _bring_out(town: Town, entry: Entry, reason: str = "") -> None:
    """Through the three sign-offs to the public; the screens of it are another story."""
    clerk = asker_for(town.people["clerk"])
    entry.refresh_from_db()
    assert entry.working is not None
    seen = entry.working.hash
    submit(clerk, entry, seen=seen)
    for login in ("reviewer", "endorser", "signatory"):
        sign_off(asker_for(town.people[login]), entry, seen=seen)
    publish(clerk, entry, seen=seen, reason=reason)
    entry.refresh_from_db()


@pytest.fixture
def policy(town: Town) -> Entry:
    """A policy with a form to download, amended once, and its explanation."""
    clerk = asker_for(town.people["clerk"])
    key = Category._internal.get(code="20.1").pk
    said: dict[str, object] = {
        "title": POLICY, "category_id": key, "issuer": "清溪镇人民政府", "formed_on": date(2026, 3, 2), "genre": "measures",
        "document_number": "清政发〔2026〕3号", "normative": True, "validity": "valid", "effective_on": date(2026, 4, 1),
        "summary": "规定补助对象、标准和申请程序。",
        "body": "各村：\n# 总则\n第一条 补助对象为本镇唯一住房经鉴定为危房的农户。\n第二条 每户补助两万元。",
    }  # fmt: skip
    form = keep_file(clerk, town.agency, "申请表.txt", "姓名　住址　房屋情况".encode())
    policy = make_entry(clerk, town.agency, said, [(form, "危房改造补助申请表")])
    _bring_out(town, policy)
    plain = {"normative": False, "validity": "", "document_number": "", "effective_on": None, "genre": "explanation"}
    explained = {"title": EXPLANATION, "summary": "哪些人能领、领多少、怎样申请。", "body": "住危房的农户每户两万元。"}
    explanation = make_entry(clerk, town.agency, said | plain | explained)
    _bring_out(town, explanation)
    relate(clerk, explanation, policy, "explains")
    assert policy.working is not None
    words = str(policy.working.body).replace("两万元", "两万五千元")
    save_draft(clerk, policy, values_of(policy.working) | {"body": words}, seen=policy.working.hash)
    _bring_out(town, policy, reason="提高补助标准")
    return policy


def test_a_citizen_goes_from_home_through_the_headings_to_a_policy_and_takes_its_form_home(
    town: Town, policy: Entry, visitor: Callable[..., Visitor]
) -> None:
    citizen = visitor("citizen-desk")
    citizen.open("/")
    citizen.press("^规范性文件$")
    page = citizen.press(POLICY + "$")
    text = page.get_by_role("main").inner_text()
    assert "每户补助两万五千元" in text
    assert "提高补助标准" in text

    citizen.press("政策解读|" + EXPLANATION)
    assert "住危房的农户每户两万元" in page.get_by_role("main").inner_text()
    citizen.press(f"^{POLICY}$")
    with page.expect_download() as told:
        page.get_by_role("link", name="危房改造补助申请表").click()
    assert told.value.path().read_text(encoding="utf-8") == "姓名　住址　房屋情况"
    assert told.value.suggested_filename == "危房改造补助申请表.txt"


def _tab_to(page: Page, name: str, most: int = 60) -> None:
    """Press Tab until the thing of this name has the focus; at each stop it is in sight, under nothing."""
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(_STOP)
        assert stop["seen"], f"the focus stands out of sight on {stop['words']}"
        if stop["words"].startswith(name):
            return
    raise AssertionError(f"{most} steps with Tab do not reach {name} on {page.url}")


_STOP = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  const bar = document.querySelector('.aid'), top = bar ? bar.getBoundingClientRect().top : 0;
  const covered = bar && bar.offsetHeight && !bar.contains(one) && getComputedStyle(bar).position === 'fixed' && box.top >= top - 2;
  const ring = getComputedStyle(one);
  return {words: (one.innerText || one.getAttribute('aria-label') || '').trim(),
          seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && !covered && ring.outlineStyle !== 'none'};
}"""


def test_an_old_citizen_reads_a_policy_in_large_type_by_keyboard_alone(
    town: Town, policy: Entry, visitor: Callable[..., Visitor]
) -> None:
    citizen = visitor("citizen-large", size=PHONE)
    page = citizen.open("/qingxi/")
    _tab_to(page, "大字版")
    page.keyboard.press("Enter")
    citizen.look()
    page = citizen.open("/qingxi/")
    assert page.get_by_role("link", name="打电话问").is_visible()
    for step in ("查目录", "规范性文件", POLICY):
        _tab_to(page, step)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        citizen.look()

    assert page.evaluate("getComputedStyle(document.querySelector('#text p')).fontSize") == "24px"
    assert "每户补助两万五千元" in page.get_by_role("main").inner_text()
    assert page.get_by_role("region", name="帮助").get_by_role("link", name="0000-5550108").is_visible()
    _tab_to(page, "危房改造补助申请表")


def test_without_script_large_type_is_remembered_through_a_plain_link(
    town: Town, policy: Entry, visitor: Callable[..., Visitor]
) -> None:
    citizen = visitor("citizen-plain", size=PHONE)
    page = citizen.page
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{citizen.server}/qingxi/guide")
    page.get_by_role("link", name="大字版").click()
    page.wait_for_load_state()
    assert page.url.endswith("/qingxi/guide")
    page.goto(f"{citizen.server}/qingxi/entries/{policy.pk}/")
    assert page.evaluate("document.documentElement.dataset.type") == "large"
    citizen.faults.clear()  # The scripts we kept away ourselves.


def test_a_withdrawn_policy_says_so_wherever_it_was(town: Town, policy: Entry, visitor: Callable[..., Visitor]) -> None:
    citizen = visitor("citizen-gone", size=PHONE)
    page = citizen.open(f"/qingxi/entries/{policy.pk}/")
    form = page.get_by_role("link", name="危房改造补助申请表").get_attribute("href")
    withdraw(asker_for(town.people["clerk"]), policy, reason="补助标准有误，重新研究后公布")

    assert citizen.status(f"/qingxi/entries/{policy.pk}/") == 410
    citizen.look()
    text = page.get_by_role("main").inner_text()
    assert "补助标准有误" in text
    assert "两万" not in text
    assert citizen.status(str(form)) == 410
    for url in ("/", "/newest", "/qingxi/", "/qingxi/catalogue/20.1/"):
        assert f"/entries/{policy.pk}/" not in citizen.open(url).content()


TEMPLATES = (
    "/", "/newest", "/newest?category=20.1&year=2019", "/qingxi/", "/qingxi/guide", "/qingxi/rules", "/qingxi/annual", "/qingxi/ask",
    "/qingxi/newest", "/qingxi/catalogue/", "/qingxi/catalogue/20.1/", "/qingxi/catalogue/20.7/", "/qingxi/entries/{pk}/",
    "/qingxi/entries/{pk}/?print",
)  # fmt: skip


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("mode", ["plain", "large", "large-high"])
def test_each_template_is_readable_for_everyone(
    mode: str, size: dict[str, int], town: Town, policy: Entry, visitor: Callable[..., Visitor]
) -> None:
    name = f"each-{mode}-{size['width']}"
    citizen = visitor(name, size=size)
    if "large" in mode:
        citizen.open("/reading?type=large&next=/")
    if "high" in mode:
        citizen.open("/reading?contrast=high&next=/")
    for url in TEMPLATES:
        citizen.open(url.format(pk=policy.pk))
