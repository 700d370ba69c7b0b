"""A Word original given back with comments: where they hang, and what stays as it was."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest
from lxml import etree

from gongkai.annual.checking.finding import Finding, Fix, Where
from gongkai.annual.report import CellRef, Report, Section
from gongkai.annual.writing.comments import mark_document, marked
from gongkai.annual.writing.docx import docx_bytes
from gongkai.document.blocks import Paragraph, Table
from gongkai.document.docx.reader import read_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DAY = date(2026, 1, 25)
Change = Callable[["docx.document.Document"], object]


def word(change: Change) -> bytes:
    """A small Word file made by another program."""
    document = docx.Document()
    change(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def finding(where: Where, **more: object) -> Finding:
    return Finding("prose.sum", "error", "请核对件数。", where=where, **more)  # type: ignore[arg-type]


def mark(data: bytes, *findings: Finding, report: Report | None = None) -> bytes:
    return marked(read_docx(data), data, findings, report or Report(), on=DAY)


def ranged(data: bytes) -> dict[int, str]:
    """The words between the marks of each comment; each mark must stand exactly once."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    words: dict[int, str] = {}
    opened: set[int] = set()
    for element in root.iter():
        number = int(element.get(W + "id") or -1)
        if element.tag == W + "commentRangeStart":
            assert number not in words
            opened.add(number)
            words[number] = ""
        elif element.tag == W + "commentRangeEnd":
            opened.remove(number)
        elif element.tag == W + "t":
            for each in opened:
                words[each] += element.text or ""
    assert not opened
    return words


def texts(data: bytes) -> list[str]:
    return [block.text if isinstance(block, Paragraph) else str(block.grid) for block in read_docx(data).blocks]


def comments(data: bytes) -> list[str]:
    return [comment.text for comment in docx.Document(io.BytesIO(data)).comments]


def test_exactly_the_quoted_words_are_marked() -> None:
    data = word(lambda d: d.add_paragraph("全年收到申请3件，答复4件。"))

    assert ranged(mark(data, finding(Where(block=0, quote="答复4件")))) == {0: "答复4件"}


def test_words_over_runs_of_several_formats_are_marked_and_keep_them() -> None:
    def change(document: "docx.document.Document") -> None:
        paragraph = document.add_paragraph("全年收到")
        paragraph.add_run("申请3").bold = True
        paragraph.add_run("件。")

    out = mark(word(change), finding(Where(block=0, quote="到申请3件")))
    runs = docx.Document(io.BytesIO(out)).paragraphs[0].runs

    assert ranged(out) == {0: "到申请3件"}
    assert [(run.text, bool(run.bold)) for run in runs if run.text] == [
        ("全年收", False),
        ("到", False),
        ("申请3", True),
        ("件", False),
        ("。", False),
    ]


def test_a_quote_in_other_widths_and_spaces_is_found() -> None:
    data = word(lambda d: d.add_paragraph("共 收到 申请１２件。"))

    assert ranged(mark(data, finding(Where(block=0, quote="收到申请12件")))) == {0: "收到 申请１２件"}


def test_a_quote_with_the_number_that_word_counts_is_found() -> None:
    data = word(lambda d: d.add_paragraph("总体情况", style="List Number"))

    assert ranged(mark(data, finding(Where(block=0, quote="一、总体情况")))) == {0: "总体情况"}


def test_a_quote_that_is_not_there_marks_the_whole_paragraph() -> None:
    data = word(lambda d: d.add_paragraph("全年收到申请3件。"))

    assert ranged(mark(data, finding(Where(block=0, quote="收到5件")))) == {0: "全年收到申请3件。"}


def test_two_comments_on_the_same_words_both_stand() -> None:
    data = word(lambda d: d.add_paragraph("全年收到申请3件。"))
    both = finding(Where(block=0, quote="申请3件"))

    assert ranged(mark(data, both, both)) == {0: "申请3件", 1: "申请3件"}


def test_the_cell_of_a_figure_is_marked(report: Report) -> None:
    data = docx_bytes(report)
    document = read_docx(data)
    block = next(i for i, b in enumerate(document.blocks) if isinstance(b, Table) and b.width == 10)

    out = mark(data, finding(Where(block=block, cell=(3, 4), quote="14")))

    assert ranged(out) == {0: document.blocks[block].grid[3][4].text}  # type: ignore[union-attr]


def test_a_place_inside_a_merged_cell_marks_that_cell(report: Report) -> None:
    data = docx_bytes(report)
    blocks = read_docx(data).blocks
    block = next(i for i, b in enumerate(blocks) if isinstance(b, Table) and b.width == 10)

    assert ranged(mark(data, finding(Where(block=block, cell=(20, 0))))) == {0: "三、本年度办理结果"}


def test_an_empty_cell_takes_a_comment(report: Report) -> None:
    report.values = dict.fromkeys(report.values)
    data = docx_bytes(report)
    blocks = read_docx(data).blocks
    block = next(i for i, b in enumerate(blocks) if isinstance(b, Table) and b.width == 10)

    assert ranged(mark(data, finding(Where(block=block, cell=(4, 4))))) == {0: ""}


