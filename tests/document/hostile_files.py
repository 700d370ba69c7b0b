"""Files that a careless or a hostile hand may give the program, made in code. Each maker writes to the path it is given."""

from __future__ import annotations

import io
import os
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

from gongkai.annual.writing.write import write_report
from gongkai.samples.sample import sample

Make = Callable[[Path], object]

MIB = 1024 * 1024
MILLION = 1_000_000
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
X = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LAUGHS = (
    "<!DOCTYPE r [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)) + "]>"
)
SECRET = "<!DOCTYPE r [<!ENTITY a11 SYSTEM 'file:///etc/passwd'>]>"


def packed(parts: Mapping[str, bytes | str], level: int = 9) -> bytes:
    """A zip container of parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as container:
        for name, data in parts.items():
            container.writestr(name, data)
    return held.getvalue()


def word(body: str, before: str = "", **others: bytes | str) -> bytes:
    """A Word file with this in its body; `others` are further parts by their names, a double underscore for a slash."""
    document = f"{before}<w:document {W}><w:body>{body}</w:body></w:document>"
    return packed(
        {"word/document.xml": document, **{name.replace("__", "/") + ".xml": data for name, data in others.items()}}
    )


def book(sheet: str, before: str = "", strings: bytes | str = "") -> bytes:
    """An Excel file with this in its one sheet."""
    parts: dict[str, bytes | str] = {
        "xl/workbook.xml": f'<workbook {X} xmlns:r="{R}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{R}"><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"{before}<worksheet {X}>{sheet}</worksheet>",
    }
    return packed(parts | ({"xl/sharedStrings.xml": strings} if strings else {}))


def pdf(drawings: list[bytes], extra: str = "") -> bytes:
    """A PDF with a page for each drawing; the library finds the objects by itself."""
    kids = " ".join(f"{10 + 2 * number} 0 R" for number in range(len(drawings)))
    out = [
        f"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count {len(drawings)}/Kids[{kids}]>>endobj\n"
        "3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n".encode()
    ]
    for number, drawing in enumerate(drawings):
        page = 10 + 2 * number
        out.append(
            f"{page} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {page + 1} 0 R/Resources<</Font<</F1 3 0 R>>>>>>endobj\n"
            f"{page + 1} 0 obj<</Length {len(drawing)}>>stream\n".encode()
            + drawing
            + b"\nendstream endobj\n"
        )
    return b"".join(out) + f"{extra or 'trailer<</Root 1 0 R>>'}\n%%EOF\n".encode()


def a_report(path: Path, suffix: str = ".docx") -> bytes:
    """A good report as the program sets it."""
    made = path.with_name(f"{path.stem}-good{suffix}")
    write_report(sample("qingxi_2024"), made)
    return made.read_bytes()


def png() -> bytes:
    """A picture of one grey dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(b"\0\x80"))
        + chunk(b"IEND", b"")
    )


def locked_pdf() -> bytes:
    """A PDF whose password nobody gave: no password opens it."""
    lock = "4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<" + "41" * 32 + ">/U<" + "42" * 32 + ">>>endobj\n"
    return pdf([b"BT /F1 9 Tf (x) Tj ET"], f"{lock}trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>")


