"""Web pages: what is read, where paragraphs end, which tables are tables."""

from __future__ import annotations

import pytest

from document.made import texts, told
from gongkai.document.blocks import Document, Paragraph, Table
from gongkai.document.html.reader import read_html
from gongkai.document.refusal import Refusal


def page(body: str, head: str = "") -> Document:
    return read_html(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode())


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ("<p>甲<p>乙", ["甲", "乙"]),
        ("甲<div>乙</div>丙", ["甲", "乙", "丙"]),
        ("<ul><li>甲<li>乙</ul>", ["甲", "乙"]),
        ("<section><span>甲</span><p>乙</p></section>", ["甲", "乙"]),
        ("<span><p>甲</p><p>乙</p></span>", ["甲", "乙"]),
        ("<p>甲<br>乙<br/><br>丙</p>", ["甲", "乙", "丙"]),
        ("<h1>清溪镇<br>年度报告</h1>", ["清溪镇年度报告"]),
        ("<p><span>1</span><span>2</span><span>件</span></p>", ["12件"]),
        ("<p>&nbsp;&emsp;甲&nbsp;&nbsp;乙 </p><p>&nbsp;</p>", ["甲 乙"]),
        ("<p>公开\r\n工作 of\n2024</p>", ["公开工作 of 2024"]),
        ("<p>甲<del>旧</del><s>错</s><strike>误</strike><ins>新</ins></p>", ["甲新"]),
        ("<p>甲<script>var a='乙'</script><style>p{}</style><!-- 丙 --></p>", ["甲"]),
        ("<p>甲<!--[if gte mso 9]><xml>乙</xml><![endif]--></p>", ["甲"]),
        ("<p><![if !supportLists]>一、<![endif]>总体情况</p>", ["一、总体情况"]),
        ("<noscript>甲</noscript><template>乙</template><p>丙", ["丙"]),
        ("<select><option>2023年</select><textarea>甲</textarea><p>丙", ["丙"]),
        ("<p>甲<ruby>乙<rt>yi</rt></ruby></p>", ["甲乙"]),
        ("<p>零&#8203;宽</p>", ["零宽"]),
        ("<center>甲</center>", ["甲"]),
        ("<p>甲<table><tr><td>乙<td>丙</table>丁", ["甲", [["乙", "丙"]], "丁"]),
    ],
)
def test_text_and_the_borders_of_paragraphs(body: str, read: list[object]) -> None:
    assert told(page(body)) == read


@pytest.mark.parametrize(
    "mark",
    ["hidden", 'style="display:none"', "style='DISPLAY: NONE'", 'style="visibility:hidden"', 'style="mso-hide:all"'],
)
def test_hidden_elements_are_not_read(mark: str) -> None:
    assert told(page(f"<div {mark}><p>甲</p></div><p>乙<span {mark}>丙</span></p>")) == ["乙"]


def test_clipped_boxes_are_not_hidden() -> None:
    assert told(page('<div style="overflow:hidden"><p>甲</p></div>')) == ["甲"]


def test_a_hidden_row_is_not_in_the_table() -> None:
    assert told(page('<table><tr><td>甲<td>1<tr style="display:none"><td>乙<td>2</table>')) == [[["甲", "1"]]]


def test_headings_have_levels_and_titles_may_be_centred() -> None:
    blocks = page(
        '<h2>甲</h2><p align=center>乙</p><div style="text-align:center"><p>丙</p><p align=left>丁</p></div>'
    ).blocks

    assert [(b.level, b.centred) for b in blocks if isinstance(b, Paragraph)] == [
        (2, False), (0, True), (0, True), (0, False),
    ]  # fmt: skip


def test_the_title_of_the_page_is_kept() -> None:
    assert page("<p>甲", "<title> 清溪镇 &amp; 年报\n</title>").title == "清溪镇 & 年报"


def test_merged_cells_stand_in_every_place_they_cover() -> None:
    block = page("<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>1<td>2</table>").blocks[0]

    assert isinstance(block, Table)
    assert texts(block) == [["甲", "乙", "乙"], ["甲", "1", "2"]]
    assert block.grid[0][0] is block.grid[1][0]


@pytest.mark.parametrize("span", ["x", "-1", "", "1.5", "px100", "0"])
def test_a_rubbish_colspan_counts_as_one(span: str) -> None:
    assert told(page(f'<table><tr><td colspan="{span}">甲<td>乙<tr><td>1<td>2</table>')) == [[["甲", "乙"], ["1", "2"]]]


def test_rowspan_zero_runs_to_the_end() -> None:
    assert told(page("<table><tr><td rowspan=0>甲<td>1<tr><td>2</table>")) == [[["甲", "1"], ["甲", "2"]]]


def test_a_colspan_for_the_whole_width_is_cut_to_it() -> None:
    block = page("<table><tr><td colspan=100>第一项<tr><td>甲<td>1</table>").blocks[0]

    assert texts(block) == [["第一项", "第一项"], ["甲", "1"]]


def test_head_and_foot_of_a_table_come_where_they_print() -> None:
    body = "<table><tfoot><tr><td>末<td>9</tfoot><thead><tr><th>头<th>0</thead><tbody><tr><td>甲<td>1</table>"

    assert told(page(body)) == [[["头", "0"], ["甲", "1"], ["末", "9"]]]


