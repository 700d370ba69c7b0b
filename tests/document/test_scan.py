"""Pictures of pages: tables from their rulings, figures by OCR, blank cells left blank."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from document.pdf_made import Leaf, pdf
from gongkai.document import limits
from gongkai.document.blocks import Document, Paragraph, Table
from gongkai.document.html.reader import read_html
from gongkai.document.limits import Budget
from gongkai.document.pdf import read_pdf
from gongkai.document.refusal import Refusal
from gongkai.document.scan import door, is_installed, read_image, read_scanned_pdf

needs_ocr = pytest.mark.skipif(not is_installed(), reason="the extra `scan` is not installed")
ROWS = [["item", "2023", "2024"], ["open", "3402", "0"], ["closed", "", "59237.24"], ["others", "—", "118"]]


def picture(rows: Sequence[Sequence[str]], turn: float = 0.0, shade: int = 0, mode: str = "RGB") -> bytes:
    """A PNG of a ruled table at 200 dots an inch, laid askew by some degrees; rulings may be faint."""
    image_, draw_, font_ = (pytest.importorskip(f"PIL.{name}") for name in ("Image", "ImageDraw", "ImageFont"))
    page: Any = image_.new("RGB", (1200, 900), "white")
    draw, font = draw_.Draw(page), font_.load_default(30)
    for number in range(len(rows) + 1):
        draw.line((100, 150 + 60 * number, 100 + 300 * len(rows[0]), 150 + 60 * number), fill=(shade,) * 3, width=2)
    for number in range(len(rows[0]) + 1):
        draw.line((100 + 300 * number, 150, 100 + 300 * number, 150 + 60 * len(rows)), fill=(shade,) * 3, width=2)
    for y, row in enumerate(rows):
        for x, word in enumerate(row):
            if word == "—":
                draw.line((180 + 300 * x, 182 + 60 * y, 210 + 300 * x, 182 + 60 * y), fill="black", width=3)
            else:
                draw.text((180 + 300 * x, 162 + 60 * y), word, fill="black", font=font)
    page = page.rotate(turn, fillcolor="white", resample=image_.Resampling.BICUBIC)
    held = io.BytesIO()
    page.convert(mode).save(held, "PNG")
    return held.getvalue()


def grid(document: Document) -> list[list[str]]:
    """The only table as texts."""
    [table] = [block for block in document.blocks if isinstance(block, Table)]
    return [["" if cell is None else cell.text for cell in row] for row in table.grid]


@needs_ocr
def test_a_ruled_table_is_read_with_its_zeros_blanks_dashes_and_decimals() -> None:
    document = read_image(picture(ROWS), Budget())

    assert grid(document) == ROWS
    assert (document.format, [note.code for note in document.notes]) == ("scan", ["scan_ocr"])


@needs_ocr
@pytest.mark.parametrize("turn", [-1.5, 0.8])
def test_a_page_laid_askew_is_levelled(turn: float) -> None:
    assert grid(read_image(picture(ROWS, turn), Budget())) == ROWS


@needs_ocr
def test_faint_rulings_are_rulings() -> None:
    assert grid(read_image(picture(ROWS, shade=225), Budget())) == ROWS


@needs_ocr
@pytest.mark.parametrize("mode", ["L", "1", "P", "RGBA"])
def test_every_kind_of_picture_is_read(mode: str) -> None:
    assert grid(read_image(picture(ROWS[:2], mode=mode), Budget())) == ROWS[:2]


@needs_ocr
def test_a_blank_page_has_no_blocks() -> None:
    image_ = pytest.importorskip("PIL.Image")
    held = io.BytesIO()
    image_.new("L", (600, 800), "white").save(held, "TIFF")

    assert read_image(held.getvalue(), Budget()).blocks == []


@needs_ocr
@pytest.mark.parametrize("data", [b"", b"no picture", picture(ROWS)[:900] if is_installed() else b""])
def test_a_spoilt_picture_is_damaged(data: bytes) -> None:
    with pytest.raises(Refusal) as refusal:
        read_image(data, Budget())

    assert refusal.value.code == "damaged"


@needs_ocr
def test_a_picture_of_too_many_dots_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PICTURE_PIXELS", 1000)

    with pytest.raises(Refusal) as refusal:
        read_image(picture(ROWS), Budget())

    assert refusal.value.code == "too_large"


@needs_ocr
def test_a_page_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SCAN_PAGE_SECONDS", -1.0)

    with pytest.raises(Refusal) as refusal:
        read_image(picture(ROWS), Budget())

    assert refusal.value.code == "too_slow"


@needs_ocr
def test_the_time_of_ocr_is_not_taken_from_the_budget() -> None:
    budget = Budget(seconds=0.2)

    assert grid(read_image(picture(ROWS[:2]), budget)) == ROWS[:2]


def test_without_the_extra_the_refusal_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "is_installed", lambda: False)

    with pytest.raises(Refusal, match=r'pip install "gongkai\[scan\]"') as refusal:
        read_image(b"", Budget())

    assert refusal.value.code == "needs_scan"


@pytest.mark.parametrize(("numbers", "written"), [([1], "1"), ([1, 2, 3], "1—3"), ([5, 1, 2, 9], "1—2、5、9")])
def test_pages_are_named_as_ranges(numbers: list[int], written: str) -> None:
    assert door.page_range(numbers) == written


@needs_ocr
def test_a_scanned_report_has_the_tables_of_its_web_page(reports: Path) -> None:
    page = read_html((reports / "practice" / "suqian_2024.html").read_bytes(), Budget())

    document = read_scanned_pdf((reports / "practice" / "d05_scanned_image_only.pdf").read_bytes(), Budget())

    def cells(of: Document) -> list[set[tuple[int, int, int, int, str]]]:
        same = str.maketrans("（）”“", '()""')
        tables = [block for block in of.blocks if isinstance(block, Table)]
        return [
            {(c.row, c.column, c.rowspan, c.colspan, "".join(c.text.split()).translate(same)) for c in table.cells()}
            for table in tables
        ]

    assert cells(document) == cells(page)
    assert any(isinstance(block, Paragraph) and block.text == "一、总体情况" for block in document.blocks)


@needs_ocr
def test_a_page_that_is_a_picture_is_read_between_pages_that_are_text() -> None:
    image_, pdfium = pytest.importorskip("PIL.Image"), pytest.importorskip("pypdfium2")
    held = io.BytesIO()
    image_.open(io.BytesIO(picture(ROWS[:2]))).save(held, "PDF", resolution=200)
    whole = pdfium.PdfDocument(pdf(Leaf().text(100, 100, "本年度报告的统计表附后，请予审阅，谢谢各位。")))
    whole.import_pages(pdfium.PdfDocument(held.getvalue()))
    both = io.BytesIO()
    whole.save(both)

    document = read_pdf(both.getvalue(), Budget())

    assert grid(document) == ROWS[:2]
    assert (document.format, [(note.code, note.where) for note in document.notes]) == ("pdf", [("scan_ocr", "第 2 页")])


@needs_ocr
def test_stems_of_letters_that_fill_a_row_are_no_rulings() -> None:
    image_, draw_ = pytest.importorskip("PIL.Image"), pytest.importorskip("PIL.ImageDraw")
    page = image_.new("L", (900, 400), "white")
    draw = draw_.Draw(page)
    for y in (100, 136, 172, 208):
        draw.line((100, y, 700, y), fill=0, width=2)
        for x in (300, 340):
            draw.line((x, y, x, y + 36), fill=0, width=3)
            draw.line((x - 12, y + 14, x + 12, y + 14), fill=0, width=3)
    draw.rectangle((100, 100, 700, 244), outline=0, width=2)
    rulings, pictures = (pytest.importorskip(f"gongkai.document.scan.{name}") for name in ("rulings", "picture"))
    whole = pytest.importorskip("numpy").asarray(page)

    strokes, _ = rulings.rulings_of(whole, pictures.ink_of(whole))

    assert {round(stroke[0] / rulings.POINTS, -1) for stroke in strokes.standing} == {100, 700}


@needs_ocr
def test_a_figure_with_more_ink_than_digits_is_doubtful_and_gives_way() -> None:
    places = pytest.importorskip("gongkai.document.scan.places")
    word = places.Word((0, 0, 60, 20), in_cell=True, letters=4, text="191", sure=0.95)

    assert word.is_doubtful
    word.hear("1191", 0.85)

    assert (word.text, word.is_doubtful) == ("1191", False)


@needs_ocr
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_scanned_the_wrong_way_up_is_turned(turn: int) -> None:
    image_ = pytest.importorskip("PIL.Image")
    rows = [["report item", "2023", "2024"], *([f"question {n}", f"{n}402", f"{n}91"] for n in range(1, 9))]
    held = io.BytesIO()
    image_.open(io.BytesIO(picture(rows))).rotate(turn, expand=True).save(held, "PNG")

    assert grid(read_image(held.getvalue(), Budget())) == rows
