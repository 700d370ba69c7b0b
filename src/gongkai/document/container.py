"""Zip containers and the XML in them, opened so that no file can hurt: every byte counted, no entity resolved."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Final

from lxml import etree

from gongkai.document.limits import MARKUP, MEBIBYTE, PART_BYTES, PARTS, UNPACK_RATIO, UNPACKED_BYTES
from gongkai.document.refusal import Refusal

_ENTRY: Final = 46
"""The least bytes that one part takes in the directory of a zip file."""
_DECLARATION: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_ENCRYPTED_FLAG: Final = 0x1
_HARMLESS: Final = 16 * MEBIBYTE
"""A part below this is never a bomb, however well it packs."""
_SMALL: Final = MEBIBYTE
"""XML below this is parsed without counting its tags first."""


class Container:
    """The parts of a zip file, by name without regard to case. Parts are inflated in memory and never written out."""

    __slots__ = ("_members", "_unpacked", "_zip")

    def __init__(self, data: bytes) -> None:
        """Open `data`; raises Refusal `truncated`, `damaged` or `too_large`."""
        if len(data) > PARTS * _ENTRY and data.count(b"PK\x01\x02") > PARTS:
            raise Refusal("too_large", f"文件里的部件超过 {PARTS} 个，不像一份年度报告。请另存为新的文件后再试。")
        if data.rfind(b"PK\x05\x06") < 0:
            raise Refusal("truncated", "文件不完整，可能没有下载或上传完。请重新获取原文件后再试。")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, UnicodeError):
            raise _damaged() from None
        self._unpacked = 0
        self._members: dict[str, list[zipfile.ZipInfo]] = {}
        for info in self._zip.infolist():
            name = info.filename.replace("\\", "/").lstrip("/").lower()
            self._members.setdefault(name, []).append(info)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._members

    def names(self) -> list[str]:
        """The names of all parts, in lower case."""
        return list(self._members)

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, None where there is no such part.

        Raises Refusal `encrypted`, `damaged` (also where two parts bear the name) or `too_large`.
        """
        members = self._members.get(name.lower())
        if not members:
            return None
        if len(members) > 1:
            raise Refusal("damaged", "文件里有重名的部件，无法确定以哪一个为准。请用 Word 打开后另存为新的文件再试。")
        info = members[0]
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise Refusal("encrypted", "文件设有密码。请去掉密码后另存，再重新选择。")
        room = min(PART_BYTES, UNPACKED_BYTES - self._unpacked)
        try:
            with self._zip.open(info) as stream:
                data = stream.read(room + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
            raise _damaged() from None
        if len(data) > room or (len(data) > _HARMLESS and len(data) > UNPACK_RATIO * info.compress_size):
            raise Refusal("too_large", "文件解开后异常庞大，不像一份年度报告。请用 Word 打开后另存为新的文件再试。")
        self._unpacked += len(data)
        return data

    def xml(self, name: str) -> etree._Element | None:
        """The root of an XML part, None where there is no such part; raises as `part` and `parse_xml` do."""
        data = self.part(name)
        return None if data is None else parse_xml(data)


def parse_xml(data: bytes) -> etree._Element:
    """The root element of an XML part.

    Raises Refusal `entities` for any document type declaration (no office format has one), `damaged` for XML
    that is not well-formed or nests too deep, `too_large` for more markup than a report can have.
    """
    if len(data) > _SMALL and data.count(b"<") + data.count(b"=") > MARKUP:
        raise Refusal("too_large", "文件内容过多，不像一份年度报告。请只保留年度报告本身后再试。")
    refuse_declarations(data)
    try:
        root = etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError):
        raise _damaged() from None
    # A declaration in another encoding (UTF-16) escapes the search above.
    if root.getroottree().docinfo.internalDTD is not None:
        raise _entities()
    return root


def refuse_declarations(data: bytes) -> None:
    """Raise Refusal `entities` where XML declares a document type or an entity; no office program writes one."""
    if _DECLARATION.search(data):
        raise _entities()


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )


def _damaged() -> Refusal:
    return Refusal("damaged", "文件已损坏，打不开。请用 Word 或 WPS 打开原文件，另存为新的 .docx 后再试。")


def _entities() -> Refusal:
    return Refusal(
        "entities", "文件里含有不允许的实体定义，为安全起见没有读取。请用 Word 打开后另存为新的 .docx 再试。"
    )
