"""PDF files: pages, and what lies beside them."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest

from document.pdf_made import Leaf, pdf
from document.personal.personal_made import MOBILE, NUMBER, OTHER, THIRD
from gongkai.document.personal.hidden import hidden_data
from gongkai.document.personal.mask import cleaned_file, masked_file
from gongkai.document.personal.scan import scan_file

COLUMNS = [60, 160, 330, 480]


def page() -> bytes:
    leaf = Leaf().lines(60, 80, ["救助对象名单公示如下，请监督。", f"联系人电话 {MOBILE}"])
    leaf.grid(COLUMNS, [200, 220, 240]).row(COLUMNS, 203, ["姓名", "证号", "备注"])
    return pdf(leaf.row(COLUMNS, 223, ["张三", NUMBER, "低保"]))


def changed(change: Callable[[pikepdf.Pdf], None], data: bytes | None = None) -> bytes:
    with pikepdf.open(io.BytesIO(data or page())) as file:
        change(file)
        held = io.BytesIO()
        file.save(held)
    return held.getvalue()


def annotate(file: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents=f"核对{OTHER}"
    )
    file.pages[0].Annots = pikepdf.Array([file.make_indirect(note)])


def describe(file: pikepdf.Pdf) -> None:
    with file.open_metadata() as metadata:
        metadata["dc:creator"] = ["张三"]
    file.docinfo["/Author"] = "张三"
    file.docinfo["/Keywords"] = THIRD


def attach(file: pikepdf.Pdf) -> None:
    file.attachments["底稿.txt"] = pikepdf.AttachedFileSpec(file, f"电话{OTHER}".encode())


def sign(file: pikepdf.Pdf) -> None:
    describe(file)
    file.Root.AcroForm = pikepdf.Dictionary(SigFlags=3, Fields=pikepdf.Array([]))


def test_numbers_of_a_page_are_told_with_page_and_cell() -> None:
    result = scan_file(page(), "名单.pdf")

    assert {(found.value_key, found.where.partition("”")[2]) for found in result.findings} == {
        (MOBILE, "第1页"),
        (NUMBER, "第1页第1个表格第2行第2列"),
    }
    assert not any(found.removable for found in result.findings)


@pytest.mark.parametrize(("change", "value"), [(annotate, OTHER), (describe, THIRD), (attach, OTHER)])
def test_numbers_beside_the_pages_are_found(change: Callable[[pikepdf.Pdf], None], value: str) -> None:
    assert value in {found.value_key for found in scan_file(changed(change), "a.pdf").findings}


@pytest.mark.parametrize(
    ("change", "kind", "removable"),
    [
        (annotate, "pdf_annotation", False),
        (describe, "pdf_metadata", True),
        (attach, "embedded_file", False),
        (sign, "pdf_metadata", False),
    ],
)
def test_hidden_data_is_told_with_whether_a_program_can_remove_it(
    change: Callable[[pikepdf.Pdf], None], kind: str, removable: bool
) -> None:
    assert (kind, removable) in {(item.kind, item.removable) for item in hidden_data(changed(change), "a.pdf")}


def test_a_cleaned_pdf_opens_with_its_pages_and_without_properties() -> None:
    made = cleaned_file(changed(describe), "a.pdf")
    assert made is not None

    with pikepdf.open(io.BytesIO(made)) as file:
        assert len(file.pages) == 1
        assert not list(file.docinfo)
        assert "/Metadata" not in file.Root
    assert hidden_data(made, "a.pdf") == []


def test_a_pdf_with_a_seal_is_not_touched() -> None:
    assert cleaned_file(changed(sign), "a.pdf") is None


def test_no_pdf_is_masked_by_program() -> None:
    assert masked_file(page(), "a.pdf") is None


def test_an_earlier_version_left_in_a_pdf_is_told() -> None:
    later = page() + b"\n%%EOF\n"

    assert [item.kind for item in hidden_data(later, "a.pdf")] == ["pdf_earlier_version"]
    assert hidden_data(page(), "a.pdf") == []
