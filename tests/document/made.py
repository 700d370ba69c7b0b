"""Small office files made in code, and a short way to say what a table holds."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from gongkai.document.blocks import Block, Document, Paragraph, Table

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
X = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    """A zip container of parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as container:
        for name, data in parts.items():
            container.writestr(name, data)
    return held.getvalue()


def word(body: str, styles: str = "", numbering: str = "", **others: str) -> bytes:
    """A Word file with this in its body; `others` are parts of the folder word."""
    parts = {"word/document.xml": f"<w:document {W} {MC} {A}><w:body>{body}</w:body></w:document>"}
    if styles:
        parts["word/styles.xml"] = f"<w:styles {W}>{styles}</w:styles>"
    if numbering:
        parts["word/numbering.xml"] = f"<w:numbering {W}>{numbering}</w:numbering>"
    return packed(parts | {f"word/{name}.xml": data for name, data in others.items()})


def run(text: str, marks: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*content: str, marks: str = "") -> str:
    """A paragraph; what does not begin with a tag is put in a run."""
    inner = "".join(piece if piece.startswith("<") else run(piece) for piece in content)
    return f"<w:p><w:pPr>{marks}</w:pPr>{inner}</w:p>"


def cell(content: str = "", marks: str = "") -> str:
    """A table cell; plain text is put in a paragraph."""
    return f"<w:tc><w:tcPr>{marks}</w:tcPr>{content if content.startswith('<') else para(content or '<w:r/>')}</w:tc>"


def row(*cells: str, marks: str = "") -> str:
    """A table row; plain texts are put in cells."""
    return f"<w:tr><w:trPr>{marks}</w:trPr>{''.join(c if c.startswith('<w:') else cell(c) for c in cells)}</w:tr>"


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def sheet_xml(rows: str, after: str = "") -> str:
    """A sheet of an Excel file."""
    return f"<worksheet {X}><sheetData>{rows}</sheetData>{after}</worksheet>"


def book(*sheets: str, states: tuple[str, ...] = (), **others: str) -> bytes:
    """An Excel file of sheets named 甲, 乙, 丙; `others` are parts of the folder xl."""
    names = [
        (name, sheet, state) for name, sheet, state in zip("甲乙丙", sheets, states or ("visible",) * 3, strict=False)
    ]
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" state="{state}" r:id="r{n}"/>' for n, (name, _, state) in enumerate(names)
    )
    links = "".join(f'<Relationship Id="r{n}" Target="worksheets/s{n}.xml"/>' for n in range(len(names)))
    parts = {
        "xl/workbook.xml": f'<workbook {X} xmlns:r="{R}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{links}</Relationships>",
    }
    parts |= {f"xl/worksheets/s{n}.xml": sheet for n, (_, sheet, _) in enumerate(names)}
    return packed(parts | {f"xl/{name}.xml": data for name, data in others.items()})


def texts(block: Block) -> list[list[str | None]]:
    """The text at every place of a table's grid."""
    assert isinstance(block, Table)
    return [[found and found.text for found in line] for line in block.grid]


def told(document: Document) -> list[str | list[list[str | None]]]:
    """A document as its paragraphs' texts and its tables' grids."""
    return [block.text if isinstance(block, Paragraph) else texts(block) for block in document.blocks]
