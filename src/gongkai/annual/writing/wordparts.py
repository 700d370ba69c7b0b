"""The parts of a Word file that are the same for every report: styles, fonts, settings, footers.

The look is GB/T 9704-2012: A4; margins 37, 35, 28 and 26 mm (7.1, text area 156 by 225 mm); title 22 pt
小标宋, text 16 pt 仿宋, 22 lines a page, 28 characters a line (5.2.3); page number 14 pt 宋体 between
dashes, 7 mm below the text, on odd pages right and on even pages left, one character in (7.5).
"""

from __future__ import annotations

import io
import zipfile
from typing import Final
from xml.sax.saxutils import escape

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"

SECTION: Final = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1400" w:gutter="0"/>'
    "</w:sectPr>"
)
"""Page size and margins in twips, and the two footers."""


def _fonts(east_asian: str, western: str = "Times New Roman") -> str:
    return (
        f'<w:rFonts w:hint="eastAsia" w:ascii="{western}" w:hAnsi="{western}" '
        f'w:eastAsia="{east_asian}" w:cs="Times New Roman"/>'
    )


def _style(name: str, style_id: str, paragraph: str, run: str, based: str = "Normal", follow: str = "BodyText") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/>'
        f'<w:next w:val="{follow}"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_LINE = '<w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/>'
_CELL_LINE = '<w:spacing w:before="0" w:after="0" w:line="290" w:lineRule="exact"/>'
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_LINES = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in _SIDES)
# 28 characters of 16 pt are 2 mm wider than the 156 mm of the text area, so each is set a quarter point closer.
_CLOSER = '<w:spacing w:val="-5"/>'

STYLES: Final = (
    f'{_XML}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{_fonts("仿宋_GB2312")}{_size(32)}'
    '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    f'<w:pPr><w:widowControl w:val="0"/>{_LINE}<w:jc w:val="both"/></w:pPr></w:style>'
    + _style("Body Text", "BodyText", _INDENT, _CLOSER)
    + _style(
        "Title",
        "Title",
        '<w:keepNext/><w:spacing w:before="0" w:after="579" w:line="680" w:lineRule="exact"/><w:jc w:val="center"/>',
        _fonts("方正小标宋简体", "方正小标宋简体") + _size(44),
    )
    + _style(
        "heading 1", "Heading1", f'<w:keepNext/>{_INDENT}<w:outlineLvl w:val="0"/>', _fonts("黑体", "黑体") + _CLOSER
    )
    + _style(
        "heading 2", "Heading2", f'<w:keepNext/>{_INDENT}<w:outlineLvl w:val="1"/>', _fonts("楷体_GB2312") + _CLOSER
    )
    + _style("heading 3", "Heading3", f'<w:keepNext/>{_INDENT}<w:outlineLvl w:val="2"/>', f"<w:b/><w:bCs/>{_CLOSER}")
    + _style("caption", "Caption", '<w:keepNext/><w:jc w:val="center"/>', _fonts("黑体", "黑体") + _size(24))
    + _style("Closing", "Closing", '<w:keepLines/><w:jc w:val="right"/>', "")
    + _style("Table Figure", "TableFigure", f'{_CELL_LINE}<w:jc w:val="center"/>', _fonts("宋体") + _size(21))
    + _style("Table Label", "TableLabel", f'{_CELL_LINE}<w:jc w:val="left"/>', _fonts("宋体") + _size(21))
    + _style("footer", "Footer", '<w:spacing w:line="240" w:lineRule="auto"/>', _fonts("宋体") + _size(28))
    + '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="FormTable"><w:name w:val="Form Table"/><w:basedOn w:val="TableNormal"/>'
    f'<w:tblPr><w:tblBorders>{_LINES}</w:tblBorders><w:tblCellMar><w:left w:w="57" w:type="dxa"/>'
    '<w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>'
)


def _font(name: str, others: str, family: str) -> str:
    return (
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
    )


FONTS: Final = (
    f'{_XML}<w:fonts xmlns:w="{W}">'
    # Windows since 2008 has 仿宋 and 楷体 without the _GB2312 of the standard's day; the second name leads there.
    + _font("仿宋_GB2312", "仿宋,FangSong,FandolFang", "modern")
    + _font("楷体_GB2312", "楷体,KaiTi,LXGW WenKai", "modern")
    + _font("方正小标宋简体", "FZXiaoBiaoSong-B05S,Noto Serif CJK SC", "auto")
    + _font("黑体", "SimHei,Noto Sans CJK SC", "modern")
    + _font("宋体", "SimSun,Noto Serif CJK SC", "auto")
    + "</w:fonts>"
)

SETTINGS: Final = (
    f'{_XML}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:evenAndOddHeaders/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
)


def _footer(side: str, indent: str) -> str:
    return (
        f'{_XML}<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Footer"/><w:ind {indent}/><w:jc w:val="{side}"/>'
        '</w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r>'
        '</w:fldSimple><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
    )


_ODD = _footer("right", 'w:rightChars="100" w:right="280"')
_EVEN = _footer("left", 'w:leftChars="100" w:left="280"')


def _types() -> str:
    parts = {
        "document": "document.main",
        "styles": "styles",
        "settings": "settings",
        "fontTable": "fontTable",
        "footer1": "footer",
        "footer2": "footer",
    }
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>' for name, kind in parts.items()
    )
    return (
        f'{_XML}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relations(targets: dict[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="rId{i}" Type="{kind}" Target="{target}"/>'
        for i, (target, kind) in enumerate(targets.items(), 1)
    )
    return f'{_XML}<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'


_ROOT = _relations(
    {
        "word/document.xml": f"{R}/officeDocument",
        "docProps/core.xml": f"{PACKAGE}/relationships/metadata/core-properties",
    }
)
_WORD_RELATIONS = _relations(
    {
        "styles.xml": f"{R}/styles",
        "settings.xml": f"{R}/settings",
        "fontTable.xml": f"{R}/fontTable",
        "footer1.xml": f"{R}/footer",
        "footer2.xml": f"{R}/footer",
    }
)


def _core(title: str, author: str) -> str:
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator><dc:language>zh-CN</dc:language>"
        "</cp:coreProperties>"
    )


def pack(body: str, title: str, author: str) -> bytes:
    """A Word file from the markup of its body. The same body gives the same bytes: no clock is read."""
    document = f'{_XML}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}{SECTION}</w:body></w:document>'
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _ROOT,
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _WORD_RELATIONS,
        "word/styles.xml": STYLES,
        "word/settings.xml": SETTINGS,
        "word/fontTable.xml": FONTS,
        "word/footer1.xml": _ODD,
        "word/footer2.xml": _EVEN,
        "docProps/core.xml": _core(title, author),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, text.encode())
    return stream.getvalue()
