"""Pieces to bytes in every container met in the field, each in the plainest way that its program would write it."""

from __future__ import annotations

import csv
import html
import io
import zipfile
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

from openpyxl import Workbook

from reports.paper import Box, Grid, Line, Piece, spread


def as_html(pieces: Sequence[Piece], head: str = "", before: str = "", after: str = "") -> str:
    body = "\n".join(_html(piece) for piece in pieces)
    return f"<!DOCTYPE html><html><head>{head}</head><body>{before}\n{body}\n{after}</body></html>"


def _html(piece: Piece) -> str:
    if isinstance(piece, Line):
        tag = f"h{piece.level}" if piece.level else "p"
        return f"<{tag}>{html.escape(piece.text)}</{tag}>"
    return html_table(piece)


def html_table(grid: Grid, attributes: str = ' border="1"') -> str:
    def cell(box: Box) -> str:
        spans = f' colspan="{box.across}"' * (box.across > 1) + f' rowspan="{box.down}"' * (box.down > 1)
        return f"<td{spans}>{html.escape(box.text)}</td>"

    rows = "\n".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in grid.rows)
    return f"<table{attributes}>\n{rows}\n</table>"


def as_cell_lines(pieces: Sequence[Piece]) -> str:
    """A cell a line behind a tab, rows parted by an empty line; a cell merged downwards leaves an empty cell."""
    out: list[str] = []
    for piece in pieces:
        if isinstance(piece, Line):
            out.append(piece.text)
            continue
        for row in _cells_down(piece):
            out += [f"\t{text}" for text in row]
            out.append("")
        out.append("")
    return "\n".join(out)


def _cells_down(grid: Grid) -> list[list[str]]:
    """Rows of texts; what is merged across stands once, what is merged down leaves one empty cell a row."""
    covered: list[dict[int, int]] = [{} for _ in grid.rows]
    rows: list[list[str]] = []
    for r, boxes in enumerate(grid.rows):
        row: list[str] = []
        c, rest = 0, list(boxes)
        while rest or any(start >= c for start in covered[r]):
            if c in covered[r]:
                row.append("")
                c += covered[r][c]
                continue
            if not rest:
                break
            box = rest.pop(0)
            row.append(box.text)
            for down in range(1, box.down):
                if r + down < len(covered):
                    covered[r + down][c] = box.across
            c += box.across
        rows.append(row)
    return rows


def as_tab_rows(pieces: Sequence[Piece]) -> str:
    """A row a line, cells parted by tabs, nothing where a merged cell goes on."""
    return "\n".join(
        piece.text if isinstance(piece, Line) else "\n".join("\t".join(t or "" for t in row) for row in spread(piece))
        for piece in pieces
    )


def as_markdown(pieces: Sequence[Piece]) -> str:
    out: list[str] = []
    for piece in pieces:
        if isinstance(piece, Line):
            out += [f"{'#' * piece.level} {piece.text}".strip(), ""]
            continue
        rows = [[text or "" for text in row] for row in spread(piece)]
        out += [f"| {' | '.join(row)} |" for row in rows[:1]]
        out += ["|" + " --- |" * len(rows[0])]
        out += [f"| {' | '.join(row)} |" for row in rows[1:]]
        out.append("")
    return "\n".join(out)


def as_csv(pieces: Sequence[Piece]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    for piece in pieces:
        if isinstance(piece, Line):
            writer.writerow([piece.text])
        else:
            writer.writerows([text or "" for text in row] for row in spread(piece))
    return out.getvalue()


def as_xlsx(pieces: Sequence[Piece]) -> bytes:
    """Everything on one sheet, merged cells merged, figures as numbers."""
    book = Workbook()
    sheet = book.active
    sheet.title = "年度报告"
    at = 1
    for piece in pieces:
        if isinstance(piece, Line):
            sheet.cell(at, 1, piece.text)
            at += 1
            continue
        for r, row in enumerate(spread(piece)):
            for c, text in enumerate(row):
                if text:
                    sheet.cell(at + r, 1 + c, int(text) if text.isdigit() else text)
        for r, c, box in starts(piece):
            if box.across > 1 or box.down > 1:
                sheet.merge_cells(
                    start_row=at + r, start_column=1 + c, end_row=at + r + box.down - 1, end_column=c + box.across
                )
        at += len(piece.rows) + 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def starts(grid: Grid) -> list[tuple[int, int, Box]]:
    """Every box with the row and column where it starts."""
    found: list[tuple[int, int, Box]] = []
    taken: set[tuple[int, int]] = set()
    for r, row in enumerate(grid.rows):
        c = 0
        for box in row:
            while (r, c) in taken:
                c += 1
            found.append((r, c, box))
            taken |= {(r + down, c + across) for down in range(box.down) for across in range(box.across)}
    return found


# Word

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
Run = Callable[[str], str]


def plain_run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def revised_run(old: str, new: str) -> str:
    """A tracked change: `old` struck out, `new` put in."""
    who = 'w:id="1" w:author="办公室" w:date="2024-01-10T09:00:00Z"'
    return f"<w:del {who}><w:r><w:delText>{escape(old)}</w:delText></w:r></w:del><w:ins {who}>{plain_run(new)}</w:ins>"


def as_docx(pieces: Sequence[Piece], run: Run = plain_run) -> bytes:
    """A Word file of paragraphs and tables; `run` writes the text of one paragraph."""
    body = "".join(_word(piece, run) for piece in pieces)
    return zip_docx(f'<?xml version="1.0" encoding="UTF-8"?><w:document {_W}><w:body>{body}</w:body></w:document>')


def zip_docx(document: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, text in (("[Content_Types].xml", _TYPES), ("_rels/.rels", _RELS), ("word/document.xml", document)):
            parts.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _word(piece: Piece, run: Run) -> str:
    if isinstance(piece, Line):
        return f"<w:p>{run(piece.text)}</w:p>"
    width = len(spread(piece)[0])
    at = {(r, c): box for r, c, box in starts(piece)}
    covered = {(r + down, c): box for (r, c), box in at.items() for down in range(1, box.down)}
    rows = ""
    for r in range(len(piece.rows)):
        cells, c = "", 0
        while c < width:
            box = at.get((r, c)) or covered.get((r, c))
            if box is None:
                c += 1
                continue
            span = f'<w:gridSpan w:val="{box.across}"/>' if box.across > 1 else ""
            merge = ""
            if box.down > 1:
                merge = '<w:vMerge w:val="restart"/>' if (r, c) in at else "<w:vMerge/>"
            text = run(box.text) if (r, c) in at else ""
            cells += f"<w:tc><w:tcPr>{span}{merge}</w:tcPr><w:p>{text}</w:p></w:tc>"
            c += box.across
        rows += f"<w:tr>{cells}</w:tr>"
    columns = '<w:gridCol w:w="800"/>' * width
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
