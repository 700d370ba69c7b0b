"""Files that a careless or a hostile hand may give the program, made in code. Each maker writes to the path it is given.

Long because it is a list: each way to be wrong has its own few lines here, and nothing else.
"""

from __future__ import annotations

import io
import os
import random
import re
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
STOLEN = "<!DOCTYPE r [<!ENTITY a11 SYSTEM 'file:///etc/passwd'>]>"


def packed(parts: Mapping[str, bytes | str], level: int = 9) -> bytes:
    """A zip container of parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as container:
        for name, data in parts.items():
            container.writestr(name, data)
    return held.getvalue()


def word_parts(body: str, before: str = "", **others: str) -> dict[str, str]:
    """The parts of a Word file with this body; `others` are further parts by their names, two underscores for a slash."""
    main = f"{before}<w:document {W}><w:body>{body}</w:body></w:document>"
    return {"word/document.xml": main} | {f"{name.replace('__', '/')}.xml": text for name, text in others.items()}


def word(body: str, before: str = "", **others: str) -> bytes:
    """A Word file, see `word_parts`."""
    return packed(word_parts(body, before, **others))


def book_parts(sheet: str, before: str = "", strings: str = "") -> dict[str, str]:
    """The parts of an Excel file with this in its one sheet."""
    target = "worksheets/sheet1.xml"
    sheets = '<sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets>'
    parts = {
        "xl/workbook.xml": f'<workbook {X} xmlns:r="{R}">{sheets}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{R}"><Relationship Id="r1" Target="{target}"/></Relationships>',
        f"xl/{target}": f"{before}<worksheet {X}>{sheet}</worksheet>",
    }
    return parts | ({"xl/sharedStrings.xml": strings} if strings else {})


def book(sheet: str, before: str = "") -> bytes:
    """An Excel file, see `book_parts`."""
    return packed(book_parts(sheet, before))


def pdf(drawings: list[bytes], extra: str = "", box: str = "0 0 595 842") -> bytes:
    """A PDF with a page for each drawing; the library finds the objects by itself."""
    kids = " ".join(f"{10 + 2 * number} 0 R" for number in range(len(drawings)))
    out = [
        f"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count {len(drawings)}/Kids[{kids}]>>endobj\n"
        "3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n".encode()
    ]
    for number, drawing in enumerate(drawings):
        page = 10 + 2 * number
        out.append(
            f"{page} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents {page + 1} 0 R/Resources<</Font<</F1 3 0 R>>>>>>endobj\n"
            f"{page + 1} 0 obj<</Length {len(drawing)}>>stream\n".encode()
            + drawing
            + b"\nendstream endobj\n"
        )
    return b"".join(out) + f"{extra or 'trailer<</Root 1 0 R>>'}\n%%EOF\n".encode()


PICTURE = b"q 4000000 0 0 4000000 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"
"""The drawing of a page that is one picture."""


def a_report(path: Path, suffix: str = ".docx") -> bytes:
    """A good report as the program sets it."""
    made = path.with_name(f"good{suffix}")
    write_report(sample("qingxi_2024"), made)
    return made.read_bytes()


def png(width: int = 1, height: int = 1) -> bytes:
    """A grey picture; whatever size it says it has, it holds one dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(b"\0\x80"))
        + chunk(b"IEND", b"")
    )


def locked_pdf() -> bytes:
    """A PDF whose password nobody gave: no password opens it."""
    lock = "4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<" + "41" * 32 + ">/U<" + "42" * 32 + ">>>endobj\n"
    return pdf([b"BT /F1 9 Tf (x) Tj ET"], f"{lock}trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file of Office 97 begins."""


def ole(stream: str) -> bytes:
    """The beginning of a compound file with a stream of this name."""
    return OLE + bytes(1016) + stream.encode("utf-16-le") + bytes(2048)


def locked_part() -> bytes:
    """A Word file whose part says that it is encrypted."""
    data = bytearray(word("<w:p/>"))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + place] |= 1
    return bytes(data)


def bomb(parts: Mapping[str, str], swollen: str, megabytes: int = 1024) -> bytes:
    """A zip container whose part `swollen` goes on with blanks for so many megabytes; it is never unpacked to make it."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    head = packer.compress(parts[swollen].encode()) + packer.flush(zlib.Z_FULL_FLUSH)
    blanks = packer.compress(b" " * MIB) + packer.flush(zlib.Z_FULL_FLUSH)
    data = head + blanks * megabytes + packer.flush()
    size = len(parts[swollen].encode()) + megabytes * MIB
    others = packed({name: text for name, text in parts.items() if name != swollen})
    end = others.rindex(b"PK\x05\x06")
    count, length, start = struct.unpack("<10xHII2x", others[end:])
    name = swollen.encode()
    entry = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, 0, len(data), size, len(name), 0)
    local = b"PK\x03\x04" + entry + name + data
    listed = (
        others[start : start + length]
        + b"PK\x01\x02"
        + struct.pack("<H", 20)
        + entry
        + struct.pack("<HHHII", 0, 0, 0, 0, start)
        + name
    )
    close = struct.pack("<HHHHIIH", 0, 0, count + 1, count + 1, len(listed), start + len(local), 0)
    return others[:start] + local + listed + b"PK\x05\x06" + close


def junk(size: int, before: bytes = b"") -> bytes:
    """Bytes without a meaning."""
    return before + random.Random(7).randbytes(size)  # noqa: S311


CELL = "<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>"
ROW = f"<w:tr>{CELL * 10}</w:tr>"


def nested(name: str, depth: int) -> str:
    """An element in itself in itself."""
    return f"<{name}>" * depth + f"</{name}>" * depth


def tables_alone(page: bytes) -> bytes:
    """The tables of a report's page three times over, and nothing else but its title."""
    title, tables = re.search(rb"<h1>.*?</h1>", page), re.findall(rb"<table>.*?</table>", page, re.DOTALL)
    assert title
    return title[0] + b"".join(tables) * 3


def with_long_sums(page: bytes) -> bytes:
    """A report whose first part says over and over what its requests were."""
    words = "共收到申请12件，其中自然人3件，"
    return page.replace("清溪镇主动公开".encode(), words.encode() * 50_000, 1)


def rulings(count: int) -> bytes:
    """The drawing of a page with so many lying and standing lines, and one word."""
    lines = (
        b"%d %d m %d %d l S %d %d m %d %d l S\n" % (x, y, far, y, x, y, x, far)
        for x, y, far in ((n % 590, n % 830, n * 7 % 590) for n in range(count))
    )
    return b"BT /F1 9 Tf 20 700 Td (x) Tj ET\n" + b"".join(lines)


def full_page() -> bytes:
    """The drawing of a page full of lines."""
    return b"".join(b"BT /F1 9 Tf 20 %d Td (%s) Tj ET\n" % (y, b"1234567890 " * 3) for y in range(20, 800, 9))


def sparse(path: Path, size: int) -> None:
    """A file of this size that takes no room on the disk."""
    with path.open("wb") as file:
        file.write("政府信息公开工作年度报告\n".encode())
        file.truncate(size)


def unreadable(path: Path) -> None:
    """A file that cannot be read, not even by the superuser, who may open every file."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        path.symlink_to("/proc/self/mem")
    else:
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
