"""An Office file as parts that are searched, changed and written again."""

from __future__ import annotations

import io
import posixpath
import zipfile

from lxml import etree

from gongkai.document.container import Container, parse_xml
from gongkai.document.refusal import Refusal

_XML: tuple[str, ...] = (".xml", ".rels", ".vml")
_TYPES = "[content_types].xml"


def local(element: etree._Element) -> str:
    """The name of an element without its namespace: strict, transitional and 2003 files differ in that alone."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attributes(element: etree._Element) -> list[tuple[str, str]]:
    """The attributes of an element, names as lxml spells them."""
    return [(str(key), str(value)) for key, value in element.items()]


class Package:
    """The parts of an Office file by name in lower case; XML is parsed once, when asked for, as `container` does it."""

    def __init__(self, data: bytes) -> None:
        """Open `data`; raises Refusal as Container does."""
        self._container = Container(data)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self._spelt = {
                info.filename.replace("\\", "/").lstrip("/").lower(): info.filename for info in archive.infolist()
            }
        self._roots: dict[str, etree._Element | None] = {}
        self._bytes: dict[str, bytes] = {}
        self._changed: set[str] = set()
        self._dropped: set[str] = set()
        self.unread: list[str] = []

    def names(self) -> list[str]:
        """The names of the parts, in lower case, in the order of the file."""
        return [name for name in self._spelt if name not in self._dropped and not name.endswith("/")]

    def xml_names(self) -> list[str]:
        """The names of the parts that are XML by their name."""
        return [name for name in self.names() if name.endswith(_XML)]

    def data(self, name: str) -> bytes:
        """The bytes of a part, empty where there is none; raises as `Container.part` does."""
        name = name.lower()
        if name in self._dropped:
            return b""
        if name not in self._bytes:
            self._bytes[name] = self._container.part(name) or b""
        return self._bytes[name]

    def root(self, name: str) -> etree._Element | None:
        """The root of an XML part, None where there is none or, as with old drawings, it is no XML: see `unread`."""
        name = name.lower()
        if name not in self._roots:
            data = self.data(name)
            try:
                self._roots[name] = parse_xml(data) if data.strip() else None
            except Refusal as refusal:
                if refusal.code != "damaged":
                    raise
                self._roots[name] = None
                self.unread.append(f"文件中的部件 {name} 无法解析")
        return self._roots[name]

    def targets(self, name: str) -> dict[str, tuple[str, str, bool]]:
        """What a part refers to: relationship id to (kind, target, whether it lies outside the file)."""
        folder, _, base = name.lower().rpartition("/")
        root = self.root(f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels")
        found: dict[str, tuple[str, str, bool]] = {}
        for link in [] if root is None else root:
            outside = link.get("TargetMode") == "External"
            target = link.get("Target") or ""
            if not outside:
                target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/").lower()
            found[link.get("Id") or ""] = ((link.get("Type") or "").rpartition("/")[2], target, outside)
        return found

    def touch(self, name: str) -> None:
        """Say that the tree of a part was changed."""
        self._changed.add(name.lower())

    def put(self, name: str, data: bytes) -> None:
        """Give a part other bytes."""
        self._bytes[name.lower()] = data
        self._roots.pop(name.lower(), None)
        self._changed.discard(name.lower())

    def drop(self, name: str) -> None:
        """Take a part out, with every reference to it and the entry of its content type."""
        name = name.lower()
        self._dropped.add(name)
        for links in [part for part in self.names() if part.endswith(".rels")]:
            source = posixpath.dirname(posixpath.dirname(links))
            root = self.root(links)
            for link in [] if root is None else list(root):
                target = posixpath.normpath(posixpath.join("/" + source, link.get("Target") or "")).lstrip("/").lower()
                if target == name and link.get("TargetMode") != "External" and root is not None:
                    root.remove(link)
                    self.touch(links)
        types = self.root(_TYPES)
        for entry in [] if types is None else list(types):
            if (entry.get("PartName") or "").lstrip("/").lower() == name and types is not None:
                types.remove(entry)
                self.touch(_TYPES)

    def write(self) -> bytes:
        """The file with all changes; parts that were not changed keep their bytes."""
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in self.names():
                root = self._roots.get(name) if name in self._changed else None
                data = self.data(name) if root is None else _serialised(root)
                # A fixed day: the moment of writing is nobody's business, and equal files stay equal.
                archive.writestr(zipfile.ZipInfo(self._spelt[name]), data, zipfile.ZIP_DEFLATED)
        return held.getvalue()


def _serialised(root: etree._Element) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
