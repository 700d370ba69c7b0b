"""The door: places, masks, what could not be read, files in files."""

from __future__ import annotations

import io
import zipfile

import pytest

from document.made import W, packed
from document.personal.personal_made import CARD, MOBILE, NUMBER, OTHER, book_of, word_of, zip_of
from gongkai.document.legacy import convert, find_libreoffice
from gongkai.document.personal.mask import cleaned_file, masked_file
from gongkai.document.personal.scan import scan_file, scan_text

LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") * 30


def test_a_number_in_a_draft_is_told_with_its_paragraph_and_what_to_do() -> None:
    found = scan_text(f"公示\n\n申请人张三，{NUMBER}。", "正文").findings[0]

    assert (found.kind, found.where, found.value_key) == ("identity", "正文第2段", NUMBER)
    assert found.excerpt == "申请人张三，330*************3X。"
    assert "《政府信息公开条例》第十五条" in found.message
    assert "请" in found.message


def test_what_is_told_never_shows_a_number() -> None:
    text = f"{NUMBER}，{MOBILE}，{CARD}，{OTHER}"
    result = scan_file(word_of(text), f"{MOBILE}.docx")
    shown = repr(result) + "".join(found.message for found in result.findings)

    assert len(result.findings) == 5
    assert not [number for number in (NUMBER, MOBILE, CARD, OTHER) if number in shown]


def test_a_clean_draft_and_a_clean_file_are_silent() -> None:
    assert scan_text("咨询电话 0571-88886666，清政发〔2024〕12号。").findings == ()
    assert scan_file("咨询电话 0571-88886666".encode(), "a.txt").findings == ()
    assert scan_file("咨询电话 0571-88886666".encode(), "a.txt").unread is None


def test_the_name_of_a_file_is_searched() -> None:
    found = scan_file(b"abc", f"张三{NUMBER}.txt").findings

    assert [(item.where, item.removable) for item in found] == [("附件“张三330*************3X.txt”文件名", False)]


@pytest.mark.parametrize(
    ("data", "name", "word"),
    [
        (LOCKED, "a.xlsx", "密码"),
        (b"PK\x03\x04junk", "a.docx", "不完整"),
        (b"\x00" * 50, "a.txt", "空的"),
        (b"Rar!\x1a\x07\x00" + bytes(range(256)), "a.rar", "格式不能读取"),
        (packed({"word/document.xml": f"<!DOCTYPE x [<!ENTITY a 'b'>]><w:document {W}/>"}), "a.docx", "实体"),
        (b"%PDF-1.7 junk", "a.pdf", "打不开"),
    ],
)
def test_what_cannot_be_read_is_said_and_never_passed_in_silence(data: bytes, name: str, word: str) -> None:
    unread = scan_file(data, name).unread or ""

    assert word in unread
    assert "请审查人员打开文件" in unread
    assert masked_file(data, name) is None
    assert cleaned_file(data, name) is None


def test_files_in_an_archive_are_searched_and_those_not_read_are_named() -> None:
    archive = zip_of(
        名单__xlsx=book_of([NUMBER]), 说明__txt=MOBILE.encode(), 图__rar=b"Rar!\x1a\x07\x00" + bytes(range(99))
    )
    result = scan_file(archive, "材料.zip")

    assert [found.where for found in result.findings] == [
        "附件“材料.zip”压缩包中的“名单.xlsx”工作表“名单”第1行第1列",
        "附件“材料.zip”压缩包中的“说明.txt”第1行",
    ]
    assert "图.rar" in (result.unread or "")
    assert not any(found.removable for found in result.findings)


def test_names_in_an_archive_made_on_chinese_windows_are_read() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(zipfile.ZipInfo("aa.txt"), MOBILE)
    data = held.getvalue().replace(b"aa.txt", "名".encode("gb18030") + b".txt")

    assert "“名.txt”" in scan_file(data, "a.zip").findings[0].where


def test_archives_in_archives_without_end_are_said_to_be_unread() -> None:
    data = MOBILE.encode()
    for _ in range(4):
        data = zip_of(a__zip=data)

    assert "层层嵌套" in (scan_file(data, "a.zip").unread or "")


def test_a_password_on_a_file_in_an_archive_is_said() -> None:
    data = zip_of(a__txt=MOBILE.encode())
    # The flag of encryption, in the header of the file and in the directory.
    locked = data[:6] + b"\x01" + data[7:]
    at = locked.index(b"PK\x01\x02") + 8

    assert "密码" in (scan_file(locked[:at] + b"\x01" + locked[at + 1 :], "a.zip").unread or "")


@pytest.mark.skipif(find_libreoffice() is None, reason="LibreOffice is not installed")
def test_an_older_format_is_searched_and_left_to_the_clerk() -> None:
    data = convert(word_of(f"证号 {NUMBER}"), ".docx", ".doc")
    result = scan_file(data, "名单.doc")

    assert [(found.value_key, found.removable) for found in result.findings] == [(NUMBER, False)]
    assert masked_file(data, "名单.doc") is None


def test_a_word_file_of_2003_is_searched() -> None:
    old = 'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"'
    data = f'<?xml version="1.0"?><w:wordDocument {old}><w:body><w:p><w:r><w:t>{NUMBER}</w:t></w:r></w:p></w:body></w:wordDocument>'

    assert [found.where for found in scan_file(data.encode(), "a.doc").findings] == ["附件“a.doc”正文第1段"]
