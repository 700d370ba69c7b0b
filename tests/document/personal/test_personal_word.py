"""Word files: numbers wherever a Word file can hold text, and the masked copy."""

from __future__ import annotations

import io

import docx
import pytest

from document.made import cell, para, row, run, table, word
from document.personal.personal_made import MOBILE, NUMBER, OTHER, THIRD, book_of, reopened_word, word_bytes, word_of
from gongkai.document.personal.mask import masked_file
from gongkai.document.personal.scan import scan_file

DELETED = f'<w:del w:id="1" w:author="李四"><w:r><w:delText>{NUMBER}</w:delText></w:r></w:del>'
INSERTED = f'<w:ins w:id="2" w:author="李四">{run(NUMBER)}</w:ins>'
LINK = f"<w:r><w:instrText>HYPERLINK &quot;tel:{MOBILE}&quot;</w:instrText></w:r>"
BOX = f"<w:r><w:pict><w:shape><w:txbxContent>{para(MOBILE)}</w:txbxContent></w:shape></w:pict></w:r>"
PROPERTY = f"<w:r><w:drawing><wp:docPr xmlns:wp='x' id='1' descr='{NUMBER}'/></w:drawing></w:r>"


def told(data: bytes) -> list[tuple[str, str]]:
    return [(found.kind, found.where.partition("”")[2]) for found in scan_file(data, "名单.docx").findings]


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (para("证", run(NUMBER[:4]), run(NUMBER[4:9], "<w:b/>"), run(NUMBER[9:])), "正文第1段"),
        (para("甲") + para("") + para(NUMBER), "正文第2段"),
        (table(row("姓名", "证号"), row("张三", NUMBER)), "正文第1个表格第2行第2列"),
        (table(row(*NUMBER)), "正文第1个表格第1行"),
        (table(row(cell(table(row("甲", NUMBER))), "乙")), "正文第1个表格第1行第1列内的表格第1行第2列"),
        (para("前", DELETED), "正文第1段"),
        (para("前", INSERTED), "正文第1段"),
        (para("前", run(NUMBER, "<w:vanish/>")), "正文第1段"),
        (para("前", BOX), "正文文本框第1段".replace("第1段", "")),
        (para("打电话", LINK), "正文第1段"),
        (para("图", PROPERTY), "正文"),
    ],
)
def test_a_number_is_found_wherever_it_stands_in_the_body(content: str, where: str) -> None:
    assert [place for _, place in told(word(content))] == [where]


def test_a_number_that_a_change_puts_together_is_found_before_and_after_it() -> None:
    changed = para(
        run(NUMBER[:14]),
        f"<w:del>{run(NUMBER[14:]).replace('w:t', 'w:delText')}</w:del>",
        f"<w:ins>{run(OTHER[14:])}</w:ins>",
    )

    assert {found.value_key for found in scan_file(word(changed), "x.docx").findings} == {NUMBER, OTHER}


@pytest.mark.parametrize(
    ("part", "place"), [("header1", "页眉"), ("footer1", "页脚"), ("footnotes", "脚注"), ("comments", "批注")]
)
def test_headers_notes_and_comments_are_searched(part: str, place: str) -> None:
    xml = f'<w:x xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{para(MOBILE)}</w:x>'

    assert told(word(para("甲"), **{part: xml})) == [("mobile", place)]


def test_hidden_and_deleted_numbers_say_that_they_are_not_seen() -> None:
    found = scan_file(word(para("前", DELETED)), "x.docx").findings[0]

    assert "修订中删除的文字" in found.message
    assert "表面看不到" in found.message


def test_properties_and_a_workbook_within_are_searched() -> None:
    document = docx.Document(io.BytesIO(word_of("甲")))
    document.core_properties.keywords = MOBILE
    package = document.part.package
    part = docx.opc.part.Part(
        docx.opc.packuri.PackURI("/word/embeddings/b.xlsx"), "application/x", book_of([OTHER]), package
    )
    document.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package")

    assert told(word_bytes(document)) == [
        ("mobile", "文件属性"),
        ("identity", "嵌入的文件“b.xlsx”工作表“名单”第1行第1列"),
    ]


def test_the_masked_copy_has_no_number_left_and_opens() -> None:
    document = docx.Document()
    document.add_paragraph(f"申请人 {NUMBER}。")
    document.add_table(1, 18)
    for at, digit in enumerate(OTHER):
        document.tables[0].cell(0, at).text = digit
    document.sections[0].header.paragraphs[0].text = MOBILE
    document.add_comment(document.paragraphs[0].runs[0], THIRD, author="王五")
    made = reopened_word(masked_file(word_bytes(document), "名单.docx"))

    assert made.paragraphs[0].text == "申请人 330*************3X。"
    assert "".join(cell.text for cell in made.tables[0].row_cells(0)) == "330*************53"
    assert made.sections[0].header.paragraphs[0].text == "138****5678"
    assert scan_file(word_bytes(made), "名单.docx").findings == ()


def test_runs_keep_their_marks_when_a_number_across_them_is_masked() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph(NUMBER[:5])
    paragraph.add_run(NUMBER[5:]).bold = True
    runs = reopened_word(masked_file(word_bytes(document), "a.docx")).paragraphs[0].runs

    assert [(one.text, one.bold) for one in runs] == [("330**", None), ("***********3X", True)]


def test_only_the_numbers_asked_for_are_masked() -> None:
    made = reopened_word(masked_file(word_of(NUMBER, MOBILE), "a.docx", {MOBILE}))

    assert [paragraph.text for paragraph in made.paragraphs] == [NUMBER, "138****5678"]


def test_a_file_with_a_number_in_a_file_within_is_not_masked_by_program() -> None:
    document = docx.Document(io.BytesIO(word_of("甲")))
    part = docx.opc.part.Part(
        docx.opc.packuri.PackURI("/word/embeddings/b.xlsx"), "application/x", book_of([OTHER]), document.part.package
    )
    document.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package")

    assert masked_file(word_bytes(document), "a.docx") is None