def test_a_finding_without_a_place_hangs_on_its_cell_then_on_its_part_then_on_the_title() -> None:
    def change(document: "docx.document.Document") -> None:
        document.add_paragraph("标题")
        document.add_paragraph("一、总体情况")
        document.add_table(2, 2).cell(1, 1).text = "7"

    report = Report(title_block=0, places={"requests.new.natural": CellRef(2, 1, 1)})
    report.sections = [Section("一", "总体情况", "overview", 1)]

    out = mark(
        word(change),
        finding(Where(), cells=("requests.new.natural",)),
        finding(Where(section="overview")),
        finding(Where()),
        report=report,
    )

    assert ranged(out) == {0: "7", 1: "一、总体情况", 2: "标题"}


def test_the_comment_says_what_is_wrong_on_what_ground_and_what_mends_it(report: Report) -> None:
    data = word(lambda d: d.add_paragraph("清溪镇年度报告"))
    fault = finding(Where(block=0), basis="条例第五十条", fix=Fix("requests.denied.state_secret.natural", 8))

    (comment,) = docx.Document(io.BytesIO(mark(data, fault, report=report))).comments

    assert comment.text.split("\n") == [
        "【错误】请核对件数。",
        "依据：条例第五十条",
        "建议：将表三“（三）不予公开1.属于国家秘密”的“自然人”栏改为 8，再核对其他各项。",
    ]
    assert (comment.author, comment.initials, comment.timestamp.date()) == ("公开·校核", "校核", DAY)  # type: ignore[union-attr]


@pytest.mark.parametrize(("severity", "word_for_it"), [("error", "错误"), ("warning", "存疑"), ("note", "提示")])
def test_the_comment_begins_with_how_grave_it_is(severity: str, word_for_it: str) -> None:
    data = word(lambda d: d.add_paragraph("标题"))

    out = mark(data, Finding("x", severity, "请核对。"))  # type: ignore[arg-type]

    assert comments(out) == [f"【{word_for_it}】请核对。"]


def test_comments_that_were_there_are_kept_and_their_numbers_carried_on() -> None:
    def change(document: "docx.document.Document") -> None:
        paragraph = document.add_paragraph("全年收到申请3件。")
        document.add_comment(paragraph.runs, "请复核", author="县政务公开办")

    out = mark(word(change), finding(Where(block=0, quote="3件")))

    assert comments(out) == ["请复核", "【错误】请核对件数。"]
    assert ranged(out) == {0: "全年收到申请3件。", 1: "3件"}


def test_every_other_part_stays_byte_for_byte_and_no_word_changes(report: Report) -> None:
    data = docx_bytes(report)
    out = mark(data, finding(Where(block=0)), finding(Where(block=3, quote="栏")))

    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(out)) as new:
        changed = [name for name in new.namelist() if name not in old.namelist() or old.read(name) != new.read(name)]
    assert sorted(changed) == [
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/comments.xml",
        "word/document.xml",
    ]
    assert texts(out) == texts(data)


def test_a_strict_file_stays_strict() -> None:
    plain = word(lambda d: d.add_paragraph("全年收到申请3件。"))
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(W[1:-1].encode(), strict))

    out = mark(stream.getvalue(), finding(Where(block=0, quote="3件")))

    with zipfile.ZipFile(io.BytesIO(out)) as package:
        assert all(strict in package.read(name) for name in ("word/document.xml", "word/comments.xml"))
    assert texts(out) == ["全年收到申请3件。"]


def test_a_text_box_is_marked_on_the_paragraph_that_holds_it() -> None:
    box = (
        f'<w:r xmlns:w="{W[1:-1]}" xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent>'
        "<w:p><w:r><w:t>盒中文字</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    data = word(lambda d: d.add_paragraph("正文").paragraph_format.element.append(etree.fromstring(box)))
    assert texts(data) == ["正文", "盒中文字"]

    out = mark(data, finding(Where(block=1, quote="盒中")))

    assert ranged(out) == {0: "正文盒中文字"}


def test_the_same_file_findings_and_day_give_the_same_bytes(report: Report) -> None:
    data = docx_bytes(report)

    assert mark(data, finding(Where(block=0))) == mark(data, finding(Where(block=0)))


def test_every_finding_on_every_block_of_real_files_is_marked(reports: Path) -> None:
    for path in sorted((reports / "practice").glob("d1*.docx")):
        data = path.read_bytes()
        document = read_docx(data)
        quotes = {
            i: b.text[3:12] for i, b in enumerate(document.blocks) if isinstance(b, Paragraph) and len(b.text) > 3
        }

        out = marked(document, data, [finding(Where(block=i, quote=q)) for i, q in quotes.items()], Report(), on=DAY)

        found = ["".join(words.split()) for words in ranged(out).values()]
        assert found == ["".join(quote.split()) for quote in quotes.values()]
        assert texts(out) == texts(data)


def test_the_file_is_written_where_it_is_asked_for(report: Report, tmp_path: Path) -> None:
    data = docx_bytes(report)

    mark_document(read_docx(data), data, [finding(Where(block=0))], report, tmp_path / "校核.docx", on=DAY)

    assert comments((tmp_path / "校核.docx").read_bytes()) == ["【错误】请核对件数。"]
