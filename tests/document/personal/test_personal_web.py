"""Text, csv and web pages: where a number stands, and the masked copy in the encoding it came in."""

from __future__ import annotations

import pytest

from document.personal.personal_made import MOBILE, NUMBER, OTHER
from gongkai.document.personal.mask import masked_file
from gongkai.document.personal.scan import scan_file


def places(data: bytes, name: str) -> list[str]:
    return [found.where.partition("”")[2] for found in scan_file(data, name).findings]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_keeps_its_encoding_and_line_ends(codec: str) -> None:
    data = f"姓名,证号\r\n张三,{NUMBER}\r\n".encode(codec)

    assert places(data, "名单.csv") == ["第2行"]
    assert masked_file(data, "名单.csv") == "姓名,证号\r\n张三,330*************3X\r\n".encode(codec)


def test_two_numbers_on_two_lines_of_a_text_have_their_own_lines() -> None:
    assert places(f"甲 {MOBILE}\n\n乙 {NUMBER}\n".encode(), "a.txt") == ["第1行", "第3行"]


@pytest.mark.parametrize(
    "written",
    [
        f"{NUMBER[:6]}<b>{NUMBER[6:]}</b>",
        f"{NUMBER[:6]}&nbsp;{NUMBER[6:]}",
        f"&#51;{NUMBER[1:]}",
        f"3&#x200B;{NUMBER[1:]}",
    ],
)
def test_a_number_of_a_page_is_found_through_tags_and_entities(written: str) -> None:
    page = f"<html><body><p>甲</p><p>证号 {written}</p></body></html>".encode()
    made = masked_file(page, "a.html")

    assert places(page, "a.html") == ["正文第2段"]
    assert made is not None
    assert scan_file(made, "a.html").findings == ()


def test_tags_of_a_page_stay_when_a_number_between_them_is_masked() -> None:
    page = f"<p>{NUMBER[:6]}<b>{NUMBER[6:14]}</b>{NUMBER[14:]}</p>".encode()

    assert masked_file(page, "a.html") == b"\xef\xbb\xbf<p>330***<b>********</b>**3X</p>"


@pytest.mark.parametrize(
    "source",
    [
        f"<!-- {MOBILE} -->",
        f'<a href="tel:{MOBILE}">打</a>',
        f"<p hidden data-x='{NUMBER}'>甲</p>",
        f"<script>x='{NUMBER}'</script>",
    ],
)
def test_comments_links_and_scripts_of_a_page_are_searched(source: str) -> None:
    page = f"<html><body><p>正文</p>{source}</body></html>".encode()

    assert places(page, "a.html") == ["网页源代码"]
    assert masked_file(page, "a.html") is not None


def test_a_web_archive_is_searched_and_left_to_the_clerk() -> None:
    head = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    data = f"{head}<html><body><p>证号 {NUMBER}</p><!-- {OTHER} --></body></html>".encode()

    assert {found.value_key for found in scan_file(data, "a.mht").findings} == {NUMBER, OTHER}
    assert masked_file(data, "a.mht") is None
