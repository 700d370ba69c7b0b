"""What a file is once it is opened for the scan, and the way through the readers of `document`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from gongkai.document.personal.blockwise import block_passages
from gongkai.document.personal.findings import Hidden
from gongkai.document.personal.passages import Passage
from gongkai.document.personal.reasons import reason_of
from gongkai.document.read import read_document
from gongkai.document.refusal import Refusal


@dataclass(slots=True)
class Opened:
    """A file opened. Passages and hidden data are read when asked for; `unread` and `within` grow as they are."""

    passages: Iterable[Passage] = ()
    hidden: Iterable[Hidden] = ()
    maskable: bool = False
    within: list[tuple[str, str, bytes | Refusal]] = field(default_factory=list)
    """Files in the file: where it stands, its name, its bytes or why they could not be had."""
    unread: list[str] = field(default_factory=list)


def as_read(data: bytes, name: str, opened: Opened) -> Iterator[Passage]:
    """The blocks of a file as the reader gives them; what it could not read, or not for sure, is noted."""
    try:
        document = read_document(data, name)
    except Refusal as refusal:
        # The other passages of the file can still be searched.
        opened.unread.append(reason_of(refusal))
        return
    for note in document.notes:
        if note.code == "scan_ocr":
            opened.unread.append(f"{note.where or ''}是图片，文字由识别软件读出，可能漏认或认错")
        elif note.code == "scan_unread":
            opened.unread.append(f"{note.where or ''}有图片没有读取（没有安装文字识别组件）")
    yield from block_passages(document)
