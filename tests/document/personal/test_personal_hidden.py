"""Hidden data of Word files and workbooks: what is told, and what a cleaned copy no longer has."""

from __future__ import annotations

import docx
import openpyxl
import pytest
from openpyxl.comments import Comment

from document.made import X, book, para, run, sheet_xml, word
from document.personal.personal_made import MOBILE, book_bytes, reopened_book, reopened_word, word_bytes
from gongkai.document.personal.findings import HIDDEN_NAMES
from gongkai.document.personal.hidden import hidden_data
from gongkai.document.personal.mask import cleaned_file

CHANGES = para(
    run("收到"),
    f'<w:ins w:id="1" w:author="甲">{run("十件")}</w:ins>',
    '<w:del w:id="2" w:author="乙"><w:r><w:delText>九件</w:delText></w:r></w:del>',
)


def told(data: bytes | None, name: str) -> list[tuple[str, str, str, bool]]:
    assert data is not None
    return [(item.kind, item.where, item.excerpt, item.removable) for item in hidden_data(data, name)]


def test_tracked_changes_are_told_and_left_to_the_clerk() -> None:
    data = word(CHANGES)
    expected = [("tracked_insertion", "正文", "十件", False), ("tracked_deletion", "正文", "九件", False)]

    assert told(data, "a.docx") == expected
    assert told(cleaned_file(data, "a.docx"), "a.docx") == expected


def test_hidden_text_is_told_with_its_numbers_masked() -> None:
    hidden = para(run("见"), run(f"联系{MOBILE}", "<w:vanish/>"), run("文", '<w:vanish w:val="0"/>'))

    assert told(word(hidden), "a.docx") == [("hidden_text", "正文", "联系138****5678", False)]


@pytest.fixture
def commented() -> bytes:
    document = docx.Document()
    document.core_properties.author, document.core_properties.last_modified_by = "张三", "李四"
    document.core_properties.comments = ""
    document.add_comment(document.add_paragraph("正文").runs[0], "此处请核", author="王五")
    return word_bytes(document)


def test_author_comments_and_thumbnail_of_a_word_file_are_told(commented: bytes) -> None:
    assert {(kind, excerpt) for kind, _, excerpt, _ in told(commented, "a.docx")} == {
        ("author", "张三"),
        ("last_modified_by", "李四"),
        ("comment", "王五：此处请核"),
        ("thumbnail", ""),
    }


def test_a_cleaned_word_file_hides_nothing_and_opens_with_its_text(commented: bytes) -> None:
    made = cleaned_file(commented, "a.docx")

    assert told(made, "a.docx") == []
    assert [paragraph.text for paragraph in reopened_word(made).paragraphs] == ["正文"]
    assert reopened_word(made).core_properties.author == ""
    assert list(reopened_word(made).comments) == []


@pytest.fixture
def veiled() -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    for row in range(1, 6):
        made.active.append([f"第{row}户", row])
    made.active.row_dimensions[3].hidden = made.active.row_dimensions[4].hidden = True
    made.active.row_dimensions[9].hidden = True
    made.active.column_dimensions["B"].hidden = True
    made.active["A1"].comment = Comment("旧数", "王五")
    made.create_sheet("底稿")["A1"] = "原始数据"
    made["底稿"].sheet_state = "hidden"
    return made


def test_hidden_rows_columns_and_sheets_are_told_where_they_hold_something(veiled: openpyxl.Workbook) -> None:
    assert told(book_bytes(veiled), "a.xlsx")[1:] == [
        ("hidden_row", "工作表“Sheet”第3—4行", "第3户、3、第4户、4", False),
        ("hidden_column", "工作表“Sheet”第2列", "1、2、3、4、5", False),
        ("hidden_sheet", "工作表“底稿”", "原始数据", False),
        ("comment", "单元格 A1 的批注", "旧数", True),
    ]


def test_a_cleaned_workbook_keeps_what_is_hidden_and_loses_notes_and_author(veiled: openpyxl.Workbook) -> None:
    made = cleaned_file(book_bytes(veiled), "a.xlsx")

    assert [kind for kind, *_ in told(made, "a.xlsx")] == ["hidden_row", "hidden_column", "hidden_sheet"]
    assert reopened_book(made).active["A1"].comment is None
    assert reopened_book(made).active["A3"].value == "第3户"


@pytest.mark.parametrize(
    ("part", "kind"),
    [("externalLinks/externalLink1", "external_link"), ("pivotCache/pivotCacheRecords1", "pivot_cache")],
)
def test_caches_of_other_files_are_told(part: str, kind: str) -> None:
    data = book(sheet_xml(""), **{part: f"<x {X}><v>{MOBILE}</v></x>"})

    assert [item.kind for item in hidden_data(data, "a.xlsx")] == [kind]


def test_every_kind_has_a_name_and_an_instruction(commented: bytes) -> None:
    for item in hidden_data(commented, "a.docx") + hidden_data(word(CHANGES), "a.docx"):
        assert HIDDEN_NAMES[item.kind] in item.message
        assert "请" in item.message
