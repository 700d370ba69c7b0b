"""The door: what a file is, told by its content, and what is refused there."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path

import docx
import pytest

from document.made import book, packed, para, row, sheet_xml, table, told, word
from gongkai.document import legacy
from gongkai.document.detect import kind_of
from gongkai.document.limits import FILE_BYTES
from gongkai.document.read import read_document, read_file
from gongkai.document.refusal import Refusal

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(20) + b"\xfe\xff\x09\x00" + bytes(2000)
WORD_2003 = (
    '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?><w:wordDocument '
    'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p><w:r><w:t>旧文</w:t></w:r></w:p>'
    '<w:tbl><w:tr><w:tc><w:tcPr><w:vmerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>'
    "<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vmerge/></w:tcPr><w:p/></w:tc>"
    "<w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:wordDocument>"
).encode()
MHTML = (
    b'From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
    b'Content-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
    b"<p>=C7=E5=CF=AA=D5=F2</p>\r\n--x--\r\n"
)
needs_libreoffice = pytest.mark.skipif(legacy.find_libreoffice() is None, reason="LibreOffice is not installed")


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + bytes(2000)


def refusal(data: bytes, name: str = "") -> str:
    with pytest.raises(Refusal) as caught:
        read_document(data, name)
    assert caught.value.message.endswith("。")
    return caught.value.code


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (word(para("甲")), "a.txt", "docx"),
        (book(sheet_xml("")), "a.docx", "xlsx"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "x"}), "a.doc", "odt"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "", "ods"),
        (ole("WordDocument"), "a.wps", "doc"),
        (ole("Workbook"), "a.et", "xls"),
        (b"\xef\xbb\xbf%PDF-1.7\n", "a.docx", "pdf"),
        (b"{\\rtf1\\ansi x}", "a.doc", "rtf"),
        ("<html><p>甲</p></html>".encode(), "a.doc", "html"),
        ("<html><p>甲</p></html>".encode(), "a.docx", "html"),
        ("<html><p>甲</p></html>".encode("utf-16"), "a.doc", "html"),
        ("\n<!-- x --><table><tr><td>甲</td></tr></table>".encode("gb18030"), "", "html"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"/>', "a", "html"),
        ("甲<br>乙".encode(), "a.html", "html"),
        (WORD_2003, "a.doc", "wordml"),
        (MHTML, "a.doc", "mhtml"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a.docx", "image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a.jpg", "image"),
        (b"II*\0\x08\0\0\0", "a.tif", "image"),
        ("甲,1\n".encode(), "a.csv", "csv"),
        ("# 甲\n".encode(), "a.md", "text"),
        ("甲 <p> 是标签\n".encode(), "a.txt", "text"),
        ("一、总体情况\n二、主动公开12件".encode("utf-16-le"), "a.txt", "text"),
        ("政府信息公开".encode("gb18030"), "", "text"),
        (b"BMW \xc6\xfb\xb3\xb5", "a.txt", "text"),
    ],
)
def test_the_kind_is_told_by_content(data: bytes, name: str, kind: str) -> None:
    assert kind_of(data, name) == kind


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n\0", "empty"),
        (ole("EncryptedPackage"), "encrypted"),
        (ole("WordDocument")[:1500] + bytes(100), "unsupported"),
        (OLE[:48] + (500).to_bytes(4, "little") + bytes(3000), "truncated"),
        (b"PK\x03\x04" + bytes(range(256)) * 100, "truncated"),
        (packed({"a.txt": "x"}), "unsupported"),
        (packed({"OFD.xml": "x"}), "unsupported"),
        (bytes(range(256)) * 5000, "unsupported"),
        (b"\x7fELF" + bytes(1000) + b"\x01\x02", "unsupported"),
        (
            packed(
                {"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": "<encryption-data/>"}
            ),
            "encrypted",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, code: str) -> None:
    assert refusal(data, "a.docx") == code


@pytest.mark.parametrize(("sectors", "code"), [(40, "truncated"), (4, "unsupported")])
def test_a_compound_file_that_ends_before_its_sectors_is_truncated(sectors: int, code: str) -> None:
    head = bytearray(OLE[:512])
    head[44:52] = (1).to_bytes(4, "little") + (1).to_bytes(4, "little")
    table = b"\x01\0\0\0" * sectors + b"\xff" * (512 - 4 * sectors)

    assert refusal(bytes(head) + table + bytes(4 * 512)) == code


def test_half_a_rich_text_is_truncated() -> None:
    assert refusal(b"{\\rtf1\\ansi {\\b x} y", "a.doc") == "truncated"


def test_a_word_97_file_with_a_password_is_encrypted() -> None:
    data = bytearray(ole("WordDocument") + bytes(4096))
    data[1024:1036] = b"\xec\xa5" + bytes(8) + (0x0100).to_bytes(2, "little")

    assert refusal(bytes(data)) == "encrypted"


def test_an_excel_97_file_with_a_password_is_encrypted() -> None:
    beginning = b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(12) + b"\x2f\x00\x36\x00"

    assert refusal(ole("Workbook") + beginning + bytes(500)) == "encrypted"


def test_a_page_named_doc_is_read_as_the_page_it_is() -> None:
    document = read_document("<html><table><tr><td>甲<td>1</table></html>".encode(), "年报.doc")

    assert (document.format, told(document)) == ("html", [[["甲", "1"]]])


def test_word_2003_xml_is_read_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy, "find_libreoffice", lambda: None)

    document = read_document(WORD_2003, "年报.doc")

    assert (document.format, told(document)) == ("doc", ["旧文", [["甲", "1"], ["甲", "2"]]])


def test_a_flat_package_is_read() -> None:
    body = para("平铺")
    flat = (
        '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part pkg:name="/word/document.xml">'
        '<pkg:xmlData><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{body}</w:body></w:document></pkg:xmlData></pkg:part></pkg:package>"
    )

    assert told(read_document(flat.encode(), "a.xml")) == ["平铺"]


def test_a_web_archive_is_read_in_the_encoding_its_header_names() -> None:
    document = read_document(MHTML, "年报.doc")

    assert (document.format, told(document), document.notes) == ("html", ["清溪镇"], [])


@pytest.mark.parametrize("depth", [0, 1_200])
def test_a_web_archive_without_a_page_is_damaged(depth: int) -> None:
    levels = "".join(f"Content-Type:multipart/a;boundary=b{n}\n\n--b{n}\n" for n in range(depth))

    assert refusal(f"MIME-Version: 1.0\n{levels}Content-Type: text/html\n\n".encode()) == "damaged"


def test_text_goes_to_the_text_reader() -> None:
    assert read_document("一、总体情况\n工作平稳。\n".encode(), "a.txt").format == "txt"


def test_a_file_too_large_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "大.docx"
    with path.open("wb") as file:
        file.truncate(FILE_BYTES + 1)

    with pytest.raises(Refusal) as caught:
        read_file(path)

    assert caught.value.code == "too_large"


def test_what_is_no_file_is_not_found(tmp_path: Path) -> None:
    places = [tmp_path, tmp_path / "无.docx", tmp_path / ("长" * 300)]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        places.append(tmp_path / "pipe")

    for place in places:
        with pytest.raises(Refusal) as caught:
            read_file(place)
        assert caught.value.code == "not_found"


def test_a_file_is_read_from_its_path(tmp_path: Path) -> None:
    path = tmp_path / "年报.docx"
    path.write_bytes(word(para("甲") + table(row("乙", "1"))))

    assert told(read_file(path)) == ["甲", [["乙", "1"]]]


def test_without_libreoffice_the_package_and_the_way_round_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy, "find_libreoffice", lambda: None)

    with pytest.raises(Refusal) as caught:
        read_document(ole("WordDocument"), "年报.wps")

    assert caught.value.code == "needs_libreoffice"
    assert "libreoffice-writer-nogui" in caught.value.message
    assert "另存为 .docx" in caught.value.message


def test_a_conversion_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = shutil.which("sleep")
    if program is None:
        pytest.skip("there is no program that waits on this system")
    waits = tmp_path / "soffice"
    waits.write_text(f"#!/bin/sh\n{program} 60 & {program} 60\n")
    waits.chmod(0o755)
    monkeypatch.setattr(legacy, "find_libreoffice", lambda: str(waits))
    monkeypatch.setattr(legacy, "CONVERT_SECONDS", 0.2)

    assert refusal(ole("WordDocument")) == "too_slow"


@needs_libreoffice
def test_what_libreoffice_cannot_open_is_damaged() -> None:
    assert refusal(ole("WordDocument")) == "damaged"


@needs_libreoffice
def test_rich_text_is_read_through_libreoffice() -> None:
    rtf = (
        rb"{\rtf1\ansi\ansicpg936\pard \u28165?\u28330?\u38215?\par\trowd\cellx2000\cellx4000\intbl \u30002?\cell 12\cell\row"
        rb"\pard\par}"
    )

    document = read_document(rtf, "年报.doc")

    assert (document.format, told(document)) == ("rtf", ["清溪镇", [["甲", "12"]]])


@needs_libreoffice
@pytest.mark.parametrize(("kind", "format_"), [(".doc", "doc"), (".odt", "odt")])
def test_legacy_word_files_are_read_through_libreoffice(kind: str, format_: str) -> None:
    made, held = docx.Document(), io.BytesIO()
    made.add_paragraph("清溪镇")
    for place, text in enumerate(["甲", "12"]):
        (made.tables or [made.add_table(1, 2)])[0].cell(0, place).text = text
    made.add_paragraph("落款")
    made.save(held)
    data = legacy.convert(held.getvalue(), ".docx", kind)

    document = read_document(data, "年报.wps")

    assert (document.format, told(document)) == (format_, ["清溪镇", [["甲", "12"]], "落款"])


@needs_libreoffice
@pytest.mark.parametrize(("kind", "format_"), [(".xls", "xls"), (".ods", "ods")])
def test_legacy_sheets_are_read_through_libreoffice(kind: str, format_: str) -> None:
    from document.test_sheet import saved

    data = legacy.convert(saved([["甲", 12.5], ["乙", 3]]), ".xlsx", kind)

    document = read_document(data, "年报.et")

    assert (document.format, told(document)) == (format_, [[["甲", "12.5"], ["乙", "3"]]])
