"""What a PDF holds beside its pages: properties, annotations, forms, bookmarks, files; and the raw text of its pages."""

from __future__ import annotations

import ctypes
import io
import zlib
from collections.abc import Iterator
from typing import Any, Final

import pikepdf
import pypdfium2.raw as pdfium

from gongkai.document.container import parse_xml
from gongkai.document.limits import PAGE_LETTERS, PART_BYTES, Budget
from gongkai.document.pdf.opening import opened
from gongkai.document.personal.findings import Hidden, excerpt_of
from gongkai.document.personal.passages import Passage, fixed
from gongkai.document.refusal import Refusal

_WORDS: Final = ("/Contents", "/V", "/DV", "/T", "/TU", "/Title", "/Subj", "/RC", "/URI", "/Alt", "/ActualText", "/F", "/UF", "/Desc")  # fmt: skip
"""The entries of a PDF's dictionaries in which people's words stand."""
_IN_SIGHT: Final = frozenset(("/Link", "/Widget", "/Popup"))
_OF_PROGRAM: Final = frozenset(("/Producer", "/CreationDate", "/ModDate", "/Trapped", "/Creator"))
_NAMES: Final = {"/Author": "作者", "/Title": "标题", "/Subject": "主题", "/Keywords": "关键词"}
_DEPTH: Final = 12


def page_texts(data: bytes, budget: Budget) -> Iterator[Passage]:
    """The text layer of each page as it is drawn, also what lies under a picture or outside the page."""
    with opened(data) as file:
        for index in range(pdfium.FPDF_GetPageCount(file)):
            budget.tick()
            page = pdfium.FPDF_LoadPage(file, index)
            layer = pdfium.FPDFText_LoadPage(page)
            count = min(pdfium.FPDFText_CountChars(layer), PAGE_LETTERS)
            buffer = (ctypes.c_ushort * (2 * count + 2))()
            written = pdfium.FPDFText_GetText(layer, 0, count, buffer) if count > 0 else 1
            pdfium.FPDFText_ClosePage(layer)
            pdfium.FPDF_ClosePage(page)
            yield fixed(bytes(buffer)[: 2 * (written - 1)].decode("utf-16-le", "replace"), f"第{index + 1}页")


