"""Data that a camera writes into a picture."""

from __future__ import annotations

import io

import docx
import pytest
from PIL import Image

from document.personal.personal_made import reopened_word, word_bytes
from gongkai.document.personal.hidden import hidden_data
from gongkai.document.personal.mask import cleaned_file
from gongkai.document.personal.scan import scan_file


def photo(form: str, turned: int = 6) -> bytes:
    picture = Image.new("RGB", (300, 220), "white")
    exif = picture.getexif()
    exif[0x013B], exif[0x0112] = "Zhang San", turned
    exif.get_ifd(0x8825).update({1: "N", 2: (30.0, 15.5, 0.0), 3: "E", 4: (120.0, 9.25, 0.0)})
    held = io.BytesIO()
    picture.save(held, form, exif=exif)
    return held.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_the_place_and_the_author_of_a_photograph_are_told(form: str) -> None:
    told = [(item.kind, item.excerpt, item.removable) for item in hidden_data(photo(form), "照片")]

    assert told == [("gps", "北纬30°15.5′，东经120°9.2′", True), ("picture_metadata", "作者：Zhang San", True)]


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_cleaned_photograph_is_the_same_picture_the_right_way_up(form: str) -> None:
    made = cleaned_file(photo(form), "照片")
    assert made is not None
    before, after = Image.open(io.BytesIO(photo(form))), Image.open(io.BytesIO(made))

    assert hidden_data(made, "照片") == []
    assert after.getexif()[0x0112] == 6
    assert after.tobytes() == before.tobytes()


def test_a_photograph_in_a_word_file_is_cleaned_with_it() -> None:
    document = docx.Document()
    document.add_picture(io.BytesIO(photo("JPEG")))
    data = word_bytes(document)

    assert "gps" in {item.kind for item in hidden_data(data, "a.docx")}
    assert "gps" not in {item.kind for item in hidden_data(cleaned_file(data, "a.docx") or b"", "a.docx")}
    assert len(reopened_word(cleaned_file(data, "a.docx")).inline_shapes) == 1


def test_the_words_on_pictures_in_a_word_file_are_left_to_the_eye() -> None:
    document = docx.Document()
    document.add_picture(io.BytesIO(photo("PNG")))

    assert "1 幅图片" in (scan_file(word_bytes(document), "a.docx").unread or "")


def test_a_broken_exif_tells_nothing() -> None:
    data = photo("JPEG")
    start = data.index(b"Exif\0\0") + 10
    broken = data[:start] + b"\xff\xff\xff\x0f" + data[start + 4 :]

    assert hidden_data(broken, "照片") == []
