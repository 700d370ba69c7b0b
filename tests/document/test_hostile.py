"""What a careless or a hostile hand may give the program, from the command line: an answer in the form promised, always.

Every file is refused with exit status 2 and one JSON object, or read with exit status 0; never a traceback, never more
than 1 GiB of memory, never without an end. Whether an answer comes within the promised 20 seconds is not asserted; a run
is ended after HANG_SECONDS, and that is a failure.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from document import hostile_files as made
from document.hostile_files import MIB, MILLION, Make, of_bytes, of_report

HANG_SECONDS = 40
GIBIBYTE = 1024 * MIB
GONGKAI = [sys.executable, "-m", "gongkai", "read", "--format", "json", "--"]
# A fault that the program did not foresee is refused too; with this set it says so on standard error.
ENVIRONMENT = {**os.environ, "GONGKAI_DEBUG": "1", "PYTHONIOENCODING": "utf-8"}
LAUNCHER = """
import os, subprocess, sys, time
end, process = time.monotonic() + float(sys.argv[1]), subprocess.Popen(sys.argv[3:])
while not (found := os.wait4(process.pid, os.WNOHANG))[0]:
    if time.monotonic() > end:
        process.kill()
    time.sleep(0.02)
open(sys.argv[2], "w").write(str(found[2].ru_maxrss * (1 if sys.platform == "darwin" else 1024)))
sys.exit(os.waitstatus_to_exitcode(found[1]) % 256)
"""

Case = tuple[str, Make, str]
STYLED = "<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
SHARED = '<sheetData><row><c t="s"><v>0</v></c></row></sheetData>'
LAUGHING = "<w:p><w:r><w:t>&a11;</w:t></w:r></w:p>"
WHOLE_SHEET = (
    "<sheetData><row r='1'><c r='A1'><v>1</v></c><c r='XFD1'><v>1</v></c></row><row r='1048576'><c r='A1048576'><v>1</v></c></row>"
    "</sheetData><mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>"
)
OWN_PARENT = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF"
)

LIGHT: dict[str, Case] = {
    "a Word file cut in the middle": ("a.docx", of_report(lambda data: data[: len(data) // 2]), "truncated"),
    "an Excel file cut in the middle": ("a.xlsx", of_report(lambda data: data[: len(data) // 2], ".xlsx"), "truncated"),
    "a PDF cut in the middle": ("a.pdf", of_bytes(lambda: made.pdf([b"BT /F1 9 Tf (x) Tj ET"])[:300]), "truncated"),
    "a Word file with a password": ("b.docx", of_bytes(lambda: made.ole("EncryptedPackage")), "encrypted"),
    "a Word file with a locked part": ("c.docx", of_bytes(made.locked_part), "encrypted"),
    "a PDF with a password": ("b.pdf", of_bytes(made.locked_pdf), "encrypted"),
    "a Word file named as PDF": ("d.pdf", of_report(bytes), "read"),
    "a page named as Word file": ("e.doc", of_report(bytes, ".html"), "read"),
    "a picture named as Word file": ("f.docx", of_bytes(made.png), "unsupported needs_scan not_a_report damaged"),
    "a Word file of 70,000 parts": ("i.docx", of_bytes(lambda: made.packed({f"word/{n}.xml": b"" for n in range(70_000)}, 0)), "too_large"),
    "a billion laughs in a Word file": ("j.docx", of_bytes(lambda: made.word(LAUGHING, made.LAUGHS)), "entities"),
    "a billion laughs in the styles": (
        "j2.docx", of_bytes(lambda: made.word(STYLED, word__styles=f"{made.LAUGHS}<a>&a11;</a>")), "entities not_a_report",
    ),
    "a billion laughs in UTF-16": (
        "j3.docx", of_bytes(lambda: made.packed({"word/document.xml": f"{made.LAUGHS}<a>&a11;</a>".encode("utf-16")})), "entities damaged",
    ),
    "a billion laughs in an Excel file": ("j.xlsx", of_bytes(lambda: made.book(SHARED.replace("0", "&a11;"), made.LAUGHS)), "entities"),
    "a billion laughs in a page": ("j.html", of_bytes(lambda: f"{made.LAUGHS}<html><p>&a11;</p></html>".encode()), "not_a_report entities"),
    "a file of the machine asked for by a Word file": ("k.docx", of_bytes(lambda: made.word(LAUGHING, made.STOLEN)), "entities"),
    "a folder": ("l", Path.mkdir, "not_found unsupported"),
    "no file": ("m.docx", made.no_such_file, "not_found"),
    "a name that is too long": ("m" * 300 + ".docx", made.no_such_file, "not_found"),
    "an empty file": ("n.docx", of_bytes(bytes), "empty"),
    "zeros": ("o.docx", of_bytes(lambda: bytes(4096)), "empty"),
    "a byte order mark alone": ("p.txt", of_bytes(lambda: b"\xef\xbb\xbf\r\n"), "empty"),
    "Chinese, quotes and brackets in a name": ("年报 '一' \"二\" [/red] [b].docx", of_report(bytes), "read"),
    "a line end in a name": ("年\n报.docx", of_report(bytes), "read"),
    "a bad file with brackets in its name": ("[red]年报[/red].docx", of_bytes(lambda: b"PK\x03\x04"), "truncated"),
    "a name that is no UTF-8": (os.fsdecode(b"\xff\xfe.docx"), of_bytes(lambda: b"PK\x03\x04"), "truncated"),
    "a number of 5,000 digits": ("r.html", of_report(lambda page: page.replace(b">0<", b">" + b"9" * 5000 + b"<", 1), ".html"), "read"),
    "a PDF of 5,000 pages": ("s.pdf", of_bytes(lambda: made.pdf([b""] * 5000)), "too_large"),
    "a PDF whose pages are their own parents": ("s2.pdf", of_bytes(lambda: OWN_PARENT), "damaged needs_scan not_a_report"),
    "a text of 200 MB": ("t.txt", lambda path: made.sparse(path, 200 * MIB), "too_large"),
    "30 MB of junk": ("u.docx", of_bytes(lambda: made.junk(30 * MIB)), "unsupported"),
    "30 MB of junk that begins as a PDF": ("u.pdf", of_bytes(lambda: made.junk(30 * MIB, b"%PDF-1.4\n")), "damaged truncated"),
    "30 MB of junk that begins as a zip": ("u2.docx", of_bytes(lambda: made.junk(30 * MIB, b"PK\x03\x04")), "truncated damaged"),
    "30 MB of junk that begins as Word 97": ("u.doc", of_bytes(lambda: made.junk(30 * MIB, made.OLE)), "truncated unsupported damaged"),
    "30 MB of junk that begins as a page": ("u.html", of_bytes(lambda: made.junk(30 * MIB, b"<html><body>")), "too_large"),
    "the form's tables three times, without headings": ("v.html", of_report(made.tables_alone, ".html"), "two_reports not_a_report read"),
}  # fmt: skip
"""What is wrong: the file's name, its maker, and the answers that are right (`read`: it is a report all the same)."""

