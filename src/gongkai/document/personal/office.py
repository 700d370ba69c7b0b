"""What Word files and workbooks hide alike: properties, embedded files, macros, outside links, data of pictures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from gongkai.document.personal.findings import Hidden, HiddenKind, excerpt_of
from gongkai.document.personal.package import Package, local
from gongkai.document.personal.pictures import picture_hidden

_KINDS: Final[dict[str, HiddenKind]] = {
    "creator": "author",
    "lastModifiedBy": "last_modified_by",
    "Company": "company",
    "Manager": "property",
    "HyperlinkBase": "property",
    "title": "property",
    "subject": "property",
    "description": "property",
    "keywords": "property",
    "category": "property",
    "contentStatus": "property",
}
_OF_PROGRAM: Final = ("KSO", "ICV")
"""The beginnings of properties by which office programs name themselves."""
_PICTURES: Final = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".gif", ".bmp", ".emf", ".wmf", ".webp")
_INNOCENT: Final = frozenset(("hyperlink",))
_ON_A_DISK: Final = ("file:", "\\\\", "c:", "d:", "e:")


def office_hidden(package: Package) -> Iterator[Hidden]:
    """What is hidden in an Office file whatever its kind; `removable` is what `cleaned_file` takes out."""
    for name in package.names():
        if name in ("docprops/core.xml", "docprops/app.xml"):
            yield from _properties(package.root(name))
        elif name == "docprops/custom.xml":
            yield from _custom(package.root(name))
        elif name.startswith("docprops/thumbnail"):
            yield Hidden("thumbnail", "文件属性", "", True)
        elif "/embeddings/" in name:
            yield Hidden("embedded_file", "", name.rpartition("/")[2], False)
        elif name.endswith("vbaproject.bin"):
            yield Hidden("macro", "", "", False)
        elif name.endswith(".rels"):
            yield from _links(package.root(name))
        elif is_picture(name):
            yield from picture_hidden(package.data(name), f"图片 {name.rpartition('/')[2]}")


def is_picture(name: str) -> bool:
    """Whether a part is a picture in the text of the file."""
    return "/media/" in name and name.endswith(_PICTURES)


def _properties(root: etree._Element | None) -> Iterator[Hidden]:
    for entry in [] if root is None else root:
        kind = _KINDS.get(local(entry))
        if kind and (entry.text or "").strip():
            yield Hidden(kind, "文件属性", excerpt_of(entry.text or ""), True)


def _custom(root: etree._Element | None) -> Iterator[Hidden]:
    for entry in [] if root is None else root:
        name, text = entry.get("name") or "", "".join(str(piece) for piece in entry.itertext()).strip()
        if text and not name.startswith(_OF_PROGRAM):
            yield Hidden("property", "文件属性", excerpt_of(f"{name}：{text}"), True)


def _links(root: etree._Element | None) -> Iterator[Hidden]:
    """Links to files outside; a web address that is clicked on is in plain sight, one on a disk names its owner."""
    for link in [] if root is None else root:
        target = link.get("Target") or ""
        kind = (link.get("Type") or "").rpartition("/")[2]
        if link.get("TargetMode") != "External" or kind.startswith("externalLink"):
            continue
        if kind not in _INNOCENT or target.lower().startswith(_ON_A_DISK):
            yield Hidden("external_link", "", excerpt_of(target), False)