def ole(stream: str) -> bytes:
    """The beginning of a compound file with a stream of this name."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016) + stream.encode("utf-16-le") + bytes(2048)


def locked_part() -> bytes:
    """A Word file whose part says that it is encrypted."""
    data = bytearray(word("<w:p/>"))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + place] |= 1
    return bytes(data)


def bomb(size: int) -> bytes:
    """A Word file whose text unpacks to `size` bytes."""
    held = io.BytesIO()
    with (
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as container,
        container.open("word/document.xml", "w") as part,
    ):
        part.write(f"<w:document {W}><w:body>".encode())
        for _ in range(size // MIB):
            part.write(b" " * MIB)
        part.write(b"</w:body></w:document>")
    return held.getvalue()


def junk(size: int, before: bytes = b"") -> bytes:
    """Bytes without a meaning."""
    return before + random.Random(7).randbytes(size)  # noqa: S311


CELL = "<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>"
ROW = f"<w:tr>{CELL * 10}</w:tr>"


def _sheet_of_a_million() -> str:
    rows = "".join(
        f'<row r="{row}">' + "".join(f'<c r="{column}{row}"><v>1</v></c>' for column in "ABCDEFGHIJ") + "</row>"
        for row in range(1, 100_001)
    )
    return f"<sheetData>{rows}</sheetData>"


def sparse(path: Path, size: int) -> None:
    """A file of this size that takes no room on the disk."""
    with path.open("wb") as file:
        file.write("政府信息公开工作年度报告\n".encode())
        file.truncate(size)


def unreadable(path: Path) -> None:
    """A file that nobody may read."""
    path.write_bytes(b"x")
    path.chmod(0)


def no_such_file(path: Path) -> None:
    """Nothing."""


def pipe(path: Path) -> None:
    """A named pipe that nobody writes to."""
    os.mkfifo(path)


def million_cells() -> str:
    """A sheet with a million figures."""
    columns = "ABCDEFGHIJ"
    rows = ("".join(f'<c r="{column}{row}"><v>1</v></c>' for column in columns) for row in range(1, MILLION // 10 + 1))
    return f"<sheetData>{''.join(f'<row>{row}</row>' for row in rows)}</sheetData>"


def of_bytes(make: Callable[[], bytes]) -> Make:
    """A maker from what makes the bytes."""
    return lambda path: path.write_bytes(make())


def of_report(change: Callable[[bytes], bytes], suffix: str = ".docx") -> Make:
    """A maker that spoils a good report."""
    return lambda path: path.write_bytes(change(a_report(path, suffix)))


LIGHT: dict[str, tuple[str, Make, str]] = {
    "a Word file cut in the middle": ("a.docx", of_report(lambda data: data[: len(data) // 2]), "truncated"),
    "an Excel file cut in the middle": ("a.xlsx", of_report(lambda data: data[: len(data) // 2], ".xlsx"), "truncated"),
    "a PDF cut in the middle": (
        "a.pdf",
        of_bytes(lambda: pdf([b"BT /F1 9 Tf (x) Tj ET"])[:300]),
        "truncated damaged not_a_report needs_scan",
    ),
    "a Word file with a password": ("b.docx", of_bytes(lambda: ole("EncryptedPackage")), "encrypted"),
    "a Word file with a locked part": ("c.docx", of_bytes(locked_part), "encrypted"),
    "a PDF with a password": ("b.pdf", of_bytes(locked_pdf), "encrypted"),
    "a Word file named as PDF": ("d.pdf", of_report(bytes), "read"),
    "a page named as Word file": ("e.doc", of_report(bytes, ".html"), "read"),
    "a picture named as Word file": ("f.docx", of_bytes(png), "unsupported needs_scan not_a_report damaged"),
    "a Word file that unpacks to 1 GiB": ("g.docx", of_bytes(lambda: bomb(1024 * MIB)), "too_large"),
    "a zip of zips": (
        "h.docx",
        of_bytes(lambda: packed({f"{n}.zip": bomb(64 * MIB) for n in range(16)})),
        "unsupported too_large",
    ),
    "a Word file of 70,000 parts": (
        "i.docx",
        of_bytes(lambda: packed({f"word/{n}.xml": b"" for n in range(70_000)}, 0)),
        "too_large",
    ),
    "a Word file whose styles unpack to 1 GiB": (
        "i2.docx",
        of_bytes(
            lambda: word(
                "<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>",
                word__styles=b"<a>" + b" " * 1024 * MIB,
            )
        ),
        "too_large",
    ),
    "an Excel file whose strings unpack to 1 GiB": (
        "i3.xlsx",
        of_bytes(
            lambda: book('<sheetData><row><c t="s"><v>0</v></c></row></sheetData>', strings=b"<a>" + b" " * 1024 * MIB)
        ),
        "too_large",
    ),
    "a billion laughs in a Word file": (
        "j.docx",
        of_bytes(lambda: word("<w:p><w:r><w:t>&a11;</w:t></w:r></w:p>", LAUGHS)),
        "entities",
    ),
    "a billion laughs in the styles": (
        "j2.docx",
        of_bytes(
            lambda: word(
                "<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>",
                word__styles=f"{LAUGHS}<a>&a11;</a>",
            )
        ),
        "entities",
    ),
    "a billion laughs in an Excel file": (
        "j.xlsx",
        of_bytes(lambda: book("<sheetData><row><c t='str'><v>&a11;</v></c></row></sheetData>", LAUGHS)),
        "entities",
    ),
    "a billion laughs in a page": (
        "j.html",
        of_bytes(lambda: f"{LAUGHS}<html><p>&a11;</p></html>".encode()),
        "not_a_report entities",
    ),
    "a billion laughs in UTF-16": (
        "j3.docx",
        of_bytes(
            lambda: packed(
                {"word/document.xml": f"{LAUGHS}<w:document {W}><w:body>&a11;</w:body></w:document>".encode("utf-16")}
            )
        ),
        "entities damaged",
    ),
    "a file of the machine asked for by a Word file": (
        "k.docx",
        of_bytes(lambda: word("<w:p><w:r><w:t>&a11;</w:t></w:r></w:p>", SECRET)),
        "entities",
    ),
    "a folder": ("l", lambda path: path.mkdir(), "not_found unsupported"),
    "no file": ("m.docx", no_such_file, "not_found"),
    "a name that is too long": ("m" * 300 + ".docx", no_such_file, "not_found"),
    "an empty file": ("n.docx", of_bytes(bytes), "empty"),
    "zeros": ("o.docx", of_bytes(lambda: bytes(4096)), "empty"),
    "a byte order mark alone": ("p.txt", of_bytes(lambda: b"\xef\xbb\xbf\r\n"), "empty"),
    "a named pipe": ("q.docx", pipe, "not_found unsupported"),
    "Chinese, quotes and brackets in a name": ("年报 '一' \"二\" [/red] [b].docx", of_report(bytes), "read"),
    "a line end in a name": ("年\n报.docx", of_report(bytes), "read"),
    "a bad file with brackets in its name": ("[/red]年报.docx", of_bytes(lambda: b"PK\x03\x04"), "truncated"),
    "a name that is no UTF-8": (os.fsdecode(b"\xff\xfe.docx"), of_bytes(lambda: b"PK\x03\x04"), "truncated"),
    "a number of 5,000 digits": (
        "r.html",
        of_report(lambda data: data.replace(b">0<", b">" + b"9" * 5000 + b"<", 1), ".html"),
        "read",
    ),
    "a PDF of 5,000 pages": ("s.pdf", of_bytes(lambda: pdf([b""] * 5000)), "too_large"),
    "a PDF whose pages are their own parents": (
        "s2.pdf",
        of_bytes(
            lambda: (
                b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
            )
        ),
        "damaged needs_scan not_a_report",
    ),
    "a text of 200 MB": ("t.txt", lambda path: sparse(path, 200 * MIB), "too_large"),
    "30 MB of junk": ("u.docx", of_bytes(lambda: junk(30 * MIB)), "unsupported"),
    "30 MB of junk that begins as a PDF": (
        "u.pdf",
        of_bytes(lambda: junk(30 * MIB, b"%PDF-1.4\n")),
        "damaged truncated",
    ),
    "30 MB of junk that begins as a zip": (
        "u2.docx",
        of_bytes(lambda: junk(30 * MIB, b"PK\x03\x04")),
        "truncated damaged",
    ),
    "30 MB of junk that begins as Word 97": (
        "u.doc",
        of_bytes(lambda: junk(30 * MIB, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")),
        "unsupported",
    ),
    "30 MB of junk that begins as a page": (
        "u.html",
        of_bytes(lambda: junk(30 * MIB, b"<html><body>")),
        "too_large damaged unsupported",
    ),
}
"""What is wrong: the file's name, its maker, and the refusals that are right (`read`: it is a report all the same)."""