def test_a_caption_is_a_paragraph_before_the_table() -> None:
    assert told(page("<table><caption>表一</caption><tr><td>甲<td>1</table>")) == ["表一", [["甲", "1"]]]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<p>本年新</p><p>制作数量</p>", "本年新制作数量"),
        ("尚未<br>审结", "尚未审结"),
        ("<p>12</p><p>34</p>", "12 34"),
        ("<div><p><span>1</span><span>0</span></p></div>", "10"),
        ("\n  <p class=MsoNormal><span lang=EN-US>5<o:p></o:p></span></p>\n", "5"),
        ("&nbsp;", ""),
        ("<p>5<del>6</del></p>", "5"),
        ("0<script>document.write(1)</script>", "0"),
        ("<table><tr><td>7</table>", "7"),
        ("甲<p>乙</p>", "甲乙"),
    ],
)
def test_the_text_of_a_cell_is_one_line(cell: str, text: str) -> None:
    assert told(page(f"<table><tr><td>{cell}</td><td>格</td></tr></table>")) == [[[text, "格"]]]


def test_a_table_that_holds_a_table_is_layout() -> None:
    inner = "<table><tr><td>甲<td>1</table>"

    assert told(page(f"<table><tr><td>导航<td><p>标题</p>{inner}<p>落款</p></table>")) == [
        "导航", "标题", [["甲", "1"]], "落款",
    ]  # fmt: skip


def test_a_table_of_one_cell_is_a_frame() -> None:
    assert told(page("<table><tr><td><p>甲</p><p>乙</p></table>")) == ["甲", "乙"]


def test_a_table_with_an_article_in_a_cell_is_layout() -> None:
    article = f"<p>{'公开工作平稳有序。' * 15}</p>" * 3

    assert told(page(f"<table><tr><td>目录<td>{article}</table>"))[0] == "目录"


def test_a_table_inside_a_paragraph_is_found_in_old_pages() -> None:
    assert told(read_html("<p>甲<span><table><tr><td>1<td>2</table></span></p>".encode())) == ["甲", [["1", "2"]]]


@pytest.mark.parametrize(
    "body",
    ["<p>甲<div><table><tr><td>1<td>2", "<td>甲</td></table></div></p><p>乙", "<<p>甲<<", "<table><p>甲<tr><td>1<td>2"],
)
def test_malformed_pages_are_read(body: str) -> None:
    assert any("甲" in str(part) for part in told(page(body)))


def test_a_page_escaped_once_too_often_is_read() -> None:
    document = page("&lt;p&gt;甲&lt;/p&gt;&lt;table&gt;&lt;tr&gt;&lt;td&gt;乙&lt;td&gt;1&lt;/table&gt;")

    assert told(document) == ["甲", [["乙", "1"]]]
    assert [note.code for note in document.notes] == ["html_escaped"]


def test_images_without_a_table_are_noted() -> None:
    assert [note.code for note in page("<p>二、<img src=a.png></p>").notes] == ["images_not_read"]
    assert not page("<img src=a.png><table><tr><td>1<td>2</table>").notes


@pytest.mark.parametrize(
    ("charset", "codec", "notes"),
    [
        ("utf-8", "utf-8", []),
        ("gb2312", "gb18030", []),
        ("GBK", "gbk", []),
        ("big5", "big5", []),
        ("gb2312", "utf-8", ["encoding_guessed"]),
        ("utf-8", "gb18030", ["encoding_guessed"]),
        ("no-such-thing", "gb18030", ["encoding_guessed"]),
        ("utf-8", "utf-16", []),
    ],
)
def test_the_encoding_is_told_from_declaration_and_bytes(charset: str, codec: str, notes: list[str]) -> None:
    document = read_html(
        f'<meta http-equiv=Content-Type content="text/html; charset={charset}"><p>政府信息公開</p>'.encode(codec)
    )

    assert told(document) == ["政府信息公開"]
    assert [note.code for note in document.notes] == notes


def test_a_stray_byte_does_not_spoil_the_page() -> None:
    source = '<meta charset="utf-8"><p>' + "政府信息公开" * 200
    document = read_html(source.encode() + b"\xe5</p>")

    assert str(told(document)[0]).startswith("政府信息公开")
    assert [note.code for note in document.notes] == ["encoding_guessed"]


def test_a_page_of_many_tags_is_read_apart_and_the_same() -> None:
    part = "<h2 align=center>甲</h2><p>乙<b>丙</b></p><table><tr><td rowspan=2>甲<td>1<tr><td>2</table>"

    document = page(part * 3_000)

    assert told(document) == told(page(part)) * 3_000
    assert [document.blocks[0], document.blocks[-3]] == [page(part).blocks[0]] * 2


@pytest.mark.parametrize(
    "body",
    ["<div>" * 100_000, "<table><tr><td>" * 50_000, "".join(f"<p><font color={n}>" for n in range(5_000))],
    ids=["deep blocks", "deep tables", "open letters"],
)
def test_hostile_nesting_is_refused(body: str) -> None:
    with pytest.raises(Refusal) as caught:
        page(body + "甲")

    assert caught.value.code == "damaged"


def test_formatting_left_open_in_every_paragraph_is_read() -> None:
    assert len(page("".join(f"<p><b class={n}>甲" for n in range(1_200))).blocks) == 1_200


def test_a_million_cells_are_refused() -> None:
    with pytest.raises(Refusal) as caught:
        page("<table>" + "<tr><td rowspan=1000 colspan=1000>1" * 300)

    assert caught.value.code == "too_large"


@pytest.mark.parametrize("opening", ["<table><tr><td>", "<table><tr><td>甲<td>", "<div>", "<b><p>", "<span>"])
def test_nesting_that_is_merely_deep_is_read(opening: str) -> None:
    assert "底" in str(told(page("<table><tr><td>甲<td>" + opening * 700 + "底")))
