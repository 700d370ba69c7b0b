"""Word paragraphs: what is read as text, and what is not."""

from __future__ import annotations

import pytest

from document.made import W, packed, para, run, told, word
from gongkai.document.docx.reader import read_docx
from gongkai.document.refusal import Refusal

DELETED = '<w:del w:id="1"><w:r><w:delText>旧</w:delText></w:r></w:del>'
MOVED = '<w:moveFrom w:id="2"><w:r><w:t>去</w:t></w:r></w:moveFrom>'
FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>' + run("十日")
CONTROL = f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{run('填写')}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("content", "read"),
    [
        ([run("共"), run("1"), run("2件")], "共12件"),
        ([DELETED, f'<w:ins w:id="1">{run("新")}</w:ins>'], "新"),
        ([MOVED, f'<w:moveTo w:id="3">{run("来")}</w:moveTo>'], "来"),
        ([run("看"), f"<w:hyperlink>{run('链接')}</w:hyperlink>"], "看链接"),
        ([FIELD], "十日"),
        ([CONTROL], "填写"),
        ([run("见"), run("隐", "<w:vanish/>"), run("者")], "见者"),
        ([run("改"), run("前", "<w:strike/>"), run("后")], "改后"),
        ([run("显", '<w:vanish w:val="0"/>')], "显"),
        ([run("甲"), "<w:r><w:tab/></w:r>", run("乙")], "甲 乙"),
        (["<w:r><w:t>2024</w:t><w:noBreakHyphen/><w:t>1</w:t></w:r>"], "2024-1"),
        ([run("注"), '<w:r><w:footnoteReference w:id="1"/></w:r>', run("文")], "注文"),
        ([run("　　首行"), run("　")], "首行"),
        ([run("零\u200b宽")], "零宽"),
    ],
)
def test_text_is_what_is_accepted_and_seen(content: list[str], read: str) -> None:
    assert told(read_docx(word(para(*content)))) == [read]


def test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next() -> None:
    joined = para("本机关", marks="<w:rPr><w:del/></w:rPr>")

    assert told(read_docx(word(joined + para("共收到申请")))) == ["本机关共收到申请"]


def test_a_title_broken_by_a_soft_break_stays_one_paragraph() -> None:
    title = para(run("清溪镇2024年政府信息"), "<w:r><w:br/></w:r>", run("公开工作年度报告"))

    assert told(read_docx(word(title))) == ["清溪镇2024年政府信息公开工作年度报告"]


def test_a_soft_break_after_a_full_stop_begins_a_paragraph() -> None:
    prose = para(run("工作平稳。"), "<w:r><w:br/></w:r>", run("下一步加强。"))

    assert told(read_docx(word(prose))) == ["工作平稳。", "下一步加强。"]


def test_a_soft_break_before_a_numbered_heading_begins_a_paragraph() -> None:
    prose = para(run("情况如下"), "<w:r><w:br/></w:r>", run("二、主动公开"))

    assert told(read_docx(word(prose))) == ["情况如下", "二、主动公开"]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{para('框内')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"

    assert told(read_docx(word(para("主文", f"<w:r>{both}</w:r>") + para("后文")))) == ["主文", "框内", "后文"]


def test_an_old_text_box_without_alternatives_is_read() -> None:
    box = f"<w:r><w:pict><w:shape><w:txbxContent>{para('框内')}</w:txbxContent></w:shape></w:pict></w:r>"

    assert told(read_docx(word(para("主文", box)))) == ["主文", "框内"]


def test_a_table_of_contents_is_passed_over() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    contents = f"<w:sdt>{gallery}<w:sdtContent>{para('一、总体情况 1')}</w:sdtContent></w:sdt>"

    assert told(read_docx(word(contents + para("一、总体情况")))) == ["一、总体情况"]


def test_paragraphs_in_a_content_control_are_read() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{para('甲')}{para('乙')}</w:sdtContent></w:sdt>"

    assert told(read_docx(word(control))) == ["甲", "乙"]


def test_a_strict_file_reads_like_any_other() -> None:
    body = f"<w:body>{para('严格')}</w:body>"
    strict = f'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main">{body}</w:document>'

    assert told(read_docx(packed({"word/document.xml": strict}))) == ["严格"]


def test_the_title_of_the_container_is_kept_as_a_witness() -> None:
    core = "<cp:coreProperties><dc:title>甲 &amp; 乙</dc:title></cp:coreProperties>"
    parts = {
        "word/document.xml": f"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>{para('文')}</w:body></w:document>"
    }

    assert read_docx(packed(parts | {"docProps/core.xml": core})).title == "甲 & 乙"


def test_images_without_a_table_are_noted() -> None:
    document = read_docx(word(para("二、主动公开", "<w:r><w:drawing><a:blip/></w:drawing></w:r>")))

    assert [note.code for note in document.notes] == ["images_not_read"]


def test_a_page_packed_inside_is_read_where_there_is_nothing_else() -> None:
    page = "<html><p>甲</p><table><tr><td>乙<td>1</table></html>"
    links = '<Relationships><Relationship Id="c" Type="x" Target="chunk.htm"/></Relationships>'
    body = f'<w:document {W} xmlns:r="x"><w:body><w:altChunk r:id="c"/></w:body></w:document>'
    parts = {"word/document.xml": body, "word/_rels/document.xml.rels": links, "word/chunk.htm": page}

    assert told(read_docx(packed(parts))) == ["甲", [["乙", "1"]]]


def test_a_file_that_nests_without_end_is_damaged() -> None:
    with pytest.raises(Refusal) as caught:
        read_docx(word("<w:ins>" * 1_500 + para("甲") + "</w:ins>" * 1_500))

    assert caught.value.code == "damaged"