HEAVY: dict[str, tuple[str, Make, str]] = {
    "a million cells in a Word file": (
        "a.docx",
        of_bytes(lambda: word(f"<w:tbl>{ROW * (MILLION // 10)}</w:tbl>")),
        "too_large",
    ),
    "a million cells in a page": (
        "b.html",
        of_bytes(lambda: f"<table>{('<tr>' + '<td>1' * 10) * (MILLION // 10)}</table>".encode()),
        "too_large",
    ),
    "a million cells in an Excel file": ("c.xlsx", of_bytes(lambda: book(million_cells())), "too_large"),
    "a million cells in separated values": (
        "d.csv",
        of_bytes(lambda: ("1,2,3,4,5,6,7,8,9,0\n" * (MILLION // 10)).encode()),
        "too_large",
    ),
    "a million cells in a text": (
        "e.txt",
        of_bytes(lambda: ("1\t2\t3\t4\t5\t6\t7\t8\t9\t0\n" * (MILLION // 10)).encode()),
        "too_large",
    ),
    "a million cells in markdown": (
        "e.md",
        of_bytes(lambda: ("|1|2|3|4|5|6|7|8|9|0|\n" * (MILLION // 10)).encode()),
        "too_large",
    ),
    "cells that each span a million places": (
        "f.html",
        of_bytes(lambda: f"<table>{'<tr><td rowspan=1000 colspan=1000>1' * 1000}</table>".encode()),
        "too_large not_a_report",
    ),
    "merged cells over the whole sheet": (
        "g.xlsx",
        of_bytes(
            lambda: book(
                "<sheetData><row r='1'><c r='A1'><v>1</v></c><c r='XFD1'><v>1</v></c></row><row r='1048576'><c r='A1048576'><v>1</v></c></row></sheetData><mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>"
            )
        ),
        "too_large not_a_report",
    ),
    "100,000 elements deep in a page": (
        "h.html",
        of_bytes(lambda: b"<div><p>x" * 100_000),
        "damaged not_a_report too_large",
    ),
    "100,000 tables deep in a page": (
        "h2.html",
        of_bytes(lambda: b"<table><tr><td>1<td>" * 100_000),
        "damaged not_a_report too_large",
    ),
    "100,000 open letters in a page": (
        "h3.html",
        of_bytes(lambda: b"".join(b"<b class=%d><p>x" % n for n in range(100_000))),
        "damaged not_a_report too_large",
    ),
    "100,000 elements deep in a Word file": (
        "i.docx",
        of_bytes(lambda: word("<w:sdt><w:sdtContent>" * 100_000 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 100_000)),
        "damaged",
    ),
    "tables deep in a Word file": (
        "i2.docx",
        of_bytes(lambda: word("<w:tbl><w:tr><w:tc>" * 80 + CELL + "</w:tc></w:tr></w:tbl>" * 80)),
        "damaged not_a_report",
    ),
    "100,000 elements deep in an Excel file": (
        "j.xlsx",
        of_bytes(lambda: book("<sheetData>" * 100_000 + "</sheetData>" * 100_000)),
        "damaged",
    ),
    "a text of 8 MB on one line": ("k.txt", of_bytes(lambda: ("年报" * (MILLION + 300_000)).encode()), "not_a_report"),
    "8 MB of digits": ("k2.txt", of_bytes(lambda: b"1" * (8 * MIB)), "not_a_report"),
    "8 MB of line ends": ("k3.txt", of_bytes(lambda: b"x" + b"\n" * (8 * MIB - 1)), "not_a_report"),
    "8 MB of opening brackets": ("k4.txt", of_bytes(lambda: ("（一" * (MILLION + 300_000)).encode()), "not_a_report"),
    "8 MB of bars": ("k5.txt", of_bytes(lambda: b"|" * (8 * MIB)), "too_large not_a_report"),
    "8 MB of quotes": ("k6.csv", of_bytes(lambda: b'a,"b\n' * (8 * MIB // 6)), "damaged too_large not_a_report"),
    "a page with a number of a million digits": (
        "l.html",
        of_report(lambda data: data.replace(b">0<", b">" + b"9" * MILLION + b"<", 1), ".html"),
        "read",
    ),
    "a report with a paragraph of 2 MB": (
        "l2.html",
        of_report(
            lambda data: data.replace("清溪镇主动公开".encode(), "共收到申请12件，其中3件，".encode() * 60_000, 1),
            ".html",
        ),
        "read too_large too_slow",
    ),
    "a PDF page with a million letters": (
        "m.pdf",
        of_bytes(lambda: pdf([b"BT /F1 9 Tf 20 700 Td (" + b"1" * MILLION + b") Tj ET"])),
        "not_a_report too_slow too_large",
    ),
    "a PDF page with 300,000 rulings": (
        "m2.pdf",
        of_bytes(
            lambda: pdf(
                [
                    b"BT /F1 9 Tf 20 700 Td (x) Tj ET\n"
                    + b"".join(
                        b"%d %d m %d %d l S\n" % (n % 590, n % 830, (n * 7) % 590, n % 830)
                        + b"%d %d m %d %d l S\n" % (n % 590, n % 830, n % 590, (n * 7) % 830)
                        for n in range(150_000)
                    )
                ]
            )
        ),
        "not_a_report too_slow too_large",
    ),
    "a PDF of 300 full pages": (
        "m3.pdf",
        of_bytes(
            lambda: pdf(
                [
                    b"".join(
                        b"BT /F1 9 Tf 20 %d Td (1234567890 1234567890 1234567890) Tj ET\n" % y
                        for y in range(20, 800, 9)
                    )
                ]
                * 300
            )
        ),
        "not_a_report too_slow too_large",
    ),
}
"""The same, for files that each need a look at the memory they take."""
