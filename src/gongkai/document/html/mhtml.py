"""A web archive (.mht, and many a .doc from an office system) to a Document."""

from __future__ import annotations

import codecs
import email
import email.policy

from gongkai.document.blocks import Document
from gongkai.document.html.charset import decoded
from gongkai.document.html.reader import read_html
from gongkai.document.limits import TEXT_BYTES, Budget
from gongkai.document.refusal import Refusal


def read_mhtml(data: bytes, budget: Budget | None = None) -> Document:
    """A Document from the first html part of a web archive; raises Refusal `damaged` where there is none."""
    if len(data) > 2 * TEXT_BYTES:
        raise Refusal("too_large", "网页文件过大，不像一份年度报告。请把正文复制到 Word 中保存后再试。")
    try:
        source = _page_in(data)
    except (RecursionError, ValueError, LookupError, AssertionError):
        source = None
    if source:
        return read_html(source, budget)
    raise Refusal("damaged", "网页文件里没有正文。请在浏览器中打开原网页，把正文复制到 Word 中保存后再试。")


def _page_in(data: bytes) -> bytes | None:
    """The first html part of the archive, None where there is none."""
    for part in email.message_from_bytes(data, policy=email.policy.compat32).walk():
        if part.get_content_type() == "text/html":
            source = part.get_payload(decode=True)
            if isinstance(source, bytes) and source:
                return _as_declared(source, part.get_content_charset())
    return None


def _as_declared(source: bytes, charset: str | None) -> bytes:
    """The part with a byte order mark where its header names the encoding, which counts for more than the page's."""
    text = decoded(source, charset.lower()) if charset else None
    return source if text is None else codecs.BOM_UTF8 + text.encode("utf-8", "replace")