class Portable:
    """A PDF opened for what lies beside its pages."""

    def __init__(self, data: bytes) -> None:
        """Open `data`; raises Refusal `encrypted` or `damaged`."""
        try:
            self.pdf = pikepdf.open(io.BytesIO(data))
        except pikepdf.PasswordError:
            raise Refusal("encrypted", "这个 PDF 文件设有打开密码。请去掉密码另存一份，再重新上传。") from None
        except (pikepdf.PdfError, ValueError, RuntimeError):
            raise Refusal("damaged", "这个 PDF 文件已损坏，打不开。请重新导出 PDF 后再上传。") from None
        self._data = data
        self.unread: list[str] = []

    def passages(self, budget: Budget) -> Iterator[Passage]:
        """Properties, and all words of annotations, forms, bookmarks and links."""
        for name, text in self._properties():
            yield fixed(text, f"PDF 属性“{name}”", "PDF 属性", reachable=not self.is_signed)
        info = self.pdf.trailer.get("/Info")
        told = info.objgen if isinstance(info, pikepdf.Dictionary) else None
        for place in self.pdf.objects:
            budget.tick()
            if isinstance(place, pikepdf.Object) and place.objgen == told:
                continue
            for text in _strings(place, 0):
                yield fixed(text, "PDF 的批注、表单、书签或链接", "PDF 附加内容")

    def hidden(self) -> Iterator[Hidden]:
        """Properties, annotations, embedded files and earlier versions."""
        for name, text in self._properties():
            yield Hidden("pdf_metadata", "PDF 属性", excerpt_of(f"{name}：{text}"), not self.is_signed)
        for number, page in enumerate(self.pdf.pages, 1):
            for annotation in _array(page.obj.get("/Annots")):
                if isinstance(annotation, pikepdf.Dictionary) and str(annotation.get("/Subtype", "")) not in _IN_SIGHT:
                    yield Hidden(
                        "pdf_annotation", f"第{number}页", excerpt_of(str(annotation.get("/Contents", ""))), False
                    )
        for name, _ in self.files():
            yield Hidden("embedded_file", "PDF 附件", excerpt_of(name), False)
        if self._data.count(b"%%EOF") > 1 and not self.pdf.is_linearized:
            yield Hidden("pdf_earlier_version", "", "", not self.is_signed)

    def files(self) -> list[tuple[str, bytes]]:
        """The embedded files, name and bytes; those that are packed in an unusual way are named in `unread`."""
        found = []
        for name, held in self.pdf.attachments.items():
            try:
                found.append((name, _unpacked(held.get_file().obj)))
            except (Refusal, pikepdf.PdfError, KeyError, ValueError):
                self.unread.append(f"PDF 附件“{name}”没有读取")
        return found

    @property
    def is_signed(self) -> bool:
        """Whether the PDF bears an electronic signature or seal, which any change would void."""
        form = self.pdf.Root.get("/AcroForm")
        return isinstance(form, pikepdf.Dictionary) and bool(int(form.get("/SigFlags", 0)) & 1)

    def cleaned(self) -> bytes | None:
        """The PDF without properties and earlier versions; annotations stay. None where it is signed."""
        if self.is_signed:
            return None
        for held in (self.pdf.trailer, self.pdf.Root, *(place for place in self.pdf.objects)):
            if isinstance(held, pikepdf.Dictionary | pikepdf.Stream):
                for key in ("/Metadata", "/PieceInfo"):
                    if key in held:
                        del held[key]
        if "/Info" in self.pdf.trailer:
            del self.pdf.trailer["/Info"]
        written = io.BytesIO()
        self.pdf.save(written)
        return written.getvalue()

    def _properties(self) -> Iterator[tuple[str, str]]:
        """Name and text of each property a person or their machine has left, in the old place and in XMP."""
        info = self.pdf.trailer.get("/Info")
        for key, value in info.items() if isinstance(info, pikepdf.Dictionary) else ():
            if key not in _OF_PROGRAM and isinstance(value, pikepdf.String) and str(value).strip():
                yield _NAMES.get(key, key.lstrip("/")), str(value)
        stream = self.pdf.Root.get("/Metadata")
        if isinstance(stream, pikepdf.Stream):
            try:
                root = parse_xml(_unpacked(stream))
            except Refusal:
                self.unread.append("PDF 的 XMP 属性没有读取")
                return
            for element in root.iter(
                "{*}creator", "{*}title", "{*}description", "{*}subject", "{*}Keywords", "{*}Company"
            ):
                text = " ".join("".join(str(piece) for piece in element.itertext()).split())
                if text:
                    yield str(element.tag).rpartition("}")[2], text


def _strings(value: Any, depth: int) -> Iterator[str]:
    """The words in a dictionary and in what stands directly in it."""
    if depth > _DEPTH:
        return
    if isinstance(value, pikepdf.Array):
        for item in list(value) if depth == 0 or not value.is_indirect else ():
            yield from _strings(item, depth + 1)
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream) and (depth == 0 or not value.is_indirect):
        for key, held in value.items():
            if isinstance(held, pikepdf.String):
                if key in _WORDS:
                    yield str(held)
            else:
                yield from _strings(held, depth + 1)


def _array(value: Any) -> list[Any]:
    return list(value) if isinstance(value, pikepdf.Array) else []


def _unpacked(stream: Any) -> bytes:
    """The bytes of a stream, within limits; raises Refusal `too_large`, or `unsupported` for an unusual packing."""
    if not isinstance(stream, pikepdf.Stream):
        raise Refusal("damaged", "PDF 中的附件已损坏。")
    raw = bytes(stream.read_raw_bytes())
    packing = stream.get("/Filter")
    names = [str(name) for name in packing] if isinstance(packing, pikepdf.Array) else [str(packing)] if packing else []
    if names == ["/FlateDecode"] and "/DecodeParms" not in stream:
        try:
            raw = zlib.decompressobj().decompress(raw, PART_BYTES + 1)
        except zlib.error:
            raise Refusal("damaged", "PDF 中的附件已损坏。") from None
    elif names:
        raise Refusal("unsupported", "PDF 中的附件压缩方式特殊，没有读取。")
    if len(raw) > PART_BYTES:
        raise Refusal("too_large", "PDF 中的附件过大，没有读取。")
    return raw
