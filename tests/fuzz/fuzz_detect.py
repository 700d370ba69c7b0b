"""Any bytes through the one door. What would be handed to LibreOffice or to OCR is only told apart, not read."""

from feeding import instrumented, start, zipped

instrumented("fuzz_docx")
instrumented("fuzz_xlsx")
for name in ("docx.flat", "docx.reader", "sheet.reader", "html.reader", "html.mhtml", "csvfile", "text", "pdf.door"):
    instrumented(f"gongkai.document.{name}")
kind_of = instrumented("gongkai.document.detect").kind_of
read_document = instrumented("gongkai.document.read").read_document
read_flat_word = instrumented("gongkai.document.docx.flat").read_flat_word

OTHERS = {"doc", "xls", "odt", "ods", "rtf", "sheetml", "image"}
NAMES = ("", "a.txt", "a.md", "a.csv", "a.html", "a.doc")


def read(data: bytes) -> None:
    name = NAMES[len(data) % len(NAMES)]
    if kind_of(data, name) not in OTHERS:
        read_document(data, name)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(1024)
FLAT = (
    b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/'
    b'word/2003/wordml"><w:body><w:p><w:r><w:t>1</w:t></w:r></w:p></w:body></w:wordDocument>'
)
WORD = zipped(
    {"word/document.xml": b'<w:body xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'}
)
OTHER_ZIP = zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"})
TEXT = "年度报告\n一、总体情况\n".encode("utf-16")

if __name__ == "__main__":
    start(
        read,
        [
            OLE,
            FLAT,
            WORD,
            OTHER_ZIP,
            TEXT,
            b"%PDF-1.4\n%%EOF",
            b"{\\rtf1 a}",
            b"<html><p>1",
            b"a,b\n1,2\n",
            b"GIF89a",
            b"MIME-Version: 1.0\n\n<p>text/html",
        ],
    )
