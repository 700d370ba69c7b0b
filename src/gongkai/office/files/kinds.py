"""Which kinds of file an office takes, told by their content, not by their name."""

from __future__ import annotations

import io
import zipfile

_BY_START = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)
_COMPOUND = {
    "doc": "application/msword", "wps": "application/vnd.ms-works",
    "xls": "application/vnd.ms-excel", "et": "application/vnd.ms-excel", "ppt": "application/vnd.ms-powerpoint",
}  # fmt: skip
_OPEN_XML = "application/vnd.openxmlformats-officedocument"
_ZIPPED = (
    ("word/document.xml", f"{_OPEN_XML}.wordprocessingml.document"),
    ("xl/workbook.xml", f"{_OPEN_XML}.spreadsheetml.sheet"),
    ("ppt/presentation.xml", f"{_OPEN_XML}.presentationml.presentation"),
    ("OFD.xml", "application/ofd"),
    ("content.xml", "application/vnd.oasis.opendocument.text"),
)
_TEXT = {"txt": "text/plain", "csv": "text/csv"}


_NAMES = frozenset({
    "pdf", "png", "jpg", "jpeg", "doc", "docx", "docm", "wps", "wpt", "dot", "xls", "xlsx", "xlsm", "et", "ett", "ppt", "pptx",
    "dps", "ofd", "odt", "ods", "odp", "zip", "txt", "csv",
})  # fmt: skip
"""What a name may end in: on a reader's machine it is the name, not the content, that says which program opens a file."""


def kind_of(data: bytes, name: str) -> str | None:
    """The media type of a file the office takes, or None. Web pages are not taken: they could act in a reader's name."""
    _, dot, ending = name.rpartition(".")
    if dot and ending.isascii() and ending.isalpha() and ending.lower() not in _NAMES:
        return None
    for start, kind in _BY_START:
        if data.startswith(start):
            return kind
    suffix = name.rpartition(".")[2].lower()
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _COMPOUND.get(suffix, "application/x-ole-storage")
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if suffix in _TEXT and b"\x00" not in data[:4096]:
        return _TEXT[suffix]
    return None


def _zipped(data: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return None
    return next((kind for part, kind in _ZIPPED if part in names), "application/zip")


_WORDS = {
    "pdf": "PDF 文件",
    "doc": "Word 文档",
    "docx": "Word 文档",
    "wps": "WPS 文字",
    "xls": "Excel 表格",
    "xlsx": "Excel 表格",
    "et": "WPS 表格",
    "ppt": "演示文稿",
    "pptx": "演示文稿",
    "ofd": "OFD 版式文件",
    "jpg": "图片",
    "jpeg": "图片",
    "png": "图片",
    "zip": "压缩包",
    "txt": "文本",
    "csv": "数据表",
}


def kind_words(name: str) -> str:
    """What people call a file of this name, by its suffix."""
    return _WORDS.get(name.rpartition(".")[2].lower(), "文件")
