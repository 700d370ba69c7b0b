"""Word files: the main part, the styles, the lists; each raw or woven, zipped together and read."""

from feeding import PART, instrumented, markup, pieces, start, woven, zipped

read_docx = instrumented("gongkai.document.docx.reader").read_docx
TEXTS = instrumented("vocabulary").TEXTS

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MAIN = (
    "w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:tcPr", "w:p", "w:r", "w:t", "w:tc",
    'w:gridSpan w:val="2"/', 'w:gridSpan w:val="999999"/', 'w:gridSpan w:val="0"/', 'w:vMerge w:val="restart"/', "w:vMerge/",
    'w:hMerge w:val="restart"/', "w:hMerge/", "w:trPr", 'w:gridBefore w:val="1"/', 'w:gridAfter w:val="1000"/', "w:del",
    "w:ins", "w:delText", "w:pPr", "w:rPr", 'w:pStyle w:val="1"/', 'w:pStyle w:val="2"/', "w:numPr", 'w:ilvl w:val="0"/',
    'w:ilvl w:val="8"/', 'w:ilvl w:val="-1"/', 'w:numId w:val="1"/', 'w:numId w:val="77"/', 'w:jc w:val="center"/', "w:br/",
    "w:tab/", "w:cr/", "w:noBreakHyphen/", 'w:sym w:char="F0FE" w:font="Wingdings"/', "w:sdt", "w:sdtContent", "w:hyperlink",
    "w:smartTag", "w:customXml", "w:txbxContent", "w:pict", "w:drawing", 'w:fldSimple w:instr="PAGE"',
    'w:fldChar w:fldCharType="begin"/', 'w:fldChar w:fldCharType="separate"/', 'w:fldChar w:fldCharType="end"/', "w:instrText",
    "w:ruby", "w:rt", "w:rubyBase", "w:moveFrom", "w:moveTo", "w:vanish/", "w:strike/", "w:outlineLvl w:val=\"3\"/",
    "w:cellDel/", "w:cellMerge w:vMerge=\"cont\"/", 'w:tblGrid', 'w:gridCol w:w="100"/', "w:footnoteReference/",
    'mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"', "w:bookmarkStart/", "w:altChunk/",
)  # fmt: skip
STYLES = (
    'w:style w:type="paragraph" w:styleId="1"', 'w:style w:styleId="2"', 'w:name w:val="heading 1"/', 'w:basedOn w:val="2"/',
    'w:basedOn w:val="1"/', "w:pPr", "w:rPr", 'w:outlineLvl w:val="0"/', 'w:outlineLvl w:val="x"/', "w:numPr",
    'w:numId w:val="1"/', 'w:jc w:val="center"/', "w:docDefaults", 'w:name w:val="TOC 1"/', 'w:link w:val="1"/',
)  # fmt: skip
LISTS = (
    'w:abstractNum w:abstractNumId="0"', 'w:abstractNum w:abstractNumId="1"', 'w:num w:numId="1"', 'w:num w:numId="77"',
    'w:abstractNumId w:val="0"/', 'w:abstractNumId w:val="9"/', 'w:lvl w:ilvl="0"', 'w:lvl w:ilvl="8"', 'w:lvl w:ilvl="99"',
    'w:start w:val="1"/', 'w:start w:val="-5"/', 'w:start w:val="99999999999"/', 'w:numFmt w:val="chineseCounting"/',
    'w:numFmt w:val="upperRoman"/', 'w:numFmt w:val="lowerLetter"/', 'w:numFmt w:val="bullet"/', 'w:lvlText w:val="%1、"/',
    'w:lvlText w:val="%9%8%%"/', 'w:lvlText w:val="（%1）"/', "w:lvlOverride w:ilvl=\"0\"", 'w:startOverride w:val="3"/',
    'w:numStyleLink w:val="1"/', 'w:styleLink w:val="1"/', 'w:suff w:val="nothing"/', "w:isLgl/",
)  # fmt: skip


def whole(piece: bytes, root: str, elements: tuple[str, ...]) -> bytes:
    made = markup(piece, elements, TEXTS)
    # A raw piece brings its own root.
    return made if made == piece else f"<{root} {SPACE}>".encode() + made + f"</{root.split()[0]}>".encode()


def read(data: bytes) -> None:
    main, styles, lists = pieces(data, 3)
    parts = {
        "word/document.xml": whole(main, "w:body", MAIN),
        "word/styles.xml": whole(styles, "w:styles", STYLES),
        "word/numbering.xml": whole(lists, "w:numbering", LISTS),
    }
    read_docx(zipped(parts))


TABLE = (
    f"<w:document {SPACE}><w:body><w:p><w:pPr><w:pStyle w:val='1'/></w:pPr><w:r><w:t>一、总体情况</w:t></w:r></w:p><w:tbl><w:tr>"
    "<w:tc><w:tcPr><w:gridSpan w:val='2'/><w:vMerge w:val='restart'/></w:tcPr><w:p><w:r><w:t>信息内容</w:t></w:r></w:p></w:tc>"
    "<w:tc><w:p><w:r><w:t>1</w:t><w:br/><w:t>2</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/>"
    "<w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:del><w:r><w:delText>3</w:delText></w:r></w:del><w:ins><w:r><w:t>4</w:t>"
    "</w:r></w:ins></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
).encode()
LIST = (
    f"<w:numbering {SPACE}><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt "
    "w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/>"
    "</w:num></w:numbering>"
).encode()
NUMBERED = f"<w:body {SPACE}><w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>总体情况</w:t></w:r></w:p></w:body>"
STYLE = f"<w:styles {SPACE}><w:style w:styleId='1'><w:name w:val='heading 1'/><w:basedOn w:val='2'/></w:style></w:styles>".encode()
GRID = woven(4, 3, 4, 4, 4, 5, 4, 6, 4, 11, 4, 14, 2, 4, 4, 7, 4, 8, 4, 9, 3, 60, 2, 3, 4, 10, 4, 7, 4, 8, 4, 9, 3, 1)

if __name__ == "__main__":
    start(
        read,
        [
            TABLE,
            PART.join((NUMBERED.encode(), STYLE, LIST)),
            GRID,
            PART.join((GRID, woven(4, 4, 4, 2), woven(4, 2, 4, 6))),
        ],
    )
