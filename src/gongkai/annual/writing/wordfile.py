"""Comments put into a Word file: its comments part, the relation and the content type; every other part as it was."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from lxml import etree

from gongkai.annual.writing.remarks import AUTHOR, INITIALS
from gongkai.document.container import Container, parse_xml
from gongkai.document.docx.names import NAMESPACE, STRICT
from gongkai.document.docx.reader import main_part, parse_body, walk_of
from gongkai.document.docx.walk import Walk
from gongkai.document.refusal import Refusal

_W: Final = f"{{{NAMESPACE}}}"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_RELATION: Final = f"{{{_PACKAGE}/relationships}}Relationship"
_OVERRIDE: Final = f"{{{_PACKAGE}/content-types}}Override"
_TYPES: Final = "[Content_Types].xml"
_COMMENTS_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_NUMBERED: Final = frozenset(
    _W + name for name in ("comment", "commentRangeStart", "commentRangeEnd", "commentReference")
)


class Remark(NamedTuple):
    """A comment to be added: its number and its paragraphs."""

    number: int
    lines: Sequence[str]


class WordFile:
    """A Word file opened to be commented. `root` is its main part, changed in place; `write` gives the new file."""

    def __init__(self, data: bytes) -> None:
        """Open `data`; raises Refusal as the reader of Word files does."""
        self._data = data
        self._parts = Container(data)
        self._main = main_part(self._parts)
        xml = self._parts.part(self._main)
        if xml is None:
            raise Refusal(
                "damaged", "文件里没有正文，不是完整的 Word 文件。请用 Word 打开原文件，另存为 .docx 后再试。"
            )
        # A strict file is read under the names of the transitional one and written back under its own.
        self._strict = STRICT in xml
        self.root = parse_body(xml)
        self._folder = self._main.rpartition("/")[0]
        self._relations_name = f"{self._folder}/_rels/{self._main.rpartition('/')[2]}.rels".lstrip("/")
        self._relations = self._xml(self._relations_name, f'<Relationships xmlns="{_PACKAGE}/relationships"/>')
        self._comments_name = self._find_comments()
        self._comments = self._xml(self._comments_name or "", f'<w:comments xmlns:w="{NAMESPACE}"/>')

    def walk(self) -> Walk:
        """The walk through the body that numbers blocks as the reader does."""
        return walk_of(self._parts, self._main, self.root)

    def first_number(self) -> int:
        """The first number no comment has, counting marks left over from deleted ones."""
        numbers = [
            int(value)
            for tree in (self._comments, self.root)
            for element in tree.iter(*_NUMBERED)
            if (value := element.get(_W + "id") or "").isdecimal()
        ]
        return max(numbers, default=-1) + 1

    def write(self, remarks: Sequence[Remark], on: date) -> bytes:
        """The file with the comments, dated `on`; the same bytes for the same file, remarks and day."""
        for remark in remarks:
            self._comments.append(_comment(remark, on))
        changed = {self._main.lower(): self._bytes(self.root)}
        if self._comments_name is None:
            self._comments_name = self._free_name()
            changed[self._relations_name.lower()] = self._related()
            changed[_TYPES.lower()] = self._typed()
        changed[self._comments_name.lower()] = self._bytes(self._comments)
        names = {self._main, self._relations_name, self._comments_name, _TYPES}
        return self._packed(changed, {name.lower(): name for name in names})

    def _xml(self, name: str, empty: str) -> etree._Element:
        data = self._parts.part(name) if name else None
        if data is None:
            return etree.fromstring(empty)
        return parse_xml(data.replace(STRICT, NAMESPACE.encode()))

    def _find_comments(self) -> str | None:
        for relation in self._relations.iter(_RELATION):
            if (relation.get("Type") or "").endswith("/relationships/comments"):
                target = relation.get("Target") or ""
                name = target.lstrip("/") if target.startswith("/") else f"{self._folder}/{target}".lstrip("/")
                if name in self._parts:
                    return name
        return None

    def _free_name(self) -> str:
        names = (f"{self._folder}/comments{i or ''}.xml".lstrip("/") for i in range(1000))
        return next(name for name in names if name not in self._parts)

    def _related(self) -> bytes:
        taken = {relation.get("Id") for relation in self._relations.iter(_RELATION)}
        relation = etree.SubElement(self._relations, _RELATION)
        relation.set("Id", next(name for i in range(1, 100_000) if (name := f"rId{i}") not in taken))
        relation.set("Type", f"{_STRICT_OFFICE if self._strict else _OFFICE}/comments")
        relation.set("Target", f"/{self._comments_name}")
        return etree.tostring(self._relations, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _typed(self) -> bytes:
        types = self._xml(_TYPES, f'<Types xmlns="{_PACKAGE}/content-types"/>')
        override = etree.SubElement(types, _OVERRIDE)
        override.set("PartName", f"/{self._comments_name}")
        override.set("ContentType", _COMMENTS_TYPE)
        return etree.tostring(types, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _bytes(self, root: etree._Element) -> bytes:
        data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return data.replace(NAMESPACE.encode(), STRICT) if self._strict else data

    def _packed(self, changed: dict[str, bytes], names: dict[str, str]) -> bytes:
        """The zip with the changed parts in their old places and new parts at the end."""
        left = dict(changed)
        stream = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self._data)) as old, zipfile.ZipFile(stream, "w") as new:
            for info in old.infolist():
                name = info.filename.replace("\\", "/").lstrip("/")
                data = left.pop(name.lower(), None)
                if data is None:
                    data = self._parts.part(name) or b""
                new.writestr(_entry(info.filename, info), data)
            for key, data in left.items():
                new.writestr(_entry(names[key], None), data)
        return stream.getvalue()


def _entry(name: str, like: zipfile.ZipInfo | None) -> zipfile.ZipInfo:
    when = like.date_time if like is not None and like.date_time >= _EARLIEST else _EARLIEST
    entry = zipfile.ZipInfo(name, when)
    entry.compress_type = zipfile.ZIP_STORED if like is not None and like.compress_type == 0 else zipfile.ZIP_DEFLATED
    if like is not None:
        entry.external_attr = like.external_attr
    return entry


def _comment(remark: Remark, on: date) -> etree._Element:
    comment = etree.Element(_W + "comment", nsmap={"w": NAMESPACE})
    comment.set(_W + "id", str(remark.number))
    comment.set(_W + "author", AUTHOR)
    comment.set(_W + "date", f"{on.isoformat()}T00:00:00Z")
    comment.set(_W + "initials", INITIALS)
    for line in remark.lines:
        run = etree.SubElement(etree.SubElement(comment, _W + "p"), _W + "r")
        etree.SubElement(run, _W + "t").text = line
    return comment
