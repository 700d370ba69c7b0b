"""Zip containers and XML that may be broken or hostile."""

from __future__ import annotations

import io
import zipfile

import pytest

from document.made import W, packed, para, row, table, word
from gongkai.document.container import Container, parse_xml
from gongkai.document.docx.reader import read_docx
from gongkai.document.limits import MEBIBYTE, UNPACKED_BYTES
from gongkai.document.refusal import Refusal

LAUGHS = '<!DOCTYPE w [<!ENTITY a "哈"><!ENTITY b "&a;&a;&a;&a;">]>'


def refusal(data: bytes) -> str:
    with pytest.raises(Refusal) as caught:
        read_docx(data)
    assert caught.value.message.endswith("。")
    return caught.value.code


def test_a_file_without_its_end_is_truncated() -> None:
    assert refusal(word(para("甲"))[:-60]) == "truncated"


def test_a_file_spoilt_in_the_middle_is_damaged() -> None:
    data = bytearray(word(para("甲乙丙丁" * 50)))
    data[60:80] = bytes(20)

    assert refusal(bytes(data)) == "damaged"


def test_a_file_without_its_main_part_is_damaged() -> None:
    assert refusal(packed({"word/styles.xml": "<a/>"})) == "damaged"


def test_a_locked_part_is_encrypted() -> None:
    data = bytearray(word(para("甲")))
    data[6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1

    assert refusal(bytes(data)) == "encrypted"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        for text in "甲乙":
            made.writestr("word/document.xml", f"<w:document {W}><w:body>{para(text)}</w:body></w:document>")

    assert refusal(held.getvalue()) == "damaged"


def test_a_bomb_is_refused_by_the_bytes_it_unpacks_to() -> None:
    assert refusal(word(para(" " * (60 * MEBIBYTE)))) == "too_large"


def test_the_sizes_a_bomb_states_are_not_believed() -> None:
    data = bytearray(word(para(" " * (60 * MEBIBYTE))))
    at = data.find(b"PK\x01\x02") + 24
    data[at : at + 4] = (100).to_bytes(4, "little")

    assert refusal(bytes(data)) in ("too_large", "damaged")


def test_all_parts_together_have_a_limit() -> None:
    half = "ab" * (UNPACKED_BYTES // 5)
    container = Container(packed({f"{name}.xml": half.encode() + bytes(name, "ascii") for name in "abc"}))

    with pytest.raises(Refusal) as caught:
        [container.part(f"{name}.xml") for name in "abc"]

    assert caught.value.code == "too_large"


def test_too_many_parts_are_refused() -> None:
    assert refusal(packed({f"word/{n}": "" for n in range(10_500)})) == "too_large"


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_entities_are_refused_in_any_encoding(codec: str) -> None:
    xml = f"{LAUGHS}<w:document {W}><w:body>{para('&b;')}</w:body></w:document>"

    assert refusal(packed({"word/document.xml": xml.encode(codec)})) == "entities"


def test_entities_in_the_styles_are_refused() -> None:
    marked = para("甲", marks='<w:pStyle w:val="a"/>')

    document = f"<w:document {W}><w:body>{marked}</w:body></w:document>"

    assert refusal(packed({"word/document.xml": document, "word/styles.xml": LAUGHS})) == "entities"


def test_names_are_found_whatever_their_case_and_slashes() -> None:
    assert Container(packed({"Word\\Document.xml": "x"})).part("word/document.xml") == b"x"


@pytest.mark.parametrize("xml", [b"", b"<a>", b"<a><b></a>", b"\0\0", b"<a>&nope;</a>", b"<a>" * 100_000])
def test_xml_that_is_not_well_formed_or_too_deep_is_damaged(xml: bytes) -> None:
    with pytest.raises(Refusal) as caught:
        parse_xml(xml)

    assert caught.value.code == "damaged"


def test_markup_without_end_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(Refusal) as caught:
        parse_xml(b"<a>" + b"<b/>" * 4_100_000 + b"</a>")

    assert caught.value.code == "too_large"


def test_a_million_cells_are_refused() -> None:
    assert refusal(word(table(*[row(*"0123456789")] * 25_000))) == "too_large"


def test_spans_without_end_are_refused() -> None:
    rows = '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999"/></w:tcPr><w:p/></w:tc></w:tr>' * 300

    assert refusal(word(table(rows))) == "too_large"
