"""A policy with its explanation, from the clerk's first word to its withdrawal, each step by its own person in a browser.

At every point: what each duty, the neighbour's clerk and a stranger can and cannot see.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from stories_world import PHONE, Town, Visitor

from gongkai.office.catalogue.service import Entry, short_code
from gongkai.office.journal.service import verify

pytestmark = pytest.mark.django_db(transaction=True)
IDENTITY = "11010519491231002X"
"""The standard's own example of a valid number."""
TITLE = "清溪镇危房改造补助办法"


@pytest.fixture
def list_of_names(tmp_path: Path) -> Path:
    """A Word file with a list, one identity number in it."""
    document = docx.Document()
    document.add_paragraph("清溪镇2026年危房改造补助对象名单")
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(table.rows[0].cells, ("姓名", "身份证号", "金额"), strict=True):
        cell.text = text
    for cell, text in zip(table.rows[1].cells, ("张某", IDENTITY, "20000元"), strict=True):
        cell.text = text
    path = tmp_path / "名单.docx"
    document.save(str(path))
    return path


def _draft(clerk: Visitor, title: str, genre: str, attachment: Path | None = None) -> int:
    page = clerk.open("/desk/entries/new/")
    page.get_by_label("标题").fill(title)
    page.get_by_label("类目").select_option(
        label=re.compile("民生|社会救助|乡村|规范性文件").pattern and _first_category(page)
    )
    page.get_by_label("发文机关").fill("清溪镇人民政府")
    page.get_by_label("成文日期").fill("2026-03-02")
    page.get_by_label("体裁").select_option(label=genre)
    page.get_by_label("内容概述").fill("规定补助对象、标准和申请程序。")
    page.get_by_label("正文").fill("第一条 补助对象为本镇唯一住房经鉴定为危房的农户。\n第二条 每户补助两万元。")
    if attachment is not None:
        page.get_by_label("添加附件").set_input_files(attachment)
    clerk.press("^保存$")
    found = re.search(r"/entries/(\d+)/", page.url)
    assert found, page.url
    return int(found[1])


def _first_category(page: object) -> str:
    options = page.get_by_label("类目").locator("option").all_inner_texts()  # type: ignore[attr-defined]
    return next(option for option in options if "规范性文件" in option)


def _sees(visitor: Visitor, number: int) -> bool:
    return visitor.status(f"/desk/entries/{number}/") == 200


def test_a_policy_from_the_first_word_to_its_withdrawal(
    town: Town, visitor: Callable[..., Visitor], list_of_names: Path
) -> None:
    clerk = visitor("clerk", "clerk")
    reviewer, endorser = visitor("reviewer", "reviewer"), visitor("endorser", "endorser", PHONE)
    signatory, other, citizen = (
        visitor("signatory", "signatory", PHONE),
        visitor("other", "other"),
        visitor("citizen", size=PHONE),
    )
    policy = _draft(clerk, TITLE, "办法", list_of_names)
    explanation = _draft(clerk, f"《{TITLE}》解读", "解读")
    _relate(clerk, explanation)
    public = f"/{town.agency.slug}/entries/{policy}/"

    _stopped_by_the_scan_and_masked(clerk, policy)
    assert [_sees(who, policy) for who in (reviewer, endorser, signatory, other)] == [True, True, True, False]
    assert citizen.status(public) == 404

    reviewer.open("/desk/")
    reviewer.press(TITLE)
    reviewer.press("保密审查")
    reviewer.page.get_by_role("button", name=re.compile("保密审查通过|通过")).click()
    reviewer.look()
    _endorsed_on_paper(clerk, policy, town)
    assert citizen.status(public) == 404
    _signed_on_a_phone(signatory, policy)
    assert citizen.status(public) == 404

    clerk.open(f"/desk/entries/{policy}/publish/")
    clerk.press("发布")
    page = citizen.open(public)
    assert page.get_by_role("heading", name=TITLE).first.is_visible()
    assert IDENTITY not in page.content()
    assert "解读" not in page.get_by_role("main").inner_text()  # The explanation is a draft still.

    _amended(clerk, reviewer, endorser, signatory, citizen, policy, public)

    clerk.open(f"/desk/entries/{policy}/withdraw/")
    clerk.page.get_by_label("理由").fill("补助标准有误，重新研究后公布")
    clerk.press("撤回")
    assert citizen.status(public) == 410
    citizen.look()
    assert "补助标准有误" in citizen.page.content()
    assert "第一条" not in citizen.page.content()
    assert list(verify(town.agency.pk)) == []


def _relate(clerk: Visitor, explanation: int) -> None:
    page = clerk.open(f"/desk/entries/{explanation}/relate/")
    page.get_by_role("searchbox").fill(TITLE) if page.get_by_role("searchbox").count() else page.get_by_label(
        re.compile("标题|文号")
    ).first.fill(TITLE)
    clerk.press("查找")
    page.get_by_role("radio").first.check()
    clerk.press("关联")


def _stopped_by_the_scan_and_masked(clerk: Visitor, number: int) -> None:
    page = clerk.open(f"/desk/entries/{number}/submit/")
    assert "公民身份号码" in page.content()
    assert page.get_by_role("button", name="送审", exact=True).count() == 0
    clerk.press("全部遮盖")
    clerk.open(f"/desk/entries/{number}/submit/")
    clerk.press("^送审$")


def _endorsed_on_paper(clerk: Visitor, number: int, town: Town) -> None:
    entry = Entry._internal.get(pk=number)
    assert entry.working is not None
    page = clerk.open(f"/desk/entries/{number}/paper/")
    page.get_by_label("签批人").select_option(label=town.people["endorser"].name)
    page.get_by_label("校验码").fill(short_code(entry.working.hash))
    scan = {"name": "审批表.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 scan"}
    page.get_by_label("审批表扫描件").set_input_files(scan)
    clerk.press("登记")


def _signed_on_a_phone(signatory: Visitor, number: int) -> None:
    page = signatory.open("/desk/")
    assert "签发" in page.content()
    signatory.open(f"/desk/entries/{number}/sign/")
    signatory.page.get_by_role("button", name=re.compile("^签发")).click()
    signatory.page.wait_for_load_state()
    signatory.look()


def _amended(
    clerk: Visitor, reviewer: Visitor, endorser: Visitor, signatory: Visitor, citizen: Visitor, number: int, public: str
) -> None:
    page = clerk.open(f"/desk/entries/{number}/edit/")
    page.get_by_label("正文").fill("第一条 补助对象为本镇唯一住房经鉴定为危房的农户。\n第二条 每户补助两万五千元。")
    clerk.press("^保存$")
    assert "两万五千元" not in citizen.open(public).content()
    clerk.open(f"/desk/entries/{number}/submit/")
    clerk.press("^送审$")
    for who in (reviewer, endorser, signatory):
        who.open(f"/desk/entries/{number}/sign/")
        who.page.get_by_role("button").filter(has_not_text="退回").filter(
            has_text=re.compile("通过|签发")
        ).first.click()
        who.page.wait_for_load_state()
        who.look()
    assert "两万五千元" not in citizen.open(public).content()
    clerk.open(f"/desk/entries/{number}/publish/")
    clerk.page.get_by_label("更正理由").fill("提高补助标准")
    clerk.press("发布")
    said = citizen.open(public).content()
    assert "两万五千元" in said
    assert "提高补助标准" in said
