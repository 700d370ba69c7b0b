"""The package for the county's site: the text, a plain page, the facts as a table, and the attachments."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from html import escape

from gongkai.office.catalogue.content import values_of
from gongkai.office.catalogue.difference import shown
from gongkai.office.catalogue.models import Entry, Version
from gongkai.office.files.service import clean_name, fetch

_LABELS = {
    "title": "标题", "issuer": "发文机关", "document_number": "发文字号", "formed_on": "成文日期", "category_id": "类目",
    "genre": "体裁", "topic": "主题", "keywords": "关键词", "summary": "内容概述", "disclosure": "公开方式",
    "validity": "有效性", "effective_on": "施行日期", "expires_on": "有效期至", "ended_on": "失效或废止日期",
}  # fmt: skip
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")


def paste_package(entry: Entry, version: Version) -> bytes:
    """A ZIP with text.txt, page.html, metadata.csv and the attachments in a folder. The same version, the same bytes."""
    files = attachment_names(version)
    parts: dict[str, bytes] = {
        "text.txt": _text(version).encode("utf-8-sig"),
        "page.html": page_of(version, list(files)).encode(),
        "metadata.csv": _metadata(entry, version).encode("utf-8-sig"),
    }
    parts |= {f"附件/{name}": fetch(hash_) for name, hash_ in files.items()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, _EARLIEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, data)
    return stream.getvalue()


def attachment_names(version: Version) -> dict[str, str]:
    """The attachments in their order: a name that stands once, with the suffix of the file, to the hash of its content."""
    names, taken = dict[str, str](), set[str]()
    for row in version.attachments.select_related("file"):
        name, suffix = clean_name(row.name), row.file.name.rpartition(".")[2]
        if not name.lower().endswith(f".{suffix.lower()}"):
            name = f"{name}.{suffix}"
        while name.lower() in taken:  # Windows knows no difference between A.pdf and a.pdf.
            name = f"{row.order}_{name}"
        taken.add(name.lower())
        names[name] = row.file.hash
    return names


def page_of(version: Version, files: list[str]) -> str:
    """The version as a page with nothing in it but headings, paragraphs and a list: every editor takes it."""
    lines = [line.strip() for line in version.body.split("\n") if line.strip()]
    body = "\n".join(_line(line) for line in lines)
    attached = "".join(f"<li>{escape(name)}</li>" for name in files)
    more = f"\n<p>附件：</p>\n<ol>{attached}</ol>" if files else ""
    number = f"\n<p>{escape(version.document_number)}</p>" if version.document_number else ""
    return (
        f'<!doctype html>\n<html lang="zh-CN">\n<head><meta charset="utf-8"><title>{escape(version.title)}</title></head>\n'
        f"<body>\n<h1>{escape(version.title)}</h1>{number}\n{body}{more}\n</body>\n</html>\n"
    )


def _line(line: str) -> str:
    heading = re.match(r"(#{1,4})\s*(.+)", line)
    if heading:
        level = len(heading[1]) + 1
        return f"<h{level}>{escape(heading[2])}</h{level}>"
    return f"<p>{escape(line)}</p>"


def _text(version: Version) -> str:
    body = "\r\n".join(re.sub(r"^#{1,4}\s*", "", line) for line in version.body.split("\n"))
    head = [version.title, *([version.document_number] if version.document_number else []), ""]
    return "\r\n".join([*head, body, ""])


def _metadata(entry: Entry, version: Version) -> str:
    values = values_of(version)
    stream = io.StringIO()
    table = csv.writer(stream)
    table.writerow(["项目", "内容"])
    table.writerow(["索引号", _safe(entry.index_number or "发布时编号")])
    for name, label in _LABELS.items():
        table.writerow([label, _safe(shown(name, values[name]))])
    return stream.getvalue()


def _safe(text: str) -> str:
    # A spreadsheet takes a cell that begins so for a formula and runs it.
    return f"'{text}" if _FORMULA.match(text) else text
