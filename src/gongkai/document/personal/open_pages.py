"""Pages opened for the scan: of the web, of a PDF, of a picture."""

from __future__ import annotations

import email
import email.policy
from itertools import chain

from gongkai.document.limits import Budget
from gongkai.document.personal.blockwise import block_passages
from gongkai.document.personal.opened import Opened, as_read
from gongkai.document.personal.passages import Passage, fixed
from gongkai.document.personal.pictures import picture_hidden, picture_words
from gongkai.document.personal.portable import Portable, page_texts
from gongkai.document.personal.source import Source
from gongkai.document.read import read_document


def open_page(data: bytes, name: str) -> Opened:
    """A web page: as it is read, and its source."""
    source = Source(data, True)
    return Opened(chain(block_passages(read_document(data, name), True), source.passages()), maskable=True)


def open_pdf(data: bytes, name: str) -> Opened:
    """A PDF: as it is read, the raw text of its pages, and all beside them. Raises Refusal `encrypted`, `damaged`."""
    portable = Portable(data)
    opened = Opened(hidden=portable.hidden(), unread=portable.unread)
    opened.within = [("PDF 附件", name, held) for name, held in portable.files()]
    opened.passages = chain(as_read(data, name, opened), page_texts(data, Budget()), portable.passages(Budget()))
    return opened


def open_image(data: bytes, name: str) -> Opened:
    """A picture: what OCR reads on it, and what its camera has written."""
    opened = Opened(hidden=picture_hidden(data, "图片"))
    words = (fixed(text, "图片属性", "图片属性", True) for text in picture_words(data))
    opened.passages = chain(words, as_read(data, name, opened))
    return opened


def open_web_archive(data: bytes, name: str) -> Opened:
    """A web archive (.mht): its page as it is read, and the source of every text in it."""
    opened = Opened()
    passages: list[Passage] = list(as_read(data, name, opened))
    try:
        for part in email.message_from_bytes(data, policy=email.policy.compat32).walk():
            held = part.get_payload(decode=True)
            if part.get_content_maintype() == "text" and isinstance(held, bytes):
                passages += Source(held, True).passages()
    except (RecursionError, ValueError, LookupError, AssertionError):
        opened.unread.append("网页文件的部分内容没有检查")
    opened.passages = passages
    return opened
