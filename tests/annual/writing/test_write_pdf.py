"""The PDF: its words, its fonts, and what is said where fonts are missing."""

import io
import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from gongkai.annual.report import Line, Report
from gongkai.annual.writing.fonts import FACES, Shelf, installed, shelf
from gongkai.annual.writing.glyphs import characters_of, has
from gongkai.annual.writing.pdf import pdf_bytes, write_pdf
from gongkai.document.refusal import Refusal


@pytest.fixture(scope="session")
def fonts() -> Shelf:
    """The fonts of this machine; without a Chinese one there is no PDF to test."""
    try:
        return installed()
    except Refusal as refusal:
        pytest.skip(refusal.message)


def words(data: bytes) -> str:
    """All text of a PDF without white space."""
    with pypdfium2.PdfDocument(io.BytesIO(data)) as document:
        return "".join("".join(page.get_textpage().get_text_range().split()) for page in document)


def folder_of(fonts: Shelf, family: str) -> str:
    """The folder of an installed family."""
    paths = [info.path for info in fonts.fonts.fonts() if info.family == family and info.path]
    if not paths:
        pytest.skip(f"the font {family} is not installed")
    return str(Path(paths[0]).parent)


def test_words_and_figures_come_back(report: Report, fonts: Shelf) -> None:
    report.values["requests.new.natural"] = 8642

    text = words(pdf_bytes(report, fonts)[0])

    assert "清溪镇人民政府2021年政府信息公开工作年度报告" in text
    assert "村务公示栏逐月更新。" in text
    assert "8642" in text
    assert text.count("申请人情况") >= 1


def test_every_figure_is_read_back(report: Report, fonts: Shelf, read_back) -> None:  # type: ignore[no-untyped-def]
    read = read_back(pdf_bytes(report, fonts)[0], "x.pdf")

    assert read.values == report.values


def test_a_row_and_a_column_of_a_new_edition_are_set(any_report: Report, fonts: Shelf) -> None:
    text = words(pdf_bytes(any_report, fonts)[0])
    labels = [row.label for table in any_report.edition.tables for row in table.panels[0].rows]  # type: ignore[union-attr]

    assert all("".join(label.split()) in text for label in labels if len(label) < 8)


def test_the_same_report_gives_the_same_bytes(report: Report, fonts: Shelf) -> None:
    assert pdf_bytes(report, fonts) == pdf_bytes(report, fonts)


def test_only_the_resolved_fonts_are_embedded(report: Report, fonts: Shelf, tmp_path: Path) -> None:
    if shutil.which("pdffonts") is None:
        pytest.skip("pdffonts (poppler-utils) is not installed")
    write_pdf(report, tmp_path / "x.pdf", fonts)

    listed = subprocess.run(["pdffonts", tmp_path / "x.pdf"], capture_output=True, text=True, check=True).stdout
    embedded = {_plain(line.split()[0].partition("+")[2]) for line in listed.splitlines()[2:]}
    wanted = {_plain(fonts.families[face][0]) for face in FACES}

    assert embedded
    assert all(any(name.startswith(family) for family in wanted) for name in embedded)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower()).removesuffix("r")


def test_rare_characters_are_set_in_a_font_that_has_them(report: Report, fonts: Shelf) -> None:
    if "Noto Serif CJK SC" not in fonts.families["fang"]:
        pytest.skip("no installed font has rare characters")
    report.preamble = [Line(-1, "联系人：王䶮、李㛃、赵玥堃。")]

    data, notes = pdf_bytes(report, fonts)

    assert "王䶮、李㛃、赵玥堃" in words(data)
    assert [note.code for note in notes if note.code == "glyph_missing"] == []


def test_a_character_no_font_has_is_named(report: Report, fonts: Shelf) -> None:
    report.preamble = [Line(-1, "公示栏\U0001f9ff更新")]

    _, notes = pdf_bytes(report, fonts)

    assert ["U+1F9FF" in note.message for note in notes if note.code == "glyph_missing"] == [True]


def test_markup_in_a_report_is_printed_and_not_run(report: Report, fonts: Shelf) -> None:
    report.preamble = [Line(-1, '#panic("x") *a* $b$ @c <d> \\ // e [f] = g')]

    assert '#panic("x")*a*$b$@c<d>\\//e[f]=g' in words(pdf_bytes(report, fonts)[0])


def test_a_missing_face_is_replaced_and_its_package_named(report: Report, fonts: Shelf) -> None:
    few = shelf([folder_of(fonts, "Noto Serif CJK SC")], system=False)

    data, notes = pdf_bytes(report, few)

    assert "清溪镇人民政府" in words(data)
    assert [note.code for note in notes] == ["font_missing"] * 2
    assert "fonts-lxgw-wenkai" in notes[0].message
    assert "texlive-lang-chinese" in notes[1].message


def test_without_a_chinese_font_the_pdf_is_refused_with_the_package_to_install(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="fonts-noto-cjk") as refused:
        shelf([str(tmp_path)], system=False)

    assert refused.value.code == "needs_fonts"


def test_a_font_on_no_list_is_found_by_its_characters(fonts: Shelf, tmp_path: Path) -> None:
    info = next((i for i in fonts.fonts.fonts() if i.family == "AR PL KaitiM GB" and i.path), None)
    if info is None:
        pytest.skip("the font AR PL KaitiM GB is not installed")

    assert has(characters_of(str(info.path), info.index), "镇")
    assert not has(characters_of(str(info.path), info.index), "䶮")


def test_a_broken_font_file_has_no_characters(tmp_path: Path) -> None:
    (tmp_path / "x.ttf").write_bytes(b"\0\1\0\0\0\x05abc")

    assert characters_of(str(tmp_path / "x.ttf"), 0) == ()
