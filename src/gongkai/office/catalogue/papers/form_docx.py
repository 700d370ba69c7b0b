"""The approval form as a Word file, in the styles of the official documents this program writes.

Its table is written here: the boxes of a form hold several paragraphs, which the tables of the annual report never do.
"""

from __future__ import annotations

from gongkai.annual.writing.wordml import TEXT_WIDTH, paragraph_xml, run_xml
from gongkai.annual.writing.wordparts import pack
from gongkai.annual.writing.words import printable
from gongkai.office.catalogue.papers.form import NAME, ApprovalForm, Opinion
from gongkai.office.catalogue.papers.form_pdf import FOOT

_LABEL = 1700
"""Twips of the column of labels."""
_BOX = 1700
"""Twips of the height of a box to sign in."""
_RIGHT = '<w:jc w:val="right"/>'


def form_docx(form: ApprovalForm) -> bytes:
    """The form as a Word file. The same form gives the same bytes."""
    top = f"{form.number}　校验码 {form.code}"
    rows = "".join(_row(label, words.split("\n")) for label, words in form.rows)
    boxes = "".join(_box(opinion) for opinion in form.opinions)
    body = (
        paragraph_xml("TableLabel", run_xml(printable(top)), _RIGHT)
        + paragraph_xml("TableLabel", run_xml(printable(form.agency)))
        + paragraph_xml("Title", run_xml(NAME, '<w:rPr><w:sz w:val="36"/></w:rPr>'), _UNDER)
        + _table(rows + boxes)
        + paragraph_xml("TableLabel", run_xml(FOOT))
    )
    return pack(body, NAME, printable(form.agency))


_UNDER = '<w:spacing w:before="120" w:after="200" w:line="500" w:lineRule="exact"/>'


def _table(rows: str) -> str:
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="FormTable"/><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{_LABEL}"/><w:gridCol w:w="{TEXT_WIDTH - _LABEL}"/></w:tblGrid>{rows}</w:tbl>'
    )


def _row(label: str, lines: list[str]) -> str:
    content = "".join(paragraph_xml("TableLabel", run_xml(printable(line))) for line in lines)
    height = '<w:trPr><w:trHeight w:val="440" w:hRule="atLeast"/></w:trPr>'
    return f"<w:tr>{height}{_head(label)}{_cell(TEXT_WIDTH - _LABEL, content)}</w:tr>"


def _box(opinion: Opinion) -> str:
    words = paragraph_xml("TableLabel", run_xml(printable(opinion.words)))
    closing = paragraph_xml("TableLabel", run_xml(opinion.closing), f'<w:spacing w:before="900"/>{_RIGHT}')
    height = f'<w:trPr><w:cantSplit/><w:trHeight w:val="{_BOX}" w:hRule="atLeast"/></w:trPr>'
    return f"<w:tr>{height}{_head(opinion.name)}{_cell(TEXT_WIDTH - _LABEL, words + closing)}</w:tr>"


def _head(label: str) -> str:
    return _cell(_LABEL, paragraph_xml("TableFigure", run_xml(label)))


def _cell(width: int, content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
