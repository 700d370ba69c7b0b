"""Word headings and the numbers that Word prints before paragraphs."""

from __future__ import annotations

import pytest

from document.made import cell, para, row, table, told, word
from gongkai.document.blocks import Paragraph
from gongkai.document.docx.numbering import chinese
from gongkai.document.docx.reader import read_docx


def style(style_id: str, name: str, marks: str = "", parent: str = "") -> str:
    based = f'<w:basedOn w:val="{parent}"/>' if parent else ""
    return f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/>{based}<w:pPr>{marks}</w:pPr></w:style>'


def level(ilvl: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'


def lists(*levels: str, more: str = "") -> str:
    definition = f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
    return f'{definition}<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>{more}'


def numbered(text: str, ilvl: int = 0, number_id: int = 1) -> str:
    return para(text, marks=f'<w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="{number_id}"/></w:numPr>')


@pytest.mark.parametrize("name", ["heading 2", "Heading 2", "标题 2"])
def test_the_level_of_a_heading_comes_from_the_name_of_its_style(name: str) -> None:
    data = word(para("甲", marks='<w:pStyle w:val="3"/>'), styles=style("3", name))

    assert [block.level for block in read_docx(data).blocks if isinstance(block, Paragraph)] == [2]


def test_the_level_of_a_heading_is_inherited() -> None:
    styles = style("a", "我的标题", parent="b") + style("b", "基础", '<w:outlineLvl w:val="0"/>')

    document = read_docx(word(para("甲", marks='<w:pStyle w:val="a"/>'), styles=styles))

    assert isinstance(document.blocks[0], Paragraph)
    assert document.blocks[0].level == 1


def test_styles_that_are_based_on_each_other_end() -> None:
    styles = style("a", "甲", parent="b") + style("b", "乙", parent="a")

    assert told(read_docx(word(para("文", marks='<w:pStyle w:val="a"/>'), styles=styles))) == ["文"]


def test_an_outline_level_of_running_text_is_no_heading() -> None:
    block = read_docx(word(para("甲", marks='<w:outlineLvl w:val="9"/>'))).blocks[0]

    assert isinstance(block, Paragraph)
    assert block.level == 0


def test_a_centred_paragraph_says_so() -> None:
    block = read_docx(word(para("甲", marks='<w:jc w:val="center"/>'))).blocks[0]

    assert isinstance(block, Paragraph)
    assert block.centred


@pytest.mark.parametrize(
    ("form", "pattern", "read"),
    [
        ("chineseCounting", "%1、", ["一、甲", "二、乙"]),
        ("chineseCountingThousand", "（%1）", ["（一）甲", "（二）乙"]),
        ("japaneseCounting", "%1、", ["一、甲", "二、乙"]),
        ("decimal", "%1.", ["1. 甲", "2. 乙"]),
        ("decimalEnclosedCircle", "%1", ["① 甲", "② 乙"]),
        ("upperRoman", "%1、", ["I、甲", "II、乙"]),
        ("bullet", "•", ["甲", "乙"]),
    ],
)
def test_automatic_numbers_are_part_of_the_text(form: str, pattern: str, read: list[str]) -> None:
    body = numbered("甲") + numbered("乙")

    assert told(read_docx(word(body, numbering=lists(level(0, form, pattern))))) == read


def test_a_deeper_level_begins_anew_under_each_heading() -> None:
    levels = lists(level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）"))
    body = numbered("甲") + numbered("子", 1) + numbered("丑", 1) + numbered("乙") + numbered("寅", 1)

    assert told(read_docx(word(body, numbering=levels))) == ["一、甲", "（一）子", "（二）丑", "二、乙", "（一）寅"]


def test_a_level_may_show_the_numbers_above_it() -> None:
    levels = lists(level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2", "<w:isLgl/>"))

    assert told(read_docx(word(numbered("甲") + numbered("子", 1), numbering=levels))) == ["一、甲", "1.1 子"]


def test_a_list_may_start_anew_by_an_override() -> None:
    anew = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>"
    )
    data = word(
        numbered("甲") + numbered("乙") + numbered("丙", 0, 2), numbering=lists(level(0, "decimal", "%1、"), more=anew)
    )

    assert told(read_docx(data)) == ["1、甲", "2、乙", "1、丙"]


def test_a_style_may_number_its_paragraphs() -> None:
    styles = style("h", "heading 1", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    data = word(para("总体情况", marks='<w:pStyle w:val="h"/>'), styles, lists(level(0, "chineseCounting", "%1、")))

    assert told(read_docx(data)) == ["一、总体情况"]


def test_numbering_switched_off_in_the_paragraph_prints_nothing() -> None:
    styles = style("h", "heading 1", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    off = '<w:pStyle w:val="h"/><w:numPr><w:numId w:val="0"/></w:numPr>'

    assert told(read_docx(word(para("附", marks=off), styles, lists(level(0, "decimal", "%1、"))))) == ["附"]


def test_labels_numbered_in_a_table_keep_their_numbers() -> None:
    body = table(row(cell(numbered("属于国家秘密")), "0"), row(cell(numbered("其他")), "1"))

    assert told(read_docx(word(body, numbering=lists(level(0, "decimal", "%1."))))) == [
        [["1. 属于国家秘密", "0"], ["2. 其他", "1"]]
    ]


def test_unwrapping_a_table_counts_its_numbers_once() -> None:
    boxed = table(row(cell(numbered("甲") + numbered("乙"))))

    assert told(read_docx(word(boxed, numbering=lists(level(0, "decimal", "%1、"))))) == ["1、甲", "2、乙"]


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (105, "一百零五"), (110, "一百一十"), (1000, "一千")],
)
def test_numbers_in_chinese(number: int, text: str) -> None:
    assert chinese(number) == text
