"""A file without what its reader does not see, as far as a program may decide that."""

from __future__ import annotations

from typing import Final

from lxml import etree

from gongkai.document.detect import kind_of
from gongkai.document.personal.office import is_picture
from gongkai.document.personal.package import Package, local
from gongkai.document.personal.pictures import cleaned_picture
from gongkai.document.refusal import Refusal

_COMMENT_PARTS: Final = ("word/comments", "xl/comments", "xl/threadedcomments/", "xl/persons/", "word/people")
_COMMENT_MARKS: Final = frozenset(("commentRangeStart", "commentRangeEnd", "commentReference"))
_TRACES: Final = frozenset(("rsids", "attachedSchema"))
_EMPTY: Final[dict[str, bytes]] = {
    "docprops/core.xml": b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "docprops/app.xml": b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
    "docprops/custom.xml": b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
}


def cleaned_file(data: bytes, name: str) -> bytes | None:
    """The file without properties, comments, thumbnails and data of pictures; None where that cannot be done.

    Tracked changes, hidden rows, columns and sheets stay: whether their content is to be published is for a
    person to decide, in Word or Excel. None for legacy formats, text, and a PDF that bears a signature or seal.
    """
    try:
        kind = kind_of(data, name)
        if kind in ("docx", "xlsx"):
            return _cleaned_office(data)
        if kind == "pdf":
            from gongkai.document.personal.portable import Portable

            return Portable(data).cleaned()
        return cleaned_picture(data) if kind == "image" else None
    except Refusal:
        return None


def _cleaned_office(data: bytes) -> bytes | None:
    package = Package(data)
    notes = [name for name in package.names() if name.startswith("xl/comments")]
    for name in package.names():
        if name in _EMPTY:
            package.put(name, b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + _EMPTY[name])
        elif name.startswith((*_COMMENT_PARTS, "docprops/thumbnail")):
            package.drop(name)
        elif name.startswith("word/") and name.endswith(".xml"):
            _take_out(package, name, _COMMENT_MARKS | (_TRACES if name == "word/settings.xml" else frozenset()))
        elif notes and name.endswith(".vml"):
            _take_out_notes(package, name)
        elif is_picture(name) and (picture := cleaned_picture(package.data(name))) is not None:
            package.put(name, picture)
    return None if package.unread else package.write()


def _take_out(package: Package, name: str, names: frozenset[str]) -> None:
    """Take elements of these names out of a part; they hold no text of their own."""
    root = package.root(name)
    found = [element for element in ([] if root is None else root.iter(etree.Element)) if local(element) in names]
    for element in found:
        above = element.getparent()
        if above is not None:
            above.remove(element)
            package.touch(name)


def _take_out_notes(package: Package, name: str) -> None:
    """Take the shapes of notes out of an old drawing; buttons and pictures in it stay."""
    root = package.root(name)
    for shape in [] if root is None else list(root):
        kinds = {data.get("ObjectType") for data in shape.iter(etree.Element) if local(data) == "ClientData"}
        if "Note" in kinds and root is not None:
            root.remove(shape)
            package.touch(name)
