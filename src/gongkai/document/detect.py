"""What a file is, told by its content. Names lie: a .doc is often html, Word 2003 XML or a renamed .docx."""

from __future__ import annotations

import re
from typing import Final, Literal

from gongkai.document.compound import MAGIC, has_stream, is_cut
from gongkai.document.refusal import Refusal

Kind = Literal[
    "docx",
    "xlsx",
    "html",
    "mhtml",
    "csv",
    "text",
    "pdf",
    "image",
    "doc",
    "xls",
    "odt",
    "ods",
    "rtf",
    "wordml",
    "sheetml",
]
"""The kinds of file that are read; wordml and sheetml are the flat XML of Office 2003."""

_HEAD: Final = 4096
_IMAGES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"BM", b"GIF8")
_HTML: Final = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|table|tbody|tr|td|div|p|span|h[1-6]|center|font|article|section)[\s/>]",
    re.IGNORECASE,
)
_XML_LEAD: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<\?mso-application[^>]*>\s*)?(?:<!--.*?-->\s*)*", re.S
)
_MHTML: Final = re.compile(rb"^\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:", re.IGNORECASE)
_ZIP_KINDS: Final[tuple[tuple[str, Kind], ...]] = (("word/", "docx"), ("xl/", "xlsx"))
_MIME_KINDS: Final[dict[bytes, Kind]] = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.text-template": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
_HTML_SUFFIXES: Final = frozenset(("html", "htm", "shtml", "xhtml"))
_TEXT_SUFFIXES: Final = frozenset(("md", "markdown", "txt", "csv", "tsv"))
_FOREIGN: Final = re.compile(r"[^\t\r\n -~\u2010-\u2030\u3000-\u9fff\uff00-\uffef]")
"""What Chinese text in UTF-16 hardly ever holds."""
_SHARE_OF_JUNK: Final = 0.05


def kind_of(data: bytes, name: str = "") -> Kind:
    """The kind of a file; `name` decides only between text formats, where content cannot (.md, .csv, .txt).

    Raises Refusal: `unsupported` for what no reader takes, `encrypted` for a locked Office file, `truncated` or
    `damaged` for a broken zip.
    """
    head = data[:_HEAD]
    if head.startswith(b"PK"):
        return _kind_of_zip(data)
    if head.startswith(MAGIC):
        return _kind_of_ole(data)
    if b"%PDF" in data[:1024]:
        return "pdf"
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        # LibreOffice makes the best of half a file; half a report must not pass for a whole one.
        if not data.rstrip(b"\0\x1a \t\r\n").endswith(b"}"):
            raise _truncated()
        return "rtf"
    if head.startswith(_IMAGES) and not _is_text(data):
        return "image"
    return _kind_of_text(data, name)


def _kind_of_zip(data: bytes) -> Kind:
    """A zip by its parts: the local headers and the directory name them in the clear, so nothing is inflated."""
    from gongkai.document.container import Container

    container = Container(data)
    names = container.names()
    mime = (container.part("mimetype") or b"").strip() if "mimetype" in container else b""
    if mime in _MIME_KINDS:
        return _MIME_KINDS[mime]
    for folder, kind in _ZIP_KINDS:
        if any(part.startswith(folder) for part in names):
            return kind
    if "content.xml" in container:
        return "odt"
    if "ofd.xml" in container:
        raise Refusal(
            "unsupported", "这是 OFD 版式文件，不能直接读取。请用 OFD 阅读器另存为 PDF，或者改用 Word 原文件再试。"
        )
    raise Refusal(
        "unsupported",
        "这是压缩包或其他格式的文件，不能直接读取。请解压后选择其中的年度报告（.docx、.html、.pdf 等）再试。",
    )


def _kind_of_ole(data: bytes) -> Kind:
    """A compound file by the names of its streams, which stand in its directory in UTF-16."""
    if has_stream(data, "EncryptedPackage") or has_stream(data, "EncryptionInfo"):
        raise Refusal("encrypted", "文件设有打开密码。请在 Word 或 WPS 中去掉密码后另存，再重新选择。")
    if is_cut(data):
        raise _truncated()
    if has_stream(data, "WordDocument"):
        return "doc"
    if has_stream(data, "Workbook") or has_stream(data, "Book"):
        return "xls"
    raise Refusal("unsupported", "不是可以读取的 Word、WPS 或 Excel 文件。请在原来的软件中打开，另存为 .docx 后再试。")


def _kind_of_text(data: bytes, name: str) -> Kind:
    """Marked-up or plain text; what is not text at all is refused."""
    suffix = name.lower().rpartition(".")[2]
    probe = _as_ascii(data)
    lead = _XML_LEAD.match(probe)
    start = probe[lead.end() if lead else 0 :][:_HEAD]
    if b"schemas.microsoft.com/office/word/2003/wordml" in start or b"xmlPackage" in start:
        return "wordml"
    if b"urn:schemas-microsoft-com:office:spreadsheet" in start and b"<Workbook" in start:
        return "sheetml"
    if b"urn:oasis:names:tc:opendocument:xmlns:office" in start and b"<office:document" in start:
        return "odt"
    if _MHTML.match(probe[:_HEAD]) and b"text/html" in probe.lower():
        return "mhtml"
    if suffix in _HTML_SUFFIXES or (suffix not in _TEXT_SUFFIXES and _HTML.search(start)):
        return "html"
    # Text that mentions a tag is text, but a .txt that begins with one was saved from a browser.
    if start.startswith(b"<") and _HTML.search(start):
        return "html"
    if not _is_text(data):
        raise Refusal(
            "unsupported", "不是可以读取的文件格式。请在原来的软件中打开，另存为 .docx、.html 或 .pdf 后再试。"
        )
    return "csv" if suffix in ("csv", "tsv") else "text"


def _as_ascii(data: bytes) -> bytes:
    """The head of the text with the zero bytes of UTF-16 taken out, so that tags can be seen in it."""
    head = data[: 64 * 1024]
    return head.replace(b"\0", b"") if b"\0" in head[:_HEAD] else head


def _is_text(data: bytes) -> bool:
    """Whether the bytes may be text: few control characters, or else UTF-16."""
    head = data[: 64 * 1024]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if b"\0" in head:
        return any(_is_wide_text(head, codec) for codec in ("utf-16-le", "utf-16-be"))
    junk = sum(head.count(code) for code in range(32) if code not in (9, 10, 11, 12, 13, 26, 27))
    return junk <= len(head) * _SHARE_OF_JUNK


def _is_wide_text(head: bytes, codec: str) -> bool:
    """Whether the bytes make Chinese text in UTF-16 without a byte order mark."""
    text = head.decode(codec, "replace")
    return len(_FOREIGN.findall(text)) < len(text) * _SHARE_OF_JUNK


def _truncated() -> Refusal:
    return Refusal("truncated", "文件不完整，可能没有下载或上传完。请重新获取原文件后再试。")
