"""Excel files: a sheet, the shared strings, the styles; each raw or woven, zipped together and read."""

from feeding import PART, instrumented, markup, pieces, start, woven, zipped

read_xlsx = instrumented("gongkai.document.sheet.reader").read_xlsx
TEXTS = instrumented("vocabulary").TEXTS

SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = (
    "sheetData", 'row r="1"', "row", 'row r="1048576"', 'row r="0"', 'row r="3" hidden="1"', 'c r="A1" t="s"', 'c r="B1"',
    'c r="XFD1048576"', 'c t="inlineStr"', 'c r="A2" t="str"', 'c r="B2" t="b"', 'c r="C2" t="e"', 'c s="1"', 'c s="99"', "v", "v",
    "f", "is", "t", "mergeCells", 'mergeCell ref="A1:B2"/', 'mergeCell ref="A1:XFD1048576"/', 'mergeCell ref="B2:A1"/',
    'mergeCell ref="A3"/', 'mergeCell ref=""/', "cols", 'col min="1" max="3" hidden="1"/', "r", 'rPh sb="0" eb="1"',
)  # fmt: skip
STRINGS = ("si", "t", "r", "rPr", "rPh", 't xml:space="preserve"')
STYLES = (
    "numFmts", 'numFmt numFmtId="164" formatCode="0.0000"/', 'numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m"/',
    'numFmt numFmtId="166" formatCode="[&gt;0]0;;&quot;—&quot;"/', 'numFmt numFmtId="x" formatCode="#,##0_);[Red]\\(0%"/', "cellXfs",
    'xf numFmtId="0"/', 'xf numFmtId="164"/', 'xf numFmtId="165"/', 'xf numFmtId="166"/', 'xf numFmtId="14"/', 'xf numFmtId="49"/',
    'xf numFmtId="9"/', 'xf numFmtId="11"/', 'xf numFmtId="12"/', 'xf numFmtId="44"/', "xf/",
)  # fmt: skip
BOOK = (
    f'<workbook {SPACE} xmlns:r="{LINKS}"><workbookPr date1904="1"/><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>'
).encode()
TARGETS = (
    f'<Relationships xmlns="{LINKS}"><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'.encode()
)


def whole(piece: bytes, root: str, elements: tuple[str, ...]) -> bytes:
    made = markup(piece, elements, TEXTS)
    return made if made == piece else f"<{root} {SPACE}>".encode() + made + f"</{root}>".encode()


def read(data: bytes) -> None:
    sheet, strings, styles, book = pieces(data, 4)
    parts = {
        "xl/workbook.xml": book or BOOK,
        "xl/_rels/workbook.xml.rels": TARGETS,
        "xl/worksheets/sheet1.xml": whole(sheet, "worksheet", SHEET),
        "xl/sharedStrings.xml": whole(strings, "sst", STRINGS),
        "xl/styles.xml": whole(styles, "styleSheet", STYLES),
    }
    read_xlsx(zipped(parts))


RAW = (
    f"<worksheet {SPACE}><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' s='1'><v>0.326</v></c></row><row r='2'><c r='B2' "
    "t='inlineStr'><is><t>12</t></is></c><c><f>1+1</f></c></row></sheetData><mergeCells><mergeCell ref='A1:A2'/></mergeCells></worksheet>"
).encode()
SHARED = f"<sst {SPACE}><si><t>信息内容</t></si><si><r><t>总</t></r><r><t>计</t></r></si></sst>".encode()
FORMATS = (
    f"<styleSheet {SPACE}><numFmts><numFmt numFmtId='164' formatCode='0.0000'/></numFmts><cellXfs><xf numFmtId='0'/>"
    "<xf numFmtId='164'/></cellXfs></styleSheet>"
).encode()
WOVEN_SHEET = woven(4, 30, 4, 2, 4, 14, 4, 16, 3, 2, 2, 5, 4, 15, 4, 16, 3, 7, 2, 8, 4, 21, 4, 22)

if __name__ == "__main__":
    start(read, [PART.join((RAW, SHARED, FORMATS)), PART.join((WOVEN_SHEET, SHARED, woven(4, 6, 4, 7, 4, 8, 4, 10)))])
