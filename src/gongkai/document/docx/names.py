"""The names of WordprocessingML that are read."""

from __future__ import annotations

from typing import Final

from lxml import etree

NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_W: Final = f"{{{NAMESPACE}}}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

VAL: Final = _W + "val"
BODY: Final = _W + "body"
PARAGRAPH: Final = _W + "p"
PARAGRAPH_MARKS: Final = _W + "pPr"
RUN: Final = _W + "r"
RUN_MARKS: Final = _W + "rPr"
TEXT: Final = _W + "t"
TABLE: Final = _W + "tbl"
ROW: Final = _W + "tr"
ROW_MARKS: Final = _W + "trPr"
CELL: Final = _W + "tc"
CELL_MARKS: Final = _W + "tcPr"
GRID_SPAN: Final = _W + "gridSpan"
VERTICAL_MERGE: Final = _W + "vMerge"
HORIZONTAL_MERGE: Final = _W + "hMerge"
GRID_BEFORE: Final = _W + "gridBefore"
GRID_AFTER: Final = _W + "gridAfter"
CELL_DELETED: Final = _W + "cellDel"
CONTROL: Final = _W + "sdt"
CONTROL_MARKS: Final = _W + "sdtPr"
CONTROL_CONTENT: Final = _W + "sdtContent"
GALLERY: Final = _W + "docPartGallery"
BOX: Final = _W + "txbxContent"
DELETED: Final = _W + "del"
MOVED_AWAY: Final = _W + "moveFrom"
STYLE: Final = _W + "pStyle"
NUMBERING: Final = _W + "numPr"
NUMBER_ID: Final = _W + "numId"
NUMBER_LEVEL: Final = _W + "ilvl"
OUTLINE: Final = _W + "outlineLvl"
RUBY: Final = _W + "ruby"
ALIGNMENT: Final = _W + "jc"
CHUNK: Final = _W + "altChunk"
BREAK: Final = _W + "br"
BREAK_TYPE: Final = _W + "type"
IMAGE: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
ALTERNATIVE: Final = _MC + "AlternateContent"
CHOICE: Final = _MC + "Choice"
MATH_TEXT: Final = _MATH + "t"

SPACES: Final = frozenset((_W + "tab", _W + "ptab"))
BREAKS: Final = frozenset((BREAK, _W + "cr"))
HYPHEN: Final = _W + "noBreakHyphen"
HIDDEN: Final = frozenset((_W + "vanish", _W + "strike", _W + "dstrike"))
GONE: Final = frozenset((DELETED, MOVED_AWAY, PARAGRAPH_MARKS, CONTROL_MARKS, RUN_MARKS, _W + "rubyPr", _W + "rt"))
"""Children of a paragraph that are never read, with all that is in them."""
NOT_ROWS: Final = frozenset((_W + "tblPr", _W + "tblGrid", _W + "trPr", _W + "tblPrEx"))
"""Children of a table or row that hold marks only."""
OFF: Final = frozenset(("0", "false", "off", "none"))


def on(element: etree._Element) -> bool:
    """Whether a switch such as w:vanish is on: it is, unless its value says no."""
    return element.get(VAL) not in OFF
