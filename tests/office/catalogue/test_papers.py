"""The approval form and the package for the county's site."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable

import pytest
from catalogue_world import Office, seen

from gongkai.document.read import read_document
from gongkai.office.agencies.service import Agency, Asker
from gongkai.office.catalogue.content import short_code
from gongkai.office.catalogue.papers.form import ApprovalForm, approval_form
from gongkai.office.catalogue.papers.form_docx import form_docx
from gongkai.office.catalogue.papers.form_pdf import form_pdf
from gongkai.office.catalogue.papers.paste import paste_package
from gongkai.office.catalogue.service import Entry, Stage, save_draft, values_of
from gongkai.office.files.service import keep_file

pytestmark = pytest.mark.django_db


def _form(office: Office, entry: Entry) -> ApprovalForm:
    entry.refresh_from_db()
    assert entry.working is not None
    return approval_form(office.clerk, entry, entry.working)


def test_the_form_bears_the_code_of_the_version_that_is_signed(office: Office, entry_at: Callable[..., Entry]) -> None:
    entry = entry_at(Stage.SECRECY)
    form = _form(office, entry)

    assert form.code == short_code(seen(entry))
    assert dict(form.rows)["标题"] == "清溪镇农村宅基地审批管理办法"
    assert dict(form.rows)["个人信息检查"] == "未发现个人信息和隐藏数据。"


def test_boxes_signed_on_screen_are_filled_and_the_others_left_to_sign(
    office: Office, entry_at: Callable[..., Entry]
) -> None:
    secrecy, endorsement, signature = _form(office, entry_at(Stage.ENDORSEMENT)).opinions

    assert (secrecy.signer, secrecy.words) == ("周正", "同意。（在系统中签批）")
    assert (endorsement.signer, signature.signer, signature.on) == ("", "", "")


def test_an_edit_empties_the_boxes_and_changes_the_code(office: Office, entry_at: Callable[..., Entry]) -> None:
    entry = entry_at(Stage.SIGNATURE)
    before = _form(office, entry)
    assert entry.working is not None
    save_draft(office.clerk, entry, values_of(entry.working) | {"title": "改过"}, seen=seen(entry))

    after = _form(office, entry)
    assert after.code != before.code
    assert [opinion.signer for opinion in after.opinions] == ["", "", ""]


def test_what_is_withheld_names_its_ground(office: Office, entry_at: Callable[..., Entry]) -> None:
    rows = dict(_form(office, entry_at(Stage.SETTLED)).rows)
    assert (rows["公开属性"], rows["不公开的依据"]) == ("不予公开", "内部事务信息")


@pytest.mark.parametrize("written", [form_pdf, form_docx])
def test_the_form_reads_back_with_code_title_and_boxes(
    written: Callable[[ApprovalForm], bytes], office: Office, entry_at: Callable[..., Entry]
) -> None:
    form = _form(office, entry_at(Stage.ENDORSEMENT))
    document = read_document(written(form), "x")

    text = "".join(_texts(document))
    for words in (form.code, "清溪镇农村宅基地审批管理办法", "保密审查意见", "周正", "签发意见", "审批表"):
        assert words in text


def _texts(document: object) -> list[str]:
    from gongkai.document.blocks import Paragraph

    blocks = document.blocks  # type: ignore[attr-defined]
    return [
        "".join(block.text.split())
        if isinstance(block, Paragraph)
        else "".join("".join(c.text.split()) for c in block.cells())
        for block in blocks
    ]


def test_a_title_with_markup_is_printed_as_it_is(office: Office, entry_at: Callable[..., Entry]) -> None:
    form = _form(office, entry_at(Stage.DRAFT, title="#let x = <b>“$1$”</b> & 办法"))

    text = "".join(_texts(read_document(form_pdf(form), "x")))
    assert "#letx=<b>“$1$”</b>&办法" in text
    assert form_docx(form)


def test_the_package_holds_text_page_facts_and_attachments(
    office: Office, entry_at: Callable[..., Entry], clerk: Asker, township: Agency
) -> None:
    entry = entry_at(Stage.DRAFT)
    file = keep_file(clerk, township, "说明.txt", "附件内容".encode())
    save_draft(clerk, entry, {"title": "=办法<1>", "body": "# 总则\n第一条"}, [(file, "说明")], seen=seen(entry))
    entry.refresh_from_db()
    assert entry.working is not None
    package = zipfile.ZipFile(io.BytesIO(paste_package(entry, entry.working)))

    assert package.read("附件/说明.txt").decode() == "附件内容"
    page = package.read("page.html").decode()
    assert "<h1>=办法&lt;1&gt;</h1>" in page
    assert "<h2>总则</h2>\n<p>第一条</p>" in page
    facts = dict(csv.reader(io.StringIO(package.read("metadata.csv").decode("utf-8-sig"))))
    assert facts["标题"] == "'=办法<1>"
