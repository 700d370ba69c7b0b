"""A web archive (.mht, and many a .doc from an office system) to a Document."""

from __future__ import annotations

import email
import email.policy

from gongkai.document.blocks import Document
from gongkai.document.html.reader import read_html
from gongkai.document.limits import TEXT_BYTES, Budget
from gongkai.document.refusal import Refusal


def read_mhtml(data: bytes, budget: Budget | None = None) -> Document:
    """A Document from the first html part of a web archive; raises Refusal `damaged` where there is none."""
    if len(data) > 4 * TEXT_BYTES:
        raise Refusal("too_large", "网页文件过大，不像一份年度报告。请把正文复制到 Word 中保存后再试。")
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() != "text/html":
            continue
        source = part.get_payload(decode=True)
        if isinstance(source, bytes) and source:
            return read_html(_as_declared(source, part.get_content_charset()), budget)
    raise Refusal("damaged", "网页文件里没有正文。请在浏览器中打开原网页，把正文复制到 Word 中保存后再试。")


def _as_declared(source: bytes, charset: str | None) -> bytes:
    """The part with a byte order mark where its header names the encoding, which counts for more than the page's."""
    if not charset:
        return source
    try:
        return b"\xef\xbb\xbf" + source.decode("gb18030" if charset.lower() in ("gb2312", "gbk") else charset).encode()
    except (UnicodeError, LookupError):
        return source
