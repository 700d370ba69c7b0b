"""How a version reads: its text as headings and paragraphs, its particulars as pairs, its attachments as files."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.urls import reverse

from gongkai.office.catalogue.content import FIELDS
from gongkai.office.catalogue.difference import shown
from gongkai.office.catalogue.models import Version
from gongkai.office.files.service import StoredFile

_HEADING = re.compile(r"(#{1,3})\s*(.+)")
_KINDS = {
    "pdf": "PDF 文件", "doc": "Word 文档", "docx": "Word 文档", "xls": "Excel 表格", "xlsx": "Excel 表格", "wps": "WPS 文档",
    "et": "WPS 表格", "ofd": "OFD 版式文件", "jpg": "图片", "jpeg": "图片", "png": "图片", "zip": "压缩包", "txt": "文本", "csv": "表格文本",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the text: `level` 0 for a paragraph, 1 to 3 for a heading."""

    level: int
    text: str


def blocks(body: str) -> list[Block]:
    """The text as a writer typed it, one paragraph a line, lines that begin with # as headings."""
    found = []
    for line in body.split("\n"):
        text = line.strip()
        if heading := _HEADING.match(text):
            found.append(Block(len(heading[1]), heading[2]))
        elif text:
            found.append(Block(0, text))
    return found


def particulars(version: Version, *, skip: tuple[str, ...] = ("title", "body")) -> list[dict[str, object]]:
    """What a version says field by field, empty fields left out."""
    rows: list[dict[str, object]] = []
    for name in FIELDS:
        value = getattr(version, name)
        if name in skip or (name == "normative" and not value):
            continue
        if name == "category_id":
            label, words = "类目", version.category.name if version.category else ""
        else:
            label, words = str(Version._meta.get_field(name).verbose_name), shown(name, value)  # type: ignore[union-attr]
        if words:
            rows.append({"key": label, "value": words})
    return rows


def file_rows(version: Version) -> list[dict[str, object]]:
    """The attachments of a version as the part `files.html` wants them."""
    return [file_row(row.file, row.name) for row in version.attachments.select_related("file")]


def file_row(file: StoredFile, name: str = "", note: str = "") -> dict[str, object]:
    """A kept file as the part `files.html` wants it."""
    suffix = file.name.rpartition(".")[2].lower()
    return {
        "name": name or file.name, "url": reverse("catalogue:file", args=[file.pk]), "size": file.size,
        "kind": _KINDS.get(suffix, "文件"), "note": note,
    }  # fmt: skip