HEAVY: dict[str, Case] = {
    "a named pipe": ("q.docx", made.pipe, "not_found unsupported"),
    "a Word file that unpacks to 1 GiB": ("g.docx", of_bytes(lambda: made.bomb(made.word_parts("x"), "word/document.xml")), "too_large"),
    "a Word file whose styles unpack to 1 GiB": ("g2.docx", of_bytes(lambda: made.bomb(made.word_parts(STYLED, word__styles="<a>"), "word/styles.xml")), "too_large"),
    "an Excel file whose strings unpack to 1 GiB": ("g.xlsx", of_bytes(lambda: made.bomb(made.book_parts(SHARED, strings="<a>"), "xl/sharedStrings.xml")), "too_large"),
    "a zip of zips that unpack to 1 GiB": ("h.docx", of_bytes(lambda: made.packed({f"{n}.zip": made.bomb({"a": ""}, "a", 64) for n in range(16)})), "unsupported too_large"),
    "a million cells in a Word file": ("a.docx", of_bytes(lambda: made.word(f"<w:tbl>{made.ROW * (MILLION // 10)}</w:tbl>")), "too_large"),
    "a million cells in a page": ("b.html", of_bytes(lambda: f"<table>{('<tr>' + '<td>1' * 10) * (MILLION // 10)}</table>".encode()), "too_large"),
    "a million cells in an Excel file": ("c.xlsx", of_bytes(lambda: made.book(made.million_cells())), "too_large"),
    "a million cells in separated values": ("d.csv", of_bytes(lambda: b"1,2,3,4,5,6,7,8,9,0\n" * (MILLION // 10)), "too_large"),
    "a million cells in a text": ("e.txt", of_bytes(lambda: b"1\t2\t3\t4\t5\t6\t7\t8\t9\t0\n" * (MILLION // 10)), "too_large"),
    "a million cells in markdown": ("e.md", of_bytes(lambda: b"|1|2|3|4|5|6|7|8|9|0|\n" * (MILLION // 10)), "too_large"),
    "cells that each span a million places": ("f.html", of_bytes(lambda: b"<table>" + b"<tr><td rowspan=1000 colspan=1000>1" * 1000), "too_large not_a_report"),
    "a cell merged over the whole sheet": ("g2.xlsx", of_bytes(lambda: made.book(WHOLE_SHEET)), "too_large not_a_report"),
    "100,000 elements deep in a page": ("h.html", of_bytes(lambda: b"<div><p>x" * 100_000), "damaged too_slow too_large"),
    "100,000 letters marked and never unmarked": ("h3.html", of_bytes(lambda: b"".join(b"<b class=%d><p>x" % n for n in range(100_000))), "damaged too_large too_slow"),
    "100,000 elements deep in a Word file": ("i.docx", of_bytes(lambda: made.word(made.nested("w:ins", 100_000))), "damaged too_large"),
    "80 tables deep in a Word file": ("i2.docx", of_bytes(lambda: made.word("<w:tbl><w:tr><w:tc>" * 80 + made.CELL + "</w:tc></w:tr></w:tbl>" * 80)), "damaged not_a_report"),
    "100,000 elements deep in an Excel file": ("j.xlsx", of_bytes(lambda: made.book(made.nested("sheetData", 100_000))), "damaged too_large"),
    "8 MB of text on one line": ("k.txt", of_bytes(lambda: "年报".encode() * (MILLION + 300_000)), "not_a_report"),
    "8 MB of line ends": ("k3.txt", of_bytes(lambda: b"x" + b"\n" * (8 * MIB - 1)), "not_a_report"),
    "8 MB of bars": ("k5.txt", of_bytes(lambda: b"|" * (8 * MIB)), "too_large not_a_report"),
    "8 MB of quotes": ("k6.csv", of_bytes(lambda: b'a,"b\n' * (8 * MIB // 6)), "damaged too_large not_a_report"),
    "a paragraph of 2 MB of sums": ("l2.html", of_report(made.with_long_sums, ".html"), "read too_large too_slow"),
    "a PDF page with a million letters": ("m.pdf", of_bytes(lambda: made.pdf([b"BT /F1 9 Tf 20 700 Td (" + b"1" * MILLION + b") Tj ET"])), "not_a_report too_slow too_large"),
    "a PDF page with 100,000 rulings": ("m2.pdf", of_bytes(lambda: made.pdf([made.rulings(50_000)])), "not_a_report too_slow too_large"),
    "a PDF of 100 full pages in one paragraph": ("m3.pdf", of_bytes(lambda: made.pdf([made.full_page()] * 100)), "not_a_report too_slow too_large"),
    "a picture of 60,000 by 60,000 dots": ("n.png", of_bytes(lambda: made.png(60_000, 60_000)), "too_large needs_scan damaged unsupported"),
    "a scanned PDF page of a mile": ("n.pdf", of_bytes(lambda: made.pdf([made.PICTURE], box="0 0 4000000 4000000")), "too_large needs_scan damaged not_a_report no_tables"),
}  # fmt: skip
"""The same, for files that each are looked at alone, with the memory they take."""


def answer_is_right(status: int, printed: dict[str, Any], right: str) -> bool:
    """Whether exit status and object agree with each other and with one of the answers that are right."""
    code = printed["error"]["code"] if "error" in printed else "read"
    return code in right.split() and status == (0 if code == "read" else 2)


def make(case: Case, folder: Path) -> Path:
    name, maker, _ = case
    path = folder / name
    path.parent.mkdir(parents=True)
    maker(path)
    return path


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[dict[str, Any]], subprocess.CompletedProcess[str]]:
    """All light files given to one run of the program."""
    folder = tmp_path_factory.mktemp("light")
    paths = [make(case, folder / str(number)) for number, case in enumerate(LIGHT.values())]
    run = subprocess.run(
        [*GONGKAI, *paths], capture_output=True, env=ENVIRONMENT, timeout=120, text=True, errors="replace"
    )
    return [json.loads(line) for line in run.stdout.splitlines()], run


def test_a_run_over_many_bad_files_answers_each_in_order(many: tuple[list[dict[str, Any]], Any]) -> None:
    answers, run = many

    assert run.returncode == 2
    assert len(answers) == len(LIGHT)
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(("number", "wrong"), list(enumerate(LIGHT)), ids=list(LIGHT))
def test_a_bad_file_among_many_gets_its_own_answer(
    many: tuple[list[dict[str, Any]], Any], number: int, wrong: str
) -> None:
    answer = many[0][number]

    assert "source" in answer
    assert answer_is_right(2 if "error" in answer else 0, answer, LIGHT[wrong][2])


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="this system does not tell how much memory a process took")
@pytest.mark.parametrize("wrong", list(HEAVY))
def test_a_heavy_file_is_answered_within_a_gibibyte(wrong: str, tmp_path: Path) -> None:
    path, took = make(HEAVY[wrong], tmp_path / "given"), tmp_path / "took"
    command = [sys.executable, "-c", LAUNCHER, str(HANG_SECONDS), took, *GONGKAI, path]

    run = subprocess.run(command, capture_output=True, env=ENVIRONMENT, text=True)

    assert "Traceback" not in run.stderr
    assert answer_is_right(run.returncode, json.loads(run.stdout), HEAVY[wrong][2])
    assert int(took.read_text()) < GIBIBYTE


def test_one_bad_file_gives_one_object_without_its_name(tmp_path: Path) -> None:
    path = make(LIGHT["a Word file cut in the middle"], tmp_path / "given")

    run = subprocess.run([*GONGKAI, path], capture_output=True, text=True, encoding="utf-8")

    assert (run.returncode, run.stdout.count("\n")) == (2, 1)
    assert json.loads(run.stdout).keys() == {"error"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no shell that closes standard input")
def test_a_closed_standard_input_changes_nothing(tmp_path: Path) -> None:
    path = make(LIGHT["a Word file named as PDF"], tmp_path / "given")

    run = subprocess.run(["sh", "-c", 'exec "$@" <&-', "sh", *GONGKAI, path], capture_output=True, text=True)

    assert answer_is_right(run.returncode, json.loads(run.stdout), "read")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no file from its owner")
def test_a_file_that_cannot_be_read_is_not_found(tmp_path: Path) -> None:
    path = make(("a.docx", made.unreadable, "not_found"), tmp_path / "given")

    run = subprocess.run([*GONGKAI, path], capture_output=True, text=True)

    assert answer_is_right(run.returncode, json.loads(run.stdout), "not_found")


@pytest.mark.parametrize("command", ["read", "check"])
def test_brackets_in_the_words_of_a_report_are_words(command: str, tmp_path: Path) -> None:
    bracketed = of_report(
        lambda page: page.replace("清溪镇人民政府2024年".encode(), "清溪镇[/red]人民政府[b]2024年".encode()), ".html"
    )
    path = make(("a.html", bracketed, "read"), tmp_path / "given")

    run = subprocess.run(
        [sys.executable, "-m", "gongkai", command, path], capture_output=True, text=True, encoding="utf-8"
    )

    assert run.returncode in (0, 1), run.stderr
    assert "清溪镇[/red]人民政府[b]2024年" in run.stdout
