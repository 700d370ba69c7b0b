"""A document of any other format given back as a Word file of its own blocks, faults and all."""

import io
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest

from gongkai.annual.checking.finding import Finding, Where
from gongkai.annual.report import Report
from gongkai.annual.writing.comments import marked
from gongkai.document.blocks import Document, Paragraph, Table, spread
from gongkai.document.docx.reader import read_docx

DAY = date(2026, 1, 25)
HTML = Document(
    "html",
    [
        Paragraph("清溪镇2021年政府信息公开工作年度报告", centred=True),
        Paragraph("五、存在的问题", level=2),
        Paragraph("五、其他<事项>&说明"),
        Table(spread([[("申请人", 1, 3)], [("新收", 2, 1), ("3", 1, 1), ("", 1, 1)], [("-1", 1, 1)]])),
        Table([[None, None], *spread([[("甲", 1, 1), ("乙", 1, 1)]])], ragged=True),
    ],
)


def mark(document: Document, *findings: Finding, title: int = -1) -> bytes:
    return marked(document, None, findings, Report(title_block=title), on=DAY)


def fault(where: Where) -> Finding:
    return Finding("cells.negative", "error", "件数不能是负数。", where=where)


def test_the_blocks_come_back_as_they_were_found() -> None:
    again = read_docx(mark(HTML, fault(Where())))

    assert [b.text for b in again.blocks if isinstance(b, Paragraph)] == [
        b.text for b in HTML.blocks if isinstance(b, Paragraph)
    ]
    found, given = (next(b for b in d.blocks if isinstance(b, Table)) for d in (again, HTML))
    assert [repr(cell) for cell in found.cells()] == [repr(cell) for cell in given.cells()]


def test_a_place_without_a_cell_is_left_without_lines() -> None:
    table = docx.Document(io.BytesIO(mark(HTML))).tables[0]

    assert table.rows[2].grid_cols_after == 1


def test_the_comment_hangs_on_the_cell() -> None:
    with zipfile.ZipFile(io.BytesIO(mark(HTML, fault(Where(block=3, cell=(2, 1)))))) as package:
        xml = package.read("word/document.xml").decode()

    assert '<w:commentRangeStart w:id="0"/><w:r><w:t xml:space="preserve">-1</w:t></w:r>' in xml


def test_a_cell_found_by_its_words_alone_is_marked() -> None:
    with zipfile.ZipFile(io.BytesIO(mark(HTML, fault(Where(quote="新收"))))) as package:
        xml = package.read("word/document.xml").decode()

    assert '<w:commentRangeStart w:id="0"/><w:r><w:t xml:space="preserve">新收</w:t></w:r>' in xml


def test_a_span_over_nothing_takes_no_columns() -> None:
    wide = Document("html", [Table(spread([[("总计", 1, 900), ("1", 1, 1)], [("", 1, 900), ("2", 1, 1)]]))])

    out = mark(wide, fault(Where(block=0, cell=(1, 900))))

    assert len(docx.Document(io.BytesIO(out)).tables[0].columns) == 2
    assert len(list(docx.Document(io.BytesIO(out)).comments)) == 1


def test_a_document_without_a_block_still_takes_its_comments() -> None:
    out = mark(Document("txt"), fault(Where()))

    assert [comment.text for comment in docx.Document(io.BytesIO(out)).comments] == ["【错误】件数不能是负数。"]


def test_cells_that_clash_are_set_as_the_grid_says() -> None:
    clash = Document("html", [Table(spread([[("甲", 3, 1), ("乙", 1, 2)], [("丙", 1, 3)], [("丁", 1, 1)]]))])

    again = read_docx(mark(clash))

    assert [cell.text for block in again.blocks if isinstance(block, Table) for cell in block.cells()] == list(
        "甲乙丙丁"
    )


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_the_comments_open_in_libreoffice(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(mark(HTML, fault(Where(block=3, cell=(2, 1))), fault(Where(quote="其他")), fault(Where())))

    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "odt", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)

    with zipfile.ZipFile(tmp_path / "x.odt") as package:
        assert package.read("content.xml").count(b"<office:annotation ") == 3
